"""Deliver what waits in the outbox: claimed before it is sent, stamped after."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, or_, select, update

from app.mail.message import Message, UndeliveredError
from app.mail.smtp import FateUnknownError
from app.models.outbox_mail import OutboxMail

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.mail.message import Mailer

log = logging.getLogger("critical_path")

LEASE = timedelta(minutes=30)
MOST_AT_ONCE = 200
# Doubling from two minutes, the last of ten attempts comes about 17 hours after the first:
# a server that is down overnight loses no mail.
FIRST_WAIT = timedelta(minutes=2)
MOST_ATTEMPTS = 10
# After so many in a row the server is down, and the others may as well wait for the next round.
ENOUGH_TROUBLE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """How many mails went which way; `postponed` ones are tried again, the rest is settled."""

    sent: int = 0
    kept: int = 0
    failed: int = 0
    postponed: int = 0
    unknown: int = 0


def deliver_all(session: Session, mailer: Mailer, *, now: datetime) -> Delivered:
    """Deliver every mail that waits and whose time has come, oldest first.

    Each mail is claimed and the claim committed before it is sent, so that two workers never
    send one mail twice. A worker that dies in between leaves a claim whose lease runs out; such
    a mail is shown as of unknown fate and never sent again by itself.
    """
    if mailer.keeps:
        return Delivered(kept=_keep_all(session, now))
    counts = dict.fromkeys(("sent", "failed", "postponed", "unknown"), 0)
    trouble = 0
    for mail_id in _waiting(session, now):
        outcome = _deliver_one(session, mailer, mail_id, now)
        if outcome is None:
            continue
        counts[outcome] += 1
        trouble = trouble + 1 if outcome == "postponed" else 0
        if trouble == ENOUGH_TROUBLE:
            break
    return Delivered(**counts)


def next_try(attempts: int, now: datetime) -> datetime:
    """Return when a mail that was tried `attempts` times (1 or more) may be tried again."""
    return now + FIRST_WAIT * (1 << (attempts - 1))


def _is_due(now: datetime) -> ColumnElement[bool]:
    rested = or_(OutboxMail.claimed_until.is_(None), OutboxMail.claimed_until <= now)
    return and_(OutboxMail.state == "waiting", rested)


def _keep_all(session: Session, now: datetime) -> int:
    kept = session.execute(
        update(OutboxMail)
        .where(OutboxMail.state == "waiting")
        .values(state="kept", sent_at=now, claimed_until=None, error=None)
        .returning(OutboxMail.id)
    ).all()
    session.commit()
    return len(kept)


def _waiting(session: Session, now: datetime) -> list[int]:
    wanted = select(OutboxMail.id).where(_is_due(now)).order_by(OutboxMail.id)
    ids = list(session.scalars(wanted.limit(MOST_AT_ONCE)))
    # A claim must begin a transaction of its own: SQLite refuses to write on a stale snapshot.
    session.rollback()
    return ids


def _deliver_one(session: Session, mailer: Mailer, mail_id: int, now: datetime) -> str | None:
    """Claim, send and stamp one mail; None where another worker has it."""
    mail = _claim(session, mail_id, now)
    if mail is None:
        return None
    message, message_id, attempts = _message(mail), mail.message_id, mail.attempts
    session.rollback()
    values: dict[str, str | datetime | None]
    try:
        mailer.send(message, message_id=message_id)
    except FateUnknownError as problem:
        values = {"state": "unknown", "error": str(problem), "claimed_until": None}
    except UndeliveredError as problem:
        values = _after_trouble(problem, attempts, now)
    else:
        values = {"state": "sent", "sent_at": now, "claimed_until": None, "error": None}
    session.execute(
        update(OutboxMail)
        .where(OutboxMail.id == mail_id, OutboxMail.state.in_(("sending", "unknown")))
        .values(**values)
    )
    session.commit()
    outcome = "postponed" if values["state"] == "waiting" else str(values["state"])
    log.info("mail %s id=%s attempt=%s", outcome, mail_id, attempts)
    return outcome


def _claim(session: Session, mail_id: int, now: datetime) -> OutboxMail | None:
    claimed = session.execute(
        update(OutboxMail)
        .where(OutboxMail.id == mail_id, _is_due(now))
        .values(state="sending", claimed_until=now + LEASE, attempts=OutboxMail.attempts + 1)
        .returning(OutboxMail.id)
    ).scalar_one_or_none()
    session.commit()
    return None if claimed is None else session.get(OutboxMail, claimed, populate_existing=True)


def _message(mail: OutboxMail) -> Message:
    return Message(
        to=mail.to_address,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        headers=mail.headers,
    )


def _after_trouble(
    problem: UndeliveredError, attempts: int, now: datetime
) -> dict[str, str | datetime | None]:
    if problem.for_good:
        return {"state": "failed", "error": str(problem), "claimed_until": None}
    if attempts >= MOST_ATTEMPTS:
        reason = f"Given up after {attempts} attempts. The last one: {problem}"
        return {"state": "failed", "error": reason, "claimed_until": None}
    return {
        "state": "waiting",
        "error": str(problem),
        "claimed_until": next_try(attempts, now),
    }
