"""Saved searches: kept, changed, paused, deleted and taken back, stopped from a mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.mail.unsubscribe import Subscription
from app.models.saved_search import RHYTHMS, SavedSearch
from app.services.errors import NotFoundError, RefusedError
from app.services.search import Filters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

LONGEST_NAME = 120
MOST = 50
DAYS = {"daily": 1, "weekly": 7}
# Early morning in Europe and still the evening before on the American west coast.
HOUR = time(6, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """All there was to know of a deleted search, so that deleting can be taken back."""

    id: int
    name: str
    query: str
    rhythm: str
    active: bool
    next_due: datetime
    last_sent: datetime | None
    stopped_at: datetime | None
    created_at: datetime


NO_QUOTES = str.maketrans(dict.fromkeys("“”"))
FIELDS = tuple(Deleted.__dataclass_fields__)


def all_of(session: Session, person_id: int) -> Sequence[SavedSearch]:
    """Return the person's saved searches: those that write first, then by name."""
    own = select(SavedSearch).where(SavedSearch.person_id == person_id)
    by_name = func.lower(SavedSearch.name)
    return session.scalars(own.order_by(SavedSearch.active.desc(), by_name, SavedSearch.id)).all()


def get(session: Session, person_id: int, search_id: int) -> SavedSearch:
    """Return one saved search of this person; NotFoundError for anybody else's."""
    row = session.scalar(
        select(SavedSearch).where(SavedSearch.id == search_id, SavedSearch.person_id == person_id)
    )
    if row is None:
        raise NotFoundError(f"No saved search {search_id} for person {person_id}.")
    return row


def save(
    session: Session, person_id: int, query: str, *, name: str, rhythm: str, now: datetime
) -> SavedSearch:
    """Keep a search; its first digest is due at once, so that one sees what will come.

    The same search again is not kept twice: the one there is takes the new name and rhythm and
    writes again if it was paused. Raises RefusedError for an unknown rhythm, a name that is too
    long, and beyond MOST searches.
    """
    filters = Filters.from_query(query)
    kept_query = filters.to_query()
    known = session.scalar(
        select(SavedSearch).where(
            SavedSearch.person_id == person_id, SavedSearch.query == kept_query
        )
    )
    if known is not None:
        resume(session, person_id, known.id, now=now)
        return change(session, person_id, known.id, name=name, rhythm=rhythm, now=now)
    _check_room(session, person_id)
    row = SavedSearch(
        person_id=person_id,
        name=_name(name, filters),
        query=kept_query,
        rhythm=_rhythm(rhythm),
        active=True,
        next_due=now,
        created_at=now,
    )
    session.add(row)
    session.commit()
    return row


def change(
    session: Session, person_id: int, search_id: int, *, name: str, rhythm: str, now: datetime
) -> SavedSearch:
    """Rename a search or change how often it writes; an empty name becomes its description."""
    row = get(session, person_id, search_id)
    row.name = _name(name, Filters.from_query(row.query))
    if row.rhythm != _rhythm(rhythm):
        row.rhythm = rhythm
        row.next_due = now if row.last_sent is None else next_window(row.last_sent, rhythm)
    session.commit()
    return row


def pause(session: Session, person_id: int, search_id: int, *, now: datetime) -> SavedSearch:
    """Stop the mails of a search and keep it; does nothing where it is paused already."""
    row = get(session, person_id, search_id)
    _stop(row, now)
    session.commit()
    return row


def resume(session: Session, person_id: int, search_id: int, *, now: datetime) -> SavedSearch:
    """Let a paused search write again; what came in the meantime comes in its next digest."""
    row = get(session, person_id, search_id)
    _start(row, now)
    session.commit()
    return row


def delete(session: Session, person_id: int, search_id: int) -> Deleted:
    """Delete a search and return what is needed to take that back."""
    row = get(session, person_id, search_id)
    deleted = Deleted(**{name: getattr(row, name) for name in FIELDS})
    session.delete(row)
    session.commit()
    return deleted


def restore(session: Session, person_id: int, deleted: Deleted) -> SavedSearch:
    """Take a deletion back; a second time returns the search that the first one brought back.

    It gets its old number where that is free, so that the link in its old mails stops it again.
    """
    known = session.get(SavedSearch, deleted.id)
    if known is not None and _is_same(known, person_id, deleted):
        return known
    _check_room(session, person_id)
    values = {name: getattr(deleted, name) for name in FIELDS}
    if known is not None:
        values.pop("id")
    row = SavedSearch(person_id=person_id, **values)
    session.add(row)
    session.commit()
    return row


def subscribed(session: Session, subscription: Subscription) -> SavedSearch | None:
    """Return the search that a mail's link speaks of, None where it was deleted since."""
    row = session.get(SavedSearch, subscription.search_id)
    if row is None or Subscription.of(row.id, row.person_id, row.created_at) != subscription:
        return None
    return row


def unsubscribe(
    session: Session, subscription: Subscription, *, now: datetime
) -> SavedSearch | None:
    """Stop a search from its mail; a second time changes nothing. None where it is deleted."""
    row = subscribed(session, subscription)
    if row is not None:
        _stop(row, now)
        session.commit()
    return row


def subscribe_again(
    session: Session, subscription: Subscription, *, now: datetime
) -> SavedSearch | None:
    """Take an unsubscription back."""
    row = subscribed(session, subscription)
    if row is not None:
        _start(row, now)
        session.commit()
    return row


def next_window(last: datetime, rhythm: str) -> datetime:
    """Return when the digest after `last` is due: HOUR of the next day, or of the seventh."""
    day = last.astimezone(UTC).date() + timedelta(days=DAYS[rhythm])
    return datetime.combine(day, HOUR)


def _stop(row: SavedSearch, now: datetime) -> None:
    if row.active:
        row.active = False
        row.stopped_at = now


def _start(row: SavedSearch, now: datetime) -> None:
    if not row.active:
        row.active = True
        row.stopped_at = None
        row.next_due = max(row.next_due, now)


def _is_same(row: SavedSearch, person_id: int, deleted: Deleted) -> bool:
    return row.person_id == person_id and row.created_at == deleted.created_at


def _check_room(session: Session, person_id: int) -> None:
    own = select(func.count()).where(SavedSearch.person_id == person_id)
    if (session.scalar(own) or 0) >= MOST:
        raise RefusedError(
            f"You have {MOST} saved searches, and that is as many as one person can have.",
            "Delete one that you no longer need.",
        )


def _name(name: str, filters: Filters) -> str:
    """Return the given name, or what the search looks for where none is given."""
    line = " ".join(name.split())
    if len(line) > LONGEST_NAME:
        raise RefusedError(
            f"That name has {len(line)} characters.", f"Use up to {LONGEST_NAME} characters."
        )
    return line or described(filters)[:LONGEST_NAME]


def described(filters: Filters) -> str:
    """Say what a search looks for, without quotation marks: a page quotes it whole."""
    return filters.describe().translate(NO_QUOTES)


def _rhythm(rhythm: str) -> str:
    if rhythm not in RHYTHMS:
        raise RefusedError(
            f"“{rhythm[:40]}” is no rhythm for alerts.", f"Choose one of: {', '.join(RHYTHMS)}."
        )
    return rhythm
