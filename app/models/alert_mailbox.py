"""A mailbox that a person lets this instance look into for job-alert mails, read-only."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class AlertMailbox(Base):
    """Where to look, and up to which mail was read.

    `sealed_password` is encrypted with a key made of the instance's; None where the password is
    given each time. `uid_validity` and `last_uid` are the server's own count (RFC 3501, 2.3.1.1).
    `result` holds the counts of the last visit as plain values.
    """

    __tablename__ = "alert_mailbox"
    __table_args__ = (UniqueConstraint("person_id", "host", "username", "folder"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    host: Mapped[str] = mapped_column(String(255))
    port: Mapped[int] = mapped_column(default=993)
    username: Mapped[str] = mapped_column(String(255))
    sealed_password: Mapped[str | None] = mapped_column(Text)
    folder: Mapped[str] = mapped_column(String(255), default="INBOX")
    uid_validity: Mapped[int | None] = mapped_column(BigInteger)
    last_uid: Mapped[int | None] = mapped_column(BigInteger)
    outcome: Mapped[str | None] = mapped_column(String(32))
    message: Mapped[str | None] = mapped_column(Text)
    result: Mapped[dict[str, Any] | None]
    last_at: Mapped[datetime | None]
    next_due: Mapped[datetime | None] = mapped_column(index=True)
    created_at: Mapped[datetime]
