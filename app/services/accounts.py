"""Accounts: people added, renamed, their role, and the browsers in which they are logged in."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import delete, func, select

from app.models.person import ROLES, LoginSession, Person
from app.services.errors import NotFoundError, RefusedError

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

LONGEST_NAME = 120
OWN_ROLES = ("candidate", "coach")
# The words of a user agent, from the most particular: Edge also says Chrome, Chrome also Safari.
BROWSERS = (
    *(("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("CriOS", "Chrome")),
    *(("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl")),
)
SYSTEMS = (
    *(("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows")),
    *(("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """A place where the person is logged in; `ref` names it in a form, and opens nothing."""

    ref: str
    name: str
    is_this: bool
    created_at: datetime
    seen_at: datetime


def add_person(
    session: Session,
    *,
    email: str,
    name: str | None,
    role: str,
    password_hash: str | None,
    now: datetime,
) -> Person:
    """Add a person who can log in; without a password hash, only after a reset.

    RefusedError for an address that is none or is taken, and for an unknown role.
    """
    if role not in ROLES:
        raise RefusedError(f"“{role}” is no role.", f"Use one of: {', '.join(ROLES)}.")
    address = _address(email)
    taken = select(Person.id).where(func.lower(Person.email) == address.lower())
    if session.scalar(taken) is not None:
        raise RefusedError(
            f"{address} has an account already.", "Use another address, or log in with this one."
        )
    person = Person(
        email=address,
        name=_name(name),
        password=password_hash,
        active=True,
        role=role,
        fs_uniquifier=secrets.token_hex(32),
        created_at=now,
    )
    session.add(person)
    session.commit()
    return person


def rename(session: Session, person_id: int, name: str | None) -> Person:
    """Change the person's name; empty means none. RefusedError for one that is too long."""
    person = session.get_one(Person, person_id)
    person.name = _name(name)
    session.commit()
    return person


def change_role(session: Session, person_id: int, role: str) -> Person:
    """Switch between candidate and coach; RefusedError for another role, and for an admin."""
    person = session.get_one(Person, person_id)
    if role not in OWN_ROLES:
        raise RefusedError(f"“{role}” is not open to you.", "Choose candidate or coach.")
    if person.role == "admin":
        raise RefusedError(
            "An admin’s role is not changed here.", "Use another account as candidate or coach."
        )
    person.role = role
    session.commit()
    return person


def browsers(
    session: Session, person_id: int, this_key: str | None, *, now: datetime
) -> list[Browser]:
    """Return where the person is logged in, this browser first, then the latest seen."""
    mine = select(LoginSession).where(
        LoginSession.person_id == person_id, LoginSession.expires_at > now
    )
    here = key_hash(this_key)
    found = [
        Browser(
            ref=row.key_hash[:16],
            name=browser_name(row.agent),
            is_this=row.key_hash == here,
            created_at=row.created_at,
            seen_at=row.seen_at,
        )
        for row in session.scalars(mine.order_by(LoginSession.seen_at.desc()))
    ]
    return sorted(found, key=lambda one: not one.is_this)


def end_session(session: Session, person_id: int, ref: str) -> None:
    """Log one of the person's browsers out; NotFoundError for an unknown one."""
    row = session.scalar(
        select(LoginSession).where(
            LoginSession.person_id == person_id,
            func.substr(LoginSession.key_hash, 1, 16) == ref,
        )
    )
    if row is None:
        raise NotFoundError(f"No browser {ref[:16]} of person {person_id}.")
    session.delete(row)
    session.commit()


def end_other_sessions(session: Session, person_id: int, this_key: str | None) -> str:
    """Log the person out everywhere but in this browser.

    Returns the new identity that this browser's session has to carry: the old one is dead, and
    with it every cookie and reset link that was made out to it.
    """
    person = session.get_one(Person, person_id)
    person.fs_uniquifier = secrets.token_hex(32)
    drop_sessions(session, person_id, but=this_key)
    session.commit()
    return person.fs_uniquifier


def drop_sessions(session: Session, person_id: int, *, but: str | None = None) -> None:
    """Forget the browsers of a person, all or all but one; the caller commits."""
    session.execute(
        delete(LoginSession).where(
            LoginSession.person_id == person_id, LoginSession.key_hash != key_hash(but)
        )
    )


def key_hash(key: str | None) -> str:
    """Return what the table keeps of a session's key; None is the key of no session."""
    return hashlib.sha256((key or "").encode()).hexdigest()


def browser_name(agent: str | None) -> str:
    """Say which browser on which system a user agent names, as far as it can be told."""
    browser = next((name for mark, name in BROWSERS if mark in (agent or "")), None)
    system = next((name for mark, name in SYSTEMS if mark in (agent or "")), None)
    if browser and system:
        return f"{browser} on {system}"
    return browser or system or "A browser that does not say its name"


def _name(name: str | None) -> str | None:
    clean = " ".join((name or "").split())
    if len(clean) > LONGEST_NAME:
        raise RefusedError(
            f"The name has {len(clean)} characters; {LONGEST_NAME} is the most.", "Shorten it."
        )
    return clean or None


def _address(email: str) -> str:
    try:
        return validate_email(email.strip(), check_deliverability=False).normalized
    except EmailNotValidError as problem:
        raise RefusedError(
            f"“{email.strip()[:80]}” is no e-mail address.", "Write it as in dana@example.com."
        ) from problem
