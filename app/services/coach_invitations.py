"""An invitation to coach: written, opened by its link, accepted once by the address it went to."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import func, select

from app.mail import compose
from app.models.coaching import CoachGrant
from app.models.outbox_mail import OutboxMail
from app.models.person import Person
from app.services import outbox
from app.services.coaching import Sharing, check_something, mail_key, sharing_of, state_of
from app.services.errors import NotFoundError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.mail.message import Message

VALID = timedelta(days=14)
KIND = "invitation"
# So that nobody can use an account to write to many strangers.
MOST_A_DAY = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """An invitation as its link shows it; `state` is open, used, expired or revoked."""

    grant: CoachGrant
    candidate: Person
    state: str

    @property
    def sharing(self) -> Sharing:
        """What is offered."""
        return sharing_of(self.grant)


def invite(
    session: Session,
    candidate: Person,
    email: str,
    sharing: Sharing,
    *,
    link: Callable[[str], str],
    now: datetime,
) -> CoachGrant:
    """Write an invitation to `email` down, with its mail; `link` turns the token into an address.

    The token is in the mail alone; its hash is kept. An invitation to the same address that was
    not accepted yet is replaced, and its link dies. RefusedError for an address that cannot be
    invited.
    """
    address = _address(email)
    check_something(sharing)
    _check(session, candidate, address, now)
    token = secrets.token_urlsafe(32)
    grant = _not_accepted(session, candidate.id, address)
    if grant is None:
        grant = CoachGrant(candidate_id=candidate.id, coach_email=address)
        session.add(grant)
    grant.token_hash = token_hash(token)
    grant.shares_matches, grant.shares_practice = sharing.matches, sharing.practice
    grant.created_at, grant.expires_at = now, now + VALID
    session.flush()
    outbox.put(
        session,
        _letter(candidate, grant, link(token)),
        key=mail_key(grant.id) + grant.token_hash[:16],
        kind=KIND,
        person_id=candidate.id,
        now=now,
    )
    session.commit()
    return grant


def opened(session: Session, token: str, *, now: datetime) -> Invitation:
    """Return the invitation that a link belongs to; NotFoundError for an unknown one."""
    grant = session.scalar(select(CoachGrant).where(CoachGrant.token_hash == token_hash(token)))
    candidate = session.get(Person, grant.candidate_id) if grant else None
    if grant is None or candidate is None:
        raise NotFoundError("No such invitation.")
    return Invitation(grant=grant, candidate=candidate, state=state_of(grant, now))


def accept(session: Session, token: str, person: Person, *, now: datetime) -> CoachGrant:
    """Let `person` in as the coach; RefusedError if it was another's, is used or too old."""
    found = opened(session, token, now=now)
    if not is_invited(found.grant, person):
        raise RefusedError(
            "This invitation was sent to another address.",
            "Log in with the account of the address that the mail went to.",
        )
    if found.state == "used":
        return found.grant
    if found.state != "open":
        raise RefusedError(
            "This invitation can no longer be accepted.",
            f"Ask {found.candidate.shown_name} for a new one.",
        )
    found.grant.coach_id, found.grant.accepted_at = person.id, now
    session.commit()
    return found.grant


def is_invited(grant: CoachGrant, person: Person) -> bool:
    """Say whether the invitation was sent to this account's address."""
    return grant.coach_email == person.email.lower()


def token_hash(token: str) -> str:
    """Return what is kept of a token, so that a copy of the table opens nothing."""
    return hashlib.sha256(token.encode()).hexdigest()


def _address(email: str) -> str:
    try:
        return validate_email(email.strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError as problem:
        raise RefusedError(
            f"“{email.strip()[:80]}” is no e-mail address.", "Write it as in dana@example.com."
        ) from problem


def _check(session: Session, candidate: Person, address: str, now: datetime) -> None:
    if address == candidate.email.lower():
        raise RefusedError("That is your own address.", "Write the address of your coach.")
    let_in = select(CoachGrant.id).where(
        CoachGrant.candidate_id == candidate.id,
        CoachGrant.coach_email == address,
        CoachGrant.accepted_at.is_not(None),
        CoachGrant.revoked_at.is_(None),
    )
    if session.scalar(let_in.limit(1)) is not None:
        raise RefusedError(f"{address} is your coach already.", "Change below what they can see.")
    lately = select(func.count()).where(
        OutboxMail.person_id == candidate.id,
        OutboxMail.kind == KIND,
        OutboxMail.created_at > now - timedelta(days=1),
    )
    if (session.scalar(lately) or 0) >= MOST_A_DAY:
        raise RefusedError(
            f"You have sent {MOST_A_DAY} invitations within a day.", "Try again tomorrow."
        )


def _not_accepted(session: Session, candidate_id: int, address: str) -> CoachGrant | None:
    return session.scalar(
        select(CoachGrant).where(
            CoachGrant.candidate_id == candidate_id,
            CoachGrant.coach_email == address,
            CoachGrant.accepted_at.is_(None),
            CoachGrant.revoked_at.is_(None),
        )
    )


def _letter(candidate: Person, grant: CoachGrant, address: str) -> Message:
    name, until = candidate.shown_name, f"{grant.expires_at.day} {grant.expires_at:%B %Y}"
    return compose.simple(
        to=grant.coach_email,
        subject=f"{name} asks you to be their coach",
        title=f"{name} asks you to be their coach",
        paragraphs=(
            f"{name} ({candidate.email}) is working towards a job in a project management "
            f"office and would like to share this with you: {sharing_of(grant).words}.",
            f"Log in or create an account with this address, and accept. {name} sees your "
            "comments and when you looked, and can end it at any time.",
        ),
        action=("Open the invitation", address),
        footer=f"The link works once, until {until}. If you do not know {name}, leave it: "
        "nothing happens.",
    )
