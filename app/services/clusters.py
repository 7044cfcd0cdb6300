"""Which adverts are one job: grouped again where something new or changed came in, nowhere else.

`scrapers.group_into_jobs` decides; this keeps what it decided. Everybody's postings are grouped
among themselves. What a person brought joins those without moving them. Where the person decided
otherwise, their own view is kept beside it (`OwnJob`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from app.models.job import JobVerdict, OwnJob
from app.models.posting import Posting
from app.services.cluster_rows import load, pieces, related
from app.services.job_keys import job_keys
from app.services.job_verdicts import verdicts_of
from app.services.search import visible_to
from scrapers import Verdicts, group_into_jobs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy.orm import Session

    from app.services.cluster_rows import Advert

MOST_AT_ONCE = 4000
SHARED = Posting.person_id.is_(None)


def catch_up(session: Session, ids: Collection[int] | None = None) -> int:
    """Group the postings that wait for it, all or those of `ids`; return how many there were.

    Commits after each few hundred; stopped in between, what is left waits for the next time.
    """
    waiting = _waiting(session, ids)
    for some in pieces(waiting):
        _give_keys(session, some)
        touched = set(some)
        touched |= _group_shared(session, touched)
        for person_id, own in _owners(session, touched).items():
            _group_own(session, person_id, own)
        for person_id in _deciders(session, touched):
            see_own_view(session, person_id)
        session.commit()
    return len(waiting)


def see_own_view(session: Session, person_id: int) -> None:
    """Work out anew which jobs are others to a person who decided about some; caller commits."""
    acts = session.scalars(
        select(JobVerdict).where(JobVerdict.person_id == person_id).order_by(JobVerdict.id)
    ).all()
    session.execute(delete(OwnJob).where(OwnJob.person_id == person_id))
    named = {one for act in acts for one in (*act.ones, *act.others)}
    if not named:
        return
    rows = load(session, related(session, named, visible_to(person_id)))
    kept = {row.id: row.job_id if row.job_id is not None else row.id for row in rows}
    for members in _grouped(rows, verdicts_of(acts)):
        session.add_all(
            OwnJob(person_id=person_id, posting_id=one, job_id=min(members))
            for one in members
            if kept[one] != min(members)
        )


def _waiting(session: Session, ids: Collection[int] | None) -> list[int]:
    rows = select(Posting.id).where(Posting.job_id.is_(None)).order_by(Posting.id)
    if ids is None:
        return list(session.scalars(rows.limit(MOST_AT_ONCE)))
    given = (session.scalars(rows.where(Posting.id.in_(some))) for some in pieces(ids))
    return [one for found in given for one in found]


def _give_keys(session: Session, ids: Sequence[int]) -> None:
    """Fill in the keys of postings from before there were any."""
    bare = select(Posting.id, Posting.title, Posting.company, Posting.url)
    found = session.execute(bare.where(Posting.id.in_(ids), Posting.title_key.is_(None))).all()
    if found:
        session.execute(
            update(Posting),
            [{"id": row.id} | job_keys(row.title, row.company, row.url) for row in found],
        )


def _group_shared(session: Session, touched: set[int]) -> set[int]:
    """Group everybody's postings around those touched; return all that were looked at."""
    rows = load(session, related(session, touched, SHARED))
    before = {row.id: row.job_id for row in rows}
    for members in _grouped(rows, Verdicts()):
        _write(session, {one: min(members) for one in members if before[one] != min(members)})
    return set(before)


def _owners(session: Session, touched: set[int]) -> dict[int, set[int]]:
    """Return whose own postings are to be grouped, with these."""
    own: dict[int, set[int]] = {}
    for some in pieces(related(session, touched, ~SHARED) | touched):
        rows = select(Posting.person_id, Posting.id).where(Posting.id.in_(some), ~SHARED)
        for person_id, one in session.execute(rows):
            own.setdefault(person_id or 0, set()).add(one)
    return own


def _group_own(session: Session, person_id: int, own: set[int]) -> None:
    rows = load(session, related(session, own, visible_to(person_id)))
    jobs: dict[int, list[int]] = {}
    for row in rows:
        if row.person_id is None:
            jobs.setdefault(row.job_id or row.id, []).append(row.id)
    same = {
        frozenset({str(job), str(one)}) for job, ids in jobs.items() for one in ids if one != job
    }
    shared = {one: job for job, ids in jobs.items() for one in ids}
    for members in _grouped(rows, Verdicts(same=frozenset(same))):
        known = [shared[one] for one in members if one in shared]
        job = min(known or members)
        _write(session, {one: job for one in members if one not in shared})


def _deciders(session: Session, touched: set[int]) -> list[int]:
    """Return the people whose decisions are about postings near those touched."""
    acts = session.scalars(select(JobVerdict)).all()
    if not acts:
        return []
    near = related(session, touched)
    return sorted({act.person_id for act in acts if near.intersection(act.ones + act.others)})


def _grouped(rows: Sequence[Advert], verdicts: Verdicts) -> Iterator[list[int]]:
    for cluster in group_into_jobs((row.sighting for row in rows), verdicts):
        yield [int(key) for key in cluster.keys]


def _write(session: Session, jobs: dict[int, int]) -> None:
    if jobs:
        session.execute(update(Posting), [{"id": one, "job_id": job} for one, job in jobs.items()])
