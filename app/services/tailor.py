"""Tailor a resume for one posting by hand: every change is a version, and none is ever lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update
from sqlalchemy.orm import defer

from app.models.posting import Posting
from app.models.tailored_resume import TailoredResume, TailoredVersion
from app.services import resumes
from app.services.errors import NotFoundError, RefusedError
from app.services.search import visible_to
from app.services.tailor_edit import edited, said
from matcher import Resume as ReadResume
from matcher import ResumeDocument, outline
from matcher.tailoring import UneditableError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.services.tailor_edit import Edit

LONGEST_NAME = 80


def begin(
    session: Session, person_id: int, posting_id: int, *, anew: bool, now: datetime
) -> TailoredResume:
    """Return the person's tailored resume for a posting, made from the resume in use if need be.

    `anew` makes another one beside those that are there. NotFoundError for a posting that the
    person may not see; RefusedError while there is no resume.
    """
    may_see = select(Posting.id).where(Posting.id == posting_id, visible_to(person_id))
    if session.scalar(may_see) is None:
        raise NotFoundError(f"No posting {posting_id} for person {person_id}.")
    known = None if anew else latest(session, person_id, posting_id)
    if known is not None:
        return known
    resume = resumes.current(session, person_id)
    if resume is None:
        raise RefusedError("There is no resume to tailor yet.", "Upload yours first.")
    document = outline(ReadResume.from_dict(resume.reading)).to_dict()
    row = TailoredResume(
        person_id=person_id,
        posting_id=posting_id,
        resume_id=resume.id,
        master=document,
        current=1,
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    session.flush()
    first = f"Taken from {resume.filename}"
    session.add(
        TailoredVersion(tailored_id=row.id, number=1, document=document, did=first, made_at=now)
    )
    session.commit()
    return row


def latest(session: Session, person_id: int, posting_id: int) -> TailoredResume | None:
    """Return the newest tailored resume of a person for a posting."""
    own = select(TailoredResume).where(
        TailoredResume.person_id == person_id, TailoredResume.posting_id == posting_id
    )
    return session.scalar(own.order_by(TailoredResume.id.desc()).limit(1))


def one(session: Session, person_id: int, tailored_id: int) -> TailoredResume:
    """Return one tailored resume; NotFoundError for anybody else's."""
    row = session.get(TailoredResume, tailored_id)
    if row is None or row.person_id != person_id:
        raise NotFoundError(f"No tailored resume {tailored_id} for person {person_id}.")
    return row


def version(session: Session, row: TailoredResume, number: int | None = None) -> TailoredVersion:
    """Return a version by its number, the current one without; NotFoundError for none."""
    wanted = row.current if number is None else number
    found = session.scalar(
        select(TailoredVersion).where(
            TailoredVersion.tailored_id == row.id, TailoredVersion.number == wanted
        )
    )
    if found is None:
        raise NotFoundError(f"Tailored resume {row.id} has no version {wanted}.")
    return found


def versions(session: Session, row: TailoredResume) -> Sequence[TailoredVersion]:
    """Return every version, newest first, without their documents."""
    own = select(TailoredVersion).where(TailoredVersion.tailored_id == row.id)
    newest = own.order_by(TailoredVersion.number.desc())
    return session.scalars(newest.options(defer(TailoredVersion.document))).all()


def change(
    session: Session, person_id: int, tailored_id: int, edit: Edit, *, now: datetime
) -> TailoredVersion:
    """Make one change to the current version and keep the outcome as a new one.

    What changes nothing makes no version. RefusedError, with nothing changed, for words or a move
    that cannot be; NotFoundError for another person's resume and an unknown item.
    """

    def changed(document: ResumeDocument) -> ResumeDocument:
        try:
            return edited(document, edit)
        except UneditableError as problem:
            raise RefusedError(str(problem), problem.remedy) from problem
        except KeyError as problem:
            raise NotFoundError(f"No item {edit.item} in {tailored_id}.") from problem

    row = _held(session, person_id, tailored_id, now)
    return _kept(session, row, changed, edit, now)


def restore(
    session: Session, person_id: int, tailored_id: int, number: int, *, now: datetime
) -> TailoredVersion:
    """Work on from a former version: its document becomes the newest version."""
    row = _held(session, person_id, tailored_id, now)
    former = ResumeDocument.from_dict(version(session, row, number).document)
    return _kept(session, row, lambda _: former, f"Back to version {number}", now)


def undo(session: Session, person_id: int, tailored_id: int, *, now: datetime) -> TailoredVersion:
    """Step back to what the current version came from; at the first it stays there."""
    row = _held(session, person_id, tailored_id, now)
    row.current = version(session, row).before or row.current
    session.commit()
    return version(session, row)


def redo(session: Session, person_id: int, tailored_id: int, *, now: datetime) -> TailoredVersion:
    """Step forward to the latest that came from the current version, if anything did."""
    row = _held(session, person_id, tailored_id, now)
    row.current = _after(session, row) or row.current
    session.commit()
    return version(session, row)


def can_redo(session: Session, row: TailoredResume) -> bool:
    """Tell whether a step back can be taken again."""
    return _after(session, row) is not None


def rename(
    session: Session, person_id: int, tailored_id: int, number: int, name: str
) -> TailoredVersion:
    """Give a version a name, or none; RefusedError for one that is too long."""
    found = version(session, one(session, person_id, tailored_id), number)
    words = " ".join(name.split())
    if len(words) > LONGEST_NAME:
        raise RefusedError(
            f"The name has {len(words)} characters; {LONGEST_NAME} is the most.", "Shorten it."
        )
    found.name = words or None
    session.commit()
    return found


def delete(session: Session, person_id: int, tailored_id: int) -> None:
    """Delete a tailored resume with all its versions, for good."""
    session.delete(one(session, person_id, tailored_id))
    session.commit()


def _held(session: Session, person_id: int, tailored_id: int, now: datetime) -> TailoredResume:
    """Return the row, locked until the commit: two changes at once both count."""
    row = one(session, person_id, tailored_id)
    touched = update(TailoredResume).where(TailoredResume.id == tailored_id).values(updated_at=now)
    session.execute(touched)
    session.refresh(row)
    return row


def _kept(
    session: Session,
    row: TailoredResume,
    changed: Callable[[ResumeDocument], ResumeDocument],
    why: Edit | str,
    now: datetime,
) -> TailoredVersion:
    head = version(session, row)
    before = ResumeDocument.from_dict(head.document)
    try:
        after = changed(before)
    except (RefusedError, NotFoundError):
        session.rollback()
        raise
    if after == before:
        session.commit()
        return head
    last = select(func.max(TailoredVersion.number)).where(TailoredVersion.tailored_id == row.id)
    new = TailoredVersion(
        tailored_id=row.id,
        number=(session.scalar(last) or 0) + 1,
        before=head.number,
        document=after.to_dict(),
        did=why if isinstance(why, str) else said(before, why),
        made_at=now,
    )
    session.add(new)
    row.current = new.number
    session.commit()
    return new


def _after(session: Session, row: TailoredResume) -> int | None:
    next_one = select(func.max(TailoredVersion.number)).where(
        TailoredVersion.tailored_id == row.id, TailoredVersion.before == row.current
    )
    return session.scalar(next_one)
