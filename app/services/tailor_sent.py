"""Which version of a tailored resume went out with which application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import defer

from app.models.posting import Posting
from app.models.tailored_resume import TailoredResume, TailoredVersion
from app.services import tailor, track

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.models.application import Application


@dataclass(frozen=True, slots=True)
class Sent:
    """A version that went out; the application is that of the same person and posting."""

    tailored: TailoredResume
    version: TailoredVersion


@dataclass(frozen=True, slots=True)
class Listed:
    """A tailored resume for a list: its posting, how many versions it has, how many went out."""

    tailored: TailoredResume
    posting: Posting
    versions: int
    sent: int


def mark_sent(
    session: Session, person_id: int, tailored_id: int, number: int, *, now: datetime
) -> Application:
    """Say that a version went out today: the posting is saved, and a saved one is applied to.

    An application that has moved on keeps its stage. A version that was sent before keeps its day.
    """
    row = tailor.one(session, person_id, tailored_id)
    found = tailor.version(session, row, number)
    application = track.save(session, person_id, row.posting_id, now=now)
    found.sent_at = found.sent_at or now
    session.commit()
    if application.stage == "saved":
        track.move(session, person_id, application.id, "applied", now=now)
    return application


def take_back(session: Session, person_id: int, tailored_id: int, number: int) -> None:
    """Say that a version was not sent after all; the application's stage is left as it is."""
    found = tailor.version(session, tailor.one(session, person_id, tailored_id), number)
    found.sent_at = None
    session.commit()


def sent_for(session: Session, person_id: int, posting_id: int) -> Sequence[Sent]:
    """Return what the person sent with the application to this posting, latest first."""
    rows = session.execute(
        select(TailoredResume, TailoredVersion)
        .join(TailoredVersion, TailoredVersion.tailored_id == TailoredResume.id)
        .where(
            TailoredResume.person_id == person_id,
            TailoredResume.posting_id == posting_id,
            TailoredVersion.sent_at.is_not(None),
        )
        .options(defer(TailoredVersion.document), defer(TailoredResume.master))
        .order_by(TailoredVersion.sent_at.desc(), TailoredVersion.id.desc())
    )
    return [Sent(row, found) for row, found in rows]


def listed(session: Session, person_id: int) -> Sequence[Listed]:
    """Return all tailored resumes of a person, the one last worked on first."""
    count, sent = func.count(TailoredVersion.id), func.count(TailoredVersion.sent_at)
    rows = session.execute(
        select(TailoredResume, Posting, count, sent)
        .join(Posting, Posting.id == TailoredResume.posting_id)
        .join(TailoredVersion, TailoredVersion.tailored_id == TailoredResume.id)
        .where(TailoredResume.person_id == person_id)
        .group_by(TailoredResume.id, Posting.id)
        .options(defer(TailoredResume.master), defer(Posting.profile))
        .order_by(TailoredResume.updated_at.desc(), TailoredResume.id.desc())
    )
    return [Listed(row, posting, versions, out) for row, posting, versions, out in rows]
