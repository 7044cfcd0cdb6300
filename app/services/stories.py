"""A person's stories: kept from an answer or written, set against competencies and resume lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.models.answer import Answer
from app.models.practice import Story
from app.services import practise, resumes
from app.services.errors import NotFoundError, RefusedError
from interview_bank import stories as bank_stories
from interview_bank.stories import LONG_CUT, SHORT_CUT, cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.models.resume import Resume
    from interview_bank import Bank
    from interview_bank.stories import Matrix

LONGEST_TITLE = 120
TITLE_WORDS = 8
LEAST_WORDS = 5  # a resume line below this is a heading, a place or a date
WORK = ("experience", "projects")
MARKS = tuple("•‣▪●◦*-–—·")
BULLETS = "".join(MARKS) + " "


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a person writes of a story."""

    title: str
    text: str
    competencies: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """All stories, which competencies they serve, and which none of them does."""

    stories: Sequence[Story]
    matrix: Matrix
    uses: Mapping[int, int]  # story id -> answers that told it


@dataclass(frozen=True, slots=True)
class Told:
    """A story with its two cuts (seconds -> text) and the answers that told it, newest first."""

    row: Story
    cuts: Mapping[int, str]
    answers: Sequence[Answer]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the resume in use, and the stories behind it."""

    text: str
    stories: tuple[Story, ...]


def overview(session: Session, bank: Bank, person_id: int) -> Overview:
    """Return the matrix of stories and competencies."""
    rows = all_of(session, person_id)
    told = [bank_stories.Story(str(row.id), row.title, tuple(row.competencies)) for row in rows]
    uses: dict[int, int] = {}
    for story_id in session.scalars(
        select(Answer.story_id).where(
            Answer.person_id == person_id, Answer.story_id.is_not(None), Answer.before_id.is_(None)
        )
    ):
        if story_id is not None:
            uses[story_id] = uses.get(story_id, 0) + 1
    return Overview(rows, bank_stories.matrix(told, bank.competencies), uses)


def all_of(session: Session, person_id: int) -> Sequence[Story]:
    """Return the stories that were not taken away, by title."""
    return session.scalars(
        select(Story)
        .where(Story.person_id == person_id, Story.deleted_at.is_(None))
        .order_by(Story.title, Story.id)
    ).all()


def get(session: Session, person_id: int, story_id: int) -> Story:
    """Return one story of this person, taken away or not; NotFoundError for anybody else's."""
    row = session.scalar(select(Story).where(Story.id == story_id, Story.person_id == person_id))
    if row is None:
        raise NotFoundError(f"No story {story_id} for person {person_id}.")
    return row


def told(session: Session, person_id: int, story_id: int) -> Told:
    """Return a story with its cuts for 90 seconds and two minutes, and where it was told."""
    row = get(session, person_id, story_id)
    if row.deleted_at is not None:
        raise NotFoundError(f"Story {story_id} was taken away.")
    answers = session.scalars(
        select(Answer)
        .where(Answer.story_id == row.id)
        .order_by(Answer.created_at.desc(), Answer.id)
    ).all()
    cuts = {seconds: cut(row.text, seconds) for seconds in (SHORT_CUT, LONG_CUT)}
    return Told(row, cuts, answers)


def suggested(bank: Bank, text: str, competency: str = "") -> tuple[str, ...]:
    """Return the competencies that a text seems to serve, that of its question first."""
    found = bank_stories.suggested(text, bank.questions)
    known = (competency,) if competency in bank.competencies else ()
    return tuple(dict.fromkeys((*known, *found)))


def from_answer(bank: Bank, answer: Answer) -> Draft:
    """Return a story as a draft made of an answer; nothing is kept yet."""
    asked = practise.question_of(bank, answer)
    first = answer.text.split()
    title = " ".join(first[:TITLE_WORDS]).rstrip(",.;:") + ("…" if len(first) > TITLE_WORDS else "")
    return Draft(
        title=title[:LONGEST_TITLE],
        text=answer.text,
        competencies=suggested(bank, answer.text, asked.competency),
    )


def add(
    session: Session, bank: Bank, person_id: int, draft: Draft, *, now: datetime,
    answer_id: int | None = None,
) -> Story:  # fmt: skip
    """Keep a new story; where it was made of an answer, that answer counts as telling it."""
    answer = practise.get(session, person_id, answer_id) if answer_id else None
    row = Story(person_id=person_id, created_at=now)
    _fill(session, bank, row, draft, now)
    session.add(row)
    session.flush()
    if answer:
        answer.story_id = row.id
    session.commit()
    return row


def change(
    session: Session, bank: Bank, person_id: int, story_id: int, draft: Draft, *, now: datetime
) -> Story:
    """Keep a story as it is now written."""
    row = get(session, person_id, story_id)
    _fill(session, bank, row, draft, now)
    session.commit()
    return row


def take_away(session: Session, person_id: int, story_id: int, *, now: datetime) -> Story:
    """Take a story off the list; `bring_back` undoes it."""
    row = get(session, person_id, story_id)
    row.deleted_at = now
    session.commit()
    return row


def bring_back(session: Session, person_id: int, story_id: int) -> Story:
    """Put a story back on the list."""
    row = get(session, person_id, story_id)
    row.deleted_at = None
    session.commit()
    return row


def lines(session: Session, person_id: int) -> tuple[Line, ...]:
    """Return the lines of work in the resume in use, each with the stories behind it."""
    resume = resumes.current(session, person_id)
    if resume is None:
        return ()
    kept = all_of(session, person_id)
    found = dict.fromkeys(_said(resume))
    return tuple(Line(line, tuple(s for s in kept if line in s.bullets)) for line in found)


def _said(resume: Resume) -> Iterator[str]:
    """Yield the lines under the headings of the jobs that say what was done."""
    heads = [(role["start"], role["end"]) for role in resume.reading["roles"]]
    for section in resume.reading["sections"]:
        if section["kind"] not in WORK:
            continue
        at = section["start"]
        whole = resume.text[at : section["end"]].splitlines(keepends=True)
        has_bullets = any(written.strip().startswith(MARKS) for written in whole)
        for written in whole:
            line = written.strip().lstrip(BULLETS).strip()
            is_told = written.strip().startswith(MARKS) if has_bullets else not _in(heads, at)
            at += len(written)
            if is_told and len(line.split()) >= LEAST_WORDS:
                yield line


def _in(spans: Sequence[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)


def _fill(session: Session, bank: Bank, row: Story, draft: Draft, now: datetime) -> None:
    row.text = practise.usable(draft.text)
    row.title = draft.title.strip()[:LONGEST_TITLE]
    if not row.title:
        raise RefusedError("The story has no name.", "Give it a few words you will know it by.")
    row.competencies = [one for one in bank.competencies if one in draft.competencies]
    known = {line.text for line in lines(session, row.person_id)} | set(row.bullets or ())
    row.bullets = [line for line in draft.bullets if line in known]
    row.changed_at = now
