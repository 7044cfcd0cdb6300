"""What a coach may read: every read of a candidate's rows by a coach goes through here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sqlalchemy import and_, select, true

from app.models.coaching import CoachGrant
from app.models.person import Person
from app.services.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

Scope = Literal["any", "matches", "practice"]
FLAGS = {
    "any": true(),
    "matches": CoachGrant.shares_matches.is_(True),
    "practice": CoachGrant.shares_practice.is_(True),
}


def granted(coach_id: int, scope: Scope) -> ColumnElement[bool]:
    """Say which grants let this coach read `scope`: accepted, not revoked, and sharing it.

    "any" is for what every accepted grant allows: the candidate's name and the coach's comments.
    """
    return and_(
        CoachGrant.coach_id == coach_id,
        CoachGrant.accepted_at.is_not(None),
        CoachGrant.revoked_at.is_(None),
        FLAGS[scope],
    )


def grant(session: Session, coach_id: int, grant_id: int, scope: Scope) -> CoachGrant:
    """Return the grant that lets this coach read `scope`; NotFoundError without one.

    A grant that was revoked, does not share `scope`, is somebody else's or does not exist look
    the same.
    """
    row = session.scalar(
        select(CoachGrant).where(CoachGrant.id == grant_id, granted(coach_id, scope))
    )
    if row is None:
        raise NotFoundError(f"No grant {grant_id} on {scope} for coach {coach_id}.")
    return row


def grants(session: Session, coach_id: int) -> Sequence[tuple[CoachGrant, Person]]:
    """Return this coach's grants with their candidates, in the order of acceptance."""
    rows = session.execute(
        select(CoachGrant, Person)
        .join(Person, Person.id == CoachGrant.candidate_id)
        .where(granted(coach_id, "any"), Person.active)
        .order_by(CoachGrant.accepted_at, CoachGrant.id)
    )
    return [(row, candidate) for row, candidate in rows]
