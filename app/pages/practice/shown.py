"""A review as its page shows it: the answer cut into pieces, remarks tied to them by number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from interview_bank.dimensions import CEILINGS
from interview_bank.probes import ORDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.models import Answer
    from interview_bank import Question

Span = tuple[int, int]
SENTENCE_START = re.compile(r"(?:^|[.!?][\"'”’)]*\s+|\n)$")

LEVELS = {
    "coordinator": "Coordinator",
    "analyst": "Analyst",
    "manager": "Manager",
    "director": "Director",
    "vp": "Vice president",
}
KINDS = {
    "behavioural": "Something you did",
    "situational": "What you would do",
    "knowledge": "What you know",
    "motivation": "Why you want it",
}
ASKS = {
    "behavioural": "Tell one thing that happened: where it was, what was yours to do, what you "
    "did step by step, and what came of it.",
    "situational": "Say what you would do first, next and last, and what would decide it.",
    "knowledge": "Name the points that matter, each in a sentence, and one example.",
    "motivation": "Say what draws you, and one thing you did that shows it.",
}
# Words, and seconds at 140 words a minute: for a story what the review's remark on length names.
STORY_LENGTH = ((120, 250), (50, 110))
SHORT = ((60, 150), (25, 65))
AIMS = {
    "behavioural": STORY_LENGTH,
    "situational": STORY_LENGTH,
    "knowledge": SHORT,
    "motivation": SHORT,
}
READ_AS = {
    "story": "a story of something you did",
    "pseudo-story": "what you usually do, not one time it happened",
    "hypothetical": "what you would do, not what you did",
    "opinion": "an opinion, not something that happened",
    "self-description": "a description of yourself, not something that happened",
    "knowledge": "an explanation",
}
# Answers to these are heard for their points; situation, task, action, result say little there.
BY_POINTS = ("knowledge", "situational")


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark; `n` is the number of its words in the text, None where it is about the whole."""

    n: int | None
    tone: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text under the same remarks; `begins` and `ends` are the numbers that do.

    `is_new` marks what was added after the question back.
    """

    text: str
    tone: str | None
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    is_new: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One segment: its part and its pieces; `is_more` where the part before was the same."""

    part: str
    is_more: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A review ready for its page. `first` is the one thing to improve, None where all is well."""

    answer: Answer
    question: Question
    rows: tuple[Row, ...]
    first: Remark | None
    rest: tuple[Remark, ...]

    @property
    def is_star(self) -> bool:
        """Whether the four parts of a story are what this question is heard for."""
        return self.question.kind not in BY_POINTS

    @property
    def scores(self) -> list[dict[str, Any]]:
        """The scores of the review, to one decimal."""
        return [one | {"score": round(one["score"], 1)} for one in self.answer.review["scores"]]

    @property
    def read_as(self) -> str:
        """What kind of answer this was read as, in words."""
        return READ_AS.get(self.answer.review["kind"], "an answer")


def shown(answer: Answer, question: Question, *, before: Answer | None = None) -> Shown:
    """Cut an answer and its review for the page; `before` is the answer that it completes."""
    review = answer.review
    remarks = tuple(_numbered(review["findings"], len(answer.text)))
    first = _to_improve_first(review["findings"], remarks)
    others = [one for one in remarks if one is not first]
    new = added(before.text, answer.text) if before else (0, 0)
    return Shown(
        answer=answer,
        question=question,
        rows=tuple(_rows(answer.text, review["segments"], remarks, new)),
        first=first,
        rest=tuple(sorted(others, key=lambda one: one.tone != "improve")),
    )


def added(before: str, after: str) -> Span:
    """Return the run of `after` without which it is `before`; (0, 0) where there is none.

    Of the runs that will do, it is one that begins a sentence, if any does: both texts may go on
    with the same letters.
    """
    most = min(len(before), len(after))
    start = next((i for i in range(most) if before[i] != after[i]), most)
    tail = next((i for i in range(most - start) if before[-1 - i] != after[-1 - i]), most - start)
    end = len(after) - tail
    if start >= end:
        return 0, 0
    for shift in range(start + 1):
        if SENTENCE_START.search(after[: start - shift]):
            return start - shift, end - shift
        if after[start - shift - 1] != after[end - shift - 1]:
            break
    return start, end


def _numbered(findings: Iterable[Mapping[str, Any]], length: int) -> Iterable[Remark]:
    """Give numbers, in the order of the text, to the remarks that are about some words of it."""
    told = list(findings)
    about_words = [f for f in told if 0 < f["end"] - f["start"] < length]
    in_order = sorted(about_words, key=lambda f: (f["start"], f["end"]))
    numbers = {id(finding): n for n, finding in enumerate(in_order, start=1)}
    for f in told:
        yield Remark(numbers.get(id(f)), f["tone"], f["message"], f["start"], f["end"])


def _to_improve_first(
    findings: Sequence[Mapping[str, Any]], remarks: Sequence[Remark]
) -> Remark | None:
    """Return the remark that the question back is about, so that both ask for the same thing.

    Where it is about none of them, the one that holds the score down the most comes first.
    """
    told = [
        (f["code"], remark)
        for f, remark in zip(findings, remarks, strict=True)
        if remark.tone == "improve"
    ]
    for triggers, _, _ in ORDER:
        asked = next((remark for code, remark in told if code in triggers), None)
        if asked:
            return asked
    return min(told, key=lambda pair: CEILINGS.get(pair[0], 5.0))[1] if told else None


def _rows(
    text: str, segments: Sequence[Mapping[str, Any]], remarks: Sequence[Remark], new: Span
) -> Iterable[Row]:
    before = None
    marks = [one for one in remarks if one.n is not None]
    for segment in segments:
        part = segment["part"]
        yield Row(part, part == before, tuple(_pieces(text, segment, marks, new)))
        before = part


def _pieces(
    text: str, segment: Mapping[str, Any], marks: Sequence[Remark], new: Span
) -> Iterable[Piece]:
    first, last = segment["start"], segment["end"]
    within = [one for one in marks if one.start < last and one.end > first]
    bounds = [*new, *(edge for one in within for edge in (one.start, one.end))]
    cuts = [first, *sorted({edge for edge in bounds if first < edge < last}), last]
    for start, end in pairwise(cuts):
        over = [one for one in within if one.start <= start and one.end >= end]
        # What is to be improved shows where a strength covers the same words.
        tones = sorted(one.tone for one in over)
        yield Piece(
            text=text[start:end],
            tone=tones[0] if tones else None,
            begins=tuple(one.n for one in over if one.n and max(one.start, first) == start),
            ends=tuple(one.n for one in over if one.n and one.end == end),
            is_new=new[0] <= start and end <= new[1],
        )
