"""Which adverts are one job: grouped again where something new or changed came in, nowhere else.

`scrapers.group_into_jobs` decides; this keeps what it decided. Everybody's postings are grouped
among themselves. What a person brought joins those without moving them. Where the person decided
otherwise, their own view is kept beside it (`OwnJob`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from app.models.job import JobVerdict, OwnJob
from app.models.posting import Posting
from app.services.cluster_rows import AT_ONCE, load, pieces, related
from app.services.job_keys import job_keys
from app.services.job_verdicts import verdicts_of
from app.services.search import visible_to
from scrapers import Place, Verdicts, group_into_jobs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy.orm import Session

    from app.services.cluster_rows import Advert

log = logging.getLogger("critical_path")

MOST_AT_ONCE = 8000
Progress = Callable[[int, int], None]
SHARED = Posting.person_id.is_(None)


def catch_up(
    session: Session, ids: Collection[int] | None = None, *, progress: Progress | None = None
) -> int:
    """Group the postings that wait for it, all or those of `ids`; return how many there were.

    Commits after each few hundred; stopped in between, what is left waits for the next time.
    Nothing is written before a few hundred are worked out, so that others can write meanwhile.
    `progress` hears of how many are grouped, of how many.
    """
    for some in pieces(_without_keys(session, ids)):
        _give_keys(session, some)
        session.commit()
    waiting = _waiting(session, ids)
    left, done = dict.fromkeys(waiting), set[int]()
    while left:
        some = list(left)[:AT_ONCE]
        done |= _group_around(session, set(some))
        session.commit()
        left = {one: None for one in left if one not in done}
        if progress:
            progress(len(waiting) - len(left), len(waiting))
    if ids is None and waiting:
        log.info("postings grouped count=%s", len(waiting))
    return len(waiting)


def _group_around(session: Session, touched: set[int]) -> set[int]:
    """Group what stands near these, everybody's and each person's; return what was looked at."""
    touched |= _group_shared(session, touched)
    for person_id, own in _owners(session, touched).items():
        touched |= own
        _group_own(session, person_id, own)
    for person_id in _deciders(session, touched):
        see_own_view(session, person_id)
    return touched


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
    """Return what waits, those of one company and title beside one another."""
    rows = select(Posting.id).where(Posting.job_id.is_(None))
    if ids is None:
        ordered = rows.order_by(Posting.block_key, Posting.id)
        return list(session.scalars(ordered.limit(MOST_AT_ONCE)))
    given = (session.scalars(rows.where(Posting.id.in_(some))) for some in pieces(ids))
    return [one for found in given for one in found]


def _without_keys(session: Session, ids: Collection[int] | None) -> list[int]:
    """Return the postings from before there were keys, or with keys of an older making."""
    rows = select(Posting.id).where(Posting.title_key.is_(None))
    if ids is None:
        return list(session.scalars(rows))
    given = (session.scalars(rows.where(Posting.id.in_(some))) for some in pieces(ids))
    return [one for found in given for one in found]


def _give_keys(session: Session, ids: Sequence[int]) -> None:
    bare = select(Posting.id, Posting.title, Posting.company, Posting.url, Posting.places)
    rows = session.execute(bare.where(Posting.id.in_(ids))).all()
    keys = [job_keys(row.title, row.company, row.url, _places(row.places)) for row in rows]
    session.execute(
        update(Posting), [{"id": row.id} | own for row, own in zip(rows, keys, strict=True)]
    )


def _group_shared(session: Session, touched: set[int]) -> set[int]:
    """Group everybody's postings around those touched; return all that were looked at."""
    rows = load(session, related(session, touched, SHARED))
    jobs = {one: min(members) for members in _grouped(rows, Verdicts()) for one in members}
    _write(session, {row.id: jobs[row.id] for row in rows if row.job_id != jobs[row.id]})
    return set(jobs)


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
    moved: dict[int, int] = {}
    for members in _grouped(rows, Verdicts(same=frozenset(same))):
        known = [shared[one] for one in members if one in shared]
        moved |= {one: min(known or members) for one in members if one not in shared}
    _write(session, moved)


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


def _places(kept: Sequence[dict[str, str | None]]) -> list[Place]:
    return [Place(**place) for place in kept]  # type: ignore[arg-type]


def _write(session: Session, jobs: dict[int, int]) -> None:
    if jobs:
        session.execute(update(Posting), [{"id": one, "job_id": job} for one, job in jobs.items()])
