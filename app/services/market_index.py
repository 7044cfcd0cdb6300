"""The stored indexes of an instance: opened once, refreshed at each look, ranked by.

What everybody may see stands in one index, what a person brought in one of that person's own: so
no ranking can come upon a posting of somebody else. They are read here and kept in step with the
table by `index_upkeep`, one process at a time. A look never waits for a writer: it goes on with
what it has.
"""

from __future__ import annotations

import shutil
from collections import Counter, OrderedDict
from contextlib import contextmanager
from itertools import compress
from threading import Lock, RLock
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from app.services.index_folders import IndexFolders
from matcher import IndexStateError, MissingIndexError, StaleIndexError

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping
    from pathlib import Path

    from app.services.index_folders import Owner
    from matcher import Matcher, Resume, StoredIndex
    from matcher.market.sheet import Sheet

    State = Literal["ready", "missing", "stale", "broken"]

# Each keeps its files mapped and the changes since the last segment in memory.
MOST_OPEN = 24
# Of an index, the best that are looked at first where only good ones are asked for.
WIDTH = 500
# Points by which an index is surely not wrong.
MARGIN = 1.0
# One takes some 3 MB for 20,000 postings.
MOST_KEPT = 16
# Rows of an index up to which they are laid out to be scored to the last digit, in 250 bytes each.
MOST_LAID_OUT = 200_000


class Known(NamedTuple):
    """Scores by posting; those of the `sure` ones are a match's to the last digit.

    Unless single lines of the posting stand in the resume, which lowers them.
    """

    scores: dict[int, float]
    sure: frozenset[int] = frozenset()


class MarketIndex(IndexFolders):
    """The indexes below `folder`, for the matcher that made them; threads may share it.

    Without a folder there is none, and whoever ranks scores one posting after the other.
    """

    def __init__(self, matcher: Matcher, folder: Path | None = None) -> None:
        super().__init__(folder)
        self.matcher = matcher
        self._open: OrderedDict[Owner, StoredIndex] = OrderedDict()
        self._kept: OrderedDict[tuple[object, ...], Known] = OrderedDict()
        self._sheets: OrderedDict[tuple[object, ...], Sheet] = OrderedDict()
        # What was lately seen of each person's market, for whoever looks again within seconds.
        self.lately: dict[int, object] = {}
        self._widths: dict[Owner, int] = {}
        self._locks: dict[Owner, RLock] = {}
        self._guard = Lock()

    def scores(
        self, person_id: int, resume: Resume, *, least: float | None = None
    ) -> Mapping[int, float]:
        """Return the score of each posting of everybody and of this person, by its id.

        They are right to a fraction of a point, most to the last digit. Postings that no index
        holds, or holds twice because they are being replaced, are not in it. With a `least`, only
        those that score as much are sure to be: that takes a few milliseconds however large the
        rest of the market.
        """
        return self.known(person_id, resume, least=least).scores

    def known(self, person_id: int, resume: Resume, *, least: float | None = None) -> Known:
        """Return these scores, and which of them are surely those of a match."""
        own, shared = (self._known_in(one, resume, least) for one in (person_id, None))
        if not own.scores:
            return shared
        return Known({**shared.scores, **own.scores}, shared.sure | own.sure)

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

    @contextmanager
    def writing(self, owner: Owner) -> Iterator[StoredIndex | None]:
        """Hold the open index of an owner for a change; looks go on beside it."""
        with self._lock_of(owner):
            yield self.opened(owner)

    def held(self, person_id: int) -> set[int]:
        """Return the postings that the indexes of everybody and of this person hold."""
        opened = [self.opened(owner) for owner in (None, person_id)]
        return {posting_of(key) for index in opened if index for key in index.keys()}  # noqa: SIM118

    def _known_in(self, owner: Owner, resume: Resume, least: float | None) -> Known:
        index = self.opened(owner)
        if index is None:
            return Known({})
        of_index = (owner, id(index), index.generation, index.pending)
        known = self._kept.get((*of_index, least, resume))
        if known is None:
            if least is None and len(index) <= MOST_LAID_OUT:
                known = _by_columns(self._sheet(of_index, index), resume)
            else:
                known = Known(_by_posting(self._nearest(owner, index, resume, least)))
            self._keep(self._kept, (*of_index, least, resume), known)
        return known

    def _sheet(self, of_index: tuple[object, ...], index: StoredIndex) -> Sheet:
        """Return the rows of an index laid out, once for as long as it does not change."""
        sheet = self._sheets.get(of_index)
        if sheet is None:
            counted = Counter(map(posting_of, index.keys()))
            sheet = index.sheet(lambda key: _once(posting_of(key), counted))
            self._keep(self._sheets, of_index, sheet)
        return sheet

    def _keep(
        self, among: OrderedDict[tuple[object, ...], Any], mark: tuple[object, ...], value: object
    ) -> None:
        with self._guard:
            among[mark] = value
            while len(among) > MOST_KEPT:
                among.popitem(last=False)

    def _nearest(
        self, owner: Owner, index: StoredIndex, resume: Resume, least: float | None
    ) -> list[tuple[Hashable, float]]:
        if least is None:
            return index.nearest(resume, len(index))
        width = self._widths.get(owner, WIDTH)
        found = index.nearest(resume, width)
        while len(found) == width and found[-1][1] >= least - MARGIN:
            width *= 2
            found = index.nearest(resume, width)
        # An edit changes little: what was wide enough is likely to be so again.
        self._widths[owner] = width
        return found

    def _fresh(self, owner: Owner) -> StoredIndex:
        if not self.is_stored:
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


def _once(posting: int, counted: Counter[int]) -> int | None:
    """Return a posting unless it is held twice, because it is being replaced."""
    return posting if counted[posting] == 1 else None


def _by_columns(sheet: Sheet, resume: Resume) -> Known:
    told = sheet.shown(resume)
    postings = cast("tuple[int, ...]", sheet.names)
    scores = dict(zip(postings, told.scores.tolist(), strict=True))
    return Known(scores, frozenset(compress(postings, told.is_sure.tolist())))


def _by_posting(ranked: list[tuple[Hashable, float]]) -> dict[int, float]:
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
