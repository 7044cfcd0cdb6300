"""An answer, read once: its clauses, their words and cues, and what part each seems to play."""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from interview_bank.features import features
from interview_bank.model import STAR
from interview_bank.segment import FEWEST_HEADINGS, NO, Reading, place
from interview_bank.types import Kind, Part, Question, Segment, Span
from interview_bank.units import heading_end, split
from interview_bank.wording import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from interview_bank.model import Model, Row


# Chances below which a part is given no clause; from 0.5 down it is asked for. The task has none:
# it is often half a sentence inside another part, and its absence is judged least surely.
PLAINLY_ABSENT: Mapping[Part, float] = MappingProxyType(
    {"situation": 0.2, "task": 0.0, "action": 0.2, "result": 0.2}
)
HEAD_WORDS = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence or clause, weighed without its position.

    `odds`: log-probabilities of the four parts; `kinds`: probabilities of the six kinds; `step`
    and `sign`: chance, 0-1, that it tells a visible step, an outcome that can be checked.
    """

    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    features: frozenset[str]
    odds: Row
    kinds: Row
    step: float
    sign: float

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
    words: list[Word]  # all of them, in order
    steady: tuple[Clause, ...]  # those that neither stray, judge somebody nor take back the deed
    present: dict[Part, float]
    near: float  # how well it fits the question, 0-1; see `topics.fit`

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
    spans = split(text)
    inside = [tuple(words(text[start:end], start)) for start, end in spans]
    said = [text[slice(*span)] for span in spans]
    seen = features(list(zip(inside, said, strict=True)))
    return tuple(_clause(*pieces, model) for pieces in zip(spans, said, inside, seen, strict=True))


def _clause(
    span: Span, said: str, inside: tuple[Word, ...], seen: frozenset[str], model: Model
) -> Clause:
    heads = model.clauses.weigh(seen)
    return Clause(
        start=span[0],
        end=span[1],
        text=said,
        words=inside,
        features=seen,
        odds=heads["parts"],
        kinds=tuple(map(math.exp, heads["kinds"])),
        step=math.exp(heads["action"][1]),
        sign=math.exp(heads["result"][1]),
    )


def segments(
    clauses: tuple[Clause, ...], present: Mapping[Part, float], model: Model
) -> tuple[Segment, ...]:
    """Decide the part of each clause, with what the person typed as a heading overriding.

    A part that is plainly not there gets no clause, so that what is shown and what is said agree.
    """
    length = max((clause.end for clause in clauses), default=1)
    absent = [index for index, part in enumerate(STAR) if present[part] < PLAINLY_ABSENT[part]]
    readings = [
        Reading(
            tuple(NO if i in absent else odds for i, odds in enumerate(c.odds)),
            (c.start + c.end) / 2 / length,
            _headed(c.text),
            bool(c.words),
        )
        for c in clauses
    ]
    return tuple(
        Segment(part, clause.start, clause.end, round(confidence, 3))
        for clause, (part, confidence) in zip(clauses, place(readings, model.order), strict=True)
    )


def typed_parts(clauses: tuple[Clause, ...]) -> set[Part]:
    """Return the parts that the person announced by a heading and then said something under."""
    heads = [_headed(clause.text) for clause in clauses]
    if sum(head is not None for head in heads) < FEWEST_HEADINGS:
        return set()
    return {
        head
        for index, head in enumerate(heads)
        if head and (len(clauses[index].words) > HEAD_WORDS or _goes_on(heads, index))
    }


def _goes_on(heads: list[Part | None], index: int) -> bool:
    return index + 1 < len(heads) and heads[index + 1] is None


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
