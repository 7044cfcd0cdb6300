"""A person's own mailbox: settings kept, looked into now and then, no mail read twice."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from app.models.alert_mailbox import AlertMailbox
from app.services import sealing
from app.services.alert_mails import NamedMail, take_all
from app.services.errors import RefusedError
from app.services.wording import plural
from scrapers.mailbox import TLS_PORT, Access, MailboxError, Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.services.alert_mails import MailsTaken
    from matcher import Matcher
    from scrapers.mailbox import Door, Visit

log = logging.getLogger("critical_path")

EVERY = timedelta(hours=1)
FIRST_DAYS = timedelta(days=30)
MOST_VISITS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a person says about their mailbox; an empty password keeps the one that is there."""

    host: str
    username: str
    folder: str = "INBOX"
    port: int = TLS_PORT
    password: str = field(default="", repr=False)


def of_person(session: Session, person_id: int) -> AlertMailbox | None:
    """Return the mailbox whose password is kept for this person."""
    rows = select(AlertMailbox).where(
        AlertMailbox.person_id == person_id, AlertMailbox.sealed_password.is_not(None)
    )
    return session.scalar(rows.order_by(AlertMailbox.id).limit(1))


def save(
    session: Session, person_id: int, given: Given, *, secret_key: str, now: datetime
) -> AlertMailbox:
    """Keep how to get into a mailbox, its password sealed; the next visit is at once.

    The former mailbox of this person is forgotten. RefusedError where no password was given yet,
    or none can be kept.
    """
    former = of_person(session, person_id)
    row = remembered(session, person_id, given, now=now)
    if given.password:
        row.sealed_password = sealing.seal(secret_key, given.password)
    if row.sealed_password is None:
        session.rollback()
        raise RefusedError("There is no password for it.", "Type the mailbox's password.")
    if former is not None and former.id != row.id:
        session.delete(former)
    row.port, row.next_due = given.port, now
    session.commit()
    return row


def remembered(session: Session, person_id: int, given: Given, *, now: datetime) -> AlertMailbox:
    """Return the row that remembers up to which mail a folder was read; a new one at first."""
    row = session.scalar(
        select(AlertMailbox).where(
            AlertMailbox.person_id == person_id,
            AlertMailbox.host == given.host,
            AlertMailbox.username == given.username,
            AlertMailbox.folder == given.folder,
        )
    )
    if row is None:
        row = AlertMailbox(
            person_id=person_id,
            host=given.host,
            username=given.username,
            folder=given.folder,
            port=given.port,
            created_at=now,
        )
        session.add(row)
        session.flush()
    return row


def forget(session: Session, person_id: int) -> bool:
    """Delete the password and all that was kept of the mailbox; say whether there was one."""
    row = of_person(session, person_id)
    if row is not None:
        session.delete(row)
    session.commit()
    return row is not None


def due(session: Session, *, now: datetime) -> Sequence[int]:
    """Claim the mailboxes that are due, and return them."""
    rows = select(AlertMailbox.id).where(
        AlertMailbox.sealed_password.is_not(None), AlertMailbox.next_due <= now
    )
    ids = session.scalars(rows.order_by(AlertMailbox.next_due).limit(MOST_VISITS)).all()
    claimed = [one for one in ids if _claim(session, one, now)]
    session.commit()
    return claimed


def access_to(row: AlertMailbox, secret_key: str) -> Access:
    """Return how to get in with the kept password; RefusedError where it cannot be read."""
    password = sealing.unseal(secret_key, row.sealed_password or "")
    return Access(
        host=row.host, username=row.username, password=password, folder=row.folder, port=row.port
    )


def visit_kept(
    session: Session,
    matcher: Matcher,
    mailbox_id: int,
    door: Door,
    secret_key: str,
    *,
    now: datetime,
) -> MailsTaken | None:
    """Look into a mailbox with its kept password; a password that cannot be read is noted."""
    row = session.get(AlertMailbox, mailbox_id)
    if row is None:
        return None
    try:
        access = access_to(row, secret_key)
    except RefusedError as problem:
        _note(session, row, "sealed", f"{problem} {problem.remedy}", now)
        return None
    return visit(session, matcher, row, door, access, now=now)


def visit(
    session: Session,
    matcher: Matcher,
    row: AlertMailbox,
    door: Door,
    access: Access,
    *,
    now: datetime,
) -> MailsTaken | None:
    """Look into a mailbox and take in its new alert mails; None where it could not be read.

    What happened stands in the row. The mark moves on only after the postings are stored, so
    that a visit which is cut short is made again.
    """
    known = row.uid_validity is not None and row.last_uid is not None
    mark = Mark(row.uid_validity or 0, row.last_uid or 0) if known else None
    try:
        seen = door.new_mails(access, mark, since=(now - FIRST_DAYS).date())
    except MailboxError as problem:
        _note(session, row, problem.code, str(problem), now)
        return None
    mails = [NamedMail(f"mail {number}", raw) for number, raw in enumerate(seen.mails, 1)]
    taken = take_all(session, matcher, mails, person_id=row.person_id, now=now)
    row.uid_validity, row.last_uid = seen.mark.uid_validity, seen.mark.last_uid
    row.result = taken.to_dict() | {"too_large": seen.too_large}
    row.next_due = now if seen.has_more else now + EVERY
    _note(session, row, "ok", _told(taken, seen), now)
    return taken


def _claim(session: Session, mailbox_id: int, now: datetime) -> bool:
    still = update(AlertMailbox).where(AlertMailbox.id == mailbox_id, AlertMailbox.next_due <= now)
    claim = still.values(next_due=now + EVERY).returning(AlertMailbox.id)
    return session.scalar(claim) is not None


def _note(session: Session, row: AlertMailbox, outcome: str, message: str, now: datetime) -> None:
    row.outcome, row.message, row.last_at = outcome, message, now
    session.commit()
    log.info("mailbox outcome mailbox=%s outcome=%s result=%s", row.id, outcome, row.result)


def _told(taken: MailsTaken, seen: Visit) -> str:
    if not taken.count and not seen.too_large:
        return "No new alert mail."
    words = f"{plural(taken.count, 'alert mail')} read, {plural(taken.intake.new, 'new posting')}."
    more = " There are more; they come with the next visit." if seen.has_more else ""
    large = f" {plural(seen.too_large, 'mail')} too large to read." if seen.too_large else ""
    return f"{words}{more}{large}"
