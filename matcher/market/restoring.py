"""Postings made again from what a segment keeps of them, to be scored by the code of a match."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from matcher.types import PostingProfile, Requirement, Schooling, Years

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from matcher.market.facts import Member
    from matcher.market.segment import Segment
    from matcher.market.vocabulary import Vocabulary

# The wording is not kept. These words stand in for it where the exact score looks for a condition.
_LATER = "Eligible."
_ENROLLED = "Currently enrolled in a degree."
_APART = " " * 200
_FOR_ALL = _LATER + _APART
_FOR_STUDENTS = _FOR_ALL + _ENROLLED


class _Made(NamedTuple):
    """What rows of a segment have in common, made once: requirements by unit."""

    segment: Segment
    units: dict[int, tuple[Requirement, ...]]


class Restorer:
    """Makes postings that score as the described ones do, without their wording and labels."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        self._made: dict[int, _Made] = {}

    def posting(self, segment: Segment, row: int) -> PostingProfile:
        """Return the posting of a row."""
        words, told = self._words, segment.told(row)
        years = words.years.values[segment.years[row]]
        school = words.schools.values[segment.school[row]]
        track, is_pmo = words.works.values[segment.work[row]]
        return PostingProfile(
            text=_FOR_STUDENTS if told.is_for_students else _FOR_ALL,
            title=json.loads(told.title),
            level=words.posts.values[segment.post[row]][1],
            track=track,
            is_pmo=is_pmo,
            years_experience=years and Years(*years),
            education=school and Schooling(*school),
            requirements=tuple(self._requirements(segment, [c for own in told.units for c in own])),
            topics=tuple(words.topics.values[number] for number in told.topics),
            domains=tuple(words.trades.values[number][:2] for number in told.trades),
        )

    def _requirements(self, segment: Segment, codes: Iterable[int]) -> Iterator[Requirement]:
        made = self._made.setdefault(id(segment), _Made(segment, {})).units
        seen: set[int] = set()
        for code in codes:
            if code not in made:
                made[code] = _requirements_of(segment.members(code, self._words), str(code))
            if code in seen and len(made[code]) > 1:
                # Two equal groups of one posting are two units, so they need names of their own.
                again = f"{code} again {len(seen)}"
                yield from _requirements_of(segment.members(code, self._words), again)
            else:
                yield from made[code]
            seen.add(code)


def asked_for(member: Member, group: str | None) -> Requirement:
    """Return a member of a unit as a requirement, in a group of this name."""
    kind, name, strength, least, grade, later = member
    place = 0 if later else len(_FOR_ALL)
    return Requirement(
        id=name,
        kind=kind,
        label="",
        strength=strength,
        any_of=group,
        min_years=least,
        start=place,
        end=place,
        grade=grade,
    )


def _requirements_of(members: tuple[Member, ...], group: str) -> tuple[Requirement, ...]:
    name = group if len(members) > 1 else None
    return tuple(asked_for(member, name) for member in members)
