"""What to practise next: the questions of a choice, how they went, and the one to answer now."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.models.answer import Answer
from app.models.application import Application
from app.models.practice import PracticeSession
from app.services import practise
from interview_bank.practice import Attempt, due_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Row as Told
    from sqlalchemy.orm import Session

    from interview_bank import Bank, Question

RECENT = 5
WEAK = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which questions a person wants to see; None means all."""

    competency: str | None = None
    level: str | None = None
    kind: str | None = None

    def holds(self, question: Question) -> bool:
        """Say whether `question` is one of them."""
        return (
            self.competency in (None, question.competency)
            and (self.level is None or self.level in question.levels)
            and self.kind in (None, question.kind)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempts:
    """How often a question was answered, and how well (1-5) the last time and at best.

    `due` is when spaced repetition would bring it back, drawn together before an interview.
    """

    times: int
    last: float
    best: float
    last_on: datetime
    last_id: int
    due: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """A question of the list; `attempts` is None before the first answer."""

    question: Question
    attempts: Attempts | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a person is in one competency; `average` of the last answers, None before any."""

    competency: str
    questions: int
    practised: int
    average: float | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The question to answer next, and why this one."""

    question: Question
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The page on which a person chooses what to practise."""

    rows: tuple[Row, ...]
    suggested: Suggestion | None
    progress: tuple[Progress, ...]
    recent: Sequence[Answer]


def overview(
    session: Session, bank: Bank, person_id: int, choice: Choice, *, now: datetime
) -> Overview:
    """Return the questions of a choice, the one to answer next, progress and last answers."""
    known = _attempts(session, person_id, now)
    rows = tuple(Row(q, known.get(q.id)) for q in bank.questions if choice.holds(q))
    progress = tuple(_progress(bank, known))
    return Overview(
        rows=rows,
        suggested=_suggest(rows, progress, now),
        progress=progress,
        recent=practise.history(session, person_id, most=RECENT),
    )


def attempts(session: Session, bank: Bank, person_id: int) -> tuple[Attempt, ...]:
    """Return every answer as an attempt at its competency, for `interview_bank.practice`.

    Answers to questions that the bank no longer asks are left out.
    """
    home = {question.id: question.competency for question in bank.questions}
    return tuple(
        Attempt(
            question_id=row.question_id,
            competency=home[row.question_id],
            overall=row.overall,
            at=row.created_at,
        )
        for row in _told(session, person_id)
        if row.question_id in home
    )


def interview_on(session: Session, person_id: int, *, now: datetime) -> date | None:
    """Return the day of the next interview that the person told of, None where there is none.

    It is the date of a sitting, or the next step of an application at the interview stage.
    """
    sittings = select(PracticeSession.interview_on).where(PracticeSession.person_id == person_id)
    steps = select(Application.next_step_on).where(
        Application.person_id == person_id, Application.stage == "interview"
    )
    days = [*session.scalars(sittings), *session.scalars(steps)]
    return min((day for day in days if day and day >= now.date()), default=None)


def as_moment(day: date | None) -> datetime | None:
    """Return the morning of a day, for spacing towards it."""
    return datetime.combine(day, time(9), UTC) if day else None


def _told(
    session: Session, person_id: int
) -> Sequence[Told[str, float, datetime, int, int | None]]:
    return session.execute(
        select(Answer.question_id, Answer.overall, Answer.created_at, Answer.id, Answer.before_id)
        .where(Answer.person_id == person_id)
        .order_by(Answer.created_at, Answer.id)
    ).all()


def _attempts(session: Session, person_id: int, now: datetime) -> dict[str, Attempts]:
    told = defaultdict(list)
    for row in _told(session, person_id):
        told[row.question_id].append(row)
    # Here each question is spaced by itself: the library asks for what groups the attempts.
    singly = [
        Attempt(question_id=one, competency=one, overall=row.overall, at=row.created_at)
        for one, tries in told.items()
        for row in tries
    ]
    interview = as_moment(interview_on(session, person_id, now=now))
    due = {one.competency: one.due for one in due_dates(singly, now=now, interview_at=interview)}
    return {
        question_id: Attempts(
            times=sum(row.before_id is None for row in tries),
            last=tries[-1].overall,
            best=max(row.overall for row in tries),
            last_on=tries[-1].created_at,
            last_id=tries[-1].id,
            due=due[question_id],
        )
        for question_id, tries in told.items()
    }


def _progress(bank: Bank, known: Mapping[str, Attempts]) -> Iterable[Progress]:
    for competency in bank.competencies:
        ids = [q.id for q in bank.questions if q.competency == competency]
        last = [known[one].last for one in ids if one in known]
        yield Progress(
            competency=competency,
            questions=len(ids),
            practised=len(last),
            average=round(sum(last) / len(last), 1) if last else None,
        )


def _suggest(rows: Sequence[Row], progress: Sequence[Progress], now: datetime) -> Suggestion | None:
    """Return a weak answer that has rested, or something new where little was practised yet."""
    tried = [(row.question, row.attempts) for row in rows if row.attempts]
    rested = sorted((pair for pair in tried if pair[1].due <= now), key=lambda pair: pair[1].last)
    if rested and rested[0][1].last < WEAK:
        return _again(*rested[0])
    share = {one.competency: one.practised / one.questions for one in progress}
    new = [row.question for row in rows if row.attempts is None]
    if new:
        asked = min(new, key=lambda q: (share[q.competency], q.kind != "behavioural"))
        return Suggestion(asked, _fresh_words(asked, share[asked.competency]))
    if rested:
        return _again(*rested[0])
    return _again(*min(tried, key=lambda pair: pair[1].last)) if tried else None


def _again(asked: Question, attempts: Attempts) -> Suggestion:
    return Suggestion(
        asked, f"Your last answer came to {attempts.last:.1f} of 5. Giving it again is worth most."
    )


def _fresh_words(asked: Question, share: float) -> str:
    words = asked.competency.replace("-", " ")
    return f"There is more on {words}." if share else f"You have not practised {words} yet."
