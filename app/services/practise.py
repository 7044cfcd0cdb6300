"""Practise answers: reviewed and kept, a probe's answer put in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.models.answer import Answer
from app.models.practice import Story
from app.services.errors import NotFoundError, RefusedError
from interview_bank import Question, UnknownQuestionError, merge, review

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from interview_bank import Bank

LONGEST = 20_000


def question(bank: Bank, question_id: str) -> Question:
    """Return a question of the bank; NotFoundError where there is none of that id."""
    try:
        return bank.get(question_id)
    except UnknownQuestionError as problem:
        raise NotFoundError(str(problem)) from problem


def question_of(bank: Bank, row: Answer) -> Question:
    """Return the question that was answered, or a stand-in where the bank no longer asks it."""
    try:
        return bank.get(row.question_id)
    except UnknownQuestionError:
        return Question(
            id=row.question_id,
            competency="",
            levels=(),
            kind="behavioural",
            text="A question that is no longer asked",
            shows=(),
        )


def answer(
    session: Session,
    asked: Question,
    text: str,
    *,
    person_id: int,
    seconds: int | None,
    now: datetime,
) -> Answer:
    """Review an answer and keep both; RefusedError for one that is empty or too long."""
    row = Answer(person_id=person_id, seconds=seconds, created_at=now)
    return _keep(session, asked, usable(text), row)


def complete(
    session: Session, bank: Bank, person_id: int, answer_id: int, addition: str, *, now: datetime
) -> Answer:
    """Put what was said to the probe where it belongs, review the whole again and keep it."""
    before = get(session, person_id, answer_id)
    said = usable(addition)
    # Reading takes seconds for the longest texts, so the length is looked at before.
    usable(f"{before.text} {said}")
    text = merge(before.text, before.review.get("probe_part") or "result", said)
    asked = question_of(bank, before)
    row = Answer(
        person_id=person_id,
        before_id=before.id,
        session_id=before.session_id,
        story_id=before.story_id,
        spoken=before.spoken,
        created_at=now,
    )
    return _keep(session, asked, text, row)


def get(session: Session, person_id: int, answer_id: int) -> Answer:
    """Return one answer of this person; NotFoundError for anybody else's."""
    row = session.scalar(
        select(Answer).where(Answer.id == answer_id, Answer.person_id == person_id)
    )
    if row is None:
        raise NotFoundError(f"No answer {answer_id} for person {person_id}.")
    return row


def before(session: Session, row: Answer) -> Answer | None:
    """Return the answer that `row` completes, None where it is a first one."""
    return None if row.before_id is None else get(session, row.person_id, row.before_id)


def history(
    session: Session, person_id: int, *, question_id: str | None = None, most: int = 50
) -> Sequence[Answer]:
    """Return the person's answers, to one question or to all, newest first."""
    own = select(Answer).where(Answer.person_id == person_id)
    if question_id is not None:
        own = own.where(Answer.question_id == question_id)
    return session.scalars(
        own.order_by(Answer.created_at.desc(), Answer.id.desc()).limit(most)
    ).all()


def note_how(session: Session, row: Answer, *, story_id: int | None, spoken: bool) -> None:
    """Note which kept story an answer told, and whether it was spoken; not of others' stories."""
    own = select(Story.id).where(Story.id == story_id, Story.person_id == row.person_id)
    row.story_id = session.scalar(own) if story_id else None
    row.spoken = spoken
    session.commit()


def usable(text: str) -> str:
    """Return the text with plain line ends; RefusedError says what is wrong with it."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
    if not plain:
        raise RefusedError(
            "There is no answer to review yet.", "Write or paste at least a few sentences."
        )
    if len(plain) > LONGEST:
        raise RefusedError(
            f"That answer has {len(plain):,} characters; up to {LONGEST:,} can be reviewed.",
            "Shorten it to what you would say in a few minutes. Nothing of it has been lost.",
        )
    return plain


def _keep(session: Session, asked: Question, text: str, row: Answer) -> Answer:
    """Review `text`, put text and review into `row`, and keep it."""
    read = review(text, asked)
    row.question_id, row.text = asked.id, read.text
    row.review, row.overall = read.to_dict(), read.overall
    session.add(row)
    session.commit()
    return row
