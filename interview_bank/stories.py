"""A person's stories against the competencies: what is covered, what is not, what is overused.

Five to eight stories that each serve several competencies are what coaches advise; one story for
every question is what listeners notice.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_bank.model import STAR, load_model
from interview_bank.review import read_answer
from interview_bank.stats import PACE
from interview_bank.topics import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_bank.answer import Answer
    from interview_bank.types import Question

MOST_USES = 2  # answers of one session that may rest on the same story
LIKELY = 0.85  # how well a story must fit the questions of a competency to be offered for it
OFFERED = 4
SHORT_CUT, LONG_CUT = 90, 120  # seconds


@dataclass(frozen=True, slots=True)
class Story:
    """A told story and the competencies that the person says it serves."""

    id: str
    title: str
    competencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Stories x competencies. `rows` holds for each story id which competency it serves."""

    competencies: tuple[str, ...]
    rows: tuple[tuple[str, tuple[bool, ...]], ...]
    gaps: tuple[str, ...]


def matrix(stories: Sequence[Story], competencies: Sequence[str]) -> Matrix:
    """Return who serves what, and the competencies that no story serves."""
    rows = tuple(
        (story.id, tuple(name in story.competencies for name in competencies)) for story in stories
    )
    served = {name for story in stories for name in story.competencies}
    gaps = tuple(name for name in competencies if name not in served)
    return Matrix(tuple(competencies), rows, gaps)


def overused(story_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the stories told more than twice in the answers of one session, in order."""
    counts = Counter(story_ids)
    return tuple(story for story, uses in counts.items() if uses > MOST_USES)


def suggested(answer: str, questions: Iterable[Question]) -> tuple[str, ...]:
    """Return up to four competencies whose questions the story seems to answer, best first."""
    best: dict[str, list[float]] = {}
    for question in questions:
        if question.kind == "behavioural":
            best.setdefault(question.competency, []).append(fit(question.text, answer))
    means = {name: sum(fits) / len(fits) for name, fits in best.items()}
    likely = [name for name, mean in means.items() if mean >= LIKELY]
    return tuple(sorted(likely, key=lambda name: (-means[name], name))[:OFFERED])


def cut(answer: str, seconds: int) -> str:
    """Return the answer cut to a speaking time, whole clauses in their order.

    The strongest clause of each part stays in any case; the rest follows by weight while there is
    room. Nothing is reworded, so the person recognises every sentence.
    """
    read = read_answer(answer, None, load_model())
    room = seconds * PACE // 60
    if len(read.words) <= room:
        return answer.strip()
    kept: set[int] = set()
    used = 0
    for index in _by_weight(read):
        size = len(read.clauses[index].words)
        if used + size <= room or not kept:
            kept.add(index)
            used += size
    return " ".join(read.clauses[index].text for index in sorted(kept))


def _by_weight(read: Answer) -> list[int]:
    """Return clause indices: the strongest of each part first, then the others by weight."""
    worth = [_worth(read, index) for index in range(len(read.clauses))]
    ranked = sorted(range(len(worth)), key=lambda index: -worth[index])
    parts = [segment.part for segment in read.segments]
    leading = {parts[index]: index for index in reversed(ranked) if parts[index] in STAR}
    first = sorted(leading.values())
    return first + [index for index in ranked if index not in first]


def _worth(read: Answer, index: int) -> float:
    clause, segment = read.clauses[index], read.segments[index]
    if segment.part == "other":
        return 0.0
    substance = {"action": clause.step, "result": clause.sign}.get(segment.part, 0.7)
    return segment.confidence * substance
