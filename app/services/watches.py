"""Watched boards: found behind any careers address, paused, removed, taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.models.collect_run import CollectRun
from app.models.watch import Watch
from app.services import source_health, targets, watch_rounds
from app.services.errors import NotFoundError, RefusedError
from app.services.watched import name_for, place_of
from scrapers import SOURCES, board_of, read_address

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.services.source_health import Health
    from app.services.targets import Sites
    from scrapers import Reading
    from scrapers.collect import Fetcher

MOST = 200
NO_JOBS_SEEN = "No board was found behind this address, and no job on the page itself."
OPEN_THE_LIST = "Open the list of jobs in your browser and give the address that stands there then."


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchLine:
    """A watch as a list shows it: with its health, and the run that read it last."""

    watch: Watch
    health: Health | None
    run: CollectRun | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """All there was to know of a removed watch, so that removing can be taken back."""

    address: str
    name: str
    target: str | None
    state: str
    message: str | None
    created_at: datetime


def add(
    session: Session, person_id: int, address: str, name: str, *, now: datetime, vouched: Sites = ()
) -> Watch:
    """Watch what is behind an address; a board's own address is known at once.

    For any other the state is "looking", and `find` has to be run. The same board again gives the
    watch there is, going on if it was paused. Raises RefusedError for what can never be read;
    `vouched` are private sites that may be.
    """
    url = targets.address(address, vouched)
    board = board_of(url)
    target = f"{board.source}:{board.board}" if board and board.source in SOURCES else None
    return _kept(session, person_id, url, name, target, now)


def add_target(session: Session, person_id: int, target: str, name: str, *, now: datetime) -> Watch:
    """Watch a board ("source:board") or a feed by its key; RefusedError for what is neither."""
    key, _, board = target.partition(":")
    source = SOURCES.get(key)
    if source is None or not source.collectable or bool(source.board_hint) != bool(board):
        raise RefusedError(f"“{target[:80]}” is no board or feed.", "Choose one from the list.")
    return _kept(session, person_id, target, name or source.label, target, now)


def find(session: Session, watch_id: int, client: Fetcher, *, now: datetime) -> int | None:
    """Find the board behind a watch that is looking for it; return the run that reads it first.

    Whatever happens on the way ends in a state and a sentence.
    """
    watch = session.get(Watch, watch_id)
    if watch is None or watch.state != "looking":
        return None
    reading = read_address(watch.address, client)
    target = _target_of(reading)
    same = _with_target(session, watch.person_id, target) if target else None
    if target is None or same is not None:
        watch.state = "nothing"
        watch.message = f"You watch this already, as “{same.name}”." if same else _why_not(reading)
        session.commit()
        return None
    watch.target, watch.state, watch.message = target, "on", reading.message
    return watch_rounds.start(session, watch, now)


def lines(session: Session, person_id: int) -> Sequence[WatchLine]:
    """Return the person's watches by name, each with its health and last run."""
    own = select(Watch).where(Watch.person_id == person_id)
    rows = session.scalars(own.order_by(func.lower(Watch.name), Watch.id)).all()
    health = source_health.of_boards(session, person_id)
    ids = [row.run_id for row in rows if row.run_id]
    found = session.scalars(select(CollectRun).where(CollectRun.id.in_(ids)))
    runs = {run.id: run for run in found}
    return [
        WatchLine(watch=row, health=health.get(place_of(row.target)), run=runs.get(row.run_id or 0))
        for row in rows
    ]


def one(session: Session, person_id: int, watch_id: int) -> Watch:
    """Return one watch of this person; NotFoundError for anybody else's."""
    row = session.get(Watch, watch_id)
    if row is None or row.person_id != person_id:
        raise NotFoundError(f"No watch {watch_id} for person {person_id}.")
    return row


def line(session: Session, person_id: int, watch_id: int) -> WatchLine:
    """Return one watch with its health and last run."""
    watch = one(session, person_id, watch_id)
    health = source_health.of_boards(session, person_id).get(place_of(watch.target))
    run = session.get(CollectRun, watch.run_id) if watch.run_id else None
    return WatchLine(watch=watch, health=health, run=run)


def pause(session: Session, person_id: int, watch_id: int) -> Watch:
    """Stop reading a board and keep the watch; only one that is on can be paused."""
    row = one(session, person_id, watch_id)
    if row.state == "on":
        row.state = "paused"
    session.commit()
    return row


def resume(session: Session, person_id: int, watch_id: int, *, now: datetime) -> Watch:
    """Read a paused board again, the next time within minutes."""
    row = one(session, person_id, watch_id)
    if row.state == "paused":
        row.state, row.next_due = "on", now
    session.commit()
    return row


def rename(session: Session, person_id: int, watch_id: int, name: str) -> Watch:
    """Say whose board it is; postings that name no company get the name when next read."""
    row = one(session, person_id, watch_id)
    row.name = name_for(name, row.target, row.address)
    session.commit()
    return row


def read_now(session: Session, person_id: int, watch_id: int, *, now: datetime) -> int:
    """Start a reading at once and return its run; RefusedError where it was read just now."""
    row = one(session, person_id, watch_id)
    if row.target is None or row.state == "nothing":
        raise RefusedError("There is nothing to read behind it.", "Give another address.")
    allowed = watch_rounds.not_before(session, row.target)
    if allowed is not None and allowed > now:
        minutes = max(1, round((allowed - now).total_seconds() / 60))
        raise RefusedError(
            f"“{row.name}” was read just now.",
            f"It may be asked again in {minutes} minutes; more often would be impolite.",
        )
    return watch_rounds.start(session, row, now)


def look_again(session: Session, person_id: int, watch_id: int, *, now: datetime) -> Watch:
    """Look once more for the board behind an address where none was found."""
    row = one(session, person_id, watch_id)
    if row.state == "nothing":
        row.state, row.message = "looking", None
        row.next_due = now + watch_rounds.LOOK_AGAIN
    session.commit()
    return row


def remove(session: Session, person_id: int, watch_id: int) -> Removed:
    """Stop watching and return what is needed to take that back; its postings stay."""
    row = one(session, person_id, watch_id)
    gone = Removed(**{name: getattr(row, name) for name in Removed.__dataclass_fields__})
    session.delete(row)
    session.commit()
    return gone


def restore(session: Session, person_id: int, removed: Removed, *, now: datetime) -> Watch:
    """Take a removal back; where the board is watched again already, that watch is returned."""
    same = _with_target(session, person_id, removed.target) if removed.target else None
    if same is not None:
        return same
    _check_room(session, person_id)
    values = {name: getattr(removed, name) for name in Removed.__dataclass_fields__}
    row = Watch(person_id=person_id, next_due=now, **values)
    session.add(row)
    session.commit()
    return row


def _kept(
    session: Session, person_id: int, address: str, name: str, target: str | None, now: datetime
) -> Watch:
    same = _with_target(session, person_id, target) if target else None
    if same is not None:
        same.state = "on" if same.state == "paused" else same.state
        session.commit()
        return same
    _check_room(session, person_id)
    row = Watch(
        person_id=person_id,
        address=address,
        name=name_for(name, target, address),
        target=target,
        state="on" if target else "looking",
        next_due=now if target else now + watch_rounds.LOOK_AGAIN,
        created_at=now,
    )
    session.add(row)
    session.commit()
    return row


def _with_target(session: Session, person_id: int, target: str | None) -> Watch | None:
    return session.scalar(select(Watch).where(Watch.person_id == person_id, Watch.target == target))


def _target_of(reading: Reading) -> str | None:
    if reading.board is not None:
        return f"{reading.board.source}:{reading.board.board}"
    return reading.url if len(reading.postings) > 1 else None


def _why_not(reading: Reading) -> str:
    if len(reading.postings) == 1:
        return (
            "This is the page of one job, and no board was found behind it. Add the job under "
            "“Add a posting”, or give the address of the list of jobs."
        )
    if reading.outcome not in {"ok", "empty"}:
        return reading.message
    return " ".join(filter(None, (NO_JOBS_SEEN, reading.looked, OPEN_THE_LIST)))


def _check_room(session: Session, person_id: int) -> None:
    number = session.scalar(select(func.count()).where(Watch.person_id == person_id)) or 0
    if number >= MOST:
        raise RefusedError(f"You watch {MOST} boards, which is the most.", "Remove one first.")
