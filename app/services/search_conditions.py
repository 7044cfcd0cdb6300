"""The WHERE and ORDER BY of a search: one meaning for the list, its counts and the alerts."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from app.models.job import OwnJob, WorkVerdict
from app.models.posting import Posting
from app.services.filters import MANY, UNSTATED, Filters
from app.services.own_readings import AS_READ
from app.services.search_text import place_needle, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import UnaryExpression

    from app.services.own_readings import OwnReadings

NOT_CLOSED = ("open", "unknown")


def visible_to(person_id: int) -> ColumnElement[bool]:
    """Return the condition under which a person may see a posting: shared, or their own."""
    # Spelt with OR, SQLite looks both up in the index of owners, and then reads every row whole.
    return func.coalesce(Posting.person_id, person_id) == person_id


def job_of(person_id: int) -> ColumnElement[int]:
    """Return the number of the job that a posting advertises, as this person sees it."""
    own = (
        select(OwnJob.job_id)
        .where(OwnJob.person_id == person_id, OwnJob.posting_id == Posting.id)
        .correlate(Posting)
        .scalar_subquery()
    )
    return func.coalesce(own, Posting.job_id, Posting.id)


def own_jobs(person_id: int, jobs: Sequence[int]) -> ColumnElement[bool]:
    """Return whether a posting is one that this person's decisions put into one of these jobs."""
    own = select(OwnJob.posting_id).where(OwnJob.person_id == person_id, OwnJob.job_id.in_(jobs))
    return Posting.id.in_(own)


def is_pmo_to(person_id: int) -> ColumnElement[bool]:
    """Return whether a posting is PMO work: what the person said, else what was read."""
    said = (
        select(WorkVerdict.is_pmo)
        .where(WorkVerdict.person_id == person_id, WorkVerdict.posting_id == Posting.id)
        .correlate(Posting)
        .scalar_subquery()
    )
    return func.coalesce(said, Posting.is_pmo)


def conditions(
    filters: Filters, person_id: int, *, now: datetime | None, own: OwnReadings = AS_READ
) -> list[ColumnElement[bool]]:
    """Return the WHERE of a search; `own` is what the person put right."""
    found = by_filter(filters, person_id, now=now, own=own)
    return [visible_to(person_id), *(one for ones in found.values() for one in ones)]


def by_filter(
    filters: Filters, person_id: int, *, now: datetime | None, own: OwnReadings = AS_READ
) -> dict[str, list[ColumnElement[bool]]]:
    """Return the conditions of each filter by its name; one that is not used has none."""
    found: dict[str, list[ColumnElement[bool]]] = {
        "q": [
            _contains(term.needle) if term.is_wanted else ~_contains(term.needle)
            for term in terms(filters.q)
        ],
        "place": [_contains(needle)] if (needle := place_needle(filters.place)) else [],
        "pay": [own.column("has_pay").is_(True)] if filters.pay_stated else [],
        "age": [not_older(now, filters.age)] if filters.age and now else [],
        "pmo": [is_pmo_to(person_id)] if filters.pmo_only else [],
        "state": [Posting.state.in_(filters.state or NOT_CLOSED)],
    }
    for name in MANY:
        values = getattr(filters, name)
        if values and name != "state":
            found[name] = [_one_of(own.column(name), values)]
    return found


def _contains(needle: str) -> ColumnElement[bool]:
    return Posting.search_text.contains(needle, autoescape=True)


def _one_of(column: ColumnElement[Any], values: tuple[str, ...]) -> ColumnElement[bool]:
    stated = column.in_([value for value in values if value != UNSTATED])
    return or_(stated, column.is_(None)) if UNSTATED in values else stated


def not_older(now: datetime, days: int) -> ColumnElement[bool]:
    """Return whether a posting was posted, or else first seen, within so many days."""
    first = now - timedelta(days=days)
    unknown = and_(Posting.posted_on.is_(None), Posting.first_seen >= first)
    return or_(Posting.posted_on >= first.date(), unknown)


def newest() -> list[UnaryExpression[Any]]:
    """Return the order of the newest first."""
    day = func.coalesce(Posting.posted_on, func.date(Posting.first_seen)).desc()
    return [day, Posting.id.desc()]
