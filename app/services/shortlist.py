"""The page of postings that a person looks at: found, scored against their resume, counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.models.posting import Posting
from app.services import resumes
from app.services.ranking import ranking_of
from app.services.search import find, visible_to

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.models.resume import Resume
    from app.services.filters import Filters
    from app.services.market_index import MarketIndex
    from app.services.search import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortlist:
    """One page of postings for one person.

    `unscored` postings wait for the index beyond what one look computes; `progress` is how far
    that is, (done, total), while it is being made. `outside_pmo` more would show without the limit
    to PMO work. `known` is how many the person may see at all.
    """

    found: Found
    resume: Resume | None
    unscored: int
    outside_pmo: int
    known: int
    progress: tuple[int, int] | None = None


def shortlist(
    session: Session,
    market: MarketIndex,
    person_id: int,
    filters: Filters,
    *,
    page: int = 1,
    now: datetime,
) -> Shortlist:
    """Find postings, best match first where a resume is in use."""
    resume = resumes.current(session, person_id)
    ranking = ranking_of(session, market, resume) if resume is not None else None
    found = find(session, person_id, filters, ranking=ranking, page=page, now=now)
    return Shortlist(
        found=found,
        resume=resume,
        unscored=found.unscored,
        outside_pmo=found.outside_pmo,
        known=_count(session, visible_to(person_id)),
        progress=market.progress(person_id) or market.progress(None) if found.unscored else None,
    )


def _count(session: Session, *limits: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(Posting).where(*limits)) or 0
