"""A person's plan over the open PMO postings that they may see: made once, kept while it holds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from app.models.plan import KeptPlan
from app.models.posting import Posting
from app.services import corrections, matching, resumes
from app.services.errors import NotFoundError
from app.services.filters import Filters
from app.services.market_plan_postings import PlanPostings
from app.services.own_readings import own_readings
from app.services.search import NOT_CLOSED, conditions, job_of, visible_to
from matcher import Resume as ReadResume

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.models.resume import Resume
    from app.services.market_index import MarketIndex
    from matcher.plan_types import Plan

# So many postings are planned over within a request; more wait for the worker.
AT_ONCE = 60
TELL_EVERY = 250
# Issuers count months up to today, so a plan holds for a day.
HOLDS_FOR = timedelta(days=1)
LOST_AFTER = timedelta(minutes=10)
NOT_A_LIMIT = Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What there is to show. `result` is None while it is being made; `due` asks for the worker.

    `has_resume` and `market` (postings left by the limits) tell why there is no plan.
    """

    filters: Filters
    has_resume: bool
    market: int
    kept: KeptPlan | None = None
    due: bool = False

    @property
    def result(self) -> dict[str, Any] | None:
        """The plan as `told` made it, once it is done."""
        return self.kept.result if self.kept and self.kept.state == "done" else None


def limits(query: str) -> Filters:
    """Return the place and level of a query string; nothing else of it counts."""
    given = Filters.from_query(query)
    return Filters(place=given.place, level=given.level)


def look(
    session: Session, market: MarketIndex, person_id: int, filters: Filters, *, now: datetime
) -> Look:
    """Return the plan, made now for a small market; a large one is left for `make`."""
    resume = resumes.current(session, person_id)
    ids = market_ids(session, person_id, filters, now)
    if resume is None or not ids:
        return Look(filters=filters, has_resume=resume is not None, market=len(ids))
    row, due = _row(session, person_id, resume, ids, filters, now)
    if due and len(ids) <= AT_ONCE:
        make(session, market, row.id, now=now)
        due = False
    return Look(filters=filters, has_resume=True, market=len(ids), kept=row, due=due)


def market_ids(session: Session, person_id: int, filters: Filters, now: datetime) -> list[int]:
    """Return the open PMO postings within the limits, one a job, oldest first."""
    own = own_readings(session, person_id)
    wanted = conditions(filters, person_id, now=now, own=own)
    jobs = select(func.min(Posting.id)).where(*wanted).group_by(job_of(person_id))
    return sorted(session.scalars(jobs).all())


def make(session: Session, market: MarketIndex, kept_id: int, *, now: datetime) -> None:
    """Make a plan that waits, telling how far it is; nothing where it is gone or done."""
    row = session.get(KeptPlan, kept_id)
    resume = resumes.current(session, row.person_id) if row else None
    if row is None or resume is None or row.state == "done":
        return
    filters = limits(row.query)
    ids = market_ids(session, row.person_id, filters, now)
    row.state, row.total, row.done = "running", len(ids), 0
    row.fingerprint = _fingerprint(session, resume, ids)
    session.commit()

    def on_scored(done: int) -> None:
        if done % TELL_EVERY == 0:
            row.done = done
            session.commit()

    postings = PlanPostings(session, market, row.person_id, ids)
    plan = market.matcher.planner().plan(
        ReadResume.from_dict(resume.reading),
        postings,
        today=now.date(),
        said=postings.said(),
        on_scored=on_scored,
    )
    row.result, row.state, row.done = told(plan), "done", len(ids)
    session.commit()


def told(plan: Plan) -> dict[str, Any]:
    """Return a plan as it is kept: its JSON, each posting's score, and what each thing touches."""
    whole = plan.to_dict()
    offered = {thing_key(one["thing"]) for one in offers(whole)}
    return whole | {
        "scores": {str(key): list(value) for key, value in plan.scores.items()},
        "touches": {k: list(keys) for k, keys in plan.touches.items() if k in offered},
    }


def offers(result: dict[str, Any]) -> list[dict[str, Any]]:
    """Return everything that a plan offers: options, later ones, free ones, those if true."""
    return [*result["options"], *result["later"], *result["free"], *result["if_true"]]


def thing_key(thing: dict[str, Any]) -> str:
    """Return how a form names a thing."""
    return f"{thing['kind']}:{thing['id']}"


def postings_of(session: Session, person_id: int, ids: Collection[Any]) -> dict[int, Posting]:
    """Return those postings that the person may see, by id."""
    wanted = conditions(NOT_A_LIMIT, person_id, now=None)
    rows = session.scalars(select(Posting).where(Posting.id.in_(ids), *wanted))
    return {row.id: row for row in rows}


def working(session: Session, person_id: int, kept_id: int) -> KeptPlan:
    """Return a plan that is being made; NotFoundError for anybody else's."""
    row = session.get(KeptPlan, kept_id)
    if row is None or row.person_id != person_id:
        raise NotFoundError(f"No plan {kept_id} for person {person_id}.")
    return row


def _row(
    session: Session,
    person_id: int,
    resume: Resume,
    ids: list[int],
    filters: Filters,
    now: datetime,
) -> tuple[KeptPlan, bool]:
    """Return the kept plan for these limits, and whether it has to be made."""
    query, mark = filters.to_query()[:400], _fingerprint(session, resume, ids)
    row = session.scalar(
        select(KeptPlan).where(KeptPlan.person_id == person_id, KeptPlan.query == query)
    )
    if row is None:
        row = KeptPlan(person_id=person_id, query=query)
        session.add(row)
    elif row.fingerprint == mark:
        age = now - row.created_at
        if age < (HOLDS_FOR if row.state == "done" else LOST_AFTER):
            return row, False
    row.fingerprint, row.state, row.created_at = mark, "waiting", now
    row.result, row.done, row.total = None, 0, len(ids)
    session.commit()
    return row, True


def _fingerprint(session: Session, resume: Resume, ids: list[int]) -> str:
    """Stand for the resume, the rules, the reading of every posting, and what was corrected."""
    seen = (visible_to(resume.person_id), Posting.state.in_(NOT_CLOSED))
    rows = session.execute(select(Posting.id, Posting.read_mark).where(*seen))
    marks = {row.id: row.read_mark for row in rows}
    said = corrections.by_posting(session, resume.person_id).values()
    own = [(one.id, one.created_at.isoformat(), one.said) for alike in said for one in alike]
    parts = (resume.id, matching.rules_version(), [(one, marks.get(one)) for one in ids], own)
    return hashlib.sha256(repr(parts).encode()).hexdigest()
