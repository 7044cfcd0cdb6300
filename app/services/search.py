"""Find postings: the same filters for the page, its counts and the alerts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, UnaryExpression, and_, func, or_, select
from sqlalchemy.orm import defer

from app.models.application import Application
from app.models.job import OwnJob, WorkVerdict
from app.models.posting import Posting
from app.models.resume import Fit
from app.services.filters import (
    AGES,
    CHOICES,
    MANY,
    UNSTATED,
    Filters,
    source_word,
)
from app.services.search_text import place_needle, terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import InstrumentedAttribute, Session

__all__ = ["Facet", "Filters", "Found", "Hit", "Option", "find", "matching_rows", "visible_to"]

PER_PAGE = 20
NOT_CLOSED = ("open", "unknown")
# Long columns that no list shows.
NOT_IN_LISTS = (
    Posting.description_html,
    Posting.description_text,
    Posting.search_text,
    Posting.profile,
)


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet, and how many postings it has under the other filters."""

    value: str
    word: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter of the page with its values."""

    name: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A posting with what this person has with it; `fit` and `stage` are None where nothing yet."""

    posting: Posting
    fit: Fit | None
    stage: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of a search. `by_match` is False where there is no resume to sort by."""

    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int
    facets: tuple[Facet, ...]
    by_match: bool


def visible_to(person_id: int) -> ColumnElement[bool]:
    """Return the condition under which a person may see a posting: shared, or their own."""
    return or_(Posting.person_id.is_(None), Posting.person_id == person_id)


def job_of(person_id: int) -> ColumnElement[int]:
    """Return the number of the job that a posting advertises, as this person sees it."""
    own = (
        select(OwnJob.job_id)
        .where(OwnJob.person_id == person_id, OwnJob.posting_id == Posting.id)
        .correlate(Posting)
        .scalar_subquery()
    )
    return func.coalesce(own, Posting.job_id, Posting.id)


def is_pmo_to(person_id: int) -> ColumnElement[bool]:
    """Return whether a posting is PMO work: what the person said, else what was read."""
    said = (
        select(WorkVerdict.is_pmo)
        .where(WorkVerdict.person_id == person_id, WorkVerdict.posting_id == Posting.id)
        .correlate(Posting)
        .scalar_subquery()
    )
    return func.coalesce(said, Posting.is_pmo)


def matching_rows(
    session: Session,
    person_id: int,
    filters: Filters,
    *,
    since: datetime | None = None,
    now: datetime | None = None,
) -> Sequence[Posting]:
    """Return every posting of a search, newest first; `since` leaves those first seen after it.

    Without `now` the filter on age is not applied: what is new since the last digest is new.
    """
    wanted = select(Posting).where(*conditions(filters, person_id, now=now))
    if since is not None:
        wanted = wanted.where(Posting.first_seen > since)
    return session.scalars(wanted.order_by(*_order("new"))).all()


def find(
    session: Session,
    person_id: int,
    filters: Filters,
    *,
    resume_id: int | None = None,
    page: int = 1,
    now: datetime,
) -> Found:
    """Return one page of a search with counts; a page beyond the last one gives the last one."""
    limits = conditions(filters, person_id, now=now)
    total = session.scalar(select(func.count()).select_from(Posting).where(*limits)) or 0
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(page, 1), pages)
    by_match = resume_id is not None and filters.sort == "match"
    sort = "new" if filters.sort == "match" and not by_match else filters.sort
    scored = and_(Fit.posting_id == Posting.id, Fit.resume_id == (resume_id or 0))
    own = and_(Application.posting_id == Posting.id, Application.person_id == person_id)
    rows = (
        select(Posting, Fit, Application.stage)
        .outerjoin(Fit, scored)
        .outerjoin(Application, own)
        .where(*limits)
        .order_by(*_order(sort))
        .options(*(defer(column) for column in NOT_IN_LISTS))
    )
    hits = session.execute(rows.limit(PER_PAGE).offset((page - 1) * PER_PAGE)).all()
    return Found(
        hits=tuple(Hit(posting, fit, stage) for posting, fit, stage in hits),
        total=total,
        page=page,
        pages=pages,
        facets=tuple(_facets(session, person_id, filters, now)),
        by_match=by_match,
    )


def conditions(
    filters: Filters, person_id: int, *, now: datetime | None, skip: str | None = None
) -> list[ColumnElement[bool]]:
    """Return the WHERE of a search, the filter `skip` left out."""
    found: dict[str, list[ColumnElement[bool]]] = {
        "q": [
            _contains(term.needle) if term.is_wanted else ~_contains(term.needle)
            for term in terms(filters.q)
        ],
        "place": [_contains(needle)] if (needle := place_needle(filters.place)) else [],
        "pay": [Posting.salary.is_not(None)] if filters.pay_stated else [],
        "age": [_not_older(now, filters.age)] if filters.age and now else [],
        "pmo": [Posting.is_pmo.is_(True)] if filters.pmo_only else [],
        "state": [Posting.state.in_(filters.state or NOT_CLOSED)],
    }
    for name in MANY:
        values = getattr(filters, name)
        if values and name != "state":
            found[name] = [_one_of(name, values)]
    kept = [one for name, ones in found.items() if name != skip for one in ones]
    return [visible_to(person_id), *kept]


def _contains(needle: str) -> ColumnElement[bool]:
    return Posting.search_text.contains(needle, autoescape=True)


def _one_of(name: str, values: tuple[str, ...]) -> ColumnElement[bool]:
    column = getattr(Posting, name)
    stated = column.in_([value for value in values if value != UNSTATED])
    return or_(stated, column.is_(None)) if UNSTATED in values else stated


def _not_older(now: datetime, days: int) -> ColumnElement[bool]:
    first = now - timedelta(days=days)
    unknown = and_(Posting.posted_on.is_(None), Posting.first_seen >= first)
    return or_(Posting.posted_on >= first.date(), unknown)


def _order(sort: str) -> list[UnaryExpression[Any]]:
    newest = func.coalesce(Posting.posted_on, func.date(Posting.first_seen)).desc()
    order: list[UnaryExpression[Any]] = [newest, Posting.id.desc()]
    if sort == "match":
        return [Fit.score.desc().nulls_last(), *order]
    return [Posting.closes_on.asc().nulls_last(), *order] if sort == "closing" else order


def _facets(session: Session, person_id: int, filters: Filters, now: datetime) -> Iterator[Facet]:
    for name in MANY:
        limits = conditions(filters, person_id, now=now, skip=name)
        column: InstrumentedAttribute[str | None] = getattr(Posting, name)
        rows = session.execute(select(column, func.count()).where(*limits).group_by(column)).all()
        counts = {value or UNSTATED: count for value, count in rows}
        words = CHOICES.get(name) or {key: source_word(key) for key in sorted(counts)}
        chosen = getattr(filters, name)
        yield Facet(
            name,
            tuple(Option(v, word, counts.get(v, 0), v in chosen) for v, word in words.items()),
        )
    yield _one_count(session, person_id, filters, now)
    yield _age_counts(session, person_id, filters, now)


def _one_count(session: Session, person_id: int, filters: Filters, now: datetime) -> Facet:
    limits = conditions(filters, person_id, now=now, skip="pay")
    count = session.scalar(
        select(func.count()).select_from(Posting).where(*limits, Posting.salary.is_not(None))
    )
    return Facet("pay", (Option("stated", "Pay stated", count or 0, filters.pay_stated),))


def _age_counts(session: Session, person_id: int, filters: Filters, now: datetime) -> Facet:
    limits = conditions(filters, person_id, now=now, skip="age")
    counted = [func.count().filter(_not_older(now, days)) for days in AGES]
    counts = session.execute(select(*counted).select_from(Posting).where(*limits)).one()
    options = [
        Option(str(days), word, count, filters.age == days)
        for (days, word), count in zip(AGES.items(), counts, strict=True)
    ]
    return Facet("age", tuple(options))
