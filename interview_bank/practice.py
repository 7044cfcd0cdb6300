"""What to practise next: spaced repetition by competency, drawn together before an interview.

Intervals come from FSRS (the `fsrs` library, no fuzz), where the overall score of an attempt is
the rating. Time is always an argument. That spaced, repeated telling helps is the finding of
Lin-Stephens (2022); the squeeze towards an interview date is our own rule.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fsrs import Card, Rating, Scheduler

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from interview_bank.types import Level, Question

FILE = Path(__file__).parent / "requirements.toml"
MINUTES_EACH = 6  # two to answer, four to read the review and try again
AGAIN, HARD, GOOD = 2.2, 3.0, 4.0  # below these overall scores
SOONEST = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One reviewed answer: its question and competency, the overall score 1-5, when (aware)."""

    question_id: str
    competency: str
    overall: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Due:
    """When a competency should come up again, and how it stood last."""

    competency: str
    due: datetime
    attempts: int
    last: float


@dataclass(frozen=True, slots=True)
class Progress:
    """How a competency developed: scores of the first, the last and the best attempt."""

    competency: str
    attempts: int
    first: float
    last: float
    best: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the person asks of a session. Empty collections mean "no preference".

    `wanted` are the requirement ids of a posting, `gaps` those that the resume does not meet;
    `labels` are their names for people, where a name differs from the id.
    """

    minutes: int = 20
    level: Level | None = None
    competencies: Collection[str] = ()
    wanted: Collection[str] = ()
    gaps: Collection[str] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    interview_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pick:
    """A question for the session and one sentence on why it is here."""

    question: Question
    reason: str


def due_dates(
    attempts: Iterable[Attempt], *, now: datetime, interview_at: datetime | None = None
) -> tuple[Due, ...]:
    """Return one due date a practised competency, the most overdue first.

    Before an interview that is still to come no pause is longer than half the time left.
    """
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    found = []
    for competency, tries in _by_competency(attempts).items():
        card = Card(card_id=0, due=tries[0].at)
        for attempt in tries:
            rating = _rating(attempt.overall)
            card, _ = scheduler.review_card(card, rating, review_datetime=attempt.at)
        due = _squeezed(card.due, tries[-1].at, now, interview_at)
        found.append(Due(competency, due, len(tries), tries[-1].overall))
    return tuple(sorted(found, key=lambda item: (item.due, item.competency)))


def progress(attempts: Iterable[Attempt]) -> tuple[Progress, ...]:
    """Return how each practised competency developed, by name."""
    return tuple(
        Progress(
            name, len(tries), tries[0].overall, tries[-1].overall, max(t.overall for t in tries)
        )
        for name, tries in sorted(_by_competency(attempts).items())
    )


def touched(requirement_id: str) -> tuple[str, ...]:
    """Return the competencies that a requirement id touches, most specific rows only."""
    matches = {
        name: max((len(start) for start in starts if requirement_id.startswith(start)), default=0)
        for name, starts in load_touches().items()
    }
    longest = max(matches.values(), default=0)
    return tuple(name for name, size in matches.items() if size and size == longest)


def choose(
    questions: Sequence[Question], attempts: Sequence[Attempt], wish: Wish, *, now: datetime
) -> tuple[Pick, ...]:
    """Return the questions of a session, most useful first; at least one where any fits.

    Competencies are ordered by need (asked for and missing, asked for, due, never tried, weak) and
    take turns; within one, questions not tried yet come first, then the longest not seen.
    """
    fitting = [question for question in questions if _fits(question, wish)]
    needs = _needs(fitting, attempts, wish, now)
    last_seen = {attempt.question_id: attempt.at for attempt in sorted(attempts, key=_when)}
    shelves: dict[str, list[Question]] = defaultdict(list)
    for question in sorted(fitting, key=lambda q: (q.id in last_seen, last_seen.get(q.id, now))):
        shelves[question.competency].append(question)
    picks: list[Pick] = []
    count = max(1, wish.minutes // MINUTES_EACH)
    while len(picks) < count and any(shelves.values()):
        for competency in sorted(shelves, key=lambda name: (-needs[name][0], name)):
            if shelves[competency] and len(picks) < count:
                picks.append(Pick(shelves[competency].pop(0), needs[competency][1]))
    return tuple(picks)


@cache
def load_touches() -> Mapping[str, tuple[str, ...]]:
    """Read which requirement ids touch which competency."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {name: tuple(row["ids"]) for name, row in data.items()}


def _fits(question: Question, wish: Wish) -> bool:
    right_level = wish.level is None or wish.level in question.levels
    return right_level and (not wish.competencies or question.competency in wish.competencies)


def _needs(
    questions: Sequence[Question], attempts: Sequence[Attempt], wish: Wish, now: datetime
) -> dict[str, tuple[float, str]]:
    """Return for each competency how much it is needed and the strongest reason in words."""
    due = {
        item.competency: item
        for item in due_dates(attempts, now=now, interview_at=wish.interview_at)
    }
    gaps, wanted = _asked(wish.gaps, wish.labels), _asked(wish.wanted, wish.labels)
    needs = {}
    for name in {question.competency for question in questions}:
        reasons: list[tuple[float, str]] = []
        if name in gaps:
            reasons.append((4.0, f"The posting asks for {gaps[name]}, which your resume lacks."))
        elif name in wanted:
            reasons.append((2.5, f"The posting asks for {wanted[name]}."))
        reasons.append(_standing(due.get(name), now))
        needs[name] = (sum(size for size, _ in reasons), max(reasons)[1])
    return needs


def _standing(due: Due | None, now: datetime) -> tuple[float, str]:
    if due is None:
        return 1.0, "You have not practised this yet."
    weak = max(0.0, (GOOD - due.last) / 2)
    if due.due <= now:
        return 1.5 + weak, f"It is time again; the last answer stood at {due.last:.1f}."
    return weak / 2, f"To keep it warm; the last answer stood at {due.last:.1f}."


def _asked(ids: Collection[str], labels: Mapping[str, str]) -> dict[str, str]:
    """Return competency -> the name of the first requirement that touches it."""
    found: dict[str, str] = {}
    for requirement in ids:
        for name in touched(requirement):
            found.setdefault(name, labels.get(requirement, requirement))
    return found


def _by_competency(attempts: Iterable[Attempt]) -> dict[str, list[Attempt]]:
    grouped: dict[str, list[Attempt]] = defaultdict(list)
    for attempt in sorted(attempts, key=_when):
        grouped[attempt.competency].append(attempt)
    return grouped


def _when(attempt: Attempt) -> datetime:
    return attempt.at


def _rating(overall: float) -> Rating:
    if overall < AGAIN:
        return Rating.Again
    if overall < HARD:
        return Rating.Hard
    return Rating.Good if overall < GOOD else Rating.Easy


def _squeezed(
    due: datetime, last: datetime, now: datetime, interview_at: datetime | None
) -> datetime:
    if interview_at is None or interview_at <= now:
        return due
    latest = last + max(SOONEST, (interview_at - last) / 2)
    return min(due, latest)
