"""Which kept scores stand for a job: an advert at three sources is one match, not three."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.models.posting import Posting
from app.models.resume import Fit
from app.services.search import job_of

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select


def best_of_each_job(
    resume_id: int, person_id: int, *wanted: ColumnElement[bool]
) -> Select[tuple[int]]:
    """Return the ids of the fits that are best in their job, of the postings that are `wanted`.

    Jobs are those that this person sees, with what they joined and split.
    """
    place = func.row_number().over(
        partition_by=job_of(person_id), order_by=(Fit.score.desc(), Posting.id.desc())
    )
    ranked = (
        select(Fit.id, place.label("place"))
        .join(Posting, Posting.id == Fit.posting_id)
        .where(Fit.resume_id == resume_id, *wanted)
        .subquery()
    )
    return select(ranked.c.id).where(ranked.c.place == 1)
