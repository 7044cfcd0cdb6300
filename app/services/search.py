"""Find postings: one card a job, with the same filters for the page, its counts and the alerts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select
from sqlalchemy.orm import defer

from app.models.application import Application
from app.models.posting import Posting
from app.models.resume import Fit
from app.services.filters import AGES, CHOICES, MANY, Filters, source_word
from app.services.listing import in_order, listing
from app.services.own_readings import own_readings
from app.services.search_conditions import (
    NOT_CLOSED,
    conditions,
    is_pmo_to,
    job_of,
    newest,
    own_jobs,
    visible_to,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.services.listing import Line
    from app.services.ranking import Ranking

__all__ = [
    "NOT_CLOSED",
    "Facet",
    "Filters",
    "Found",
    "Hit",
    "Option",
    "conditions",
    "find",
    "is_pmo_to",
    "job_of",
    "matching_rows",
    "visible_to",
]

PER_PAGE = 20
# Long columns that no list shows.
NOT_IN_LISTS = (
    Posting.description_html,
    Posting.description_text,
    Posting.search_text,
    Posting.profile,
)
IN_LISTS = tuple(defer(column) for column in NOT_IN_LISTS)


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet, and how many jobs it has under the other filters."""

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
    """A job by the advert that stands for it, with what this person has with it.

    `fit` and `stage` are None where nothing yet. `others` are its further adverts, oldest first,
    whether they fit the search or not. `is_pmo` is what the person said, else what was read.
    """

    posting: Posting
    fit: Fit | None
    stage: str | None
    others: tuple[Posting, ...] = field(default=())
    is_pmo: bool = True

    @property
    def places(self) -> list[dict[str, Any]]:
        """Every place of the job, those of the leading advert first."""
        adverts = (self.posting, *self.others)
        return [place for advert in adverts if advert.state != "closed" for place in advert.places]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of a search, `total` jobs in all; `by_match` is False without a resume to sort by.

    `outside_pmo` more jobs would be found without the limit to PMO work. `unscored` adverts of
    those found have no score yet. `jobs` are the adverts of all jobs found, in no order.
    """

    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int
    facets: tuple[Facet, ...]
    by_match: bool
    outside_pmo: int = 0
    unscored: int = 0
    jobs: tuple[tuple[Line, ...], ...] = field(default=(), repr=False)


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
    own = own_readings(session, person_id)
    wanted = select(Posting).where(*conditions(filters, person_id, now=now, own=own))
    if since is not None:
        wanted = wanted.where(Posting.first_seen > since)
    return session.scalars(wanted.order_by(*newest())).all()


def find(
    session: Session,
    person_id: int,
    filters: Filters,
    *,
    ranking: Ranking | None = None,
    page: int = 1,
    now: datetime,
) -> Found:
    """Return one page of a search with counts; a page beyond the last one gives the last one.

    With a `ranking` the shown postings are matched, and sorted by match if the search says so.
    """
    listed = listing(session, person_id, filters, now=now)
    pages = max(1, -(-len(listed.jobs) // PER_PAGE))
    page = min(max(page, 1), pages)
    window = ((page - 1) * PER_PAGE, page * PER_PAGE)
    lines = (line for adverts in listed.jobs for line in adverts if line.state != "closed")
    unscored = ranking.score_bare(lines) if ranking else 0
    if ranking is not None and filters.sort == "match":
        leads = ranking.page(listed.jobs, *window)
    else:
        sort = "new" if filters.sort == "match" else filters.sort
        leads = in_order(listed.jobs, sort)[slice(*window)]
    if ranking is not None:
        ranking.settle(line.id for line in leads if line.state != "closed")
    return Found(
        hits=tuple(_hits(session, person_id, leads, ranking.resume_id if ranking else None)),
        total=len(listed.jobs),
        page=page,
        pages=pages,
        facets=tuple(_facets(filters, listed.counts)),
        by_match=ranking is not None and filters.sort == "match",
        outside_pmo=listed.outside_pmo,
        unscored=unscored,
        jobs=listed.jobs,
    )


def _hits(
    session: Session, person_id: int, leads: Sequence[Line], resume_id: int | None
) -> Iterator[Hit]:
    """Yield what a card shows of each job, its adverts read together."""
    jobs = [lead.job for lead in leads]
    job = job_of(person_id)
    near = or_(Posting.job_id.in_(jobs), Posting.id.in_([*jobs, *(lead.id for lead in leads)]))
    rows = session.execute(
        select(Posting, job, Application.stage, is_pmo_to(person_id))
        .outerjoin(
            Application,
            (Application.posting_id == Posting.id) & (Application.person_id == person_id),
        )
        .where(visible_to(person_id), near | own_jobs(person_id, jobs), job.in_(jobs))
        .order_by(Posting.id)
        .options(*IN_LISTS)
    ).all()
    fits = select(Fit).where(
        Fit.resume_id == (resume_id or 0), Fit.posting_id.in_([lead.id for lead in leads])
    )
    by_posting = {fit.posting_id: fit for fit in session.scalars(fits)}
    for lead in leads:
        mine = [row for row in rows if row[1] == lead.job]
        first = next(row for row in mine if row[0].id == lead.id)
        yield Hit(
            posting=first[0],
            fit=by_posting.get(lead.id),
            stage=next((row[2] for row in [first, *mine] if row[2]), None),
            others=tuple(row[0] for row in mine if row is not first),
            is_pmo=bool(first[3]),
        )


def _facets(filters: Filters, counts: dict[str, dict[str, int]]) -> Iterator[Facet]:
    for name in MANY:
        found = counts.get(name, {})
        words = CHOICES.get(name) or {key: source_word(key) for key in sorted(found)}
        chosen = getattr(filters, name)
        yield Facet(
            name,
            tuple(Option(v, word, found.get(v, 0), v in chosen) for v, word in words.items()),
        )
    stated = counts.get("pay", {}).get("stated", 0)
    yield Facet("pay", (Option("stated", "Pay stated", stated, filters.pay_stated),))
    ages = counts.get("age", {})
    options = [
        Option(str(days), word, ages.get(str(days), 0), filters.age == days)
        for days, word in AGES.items()
    ]
    yield Facet("age", tuple(options))
