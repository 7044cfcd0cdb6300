"""The stored indexes kept in step with the postings: what is new, changed or closed, and no more.

An index holds each posting that is not closed under its id and the mark of its reading. What it
lacks, and what it holds too much, is the difference of two sets, so whatever stopped the last
upkeep, a crash in the middle of an append included, the next one goes on from what is there.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.models.posting import Posting
from app.services.market_index import key_of, posting_of
from matcher import IndexStateError, PostingProfile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy.orm import Session

    from app.services.index_folders import Owner
    from app.services.market_index import MarketIndex, State
    from matcher import StoredIndex

    Told = Callable[[int, int], None]

log = logging.getLogger("critical_path")

# Postings that are read and written together; what a writer may lose by a crash.
STEP = 250
# From so many lacking postings on, and as many as are held, building anew is quicker.
WORTH_A_REBUILD = 2000
# Spelt with IN, the index over owner, state and mark answers it alone.
_IS_OPEN = Posting.state.in_(("open", "unknown"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """What was done to one owner's index; `is_busy` where another process was at it already."""

    owner: Owner
    added: int = 0
    removed: int = 0
    rebuilt: bool = False
    is_busy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexStanding:
    """How an owner's index stands: `postings` there are, `lacking` of them are not in it.

    `surplus` are held but closed, changed or gone. `progress` is (done, total) while it is worked
    on, `nbytes` the size of its columns.
    """

    owner: Owner
    state: State
    postings: int
    held: int
    lacking: int
    surplus: int
    nbytes: int
    progress: tuple[int, int] | None


def unheard(done: int, total: int) -> None:
    """Take no notice of progress."""


def catch_up_all(
    session: Session, market: MarketIndex, *, anew: bool = False, told: Told = unheard
) -> list[Upkeep]:
    """Bring the index of every owner into step with the table; `anew` builds each one anew."""
    if not market.is_stored:
        return []
    owners = _owners(session) | market.owners()
    ordered = sorted(owners, key=lambda owner: (owner is not None, owner))
    return [catch_up(session, market, owner, anew=anew, told=told) for owner in ordered]


def catch_up(
    session: Session,
    market: MarketIndex,
    owner: Owner,
    *,
    anew: bool = False,
    told: Told = unheard,
) -> Upkeep:
    """Bring one owner's index into step; one that is missing, stale or damaged is built anew.

    Nothing happens where another process is at it. Readers use the former state meanwhile.
    """
    if not market.is_stored:
        return Upkeep(owner=owner)
    wanted = _wanted(session, owner)
    if not wanted:
        market.drop(owner)
        return Upkeep(owner=owner)
    with market.keeping(owner) as is_ours:
        if not is_ours:
            return Upkeep(owner=owner, is_busy=True)
        try:
            return _caught_up(session, market, owner, wanted, anew=anew, told=told)
        except IndexStateError as problem:
            log.warning("index not kept owner=%s: %s", owner or "everybody", problem)
            return Upkeep(owner=owner, is_busy=True)


def standings(session: Session, market: MarketIndex) -> list[IndexStanding]:
    """Return how the index of each owner stands, everybody's first."""
    if not market.is_stored:
        return []
    owners = _owners(session) | market.owners() | {None}
    ordered = sorted(owners, key=lambda owner: (owner is not None, owner))
    return [_standing(session, market, owner) for owner in ordered]


def is_behind(one: IndexStanding) -> bool:
    """Tell whether an index has to be mended: it cannot be used, or lacks or exceeds postings."""
    if not one.postings:
        return one.surplus > 0
    return one.state != "ready" or bool(one.lacking or one.surplus)


def _standing(session: Session, market: MarketIndex, owner: Owner) -> IndexStanding:
    wanted = _wanted(session, owner)
    index = market.opened(owner)
    held = {str(key) for key in index.keys()} if index else set()  # noqa: SIM118 - no mapping
    return IndexStanding(
        owner=owner,
        state=market.state(owner),
        postings=len(wanted),
        held=len(held),
        lacking=len(wanted - held),
        surplus=len(held - wanted),
        nbytes=index.nbytes if index else 0,
        progress=market.progress(owner),
    )


def _caught_up(
    session: Session,
    market: MarketIndex,
    owner: Owner,
    wanted: set[str],
    *,
    anew: bool,
    told: Told,
) -> Upkeep:
    index = None if anew else market.opened(owner)
    held = {str(key) for key in index.keys()} if index else set()  # noqa: SIM118 - no mapping
    lacking = wanted - held
    heard = _heard(market, owner, told)
    if index is None or len(lacking) > max(WORTH_A_REBUILD, len(held)):
        rows = _counted(_read(session, wanted), len(wanted), heard)
        built = market.matcher.build_index(market.folder_of(owner), rows)
        market.replace(owner, built)
        return Upkeep(owner=owner, added=len(built), rebuilt=True)
    added = _append(market, owner, _counted(_read(session, lacking), len(lacking), heard))
    surplus = held - wanted
    if surplus:
        with market.writing(owner) as open_index:
            _usable(open_index).remove(sorted(surplus))
    return Upkeep(owner=owner, added=added, removed=len(surplus))


def _append(market: MarketIndex, owner: Owner, rows: Iterator[tuple[str, PostingProfile]]) -> int:
    added = 0
    while step := list(islice(rows, STEP)):
        with market.writing(owner) as index:
            added += _usable(index).append(step)
    return added


def _usable(index: StoredIndex | None) -> StoredIndex:
    if index is None:
        raise IndexStateError("The index went away meanwhile.", "The next upkeep builds it anew.")
    return index


def _heard(market: MarketIndex, owner: Owner, told: Told) -> Told:
    def heard(done: int, total: int) -> None:
        market.tell(owner, done, total)
        told(done, total)

    return heard


def _counted(
    rows: Iterable[tuple[str, PostingProfile]], total: int, heard: Told
) -> Iterator[tuple[str, PostingProfile]]:
    heard(0, total)
    for done, row in enumerate(rows, 1):
        yield row
        if done % STEP == 0 or done == total:
            heard(done, total)


def _read(session: Session, keys: set[str]) -> Iterator[tuple[str, PostingProfile]]:
    """Yield the readings of postings, oldest first, each under the key that it has by now."""
    ids = sorted(map(posting_of, keys))
    for first in range(0, len(ids), STEP):
        rows = session.execute(
            select(Posting.id, Posting.read_mark, Posting.profile)
            .where(Posting.id.in_(ids[first : first + STEP]))
            .order_by(Posting.id)
        )
        for number, mark, profile in rows:
            try:
                yield key_of(number, mark), PostingProfile.from_dict(profile)
            except (KeyError, TypeError, ValueError) as problem:
                log.warning("posting left out of the index posting=%s: %r", number, problem)


def _wanted(session: Session, owner: Owner) -> set[str]:
    own = Posting.person_id.is_(None) if owner is None else Posting.person_id == owner
    rows = session.execute(select(Posting.id, Posting.read_mark).where(own, _IS_OPEN))
    return {key_of(number, mark) for number, mark in rows}


def _owners(session: Session) -> set[Owner]:
    found = select(Posting.person_id).where(_IS_OPEN).group_by(Posting.person_id)
    return set(session.scalars(found.having(func.count() > 0)))
