"""The words of an index: whatever postings have in common is written once and then numbered."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable


class Numbered:
    """Values in the order in which they were first seen; a value's number never changes."""

    def __init__(self, values: Iterable[Any] = ()) -> None:
        self.values = list(values)
        self._number = {value: number for number, value in enumerate(self.values)}

    def __len__(self) -> int:
        """Return how many values have a number."""
        return len(self.values)

    def number(self, value: Hashable) -> int:
        """Return the number of a value, a new one where it was not seen before."""
        known = self._number.get(value)
        if known is None:
            known = self._number[value] = len(self.values)
            self.values.append(value)
        return known


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What few values there are of, however many postings: all segments share its numbers.

    `members` are what a posting may ask for, `topics` what its duties are about, `trades`
    (trade, words, what they count), `names` the trades alone; `posts` are (crafts, level, rung),
    `worlds` (strictness, sureness) of trades, `fields` the main trades, two (name, sixteenths of
    its share), -1 for none; `years`, `schools` and `works` (track, is it PMO work) are kept to
    restore a posting.
    All are plain values, so that they can be written as JSON.
    """

    members: Numbered = field(default_factory=Numbered)
    topics: Numbered = field(default_factory=Numbered)
    trades: Numbered = field(default_factory=Numbered)
    names: Numbered = field(default_factory=Numbered)
    posts: Numbered = field(default_factory=Numbered)
    worlds: Numbered = field(default_factory=Numbered)
    fields: Numbered = field(default_factory=Numbered)
    years: Numbered = field(default_factory=Numbered)
    schools: Numbered = field(default_factory=Numbered)
    works: Numbered = field(default_factory=Numbered)

    def to_plain(self) -> dict[str, list[Any]]:
        """Return lists that `from_plain` turns back into an equal vocabulary."""
        return {one.name: getattr(self, one.name).values for one in fields(self)}

    @classmethod
    def from_plain(cls, plain: dict[str, list[Any]]) -> Vocabulary:
        """Return the vocabulary that `to_plain` described."""
        return cls(*(Numbered(map(frozen, plain[one.name])) for one in fields(cls)))


def frozen(value: Any) -> Any:  # noqa: ANN401  whatever JSON holds
    """Return a value from JSON with tuples for its lists."""
    return tuple(map(frozen, value)) if isinstance(value, list) else value
