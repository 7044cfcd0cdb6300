"""Which sightings are one job: grouped with reasons, never destroyed; a person decides.

A requisition number proves two postings different; likeness of words only suggests one job.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from scrapers.identity import company_key, title_key, url_key
from scrapers.likeness import Wording, likeness, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from scrapers.types import Posting

Kind = Literal["joined", "address", "requisition", "copy", "repost", "city"]
_SAME, _REPOST_DAYS = 0.85, 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A posting under the key that its keeper knows it by, and the day it was first seen."""

    key: str
    posting: Posting
    first_seen: date | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Why two sightings stand together: a copy elsewhere, a repost, another city."""

    one: str
    other: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Cluster:
    """One job's sightings, and the links that hold them together."""

    keys: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """What a person decided about pairs of keys; it outlives every regrouping."""

    same: frozenset[frozenset[str]] = frozenset()
    different: frozenset[frozenset[str]] = frozenset()


@dataclass(slots=True)
class _Seen:
    """A sighting with what is compared, computed once."""

    sighting: Sighting
    company: str
    title: str
    requisition: str | None
    url: str | None
    places: frozenset[str]
    wording: Wording
    day: date | None


@dataclass(slots=True)
class _Groups:
    """Groups that refuse to grow where two members are proved different."""

    members: dict[str, list[_Seen]]
    home: dict[str, str] = field(default_factory=dict)
    links: dict[str, list[Link]] = field(default_factory=lambda: defaultdict(list))

    def join(self, one: _Seen, other: _Seen, kind: Kind, apart: Verdicts) -> None:
        """Put two sightings' groups together unless that would hide a difference."""
        a, b = self.home[one.sighting.key], self.home[other.sighting.key]
        if a == b or (kind != "joined" and not self._may(a, b, apart)):
            return
        for member in self.members[b]:
            self.home[member.sighting.key] = a
        self.members[a] += self.members.pop(b)
        self.links[a] += [*self.links.pop(b, []), Link(one.sighting.key, other.sighting.key, kind)]

    def _may(self, a: str, b: str, apart: Verdicts) -> bool:
        numbers = {m.requisition for m in (*self.members[a], *self.members[b]) if m.requisition}
        if len(numbers) > 1:
            return False
        return not any(
            frozenset({one.sighting.key, other.sighting.key}) in apart.different
            or _are_twins(one, other)
            for one in self.members[a]
            for other in self.members[b]
        )


def group_into_jobs(
    sightings: Iterable[Sighting], verdicts: Verdicts | None = None
) -> list[Cluster]:
    """Group sightings into jobs, in the order of their first members; each is in one group."""
    verdicts = verdicts or Verdicts()
    seen = [_seen(sighting) for sighting in sightings]
    groups = _Groups({one.sighting.key: [one] for one in seen})
    groups.home = {one.sighting.key: one.sighting.key for one in seen}
    by_key = {one.sighting.key: one for one in seen}
    for pair in verdicts.same:
        known = [by_key[key] for key in sorted(pair) if key in by_key]
        if len(known) == 2:  # noqa: PLR2004 - a pair
            groups.join(known[0], known[1], "joined", verdicts)
    for one, other, kind in _likely(seen):
        groups.join(one, other, kind, verdicts)
    return [
        Cluster(tuple(m.sighting.key for m in members), tuple(groups.links[home]))
        for home, members in groups.members.items()
    ]


def likely_same_vacancy(sightings: Iterable[Sighting]) -> list[tuple[str, str]]:
    """Return pairs that two companies advertise in the same words: suggestions, never merged.

    Agencies advertise one employer's vacancy under their own names.
    """
    by_title: dict[str, list[_Seen]] = defaultdict(list)
    for sighting in sightings:
        one = _seen(sighting)
        if one.wording.tells:
            by_title[one.title].append(one)
    return [
        (one.sighting.key, other.sighting.key)
        for rows in by_title.values()
        for one, other in combinations(rows, 2)
        if one.company != other.company and likeness(one.wording, other.wording) >= _SAME
    ]


def _seen(sighting: Sighting) -> _Seen:
    posting = sighting.posting
    number = "".join(sign for sign in posting.requisition_id or "" if sign.isalnum()).upper()
    return _Seen(
        sighting=sighting,
        company=company_key(posting.company),
        title=title_key(posting.title),
        requisition=number or None,
        url=url_key(posting.url),
        places=frozenset((p.city or p.text).casefold() for p in posting.places),
        wording=wording_of(posting.description_text),
        day=posting.posted_on or sighting.first_seen,
    )


def _likely(seen: list[_Seen]) -> Iterator[tuple[_Seen, _Seen, Kind]]:
    """Yield pairs that may be one job, the surest kinds first."""
    yield from _by(seen, "url", "address")
    blocks: dict[tuple[str, str], list[_Seen]] = defaultdict(list)
    for one in seen:
        if one.company and one.title:
            blocks[one.company, one.title].append(one)
    for block in blocks.values():
        yield from _by(block, "requisition", "requisition")
    for block in blocks.values():
        yield from _alike(block)


def _by(seen: list[_Seen], name: str, kind: Kind) -> Iterator[tuple[_Seen, _Seen, Kind]]:
    first: dict[str, _Seen] = {}
    for one in seen:
        value = getattr(one, name)
        if value:
            known = first.setdefault(value, one)
            if known is not one:
                yield known, one, kind


def _alike(block: list[_Seen]) -> Iterator[tuple[_Seen, _Seen, Kind]]:
    for one, other in combinations(block, 2):
        kind = _kind(one, other)
        if kind and _same_words(one, other):
            yield one, other, kind


def _kind(one: _Seen, other: _Seen) -> Kind | None:
    """Return what the second sighting of a job would be to the first, or None if it is another."""
    if one.requisition and other.requisition and one.requisition != other.requisition:
        return None
    if _are_twins(one, other):
        return None
    if one.places and other.places and not one.places & other.places:
        return "city"
    if one.sighting.posting.source != other.sighting.posting.source:
        return "copy"
    days = abs(one.day - other.day) if one.day and other.day else timedelta(0)
    return "repost" if days <= timedelta(days=_REPOST_DAYS) else None


def _are_twins(one: _Seen, other: _Seen) -> bool:
    """Tell parallel openings: one source lists both on one day, in one place, under two ids."""
    a, b = one.sighting.posting, other.sighting.posting
    listed_apart = (
        a.source == b.source and a.source_id and b.source_id and a.source_id != b.source_id
    )
    same_day = one.day is not None and one.day == other.day
    same_number = one.requisition is not None and one.requisition == other.requisition
    return bool(listed_apart) and same_day and one.places == other.places and not same_number


def _same_words(one: _Seen, other: _Seen) -> bool:
    """Compare the texts; where one has none, the same place has to do."""
    if one.wording.tells and other.wording.tells:
        return likeness(one.wording, other.wording) >= _SAME
    return bool(one.places & other.places)
