"""A term of the vocabulary where a text names it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from matcher.lexicon.entries import Term


class Mention(NamedTuple):
    """One term named in a text, with its characters and its words (half-open both).

    A `tentative` one is a short form that counts only in the right company; `shown` are
    the characters to show where they are more than its own, as in "Agile or Scrum certification".
    """

    term: Term
    start: int
    end: int
    first: int
    last: int
    tentative: bool = False
    shown: tuple[int, int] | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Return the characters to show."""
        return self.shown or (self.start, self.end)
