"""A text cut into words that keep their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher.lexicon.spellings import TOKEN

if TYPE_CHECKING:
    from matcher.mentions import Mention


@dataclass(frozen=True, slots=True)
class Words:
    """A text with its words in lower case and their places."""

    text: str
    lower: list[str]
    spans: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str) -> Words:
        """Cut a text into its words and marks."""
        spans = [match.span() for match in TOKEN.finditer(text)]
        low = text.lower()
        if len(low) == len(text):
            return cls(text, [low[start:end] for start, end in spans], spans)
        # A few capitals, such as the Turkish dotted I, become two letters and shift the rest.
        return cls(text, [text[start:end].lower() for start, end in spans], spans)

    def turn(self, mention: Mention) -> int:
        """Return when to judge a short form: what others lean on first, what leans on them last."""
        return 2 if self.is_elliptic(mention) else "@method-word" not in mention.term.near

    def is_elliptic(self, mention: Mention) -> bool:
        """Tell whether the mention lacks the word that its term shares with others of a list."""
        shares = mention.term.shares
        return bool(shares) and not any(
            self.lower[place] in shares for place in range(mention.first, mention.last)
        )
