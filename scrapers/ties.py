"""Joins what is alike within one company and title, unless it may as well belong elsewhere.

Where a sighting fits two jobs that are proved different, it stands alone: a guess would hide a job.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from scrapers.kinship import Kind, Sureness, are_twins, kind_of, sureness
from scrapers.likeness import strangers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrapers.compared import Compared
    from scrapers.grouping import Groups


class Tie(NamedTuple):
    """Two sightings that may be one job, and how surely their texts say so."""

    one: Compared
    other: Compared
    kind: Kind
    sure: Sureness

    def beyond(self, side: Compared) -> Compared:
        """Return the other end."""
        return self.other if side is self.one else self.one

    def weak_ends(self) -> list[Compared]:
        """Return the ends whose text is a part of the other's, or that have none."""
        if self.sure == "bare":
            return [side for side in (self.one, self.other) if not side.wording.says]
        return [min(self.one, self.other, key=lambda side: len(side.wording.runs))]


def join_alike(block: Sequence[Compared], groups: Groups) -> None:
    """Join the sightings of one company and title that are one job by their words."""
    ties = list(_ties(block))
    _join_clear([tie for tie in ties if tie.sure == "equal"], groups)
    weak: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.sure != "equal":
            for side in tie.weak_ends():
                weak[side.key].append(tie)
    lone: list[Tie] = []
    for side in block:
        own = weak.get(side.key, [])
        whole = [tie for tie in own if tie.beyond(side).wording.is_whole]
        if whole:
            _join_part(side, whole, groups)
        else:
            lone += own
    held = {side.key for side in block if any(_is_held(side, t) for t in weak.get(side.key, []))}
    _join_clear([t for t in lone if not {t.one.key, t.other.key} & held], groups)


def _ties(block: Sequence[Compared]) -> Iterator[Tie]:
    for one, other in combinations(block, 2):
        kind = kind_of(one, other)
        sure = sureness(one, other, kind) if kind else None
        if kind and sure:
            yield Tie(one, other, kind, sure)


def _is_held(side: Compared, tie: Tie) -> bool:
    return tie.beyond(side).wording.is_whole


def _join_part(side: Compared, ties: Sequence[Tie], groups: Groups) -> None:
    """Join a snippet to the only job that holds it, or the only one that holds all of it."""
    whole = [t for t in ties if not strangers(side.wording, t.beyond(side).wording)]
    for fitting in (ties, whole):
        if len({groups.home[tie.beyond(side).key] for tie in fitting}) == 1:
            groups.join(fitting[0].beyond(side), side, fitting[0].kind)
            return


def _join_clear(ties: Iterable[Tie], groups: Groups) -> None:
    """Join the ends of ties, but none that is tied to two different jobs."""
    own: dict[str, list[Tie]] = defaultdict(list)
    sides: dict[str, Compared] = {}
    ties = list(ties)
    for tie in ties:
        for side in (tie.one, tie.other):
            own[side.key].append(tie)
            sides[side.key] = side
    clear = {key: set(_clear(sides[key], held, groups)) for key, held in own.items()}
    for tie in ties:
        if tie.other.key in clear[tie.one.key] and tie.one.key in clear[tie.other.key]:
            groups.join(tie.one, tie.other, tie.kind)


def _clear(side: Compared, ties: Sequence[Tie], groups: Groups) -> list[str]:
    """Return the far ends of a side's ties that are one job; the likelier ones count first."""
    same_number = [
        t for t in ties if side.own_number and t.beyond(side).own_number == side.own_number
    ]
    for likely in (same_number, ties, [tie for tie in ties if tie.kind != "city"]):
        ends = [tie.beyond(side) for tie in likely]
        if ends and not _are_two_jobs(side, ends, groups):
            return [end.key for end in ends]
    return []


def _are_two_jobs(side: Compared, ends: Sequence[Compared], groups: Groups) -> bool:
    if side.number is None and len(set().union(*(groups.numbers(end) for end in ends))) > 1:
        return True
    listed: dict[str, list[Compared]] = defaultdict(list)
    for end in ends:
        listed[end.posting.source].append(end)
    return any(
        len({end.own_number for end in rows if end.own_number}) > 1
        or _are_parallel(side, rows, groups)
        for rows in listed.values()
    )


def _are_parallel(side: Compared, ends: Sequence[Compared], groups: Groups) -> bool:
    """Tell whether one source lists two openings of those; a feed's are one if a board's is one."""
    if side.is_on_board and not ends[0].is_on_board:
        return False
    by_day: dict[object, list[Compared]] = defaultdict(list)
    for end in ends:
        by_day[end.day].append(end)
    return any(
        groups.home[one.key] != groups.home[other.key] and are_twins(one, other)
        for rows in by_day.values()
        for one, other in combinations(rows, 2)
    )
