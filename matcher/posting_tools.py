"""The compiled vocabulary that reading a posting needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher.alternatives import Alternatives
from matcher.demands import Demands
from matcher.hints import Hints
from matcher.phrases import PhraseBook
from matcher.schooling import Degrees
from matcher.sections import Headings
from matcher.strength import Cues
from matcher.years import YEARS

if TYPE_CHECKING:
    from matcher.lexicon.entries import Lexicon


@dataclass(frozen=True, slots=True)
class Tools:
    """Everything that finds something in a posting; made once from the vocabulary."""

    book: PhraseBook
    headings: Headings
    cues: Cues
    alternatives: Alternatives
    demands: Demands
    degrees: Degrees
    hints: Hints
    covers: dict[str, frozenset[str]]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Tools:
        """Compile the vocabulary."""
        words = lexicon.words
        cues, demands = Cues(words["cues.toml"]), Demands(words["demands.toml"])
        degrees = Degrees(words["degrees.toml"])
        alternatives = Alternatives(words["cues.toml"])
        patterns: dict[str, str] = {"years": YEARS}
        for part in (cues.patterns, demands.patterns, degrees.patterns, alternatives.patterns):
            patterns.update(part)
        return cls(
            book=PhraseBook(lexicon.terms.values()),
            headings=Headings(words["headings.toml"]),
            cues=cues,
            alternatives=alternatives,
            demands=demands,
            degrees=degrees,
            hints=Hints(patterns),
            covers={term.id: term.covers for term in lexicon.terms.values() if term.covers},
        )
