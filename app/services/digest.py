"""What a saved search has to tell: open postings that match and that nobody named to the person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select
from sqlalchemy.orm import defer

from app.mail import compose
from app.mail.compose import Card
from app.models.application import Application
from app.models.outbox_mail import OutboxMail
from app.models.posting import Posting
from app.models.resume import Fit
from app.models.saved_search import DigestItem, SavedSearch
from app.services import matching, resumes, wording
from app.services.filters import WORKPLACES, Filters, attribution, source_word
from app.services.listing import adverts
from app.services.own_readings import own_readings
from app.services.ranking import ranking_for
from app.services.search import conditions, job_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.mail.links import Links
    from app.services.market_index import MarketIndex

CARDS = 10
BRIEF = 40
# Long enough for real titles, short enough that fifty of them stay below the limit of a mail.
LONGEST_TITLE = 120
LONGEST_REASON = 200
BY_HAND = "Pasted text"


@dataclass(frozen=True, slots=True)
class News:
    """What a search has to tell at one moment, best first; `more` counts what finds no room."""

    cards: tuple[Card, ...]
    brief: tuple[Card, ...]
    more: int
    posting_ids: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many postings are named."""
        return len(self.posting_ids)


def news(
    session: Session, person_id: int, filters: Filters, *, links: Links, now: datetime
) -> News:
    """Return what the person has not been told yet; reads kept scores and computes none.

    Of a job one advert is named, the best, however many there are. Left out: what is closed or
    past its closing day, jobs of which an advert was named in any digest of this person, and
    those that they applied to already.
    """
    today = now.astimezone(UTC).date()
    job = job_of(person_id)
    wanted = _untold(session, person_id, filters, today, now)
    total = session.scalar(select(func.count(job.distinct())).select_from(Posting).where(*wanted))
    resume = resumes.current(session, person_id)
    scored = (Fit.posting_id == Posting.id) & (Fit.resume_id == (resume.id if resume else 0))
    best = (Fit.score.desc().nulls_last(), Posting.first_seen.desc(), Posting.id.desc())
    place = func.row_number().over(partition_by=job, order_by=best).label("place")
    ranked = (
        select(Posting.id, place).select_from(Posting).outerjoin(Fit, scored).where(*wanted)
    ).subquery()
    rows = session.execute(
        select(Posting, Fit)
        .join(ranked, ranked.c.id == Posting.id)
        .outerjoin(Fit, scored)
        .where(ranked.c.place == 1)
        .order_by(*best)
        .limit(CARDS + BRIEF)
        .options(
            defer(Posting.description_html),
            defer(Posting.description_text),
            defer(Posting.search_text),
            defer(Posting.profile),
        )
    ).all()
    cards = tuple(_card(posting, fit, links, today) for posting, fit in rows)
    return News(
        cards=cards[:CARDS],
        brief=cards[CARDS:],
        more=(total or 0) - len(cards),
        posting_ids=tuple(posting.id for posting, _ in rows),
    )


def asked_by(row: SavedSearch, now: datetime) -> Filters:
    """Return what a search asks for; a filter on age reaches back to its last digest at least.

    A weekly search for what is new since yesterday would lose six days of seven.
    """
    filters = Filters.from_query(row.query)
    if filters.age is None:
        return filters
    gap = (now - (row.last_sent or row.created_at)).days + 1
    return replace(filters, age=max(filters.age, gap))


def score_best(
    session: Session, market: MarketIndex, row: SavedSearch, *, searches: int = 1, now: datetime
) -> None:
    """Match what the next digest of a search may name, so that it puts the best first; commits.

    Where a person has several `searches`, the others may name the best of this one before it does.
    """
    ranking = ranking_for(session, market, row.person_id)
    if ranking is None:
        return
    today = now.astimezone(UTC).date()
    wanted = _untold(session, row.person_id, asked_by(row, now), today, now)
    jobs = adverts(session, row.person_id, *wanted)
    ranking.score_bare(one for job in jobs for one in job)
    ranking.page(jobs, 0, searches * (CARDS + BRIEF))


def _untold(
    session: Session, person_id: int, filters: Filters, today: date, now: datetime
) -> list[ColumnElement[bool]]:
    named = select(DigestItem.posting_id).where(DigestItem.person_id == person_id)
    applied = select(Application.posting_id).where(
        Application.person_id == person_id, Application.stage != "saved"
    )
    job = job_of(person_id)
    over = select(job).where(or_(Posting.id.in_(named), Posting.id.in_(applied))).distinct()
    return [
        *conditions(filters, person_id, now=now, own=own_readings(session, person_id)),
        Posting.state == "open",
        or_(Posting.closes_on.is_(None), Posting.closes_on >= today),
        job.not_in(session.scalars(over).all()),
    ]


def _card(posting: Posting, fit: Fit | None, links: Links, today: date) -> Card:
    told = [compose.shorten(str(reason), LONGEST_REASON) for reason in (fit.reasons if fit else [])]
    posted = posting.posted_on or posting.first_seen.astimezone(UTC).date()
    verb = "Posted" if posting.posted_on else "First seen"
    place = wording.place(posting.places)
    return Card(
        href=links.posting(posting.id),
        title=compose.shorten(posting.title, LONGEST_TITLE),
        company=compose.shorten(posting.company, LONGEST_TITLE) if posting.company else None,
        place=compose.shorten(place, LONGEST_TITLE) if place else None,
        workplace=WORKPLACES.get(posting.workplace or ""),
        pay=wording.pay(posting.salary),
        age=f"{verb} {wording.age(posted, today)}",
        closes=_closes(posting.closes_on, today),
        source=_source_of(posting),
        score=fit.score if fit else None,
        band=fit.band if fit else None,
        reasons=tuple(one for one in told if not one.startswith(matching.MISSING)),
        misses=tuple(
            one.removeprefix(matching.MISSING) for one in told if one.startswith(matching.MISSING)
        ),
    )


def _source_of(posting: Posting) -> str:
    """Name the source as its terms want it named, in a mail too."""
    if posting.source == "text":
        return BY_HAND
    return attribution(posting.source) or source_word(posting.source)


def _closes(closes_on: date | None, today: date) -> str | None:
    if closes_on is None:
        return None
    return f"Closes {wording.age(closes_on, today)}, {closes_on.day} {closes_on:%B}"


@dataclass(frozen=True, slots=True)
class LastDigest:
    """The newest digest of a search, and how many postings it named."""

    mail_id: int
    written_at: datetime
    items: int
    is_kept: bool


def last_by_search(session: Session, person_id: int) -> dict[int, LastDigest]:
    """Return each search's newest digest, by the search's id."""
    rows = session.execute(
        select(
            DigestItem.search_id,
            OutboxMail.id,
            OutboxMail.created_at,
            func.count(),
            OutboxMail.state == "kept",
        )
        .join(OutboxMail, OutboxMail.id == DigestItem.mail_id)
        .where(DigestItem.person_id == person_id, DigestItem.search_id.is_not(None))
        .group_by(DigestItem.search_id, OutboxMail.id, OutboxMail.created_at, OutboxMail.state)
        .order_by(OutboxMail.id)
    )
    return {
        search_id: LastDigest(mail_id, written_at, items, is_kept)
        for search_id, mail_id, written_at, items, is_kept in rows
        if search_id is not None
    }
