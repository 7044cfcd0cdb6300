"""Groups of sightings that refuse to grow where two members are proved to be different jobs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrapers.kinship import are_proved_two, are_twins

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrapers.compared import Compared
    from scrapers.kinship import Kind


@dataclass(frozen=True, slots=True)
class Link:
    """Why two sightings stand together: a copy elsewhere, a repost, another city."""

    one: str
    other: str
    kind: Kind


@dataclass(slots=True)
class Groups:
    """The groups by the key of one of their members; `home` finds it for each sighting."""

    apart: frozenset[frozenset[str]]
    members: dict[str, list[Compared]]
    home: dict[str, str]
    links: dict[str, list[Link]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, seen: Iterable[Compared], apart: frozenset[frozenset[str]]) -> Groups:
        """Return a group for each sighting; pairs of `apart` never come together by likeness."""
        members = {one.key: [one] for one in seen}
        return cls(apart, members, {key: key for key in members})

    def join(self, one: Compared, other: Compared, kind: Kind) -> None:
        """Put two sightings' groups together unless that would hide a difference."""
        a, b = self.home[one.key], self.home[other.key]
        if a == b or (kind != "joined" and not self._may(a, b)):
            return
        for member in self.members[b]:
            self.home[member.key] = a
        self.members[a] += self.members.pop(b)
        self.links[a] += [*self.links.pop(b, []), Link(one.key, other.key, kind)]

    def numbers(self, one: Compared) -> set[str]:
        """Return the requisition numbers in the group of a sighting."""
        return {m.number for m in self.members[self.home[one.key]] if m.number}

    def _may(self, a: str, b: str) -> bool:
        ones, others = self.members[a], self.members[b]
        # A feed that shows a job twice shows one job, if the employer's own board has it once.
        on_board = any(member.is_on_board for member in (*ones, *others))
        return not any(
            are_proved_two(one, other)
            or (are_twins(one, other) and (one.is_on_board or not on_board))
            or (self.apart and frozenset({one.key, other.key}) in self.apart)
            for one in ones
            for other in others
        )
