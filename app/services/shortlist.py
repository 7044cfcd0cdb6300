"""The page of postings that a person looks at: found, scored against their resume, counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.models.posting import Posting
from app.services import matching, resumes
from app.services.search import find, visible_to

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.models.resume import Resume
    from app.services.filters import Filters
    from app.services.search import Found
    from matcher import Matcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortlist:
    """One page of postings for one person.

    `unscored` postings wait for a score beyond what one look computes. `outside_pmo` more would
    show without the limit to PMO work. `known` is how many the person may see at all.
    """

    found: Found
    resume: Resume | None
    unscored: int
    outside_pmo: int
    known: int


def shortlist(
    session: Session,
    matcher: Matcher,
    person_id: int,
    filters: Filters,
    *,
    page: int = 1,
    now: datetime,
) -> Shortlist:
    """Find postings, best match first where a resume is in use; missing scores are made first."""
    resume = resumes.current(session, person_id)
    unscored = matching.ensure_fits(session, matcher, resume) if resume is not None else 0
    resume_id = resume.id if resume is not None else None
    found = find(session, person_id, filters, resume_id=resume_id, page=page, now=now)
    return Shortlist(
        found=found,
        resume=resume,
        unscored=unscored,
        outside_pmo=found.outside_pmo,
        known=_count(session, visible_to(person_id)),
    )


def _count(session: Session, *limits: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(Posting).where(*limits)) or 0
