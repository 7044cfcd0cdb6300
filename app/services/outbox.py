"""The outbox: a mail is written down beside what it tells of, and delivered later."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.models.outbox_mail import OutboxMail

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.mail.message import Message


def put(
    session: Session,
    message: Message,
    *,
    key: str,
    kind: str,
    person_id: int | None,
    now: datetime,
) -> OutboxMail:
    """Write `message` down once per `key`; a second call with the key returns the first row.

    The caller commits, so that the mail and its occasion stand or fall together.
    """
    known = session.scalar(select(OutboxMail).where(OutboxMail.key == key))
    if known is not None:
        return known
    row = OutboxMail(
        person_id=person_id,
        key=key,
        kind=kind,
        to_address=message.to,
        subject=message.subject,
        text=message.text,
        html=message.html,
        headers=dict(message.headers),
        message_id=message_id(key),
        created_at=now,
    )
    session.add(row)
    session.flush()
    return row


def message_id(key: str) -> str:
    """Derive the Message-ID from the occasion, so that a repeat can be recognised as one."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@critical-path.invalid>"
