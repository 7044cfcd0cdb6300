"""The stored indexes of an instance: opened once, refreshed at each look, ranked by.

What everybody may see stands in one index, what a person brought in one of that person's own: so
no ranking can come upon a posting of somebody else. They are read here and kept in step with the
table by `index_upkeep`, one process at a time. A look never waits for a writer: it goes on with
what it has.
"""

from __future__ import annotations

import json
import shutil
from collections import OrderedDict
from contextlib import contextmanager
from threading import Lock, RLock
from time import time
from typing import TYPE_CHECKING, Literal, cast

from filelock import FileLock, Timeout

from matcher import IndexStateError, MissingIndexError, StaleIndexError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from matcher import Matcher, Resume, StoredIndex

    State = Literal["ready", "missing", "stale", "broken"]
    Owner = int | None

SHARED = "shared"
OWN = "own-"
KEEPER = "keeper.lock"
PROGRESS = "progress.json"
# A writer says how far it is every second or so; one that is silent for longer is gone.
SILENT_SECONDS = 120
# Each keeps its files mapped and the changes since the last segment in memory.
MOST_OPEN = 24
# One takes some 3 MB for 20,000 postings.
MOST_KEPT = 16


class MarketIndex:
    """The indexes below `folder`, for the matcher that made them; threads may share it.

    Without a folder there is none, and whoever ranks scores one posting after the other.
    """

    def __init__(self, matcher: Matcher, folder: Path | None = None) -> None:
        self.matcher = matcher
        self._folder = folder
        self._open: OrderedDict[Owner, StoredIndex] = OrderedDict()
        self._kept: OrderedDict[tuple[object, ...], dict[int, float]] = OrderedDict()
        self._locks: dict[Owner, RLock] = {}
        self._guard = Lock()

    @property
    def is_stored(self) -> bool:
        """Whether there is a folder for indexes at all."""
        return self._folder is not None

    def scores(self, person_id: int, resume: Resume) -> Mapping[int, float]:
        """Return the score of each posting of everybody and of this person, by its id.

        They are right to a fraction of a point. Postings that no index holds, or holds twice
        because they are being replaced, are not in it.
        """
        own, shared = self._scores_in(person_id, resume), self._scores_in(None, resume)
        return {**shared, **own} if own else shared

    def state(self, owner: Owner) -> State:
        """Tell whether the index of an owner (None: everybody's) can be used, and if not, why."""
        try:
            self._fresh(owner)
        except MissingIndexError:
            return "missing"
        except StaleIndexError:
            return "stale"
        except IndexStateError:
            return "broken"
        return "ready"

    def opened(self, owner: Owner) -> StoredIndex | None:
        """Return the index of an owner as it is on disk now; None where it cannot be used."""
        try:
            return self._fresh(owner)
        except IndexStateError:
            return None

    def replace(self, owner: Owner, index: StoredIndex) -> None:
        """Rank by this index from now on: it was built anew."""
        with self._lock_of(owner):
            self._remember(owner, index)

    def drop(self, owner: Owner) -> None:
        """Take an owner's index off the disk."""
        with self._lock_of(owner):
            self._open.pop(owner, None)
            shutil.rmtree(self.folder_of(owner), ignore_errors=True)

    def owners(self) -> set[Owner]:
        """Return the owners who have a folder here."""
        if self._folder is None or not self._folder.is_dir():
            return set()
        names = {one.name for one in self._folder.iterdir() if one.is_dir()}
        own = {name.removeprefix(OWN) for name in names if name.startswith(OWN)}
        shared: set[Owner] = {None} if SHARED in names else set()
        return shared | {int(number) for number in own if number.isdigit()}

    def folder_of(self, owner: Owner) -> Path:
        """Return where an owner's index is; ValueError where indexes are not stored."""
        if self._folder is None:
            raise ValueError("This market index has no folder. Make one with a folder to store it.")
        return self._folder / (SHARED if owner is None else f"{OWN}{owner}")

    @contextmanager
    def writing(self, owner: Owner) -> Iterator[StoredIndex | None]:
        """Hold the open index of an owner for a change; looks go on beside it."""
        with self._lock_of(owner):
            yield self.opened(owner)

    @contextmanager
    def keeping(self, owner: Owner) -> Iterator[bool]:
        """Be the one who keeps an owner's index; False where another process or thread is at it."""
        folder = self.folder_of(owner)
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / KEEPER, timeout=0)
        try:
            lock.acquire()
        except Timeout:
            yield False
            return
        try:
            yield True
        finally:
            (folder / PROGRESS).unlink(missing_ok=True)
            lock.release()

    def tell(self, owner: Owner, done: int, total: int) -> None:
        """Note how far the keeper of an index is, for other processes to see."""
        file = self.folder_of(owner) / PROGRESS
        fresh = file.with_suffix(".new")
        fresh.write_text(json.dumps({"done": done, "total": total, "at": time()}), encoding="utf-8")
        fresh.replace(file)

    def progress(self, owner: Owner) -> tuple[int, int] | None:
        """Return (done, total) while somebody is at work on an owner's index."""
        if self._folder is None:
            return None
        try:
            told = json.loads((self.folder_of(owner) / PROGRESS).read_text(encoding="utf-8"))
            is_silent = time() - told["at"] > SILENT_SECONDS
            return None if is_silent else (int(told["done"]), int(told["total"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _scores_in(self, owner: Owner, resume: Resume) -> dict[int, float]:
        index = self.opened(owner)
        if index is None:
            return {}
        mark = (owner, id(index), index.generation, index.pending, resume)
        known = self._kept.get(mark)
        if known is None:
            known = _by_posting(index.nearest(resume, len(index)))
            with self._guard:
                self._kept[mark] = known
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
        return known

    def _fresh(self, owner: Owner) -> StoredIndex:
        if self._folder is None:
            raise MissingIndexError("No index is stored here.", "Give the app a data folder.")
        lock = self._lock_of(owner)
        index = self._open.get(owner)
        if not lock.acquire(blocking=index is None):
            # Somebody is changing it: what was there before is good enough for this look.
            return cast("StoredIndex", index)
        try:
            index = self._open.get(owner)
            if index is None:
                index = self.matcher.open_index(self.folder_of(owner))
            else:
                index.refresh()
        except IndexStateError:
            self._open.pop(owner, None)
            raise
        else:
            self._remember(owner, index)
            return index
        finally:
            lock.release()

    def _remember(self, owner: Owner, index: StoredIndex) -> None:
        with self._guard:
            self._open[owner] = index
            self._open.move_to_end(owner)
            while len(self._open) > MOST_OPEN:
                self._open.popitem(last=False)

    def _lock_of(self, owner: Owner) -> RLock:
        with self._guard:
            return self._locks.setdefault(owner, RLock())


def key_of(posting_id: int, read_mark: str | None) -> str:
    """Return the key under which an index holds a posting as it was read: id and mark."""
    return f"{posting_id}:{read_mark or ''}"


def posting_of(key: object) -> int:
    """Return the posting that a key of an index is about."""
    return int(str(key).partition(":")[0])


def _by_posting(ranked: list[tuple[object, float]]) -> dict[int, float]:
    found: dict[int, float] = {}
    twice = set()
    for key, score in ranked:
        posting = posting_of(key)
        if posting in found:
            twice.add(posting)
        found[posting] = score
    for posting in twice:
        del found[posting]
    return found
