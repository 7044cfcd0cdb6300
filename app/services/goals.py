"""The goals that a person sets from a plan: what, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.models.plan import Goal
from app.services.errors import NotFoundError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from matcher import Matcher

MOST = 20
KINDS = ("certification", "tool", "method", "skill", "artefact")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a form asks for: the thing as "kind:id", and the day or None; `label` once removed."""

    thing: str
    target_on: date | None
    label: str = ""


def put(
    session: Session, matcher: Matcher, person_id: int, wanted: Wanted, *, now: datetime
) -> Goal:
    """Set a goal, or move its day; RefusedError for an unknown thing or a day gone by."""
    kind, _, name = wanted.thing.partition(":")
    term = matcher.terms().get(name)
    if kind not in KINDS or term is None or term.kind != kind:
        raise RefusedError("That is nothing that can be planned.", "Choose a step of the plan.")
    if wanted.target_on is not None and wanted.target_on < now.date():
        raise RefusedError("That day has gone by.", "Choose today or a later day.")
    goals = all_of(session, person_id)
    row = next((g for g in goals if (g.kind, g.thing_id) == (kind, name)), None)
    if row is None:
        if len(goals) >= MOST:
            raise RefusedError(f"You have {MOST} goals.", "Take one off first.")
        row = Goal(person_id=person_id, kind=kind, thing_id=name, label=term.label, created_at=now)
        session.add(row)
    row.target_on = wanted.target_on
    session.commit()
    return row


def all_of(session: Session, person_id: int) -> Sequence[Goal]:
    """Return a person's goals, the nearest day first, those without a day last."""
    own = select(Goal).where(Goal.person_id == person_id)
    return session.scalars(own.order_by(Goal.target_on.asc().nulls_last(), Goal.id)).all()


def finish(session: Session, person_id: int, goal_id: int, *, now: datetime) -> Goal:
    """Mark a goal as reached, or as open again; NotFoundError for anybody else's."""
    row = _one(session, person_id, goal_id)
    row.done_at = None if row.done_at else now
    session.commit()
    return row


def remove(session: Session, person_id: int, goal_id: int) -> Wanted:
    """Take a goal off and return what sets it again; NotFoundError for anybody else's."""
    row = _one(session, person_id, goal_id)
    removed = Wanted(f"{row.kind}:{row.thing_id}", row.target_on, row.label)
    session.delete(row)
    session.commit()
    return removed


def _one(session: Session, person_id: int, goal_id: int) -> Goal:
    row = session.get(Goal, goal_id)
    if row is None or row.person_id != person_id:
        raise NotFoundError(f"No goal {goal_id} for person {person_id}.")
    return row
