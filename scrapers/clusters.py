"""Which sightings are one job: grouped with reasons, never destroyed; a person decides.

A requisition number proves two postings different; likeness of words only suggests one job.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from scrapers.compared import Compared, Sighting
from scrapers.grouping import Groups, Link
from scrapers.likeness import likeness
from scrapers.names import title_key
from scrapers.ties import join_alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrapers.kinship import Kind

__all__ = ["Cluster", "Link", "Sighting", "Verdicts", "group_into_jobs", "likely_same_vacancy"]

# Two texts are one vacancy's from this share of common runs on, 0 to 1.
_SAME = 0.85
# A sentence that more adverts have is a phrase of the trade.
_FEW_HOLD = 40


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


def group_into_jobs(
    sightings: Iterable[Sighting], verdicts: Verdicts | None = None
) -> list[Cluster]:
    """Group sightings into jobs, in the order of their first members; each is in one group.

    Pure and the same every time for the same input. What a person said is the same is joined
    first, whatever speaks against it; what they said is different is never joined by likeness.
    """
    verdicts = verdicts or Verdicts()
    seen = [Compared(sighting) for sighting in sightings]
    groups = Groups.of(seen, verdicts.different)
    by_key = {one.key: one for one in seen}
    for pair in sorted(map(sorted, verdicts.same)):
        known = [by_key[key] for key in pair if key in by_key]
        if len(known) == 2:  # noqa: PLR2004 - a pair
            groups.join(known[0], known[1], "joined")
    for one, other, kind in _proved(seen):
        groups.join(one, other, kind)
    for block in _gathered(seen, "block").values():
        join_alike(block, groups)
    return [
        Cluster(tuple(m.key for m in members), tuple(groups.links[home]))
        for home, members in groups.members.items()
    ]


def likely_same_vacancy(sightings: Iterable[Sighting]) -> list[tuple[str, str]]:
    """Return pairs that two companies advertise in the same words: suggestions, never merged.

    Agencies advertise one employer's vacancy under their own names.
    """
    seen = [one for one in map(Compared, sightings) if one.wording.tells]
    return [
        (one.key, other.key)
        for one, other in _sharing_a_piece(seen)
        if one.company != other.company
        and title_key(one.posting.title, one.posting.places)
        == title_key(other.posting.title, other.posting.places)
        and likeness(one.wording, other.wording) >= _SAME
    ]


def _sharing_a_piece(seen: Sequence[Compared]) -> Iterator[tuple[Compared, Compared]]:
    """Yield pairs with a sentence in common that few have, each once, in their order."""
    holders: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(seen):
        for piece in set(one.wording.pieces):
            holders[piece].append(at)
    pairs = {
        pair
        for rows in holders.values()
        if len(rows) <= _FEW_HOLD
        for pair in combinations(rows, 2)
    }
    yield from ((seen[one], seen[other]) for one, other in sorted(pairs))


def _gathered(seen: Iterable[Compared], name: str) -> dict[object, list[Compared]]:
    """Return the sightings that share a value of this name, where two or more do."""
    found: dict[object, list[Compared]] = defaultdict(list)
    for one in seen:
        if value := getattr(one, name):
            found[value].append(one)
    return {value: rows for value, rows in found.items() if len(rows) > 1}


def _proved(seen: Sequence[Compared]) -> Iterator[tuple[Compared, Compared, Kind]]:
    """Yield pairs that are one job whatever their words: one id, one address, one number."""
    for rows in _gathered(seen, "identity").values():
        yield from ((one, other, "identity") for one, other in pairwise(rows))
    for rows in _gathered(seen, "address").values():
        yield from ((one, other, "address") for one, other in _at_one_address(rows))
    for rows in _gathered(seen, "company_number").values():
        pairs = pairwise(rows)
        yield from ((a, b, "requisition") for a, b in pairs if _share_words(a, b))


def _at_one_address(rows: Sequence[Compared]) -> Iterator[tuple[Compared, Compared]]:
    """Yield neighbours at an address, unless it is the address of a list."""
    ids = {(one.posting.source, one.posting.source_id) for one in rows if one.posting.source_id}
    if len(ids) == len({source for source, _ in ids}):
        yield from (pair for pair in pairwise(rows) if _share_words(*pair))


def _share_words(one: Compared, other: Compared) -> bool:
    """Tell whether two titles have half their words in common; an untold one fits any."""
    a, b = (set(title_key(side.posting.title).split()) for side in (one, other))
    return not a or not b or len(a & b) * 2 >= min(len(a), len(b))
