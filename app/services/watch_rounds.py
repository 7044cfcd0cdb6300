"""When watched boards are read: claimed in time, never oftener than is polite."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from sqlalchemy import CursorResult, select, update

from app.models.watch import Watch
from app.services import collecting, source_health
from app.services.errors import RefusedError
from app.services.watched import is_address, place_of
from scrapers import SOURCES

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

# Employers do not post by the minute, and a board need not be asked more than four times a day.
EVERY = timedelta(hours=6)
AT_ONCE = 20
LOOK_AGAIN = timedelta(minutes=10)


def run_due(session: Session, *, now: datetime) -> list[int]:
    """Start the readings that are due and return their runs.

    A watch is claimed by moving its date on, if it still is what was read. A board that anybody
    had read within its source's polite interval waits until that is over.
    """
    due = session.scalars(
        select(Watch)
        .where(Watch.state == "on", Watch.next_due <= now)
        .order_by(Watch.next_due)
        .limit(AT_ONCE)
    ).all()
    runs = [_claimed(session, watch, now) for watch in due]
    return [run for run in runs if run is not None]


def still_looking(session: Session, *, now: datetime) -> list[int]:
    """Return the watches whose search for a board was lost by its worker, to be asked for again."""
    lost = update(Watch).where(Watch.state == "looking", Watch.next_due <= now)
    ids = session.scalars(lost.values(next_due=now + LOOK_AGAIN).returning(Watch.id)).all()
    session.commit()
    return list(ids)


def start(session: Session, watch: Watch, now: datetime) -> int:
    """Start a reading of what is watched and return its run.

    Raises RefusedError where as many of the person's addresses are being read as may be.
    """
    target = watch.target or ""
    kind = "address" if is_address(target) else "board"
    run = collecting.start(session, watch.person_id, kind, target, now)
    watch.run_id, watch.next_due = run.id, now + _rhythm(target)
    session.commit()
    return run.id


def not_before(session: Session, target: str) -> datetime | None:
    """Return when a board may be asked again; None where it never was."""
    key, board = place_of(target)
    last = source_health.last_read(session, key, board)
    source = SOURCES.get(key)
    return last + timedelta(minutes=source.poll_minutes) if last and source else None


def _claimed(session: Session, watch: Watch, now: datetime) -> int | None:
    if watch.target is None:
        return None
    allowed = not_before(session, watch.target)
    postponed = allowed is not None and allowed > now
    moved = allowed if postponed and allowed is not None else now + EVERY
    claim = update(Watch).where(Watch.id == watch.id, Watch.next_due == watch.next_due)
    done = cast("CursorResult[tuple[()]]", session.execute(claim.values(next_due=moved)))
    session.commit()
    if done.rowcount != 1 or postponed:
        return None
    try:
        return start(session, watch, now)
    except RefusedError:
        # As many of this person's addresses as may are under way; the next round tries again.
        watch.next_due = now
        session.commit()
        return None


def _rhythm(target: str) -> timedelta:
    source = SOURCES.get(place_of(target)[0])
    return max(EVERY, timedelta(minutes=source.poll_minutes)) if source else EVERY
