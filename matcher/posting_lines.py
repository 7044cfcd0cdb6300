"""A posting cut into sentences, each with its section, its cues and the terms it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher.clauses import sentences
from matcher.strength import by_section, ruling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matcher.alternatives import Alternatives
    from matcher.demands import Demands
    from matcher.mentions import Mention
    from matcher.phrases import PhraseBook
    from matcher.schooling import Degrees
    from matcher.sections import Block, Headings
    from matcher.strength import Cue, Cues
    from matcher.types import Strength

# Sections that never ask anything of the applicant.
SILENT = frozenset({"benefits", "about", "legal", "keywords", "unasked"})
_LISTS = frozenset({"requirements", "certifications"})


@dataclass(frozen=True, slots=True)
class Tools:
    """The compiled vocabulary that reading a posting needs."""

    book: PhraseBook
    headings: Headings
    cues: Cues
    alternatives: Alternatives
    demands: Demands
    degrees: Degrees
    covers: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence; `asks` tells that its own wording asks for experience or knowledge."""

    block: Block
    start: int
    end: int
    cues: list[Cue]
    asks: bool
    mentions: list[Mention]

    @property
    def is_silent(self) -> bool:
        """Tell whether it stands where nothing is asked."""
        return self.block.kind in SILENT

    @property
    def is_listed(self) -> bool:
        """Tell whether it stands in a list of demands."""
        return self.block.kind in _LISTS

    def strength(self, text: str, start: int, end: int) -> Strength:
        """Return the strength of what stands at the offsets: its cue's, else its section's."""
        if self.block.kind == "unasked":
            return "excluded"
        if self.is_silent:
            return "mentioned"
        cue = ruling(self.cues, text, (self.start, self.end), start, end)
        if cue is None:
            return by_section(self.block.kind, asks=self.asks)
        if cue.strength == "required" and self.block.kind == "preferred":
            plain = text[cue.start : cue.end].lower().startswith("must")
            return "required" if plain else "preferred"
        return cue.strength


def lines_of(text: str, tools: Tools) -> Iterator[Line]:
    """Yield the sentences of a posting in order."""
    mentions = tools.book.find(text)
    at = 0
    for block in tools.headings.split(text):
        for piece in sentences(text, block.start, block.end):
            while at < len(mentions) and mentions[at].start < piece.start:
                at += 1
            stop = at
            while stop < len(mentions) and mentions[stop].end <= piece.end:
                stop += 1
            words = text[piece.start : piece.end]
            cues = tools.cues.find(words, piece.start)
            asks = tools.cues.asks(words)
            yield Line(block, piece.start, piece.end, cues, asks, mentions[at:stop])
            at = stop
