"""Whether a posting is still there: a wrong "closed" costs somebody a job, so it takes proof."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.models.posting import Posting
from app.services.errors import NotFoundError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

# A board may lose a job for an hour while it is edited; two misses close together prove little.
MISSES_APART = timedelta(hours=6)
MISSED_ONCE = "It was not on its board when that was last read whole."
CLOSED_BY_PERSON = "You closed it."
REOPENED = "You opened it again."
MISSED_TWICE = "It was gone from its board in two complete readings, {} and {}."


def note_misses(
    session: Session, person_id: int | None, source: str, board: str, *, now: datetime
) -> list[int]:
    """Note what a complete reading of a board, begun at `now`, did not show; return those closed.

    The first miss makes a posting "unknown", a second one at least six hours later "closed".
    Call it only after a complete and healthy reading.
    """
    own = Posting.person_id == person_id if person_id else Posting.person_id.is_(None)
    missed = session.scalars(
        select(Posting).where(
            own,
            Posting.source == source,
            Posting.board == board,
            Posting.state != "closed",
            Posting.last_seen < now,
        )
    ).all()
    closed = [row.id for row in missed if _note(row, now)]
    session.commit()
    return closed


def _note(row: Posting, now: datetime) -> bool:
    first = row.state_at
    if row.state != "unknown" or row.state_reason != MISSED_ONCE or first is None:
        row.state, row.state_reason, row.state_at = "unknown", MISSED_ONCE, now
        return False
    if now - first < MISSES_APART:
        return False
    row.state_reason = MISSED_TWICE.format(f"{first:%d %b %Y}", f"{now:%d %b %Y}")
    row.state, row.state_at = "closed", now
    return True


def set_aside(
    session: Session, person_id: int, posting_id: int, *, closed: bool, now: datetime
) -> Posting:
    """Close or reopen a posting that the person brought; NotFoundError for any other."""
    row = session.get(Posting, posting_id)
    if row is None or row.person_id != person_id:
        raise NotFoundError(f"Posting {posting_id} is not one that person {person_id} brought.")
    row.state, row.state_at = "closed" if closed else "open", now
    row.state_reason = CLOSED_BY_PERSON if closed else REOPENED
    session.commit()
    return row
