"""The right to work on a run: taken by one conditional UPDATE, held by a lease.

A worker of this machine that is known to be dead holds nothing, however long its lease.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from sqlalchemy import ColumnElement, CursorResult, and_, or_, select, update

from app.models.collect_run import CollectRun
from app.services.worker_id import is_gone, this_worker

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
    """Claim a run that waits, or whose worker is dead or let its lease run out; else None."""
    worker = session.scalar(select(CollectRun.claimed_by).where(CollectRun.id == run_id))
    lost = CollectRun.claimed_until < now
    if is_gone(worker):
        lost = or_(lost, CollectRun.claimed_by == worker)
    free = or_(CollectRun.state == "waiting", and_(CollectRun.state == "running", lost))
    until = now + LEASE
    taken = _write(
        session, run_id, free, state="running", claimed_until=until, claimed_by=this_worker()
    )
    return Claim(session, run_id, until) if taken else None


def was_stopped(run: CollectRun) -> bool:
    """Tell whether a run's worker died in the middle of it."""
    return run.state == "running" and is_gone(run.claimed_by)


def give_afresh(session: Session, run: CollectRun) -> None:
    """Forget how often a run was stopped short: somebody asks for it now."""
    if was_stopped(run):
        mine = and_(CollectRun.state == "running", CollectRun.claimed_by == run.claimed_by)
        _write(session, run.id, mine, result=None)


def lost_runs(session: Session, now: datetime) -> list[int]:
    """Return the runs whose worker is dead or let its lease run out."""
    running = select(CollectRun.id, CollectRun.claimed_until, CollectRun.claimed_by).where(
        CollectRun.state == "running"
    )
    return [
        run_id
        for run_id, until, worker in session.execute(running)
        if is_gone(worker) or (until is not None and until < now)
    ]


def _write(session: Session, run_id: int, condition: ColumnElement[bool], **values: object) -> bool:
    statement = update(CollectRun).where(CollectRun.id == run_id, condition).values(**values)
    result = cast("CursorResult[tuple[()]]", session.execute(statement))
    session.commit()
    return result.rowcount == 1
