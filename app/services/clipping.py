"""Pages that a person clips in the browser: taken by a token that can do this and nothing else."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.models.clip_token import ClipToken
from app.models.posting import Posting
from app.services import intake
from app.services.errors import NotFoundError, RefusedError
from app.services.uploads import LARGEST, Opened
from scrapers import canonical_url

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.services.posting_store import Intake
    from matcher import Matcher

MOST_TOKENS = 10
LONGEST_NAME = 80
LONGEST_URL = 2000
MOST_NAMED = 20


class UnknownTokenError(RefusedError):
    """A token that was never given out, or that was revoked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A page as a browser had it: its markup, and the address that it stood at."""

    html: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clipped:
    """What was read on a clipped page; `postings` are (id, title, company), the first few."""

    intake: Intake
    postings: Sequence[tuple[int, str, str | None]]


def make(session: Session, person_id: int, name: str, *, now: datetime) -> str:
    """Return a new token, which is shown this once; only its hash is kept.

    Raises RefusedError beyond MOST_TOKENS that are in use.
    """
    used = select(func.count()).where(
        ClipToken.person_id == person_id, ClipToken.revoked_at.is_(None)
    )
    if (session.scalar(used) or 0) >= MOST_TOKENS:
        raise RefusedError(
            f"You have {MOST_TOKENS} bookmarklets, which is the most.",
            "Revoke one that you no longer use.",
        )
    token = secrets.token_urlsafe(24)
    line = " ".join(name.split())[:LONGEST_NAME] or "My browser"
    session.add(ClipToken(person_id=person_id, token_hash=_hash(token), name=line, created_at=now))
    session.commit()
    return token


def tokens(session: Session, person_id: int) -> Sequence[ClipToken]:
    """Return the person's tokens that are in use, newest first."""
    rows = select(ClipToken).where(ClipToken.person_id == person_id, ClipToken.revoked_at.is_(None))
    return session.scalars(rows.order_by(ClipToken.id.desc())).all()


def revoke(session: Session, person_id: int, clip_id: int, *, now: datetime) -> ClipToken:
    """End a token for good; NotFoundError for anybody else's."""
    row = session.get(ClipToken, clip_id)
    if row is None or row.person_id != person_id:
        raise NotFoundError(f"No clip token {clip_id} for person {person_id}.")
    row.revoked_at = row.revoked_at or now
    session.commit()
    return row


def take(session: Session, matcher: Matcher, token: str, clip: Clip, *, now: datetime) -> Clipped:
    """Take in the postings on a clipped page, for the person whose token it is.

    Nothing is fetched, and of the page only what was read as a posting is kept. Raises
    UnknownTokenError, and RefusedError where no posting is on the page.
    """
    row = _row(session, token)
    payload = clip.html.encode("utf-8", "replace")
    if not payload.strip():
        raise RefusedError("The page came without its content.", "Clip it again when it is loaded.")
    if len(payload) > LARGEST:
        size = len(payload) // (1024 * 1024)
        raise RefusedError(
            f"The page has {size} MB; up to {LARGEST // (1024 * 1024)} MB are read.",
            "Open the one job by itself and clip that.",
        )
    row.uses, row.last_used_at = row.uses + 1, now
    session.commit()
    opened = Opened(payload, _address(clip.url), is_page=True)
    taken = intake.from_opened(
        session, matcher, opened, name="This page", person_id=row.person_id, now=now
    )
    return Clipped(intake=taken, postings=_named(session, taken.ids[:MOST_NAMED]))


def _row(session: Session, token: str) -> ClipToken:
    row = session.scalar(
        select(ClipToken).where(
            ClipToken.token_hash == _hash(token), ClipToken.revoked_at.is_(None)
        )
    )
    if row is None:
        raise UnknownTokenError(
            "This bookmarklet is not known here: it was revoked, or made by another instance.",
            "Make a new one under Sources, Clip, and put it in place of the old one.",
        )
    return row


def _named(session: Session, ids: Sequence[int]) -> list[tuple[int, str, str | None]]:
    rows = {row.id: row for row in session.scalars(select(Posting).where(Posting.id.in_(ids)))}
    return [(one, rows[one].title, rows[one].company) for one in ids if one in rows]


def _address(url: str) -> str | None:
    """Return the page's address without tracking; None for what is no web address."""
    line = url.strip()[:LONGEST_URL]
    return canonical_url(line) if line.startswith(("https://", "http://")) else None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
