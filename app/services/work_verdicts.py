"""Whether a job is PMO work, as a person says: kept for them, and beating what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from app.models.job import WorkVerdict
from app.services import job_decisions

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.models.posting import Posting

WHY_NOT = {
    "other": "Neither its title nor its text names work on projects or in a project office.",
    "product": "It reads as product management, which is another trade.",
}
WHY_NOT_ELSE = "Its title names {} work, but the text shows no project office and no delivery."


def say(
    session: Session, person_id: int, posting_id: int, *, is_pmo: bool | None, now: datetime
) -> None:
    """Keep what a person says about a job, for all its adverts; None takes it back.

    NotFoundError for a posting that the person may not see.
    """
    ids = job_decisions.adverts(session, person_id, posting_id)
    mine = (WorkVerdict.person_id == person_id, WorkVerdict.posting_id.in_(ids))
    session.execute(delete(WorkVerdict).where(*mine))
    if is_pmo is not None:
        session.add_all(
            WorkVerdict(person_id=person_id, posting_id=one, is_pmo=is_pmo, created_at=now)
            for one in ids
        )
    session.commit()


def said(session: Session, person_id: int, posting_id: int) -> bool | None:
    """Return what the person said about a posting, None if nothing."""
    return session.scalar(
        select(WorkVerdict.is_pmo).where(
            WorkVerdict.person_id == person_id, WorkVerdict.posting_id == posting_id
        )
    )


def why_not(row: Posting) -> str:
    """Say why a posting does not look like PMO work."""
    return WHY_NOT.get(row.track) or WHY_NOT_ELSE.format(row.track)
