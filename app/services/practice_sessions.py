"""A sitting of practice: questions chosen once, answered one after the other, looked back on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from app.models.answer import Answer
from app.models.application import Application
from app.models.posting import Posting
from app.models.practice import PracticeSession, Story
from app.services import matching, practice_plan, practise
from app.services.errors import NotFoundError, RefusedError
from app.services.search import visible_to
from interview_bank.practice import Wish, choose
from interview_bank.stories import overused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from app.services.matching import Reading
    from interview_bank import Bank, Question
    from interview_bank.types import Level
    from matcher import Matcher
    from matcher.types import Level as PostingLevel

MINUTES = (10, 20, 30, 45, 60)
RECENT = 5
ASKED_AT: dict[PostingLevel, Level] = {
    "intern": "coordinator",
    "entry": "coordinator",
    "analyst": "analyst",
    "senior": "analyst",
    "manager": "manager",
    "director": "director",
    "executive": "vp",
}
OPEN_STAGES = ("saved", "applied", "interview")
COUNTED = ("required", "preferred")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person asks of a sitting; no preference where None or empty."""

    minutes: int = 20
    level: Level | None = None
    competencies: tuple[str, ...] = ()
    posting_id: int | None = None
    interview_on: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One question of a sitting, why it is asked, and the newest answer given to it there."""

    question: Question
    reason: str
    answer: Answer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A sitting as it stands. `next` is the first question without an answer, None at the end.

    `average` is the mean of the answers' scores, 1-5; `overused` names stories told too often.
    """

    row: PracticeSession
    posting: Posting | None
    steps: tuple[Step, ...]
    next: Step | None
    average: float | None
    overused: tuple[str, ...]

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(step.answer is not None for step in self.steps)


def start(
    session: Session, bank: Bank, matcher: Matcher, person_id: int, wanted: Wanted, *, now: datetime
) -> PracticeSession:
    """Choose the questions of a sitting and keep them.

    From a posting, its requirements and what the resume lacks of them come first. NotFoundError
    for somebody else's posting; RefusedError where no question fits, or the interview is past.
    """
    if wanted.interview_on and wanted.interview_on < now.date():
        raise RefusedError(
            "That interview is already past.", "Give a day from today on, or leave it empty."
        )
    read = None
    if wanted.posting_id is not None:
        read = matching.read(session, matcher, person_id, wanted.posting_id)
    known = wanted.interview_on or practice_plan.interview_on(session, person_id, now=now)
    wish = replace(_wish(wanted, read), interview_at=practice_plan.as_moment(known))
    attempts = practice_plan.attempts(session, bank, person_id)
    picks = choose(bank.questions, attempts, wish, now=now)
    if not picks:
        raise RefusedError(
            "No question fits that choice.", "Take the level or some of the competencies back."
        )
    row = PracticeSession(
        person_id=person_id,
        posting_id=wanted.posting_id,
        minutes=wanted.minutes,
        level=wish.level,
        interview_on=wanted.interview_on,
        picks=[{"question_id": pick.question.id, "reason": pick.reason} for pick in picks],
        created_at=now,
    )
    session.add(row)
    session.commit()
    return row


def sitting(session: Session, bank: Bank, person_id: int, session_id: int) -> Sitting:
    """Return a sitting with its answers; NotFoundError for anybody else's."""
    row = get(session, person_id, session_id)
    given = _answers(session, row)
    steps = tuple(
        Step(asked, pick["reason"], given.get(asked.id))
        for pick in row.picks
        for asked in [_question(bank, pick["question_id"])]
        if asked is not None
    )
    scores = [step.answer.overall for step in steps if step.answer]
    return Sitting(
        row=row,
        posting=session.get(Posting, row.posting_id) if row.posting_id else None,
        steps=steps,
        next=next((step for step in steps if step.answer is None), None),
        average=sum(scores) / len(scores) if scores else None,
        overused=_overused(session, [step.answer for step in steps if step.answer]),
    )


def get(session: Session, person_id: int, session_id: int) -> PracticeSession:
    """Return one sitting of this person; NotFoundError for anybody else's."""
    row = session.scalar(
        select(PracticeSession).where(
            PracticeSession.id == session_id, PracticeSession.person_id == person_id
        )
    )
    if row is None:
        raise NotFoundError(f"No sitting {session_id} for person {person_id}.")
    return row


def count_answer(session: Session, answer: Answer, session_id: int, *, now: datetime) -> None:
    """Count an answer to a sitting of the same person; the last one ends it."""
    row = get(session, answer.person_id, session_id)
    answer.session_id = row.id
    session.flush()
    answered = _answers(session, row)
    if all(pick["question_id"] in answered for pick in row.picks):
        row.ended_at = row.ended_at or now
    session.commit()


def end(session: Session, person_id: int, session_id: int, *, now: datetime) -> None:
    """End a sitting early; what was answered stays."""
    row = get(session, person_id, session_id)
    row.ended_at = row.ended_at or now
    session.commit()


def recent(session: Session, person_id: int) -> Sequence[tuple[PracticeSession, int]]:
    """Return the last sittings, newest first, with how many questions were answered in each."""
    answered = (
        select(func.count(Answer.question_id.distinct()))
        .where(Answer.session_id == PracticeSession.id)
        .scalar_subquery()
    )
    rows = session.execute(
        select(PracticeSession, answered)
        .where(PracticeSession.person_id == person_id)
        .order_by(PracticeSession.created_at.desc(), PracticeSession.id.desc())
        .limit(RECENT)
    )
    return [(row, count or 0) for row, count in rows]


def postings(session: Session, person_id: int, also: int | None) -> list[tuple[int, str]]:
    """Return (id, words) of the postings on the person's board, and of `also` where they see it."""
    board = select(Application.posting_id).where(
        Application.person_id == person_id, Application.stage.in_(OPEN_STAGES)
    )
    rows = session.execute(
        select(Posting.id, Posting.title, Posting.company)
        .where(or_(Posting.id.in_(board), Posting.id == also), visible_to(person_id))
        .order_by(Posting.title, Posting.id)
    )
    return [(row.id, ", ".join(filter(None, (row.title, row.company)))) for row in rows]


def _wish(wanted: Wanted, read: Reading | None) -> Wish:
    """Return what was chosen, with what a posting asks for and the resume lacks of it."""
    chosen = Wish(minutes=wanted.minutes, level=wanted.level, competencies=wanted.competencies)
    if read is None:
        return chosen
    asked = [one for one in read.profile.requirements if one.strength in COUNTED]
    missing = read.match.missing if read.match else ()
    lacking = [read.profile.requirements[one.requirement] for one in missing]
    posted = read.profile.level
    return replace(
        chosen,
        level=wanted.level or (ASKED_AT[posted] if posted else None),
        wanted=[one.id for one in asked],
        gaps=[one.id for one in lacking if one.strength in COUNTED],
        labels={one.id: one.label for one in asked},
    )


def _question(bank: Bank, question_id: str) -> Question | None:
    try:
        return practise.question(bank, question_id)
    except NotFoundError:
        return None


def _answers(session: Session, row: PracticeSession) -> dict[str, Answer]:
    """Return the newest answer to each question of the sitting."""
    rows = session.scalars(
        select(Answer)
        .where(Answer.session_id == row.id, Answer.person_id == row.person_id)
        .order_by(Answer.created_at, Answer.id)
    )
    return {answer.question_id: answer for answer in rows}


def _overused(session: Session, answers: Sequence[Answer]) -> tuple[str, ...]:
    told = [str(answer.story_id) for answer in answers if answer.story_id]
    ids = [int(story_id) for story_id in overused(told)]
    return tuple(session.scalars(select(Story.title).where(Story.id.in_(ids)).order_by(Story.id)))
