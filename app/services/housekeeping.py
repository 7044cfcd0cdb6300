"""Leases that ran out and rows that expired."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from app.models.collect_run import CollectRun
from app.models.outbox_mail import OutboxMail
from app.models.person import LoginSession
from app.models.practice import Story
from app.services import run_claim

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

GRACE = timedelta(minutes=1)
UNDO = timedelta(days=30)  # how long a story that was taken away can be brought back


def sweep(session: Session, *, now: datetime) -> list[int]:
    """Drop what has expired, mark mails of unknown fate, return the runs to be asked for again.

    A mail whose worker died between sending and noting it becomes `unknown`: the admin decides.
    A run that waits for longer than a minute, or whose worker is gone, was lost.
    """
    session.execute(delete(LoginSession).where(LoginSession.expires_at <= now))
    session.execute(delete(Story).where(Story.deleted_at < now - UNDO))
    session.execute(
        update(OutboxMail)
        .where(OutboxMail.state == "sending", OutboxMail.claimed_until < now)
        .values(state="unknown", error="The worker stopped while sending; it may have gone out.")
    )
    unasked = select(CollectRun.id).where(
        CollectRun.state == "waiting", CollectRun.created_at < now - GRACE
    )
    ids = [*session.scalars(unasked), *run_claim.lost_runs(session, now)]
    session.commit()
    return ids
