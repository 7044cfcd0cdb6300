"""An answer, read once: its clauses, their words and cues, and what part each seems to play."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_bank.features import clause_features
from interview_bank.segment import Reading, place
from interview_bank.types import Kind, Part, Question, Segment, Span
from interview_bank.units import heading_end, split
from interview_bank.wording import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.model import Model, Row


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence or clause with its features and the log-odds of the four parts, position-free."""

    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    features: frozenset[str]
    odds: Row

    @property
    def span(self) -> Span:
        """The characters of the clause in the answer."""
        return self.start, self.end

    def chance(self, index: int) -> float:
        """Return the position-free probability of a part, by its index in `model.STAR`."""
        return math.exp(self.odds[index])


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What every check is given. `present` is the chance, 0-1, that a part is there at all."""

    text: str
    question: Question | None
    kind: Kind
    clauses: tuple[Clause, ...]
    segments: tuple[Segment, ...]
    present: dict[Part, float]

    @property
    def words(self) -> list[Word]:
        """All words in order."""
        return [word for clause in self.clauses for word in clause.words]

    @property
    def whole(self) -> Span:
        """The span of the whole answer, for remarks about what is not there."""
        return 0, len(self.text)

    def parted(self, part: Part) -> Iterator[Clause]:
        """Yield the clauses that were judged to be `part`."""
        for clause, segment in zip(self.clauses, self.segments, strict=True):
            if segment.part == part:
                yield clause


def read_clauses(text: str, model: Model) -> tuple[Clause, ...]:
    """Cut a text into clauses and weigh each, without regard to where it stands."""
    return tuple(_clause(text, span, model) for span in split(text))


def _clause(text: str, span: Span, model: Model) -> Clause:
    start, end = span
    inside = tuple(
        Word(word.raw, word.norm, word.start + start, word.end + start)
        for word in words(text[start:end])
    )
    features = frozenset(clause_features(inside, text[start:end]))
    return Clause(start, end, text[start:end], inside, features, model.parts.log_odds(features))


def segments(clauses: tuple[Clause, ...], length: int, model: Model) -> tuple[Segment, ...]:
    """Decide the part of each clause, with what the person typed as a heading overriding."""
    readings = [
        Reading(c.odds, (c.start + c.end) / 2 / max(1, length), _headed(c.text), bool(c.words))
        for c in clauses
    ]
    return tuple(
        Segment(part, clause.start, clause.end, round(confidence, 3))
        for clause, (part, confidence) in zip(clauses, place(readings, model.order), strict=True)
    )


_HEADS: dict[str, Part] = {
    "s": "situation", "c": "situation", "b": "situation", "t": "task", "g": "task", "a": "action",
    "r": "result", "o": "result", "l": "result",
}  # fmt: skip


def _headed(text: str) -> Part | None:
    size = heading_end(text)
    if not size:
        return None
    head = text[:size].strip("#*_>•-–— \t.)0123456789").lower()
    return "task" if head.startswith("challenge") else _HEADS.get(head[:1])
