"""How a person's practice developed: by competency, and answer by answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services import practice_plan
from interview_bank.practice import due_dates, progress

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from interview_bank import Bank

MOST_POINTS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One practised competency: scores 1-5 of its first, last and best answer, and its next day."""

    competency: str
    attempts: int
    first: float
    last: float
    best: float
    due: datetime
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Practised competencies, the one due first leading; those not practised; all answers in order.

    `points` are (day, score) of the newest answers, oldest first.
    """

    lines: Sequence[Line]
    untouched: Sequence[str]
    points: Sequence[tuple[date, float]]
    answers: int
    interview_on: date | None


def standing(session: Session, bank: Bank, person_id: int, *, now: datetime) -> Standing:
    """Return how the person stands in every competency."""
    attempts = practice_plan.attempts(session, bank, person_id)
    interview = practice_plan.interview_on(session, person_id, now=now)
    moment = practice_plan.as_moment(interview)
    due = {one.competency: one.due for one in due_dates(attempts, now=now, interview_at=moment)}
    lines = [
        Line(
            competency=one.competency,
            attempts=one.attempts,
            first=round(one.first, 1),
            last=round(one.last, 1),
            best=round(one.best, 1),
            due=due[one.competency],
            scores=tuple(round(a.overall, 1) for a in attempts if a.competency == one.competency),
        )
        for one in progress(attempts)
    ]
    return Standing(
        lines=sorted(lines, key=lambda line: (line.due, line.competency)),
        untouched=[one for one in bank.competencies if one not in due],
        points=[(one.at.date(), round(one.overall, 1)) for one in attempts[-MOST_POINTS:]],
        answers=len(attempts),
        interview_on=interview,
    )
