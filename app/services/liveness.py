"""Whether a posting is still there: a wrong "closed" costs somebody a job, so it takes proof."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import ColumnElement, CursorResult, or_, select, update
from sqlalchemy.orm import defer

from app.models.posting import Posting
from app.services import wording
from app.services.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

log = logging.getLogger("critical_path")
LONG = tuple(
    defer(column)
    for column in (
        *(Posting.description_html, Posting.description_text),
        *(Posting.search_text, Posting.profile),
    )
)

# A board may lose a job for an hour while it is edited; two misses close together prove little.
MISSES_APART = timedelta(hours=6)
MISSED_ONCE = "It was not on its board when that was last read whole."
CLOSED_BY_PERSON = "You closed it."
REOPENED = "You opened it again."
CLOSED_BY_SOURCE = "The source says that it is closed."
PAST_CLOSING = "Its closing date, {}, has passed."
STILL_LISTED = "Its closing date, {}, has passed, but it was still listed after it."
NOT_LOOKED_AT = "Nobody has looked at its board or page again."
MISSED_TWICE = "It was gone from its board in two complete readings, {} and {}."

# For so long a sighting counts, even if the board cannot be read meanwhile.
STILL_FRESH = timedelta(hours=24)
# A day is over everywhere so many hours after its end in Greenwich.
LAST_ZONE = timedelta(hours=12)
# After so long without a look nobody should rely on it.
STALE = timedelta(days=14)
TROUBLE = {
    "blocked": "its board lets no program in",
    "not_found": "its board was not there",
    "rate_limited": "its board asked for fewer requests (429)",
    "changed_shape": "its board answered in a form that could not be read",
    "truncated": "its board could not be read to its end",
    "unreachable": "its board did not answer",
    "refused": "its board could not be visited",
    "ok": "its board could not be read whole",
    "empty": "its board was suddenly empty, which is rarely true",
}


def told(row: Posting, now: datetime) -> str:
    """Say what is known about a posting being open, since when, and why no more is known."""
    if row.state == "open":
        seen = f"Seen open {wording.since(row.last_seen, now)}"
        return f"{seen}, not checked since" if now - row.last_seen > STALE else seen
    when = wording.since(row.state_at or row.last_seen, now)
    reason = (row.state_reason or "").rstrip(".")
    if row.state == "closed":
        return f"Closed {when}: {reason}" if reason else f"Closed {when}"
    lead = f"Not known since {wording.since(row.last_seen, now)}"
    return f"{lead}: {reason[:1].lower()}{reason[1:]}" if reason else lead


def as_listed(
    closes_on: date | None, now: datetime, *, closed: bool | None
) -> tuple[str, str | None]:
    """Return state and reason of a posting that its source shows at this moment.

    One that is listed after its closing date is neither surely open nor surely closed.
    """
    if closed is True:
        return "closed", CLOSED_BY_SOURCE
    if closes_on is not None and _is_over(closes_on, now):
        return "unknown", STILL_LISTED.format(f"{closes_on:%d %b %Y}")
    return "open", None


def let_time_tell(session: Session, *, now: datetime) -> tuple[list[int], int]:
    """Close what was not seen after its closing date; return those closed, and how many went stale.

    What nobody looked at for two weeks is no longer called open.
    """
    closed = [row.id for row in _past_closing(session, now) if _note_closing(row, now)]
    stale = session.execute(
        update(Posting)
        .where(
            Posting.state == "open",
            Posting.last_seen < now - STALE,
            or_(Posting.state_at.is_(None), Posting.state_at < now - STALE),
        )
        .values(state="unknown", state_reason=NOT_LOOKED_AT, state_at=now)
    )
    session.commit()
    went_stale = cast("CursorResult[Any]", stale).rowcount
    if closed or went_stale:
        log.info("postings told by time closed=%s stale=%s", len(closed), went_stale)
    return closed, went_stale


def _past_closing(session: Session, now: datetime) -> Sequence[Posting]:
    """Return what is past its closing date and was not judged by that yet."""
    judged = PAST_CLOSING.partition("{")[0]
    rows = select(Posting).where(
        Posting.closes_on < (now - LAST_ZONE).date(),
        Posting.state != "closed",
        or_(Posting.state_reason.is_(None), ~Posting.state_reason.startswith(judged)),
    )
    return session.scalars(rows.options(*LONG)).all()


def _note_closing(row: Posting, now: datetime) -> bool:
    if row.closes_on is None:
        return False
    was_listed = row.last_seen.astimezone(UTC).date() > row.closes_on
    words = STILL_LISTED if was_listed else PAST_CLOSING
    row.state, row.state_at = "unknown" if was_listed else "closed", now
    row.state_reason = words.format(f"{row.closes_on:%d %b %Y}")
    return not was_listed


def _is_over(day: date, now: datetime) -> bool:
    return day < (now - LAST_ZONE).date()


def note_trouble(
    session: Session, person_id: int | None, place: tuple[str, str], outcome: str, *, now: datetime
) -> None:
    """Note that a board (source, board) could not be read: what was not seen lately is unknown.

    Nothing is closed by it. A sighting of the last day still counts.
    """
    stale = (Posting.state == "open", Posting.last_seen < now - STILL_FRESH)
    reason = TROUBLE.get(outcome, "its board could not be read")
    session.execute(
        update(Posting)
        .where(_of(person_id), Posting.source == place[0], Posting.board == place[1], *stale)
        .values(state="unknown", state_reason=f"{reason[:1].upper()}{reason[1:]}.", state_at=now)
    )
    session.commit()


def note_misses(
    session: Session, person_id: int | None, source: str, board: str, *, now: datetime
) -> list[int]:
    """Note what a complete reading of a board, begun at `now`, did not show; return those closed.

    The first miss makes a posting "unknown", a second one at least six hours later "closed".
    Call it only after a complete and healthy reading.
    """
    missed = session.scalars(
        select(Posting).where(
            _of(person_id),
            Posting.source == source,
            Posting.board == board,
            Posting.state != "closed",
            Posting.last_seen < now,
        )
    ).all()
    closed = [row.id for row in missed if _note(row, now)]
    session.commit()
    return closed


def _of(person_id: int | None) -> ColumnElement[bool]:
    return Posting.person_id == person_id if person_id else Posting.person_id.is_(None)


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
