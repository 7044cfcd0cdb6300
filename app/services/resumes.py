"""A person's resumes: the newest or chosen one is in use, former ones stay until deleted."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import select, update

from app.models.resume import Resume
from app.services.errors import NotFoundError, RefusedError
from matcher import UnreadableResumeError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from matcher import Resume as Reading

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Added:
    """What an upload led to; `was_known` says that this very file had been uploaded before."""

    resume: Resume
    was_known: bool


class Reader(Protocol):
    """Whoever makes a reading of a resume file: the matcher, or somebody more patient."""

    def read_resume(self, data: bytes, filename: str, today: date | None = None) -> Reading:
        """Return what the file says; raises UnreadableResumeError."""


def add(
    session: Session, reader: Reader, data: bytes, filename: str, *, person_id: int, now: datetime
) -> Added:
    """Read a resume file, keep it as a new version and put it in use.

    The same file again is not kept twice, only put in use again. Raises RefusedError with the
    matcher's own reason and remedy for a file without readable text; nothing changes then.
    """
    name = _shown_name(filename)
    digest = hashlib.sha256(data).hexdigest()
    known = session.scalar(
        select(Resume).where(Resume.person_id == person_id, Resume.content_hash == digest)
    )
    if known is not None:
        _put_in_use(session, known)
        return Added(known, was_known=True)
    try:
        reading = reader.read_resume(data, name, today=now.date())
    except UnreadableResumeError as problem:
        raise RefusedError(problem.reason, problem.remedy) from problem
    row = Resume(
        person_id=person_id,
        filename=name,
        content=data,
        content_hash=digest,
        text=reading.text,
        reading=reading.to_dict(),
        created_at=now,
    )
    session.add(row)
    session.flush()
    _put_in_use(session, row)
    return Added(row, was_known=False)


def current(session: Session, person_id: int) -> Resume | None:
    """Return the resume in use, or None where the person has none yet."""
    newest = select(Resume).where(Resume.person_id == person_id, Resume.is_current)
    return session.scalar(newest.order_by(Resume.id.desc()).limit(1))


def versions(session: Session, person_id: int) -> Sequence[Resume]:
    """Return all resumes of a person, newest first."""
    own = select(Resume).where(Resume.person_id == person_id)
    return session.scalars(own.order_by(Resume.created_at.desc(), Resume.id.desc())).all()


def one(session: Session, person_id: int, resume_id: int) -> Resume:
    """Return one resume of this person; NotFoundError for anybody else's."""
    row = session.get(Resume, resume_id)
    if row is None or row.person_id != person_id:
        raise NotFoundError(f"No resume {resume_id} for person {person_id}.")
    return row


def make_current(session: Session, person_id: int, resume_id: int) -> Resume:
    """Put a former version in use again; NotFoundError for anybody else's."""
    row = one(session, person_id, resume_id)
    _put_in_use(session, row)
    return row


def delete(session: Session, person_id: int, resume_id: int) -> Resume | None:
    """Delete a version with its file and scores; returns the one that is in use afterwards.

    Where the deleted one was in use, the newest of the others takes its place.
    """
    row = one(session, person_id, resume_id)
    was_current = row.is_current
    session.delete(row)
    session.flush()
    left = versions(session, person_id)
    if was_current and left:
        _put_in_use(session, left[0])
    session.commit()
    return current(session, person_id)


def _put_in_use(session: Session, row: Resume) -> None:
    session.execute(
        update(Resume)
        .where(Resume.person_id == row.person_id)
        .values(is_current=Resume.id == row.id)
    )
    session.commit()


def _shown_name(filename: str) -> str:
    """Keep the name's end, which tells the format, and nothing of the sender's folders."""
    name = PurePosixPath(filename.replace("\\", "/").replace("\0", "")).name.strip()
    return name[-LONGEST_NAME:] or "resume"
