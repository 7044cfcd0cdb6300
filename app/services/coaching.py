"""Whom a candidate lets in: who sees what, changed or taken back at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, select

from app.models.coaching import CoachGrant, CoachView
from app.models.outbox_mail import OutboxMail
from app.models.person import Person
from app.services.errors import NotFoundError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row
    from sqlalchemy.orm import Session

LATEST_VIEWS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """What a candidate lets a coach see."""

    matches: bool = True
    practice: bool = False

    @property
    def words(self) -> str:
        """Name it in plain words."""
        if self.matches and self.practice:
            return "resume, matches and interview practice"
        return "resume and matches" if self.matches else "interview practice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coach:
    """A coach as the candidate sees them; `state` is active, open (invited) or expired.

    `views` are the latest times that the coach looked, newest first.
    """

    grant: CoachGrant
    name: str
    state: str
    views: Sequence[CoachView]

    @property
    def sharing(self) -> Sharing:
        """What is shared."""
        return sharing_of(self.grant)


def sharing_of(grant: CoachGrant) -> Sharing:
    """Return what a grant shares."""
    return Sharing(matches=grant.shares_matches, practice=grant.shares_practice)


def check_something(sharing: Sharing) -> None:
    """Raise RefusedError where nothing at all would be shared."""
    if not (sharing.matches or sharing.practice):
        raise RefusedError(
            "Nothing is chosen to be shared.",
            "Choose at least one, or take the coach’s access back.",
        )


def own_grant(session: Session, candidate_id: int, grant_id: int) -> CoachGrant:
    """Return a grant that this candidate gave; NotFoundError for anybody else's."""
    grant = session.scalar(
        select(CoachGrant).where(CoachGrant.id == grant_id, CoachGrant.candidate_id == candidate_id)
    )
    if grant is None:
        raise NotFoundError(f"No grant {grant_id} of person {candidate_id}.")
    return grant


def change_sharing(
    session: Session, candidate_id: int, grant_id: int, sharing: Sharing
) -> CoachGrant:
    """Change what a coach sees from now on; RefusedError for nothing at all."""
    grant = own_grant(session, candidate_id, grant_id)
    check_something(sharing)
    grant.shares_matches, grant.shares_practice = sharing.matches, sharing.practice
    session.commit()
    return grant


def revoke(session: Session, candidate_id: int, grant_id: int, *, now: datetime) -> CoachGrant:
    """Take it back at once; what the coach had written stays with the candidate."""
    grant = own_grant(session, candidate_id, grant_id)
    if grant.revoked_at is None:
        grant.revoked_at = now
        session.execute(delete(OutboxMail).where(_unsent_invitation(grant.id)))
        session.commit()
    return grant


def coaches(session: Session, candidate_id: int, *, now: datetime) -> list[Coach]:
    """Return whom the candidate has let in or invited, newest first; not the revoked ones."""
    rows: Iterable[Row[CoachGrant, Person | None]] = session.execute(
        select(CoachGrant, Person)
        .outerjoin(Person, Person.id == CoachGrant.coach_id)
        .where(CoachGrant.candidate_id == candidate_id, CoachGrant.revoked_at.is_(None))
        .order_by(CoachGrant.created_at.desc(), CoachGrant.id.desc())
    )
    return [
        Coach(
            grant=grant,
            name=grant.coach_email if person is None else person.shown_name,
            state=state_of(grant, now) if person is None else "active",
            views=_latest_views(session, grant.id),
        )
        for grant, person in rows
    ]


def state_of(grant: CoachGrant, now: datetime) -> str:
    """Say where an invitation stands: open, used, expired or revoked."""
    if grant.revoked_at is not None:
        return "revoked"
    if grant.accepted_at is not None:
        return "used"
    return "expired" if grant.expires_at <= now else "open"


def mail_key(grant_id: int) -> str:
    """Return how the outbox keys of this grant's invitations begin."""
    return f"coach-invitation:{grant_id}:"


def _unsent_invitation(grant_id: int) -> ColumnElement[bool]:
    mine = OutboxMail.key.startswith(mail_key(grant_id), autoescape=True)
    return and_(mine, OutboxMail.state == "waiting")


def _latest_views(session: Session, grant_id: int) -> Sequence[CoachView]:
    newest = select(CoachView).where(CoachView.grant_id == grant_id)
    return session.scalars(
        newest.order_by(CoachView.seen_at.desc(), CoachView.id.desc()).limit(LATEST_VIEWS)
    ).all()
