"""The kept mailbox: what this instance would have sent to a person, shown in the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.models.outbox_mail import OutboxMail
from app.models.person import Person
from app.services.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


def _addressed_to(person_id: int) -> ColumnElement[bool]:
    address = select(func.lower(Person.email)).where(Person.id == person_id).scalar_subquery()
    return func.lower(OutboxMail.to_address) == address


def unread(session: Session, person_id: int) -> int:
    """Count the kept mails that the person has not opened."""
    count = (
        select(func.count())
        .select_from(OutboxMail)
        .where(_addressed_to(person_id), OutboxMail.state == "kept", OutboxMail.read_at.is_(None))
    )
    return session.scalar(count) or 0


def all_for(session: Session, person_id: int) -> Sequence[OutboxMail]:
    """Return the person's kept mails, newest first."""
    mails = (
        select(OutboxMail)
        .where(_addressed_to(person_id), OutboxMail.state == "kept")
        .order_by(OutboxMail.created_at.desc(), OutboxMail.id.desc())
    )
    return session.scalars(mails).all()


def open_one(session: Session, person_id: int, mail_id: int, now: datetime) -> OutboxMail:
    """Return one kept mail of this person and mark it read; NotFoundError for anybody else's."""
    mail = session.scalar(
        select(OutboxMail).where(
            OutboxMail.id == mail_id, _addressed_to(person_id), OutboxMail.state == "kept"
        )
    )
    if mail is None:
        raise NotFoundError(f"No mail {mail_id} for person {person_id}.")
    if mail.read_at is None:
        mail.read_at = now
        session.commit()
    return mail
