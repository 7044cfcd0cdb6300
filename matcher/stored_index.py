"""An index on disk: mapped instead of loaded, appended to without being written anew."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
from filelock import FileLock, Timeout
from typing_extensions import override

from matcher.errors import BrokenIndexError, IndexStateError
from matcher.index import Index, Scoring
from matcher.market import folder as store
from matcher.market import journal
from matcher.market.catalogue import Held
from matcher.market.facts import Facts
from matcher.market.files import map_segment, write_segment
from matcher.market.folder import Manifest
from matcher.market.rows import Rows
from matcher.market.segment import MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator
    from pathlib import Path

    from matcher.market.segment import Segment
    from matcher.types import PostingProfile

_TRIES = 5
_WORTH_KEEPING = MOST_ROWS // 2
# Rows in the journal from which on they are worth a segment of their own.
FULL_JOURNAL = 8192
_WAIT_SECONDS = 30.0


class StoredIndex(Index):
    """The index of a folder; keys are str or int. One process writes at a time, many may read.

    A commit is there in whole or not at all, whenever a process dies. Readers see what was
    committed after `refresh`; what they hold open stays whole while a new generation is written.
    """

    def __init__(self, folder: Path, scoring: Scoring) -> None:
        super().__init__((), scoring)
        self.folder = folder
        self._manifest: Manifest | None = None
        self._mapped: list[Segment] = []
        self._place = 0
        self._pending = 0
        self.refresh()

    @property
    def generation(self) -> int:
        """The number of the generation that is open; it grows with each `compact`."""
        return self._manifest.generation if self._manifest else 0

    @property
    def pending(self) -> int:
        """How many changes stand in the journal and not yet in a segment."""
        return self._pending

    def refresh(self) -> None:
        """Take in what was committed since; raises an `IndexStateError` of the three kinds."""
        for _ in range(_TRIES):
            try:
                self._catch_up(store.read_manifest(self.folder, self._scoring.fingerprint))
            except FileNotFoundError:
                # The manifest was replaced between reading it and opening what it names.
                continue
            return
        raise BrokenIndexError(store.NAME, "files that it names are not there")

    def append(self, rows: Iterable[tuple[str | int, PostingProfile]]) -> int:
        """Commit postings, all or none; each replaces a former one of its key. Return how many.

        Raises `IndexStateError` where another process keeps writing.
        """
        formula = self._scoring.formula
        told = [["+", key, formula.describe(profile).to_plain()] for key, profile in rows]
        if told:
            self._commit(told)
        return len(told)

    @override
    def add(self, key: Hashable, profile: PostingProfile) -> None:
        """Commit one posting."""
        if not isinstance(key, (str, int)):
            raise TypeError(f"{key!r} cannot be a key on disk. Use a str or an int.")
        self.append([(key, profile)])

    @override
    def remove(self, keys: Iterable[Hashable]) -> None:
        """Commit that these postings are gone; unknown keys are passed over."""
        told: list[list[Any]] = [["-", key] for key in keys]
        if told:
            self._commit(told)

    def compact(self) -> None:
        """Write the journal and small segments into a segment; readers go on with theirs."""
        with writing(self.folder):
            self.refresh()
            self._compact()

    def _commit(self, told: list[list[Any]]) -> None:
        with writing(self.folder):
            self.refresh()
            if self._manifest is None:
                return
            self._place = journal.append(self.folder / self._manifest.journal, self._place, told)
            self._take(told)
            if self._pending >= FULL_JOURNAL:
                self._compact()

    def _compact(self) -> None:
        if self._manifest is None:
            return
        rows, before = self._rows, self._manifest
        names = dict(zip(map(id, self._mapped), before.segments, strict=True))
        kept: list[Held] = []
        small: list[Held] = []
        for one in rows.snapshot():
            is_kept = id(one.segment) in names and one.valid >= _WORTH_KEEPING
            (kept if is_kept else small).append(one)
        generation = before.generation + 1
        named = [(*names[id(o.segment)][:2], tuple(o.gone.tolist())) for o in kept]
        named += [
            (*_written(self.folder, generation, number, segment), ())
            for number, segment in enumerate(rows.merged(small))
        ]
        made = _finish(self.folder, generation, rows, named, before.fingerprint)
        self._catch_up(made)
        store.sweep(self.folder, made)

    def _catch_up(self, manifest: Manifest) -> None:
        if self._manifest is None or manifest.generation != self._manifest.generation:
            vocabulary = store.read_vocabulary(self.folder / manifest.vocabulary)
            held = [
                Held(_mapped(self.folder / name, rows), np.array(gone, np.int32))
                for name, rows, gone in manifest.segments
            ]
            self._mapped = [one.segment for one in held]
            self._rows = Rows(vocabulary, held, manifest.order)
            self._manifest, self._place, self._pending = manifest, 0, 0
        for told, place in journal.read(self.folder / manifest.journal, self._place):
            self._take(told)
            self._place = place

    def _take(self, told: list[list[Any]]) -> None:
        gone = [one[1] for one in told if one[0] == "-"]
        for one in told:
            if one[0] == "+":
                self._rows.add(one[1], Facts.from_plain(one[2]))
        if gone:
            self._rows.remove(gone)
        self._pending += len(told)


def _mapped(path: Path, rows: int) -> Segment:
    segment = map_segment(path)
    if len(segment) != rows:
        raise BrokenIndexError(path.name, "it is another one's")
    return segment


def build_index(
    folder: Path, rows: Iterable[tuple[str | int, PostingProfile]], scoring: Scoring
) -> StoredIndex:
    """Build a folder's index anew, in the place of whatever is there, and return it open.

    Until the last moment readers see the former one, and a crash leaves it as it was.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with writing(folder):
        generation = _next_generation(folder)
        made = Rows()
        named: list[tuple[str, int, tuple[int, ...]]] = []
        for key, profile in rows:
            made.add(key, scoring.formula.describe(profile))
        for number, one in enumerate(made.snapshot()):
            name, count = _written(folder, generation, number, one.segment)
            named.append((name, count, tuple(one.gone.tolist())))
        manifest = _finish(folder, generation, made, named, scoring.fingerprint)
        store.sweep(folder, manifest)
    return StoredIndex(folder, scoring)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Be the only writer of a folder's index meanwhile; `IndexStateError` where another stays."""
    try:
        with FileLock(folder / store.LOCK, timeout=_WAIT_SECONDS):
            yield
    except Timeout as problem:
        raise IndexStateError(
            f"Another process is writing the index in {folder}.", "Try again when it is done."
        ) from problem


def _written(folder: Path, generation: int, number: int, segment: Segment) -> tuple[str, int]:
    name = f"segment-{generation}-{number}.bin"
    (folder / name).unlink(missing_ok=True)
    write_segment(folder / name, segment)
    return name, len(segment)


def _finish(
    folder: Path,
    generation: int,
    rows: Rows,
    named: list[tuple[str, int, tuple[int, ...]]],
    fingerprint: str,
) -> Manifest:
    """Write the rest of a generation and let it take effect."""
    manifest = Manifest(
        generation=generation,
        fingerprint=fingerprint,
        vocabulary=f"vocabulary-{generation}.json",
        journal=f"journal-{generation}.log",
        order=rows.order,
        segments=tuple(named),
    )
    store.write_vocabulary(folder / manifest.vocabulary, rows.vocabulary)
    journal.create(folder / manifest.journal)
    store.write_manifest(folder, manifest)
    return manifest


def _next_generation(folder: Path) -> int:
    """Return a number that no file of the folder bears yet, its manifest being readable or not."""
    numbers = (re.match(r"(?:segment|vocabulary|journal)-(\d+)", f.name) for f in folder.iterdir())
    return 1 + max((int(found[1]) for found in numbers if found), default=0)
