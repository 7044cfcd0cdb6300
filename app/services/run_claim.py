"""The right to work on a run: taken by one conditional UPDATE, held by a lease."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from sqlalchemy import ColumnElement, CursorResult, and_, or_, update

from app.models.collect_run import CollectRun

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LEASE = timedelta(minutes=10)


class TakenOverError(Exception):
    """The lease ran out and another worker has the run."""


@dataclass(slots=True)
class Claim:
    """One worker's claim on a run, valid until the time that stands in the run's row."""

    session: Session
    run_id: int
    until: datetime

    def hold(self, now: datetime, **values: object) -> None:
        """Write `values` into the run and hold it for another lease.

        Raises TakenOverError, with nothing written, where the run is another worker's by now.
        """
        mine = and_(CollectRun.state == "running", CollectRun.claimed_until == self.until)
        until = now + LEASE
        if not _write(self.session, self.run_id, mine, claimed_until=until, **values):
            raise TakenOverError(self.run_id)
        self.until = until


def take(session: Session, run_id: int, now: datetime) -> Claim | None:
    """Claim a run that waits, or whose worker's lease ran out; None for any other."""
    lost = and_(CollectRun.state == "running", CollectRun.claimed_until < now)
    free = or_(CollectRun.state == "waiting", lost)
    until = now + LEASE
    taken = _write(session, run_id, free, state="running", claimed_until=until)
    return Claim(session, run_id, until) if taken else None


def _write(session: Session, run_id: int, condition: ColumnElement[bool], **values: object) -> bool:
    statement = update(CollectRun).where(CollectRun.id == run_id, condition).values(**values)
    result = cast("CursorResult[tuple[()]]", session.execute(statement))
    session.commit()
    return result.rowcount == 1
