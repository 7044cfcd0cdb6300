"""The words of an index: whatever postings have in common is written once and then numbered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


class Numbered:
    """Values in the order in which they were first seen; a value's number never changes."""

    def __init__(self, values: Iterable[tuple[Any, ...]] = ()) -> None:
        self.values = list(values)
        self._number = {value: number for number, value in enumerate(self.values)}

    def __len__(self) -> int:
        """Return how many values have a number."""
        return len(self.values)

    def number(self, value: tuple[Any, ...]) -> int:
        """Return the number of a value, a new one where it was not seen before."""
        known = self._number.get(value)
        if known is None:
            known = self._number[value] = len(self.values)
            self.values.append(value)
        return known


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`columns` are what credit is given for, `trades` (trade, words) pairs, `contexts` the rest.

    All are tuples of plain values, so that they can be written as JSON.
    """

    columns: Numbered = field(default_factory=Numbered)
    trades: Numbered = field(default_factory=Numbered)
    contexts: Numbered = field(default_factory=Numbered)

    def to_plain(self) -> dict[str, list[Any]]:
        """Return lists that `from_plain` turns back into an equal vocabulary."""
        return {name: getattr(self, name).values for name in ("columns", "trades", "contexts")}

    @classmethod
    def from_plain(cls, plain: dict[str, list[Any]]) -> Vocabulary:
        """Return the vocabulary that `to_plain` described."""
        return cls(*(Numbered(map(frozen, plain[n])) for n in ("columns", "trades", "contexts")))


def frozen(value: Any) -> Any:  # noqa: ANN401  whatever JSON holds
    """Return a value from JSON with tuples for its lists."""
    return tuple(map(frozen, value)) if isinstance(value, list) else value
