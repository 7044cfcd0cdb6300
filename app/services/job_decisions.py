"""A person joins adverts to one job or takes one out: kept, obeyed by grouping, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.models.job import JobVerdict
from app.models.posting import Posting
from app.services import clusters
from app.services.errors import NotFoundError, RefusedError
from app.services.job_verdicts import DIFFERENT, SAME
from app.services.search import job_of, visible_to

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session


def adverts(session: Session, person_id: int, posting_id: int) -> list[int]:
    """Return the postings of the job that this one advertises, oldest first, this one included.

    NotFoundError for a posting that the person may not see.
    """
    job = session.scalar(
        select(job_of(person_id)).where(Posting.id == posting_id, visible_to(person_id))
    )
    if job is None:
        raise NotFoundError(f"No posting {posting_id} for person {person_id}.")
    rows = select(Posting.id).where(job_of(person_id) == job, visible_to(person_id))
    return list(session.scalars(rows.order_by(Posting.id)))


def split(session: Session, person_id: int, posting_id: int, *, now: datetime) -> JobVerdict:
    """Say that an advert is of another job than those it stands with; RefusedError if alone."""
    others = [one for one in adverts(session, person_id, posting_id) if one != posting_id]
    if not others:
        raise RefusedError(
            "This advert stands alone already.", "Nothing needs to be done; go back to its page."
        )
    return _decide(session, person_id, DIFFERENT, [posting_id], others, now)


def join(
    session: Session, person_id: int, posting_id: int, other_id: int, *, now: datetime
) -> JobVerdict:
    """Say that two adverts are of one job; all that stand with them come along."""
    ones = adverts(session, person_id, posting_id)
    others = adverts(session, person_id, other_id)
    if other_id in ones:
        raise RefusedError(
            "These two adverts are one job already.", "Nothing needs to be done; go back."
        )
    return _decide(session, person_id, SAME, ones, others, now)


def tell_apart(
    session: Session, person_id: int, posting_id: int, other_id: int, *, now: datetime
) -> JobVerdict:
    """Say that two adverts that stand apart are two jobs, so that it is not asked again."""
    ones = adverts(session, person_id, posting_id)
    others = [one for one in adverts(session, person_id, other_id) if one not in ones]
    if not others:
        raise RefusedError(
            "These two adverts are one job here.", "Take one of them out of the job instead."
        )
    return _decide(session, person_id, DIFFERENT, ones, others, now)


def take_back(session: Session, person_id: int, verdict_id: int) -> JobVerdict:
    """Undo a decision, as if it had never been; NotFoundError for anybody else's."""
    act = session.get(JobVerdict, verdict_id)
    if act is None or act.person_id != person_id:
        raise NotFoundError(f"No decision {verdict_id} of person {person_id}.")
    session.delete(act)
    session.flush()
    clusters.see_own_view(session, person_id)
    session.commit()
    return act


def about(session: Session, person_id: int, posting_ids: Sequence[int]) -> list[JobVerdict]:
    """Return the person's decisions in which one of these postings takes part, oldest first."""
    acts = session.scalars(
        select(JobVerdict).where(JobVerdict.person_id == person_id).order_by(JobVerdict.id)
    )
    wanted = set(posting_ids)
    return [act for act in acts if wanted.intersection(act.ones + act.others)]


def _decide(
    session: Session,
    person_id: int,
    verdict: str,
    ones: list[int],
    others: list[int],
    now: datetime,
) -> JobVerdict:
    act = JobVerdict(person_id=person_id, verdict=verdict, ones=ones, others=others, created_at=now)
    session.add(act)
    session.flush()
    clusters.see_own_view(session, person_id)
    session.commit()
    return act
