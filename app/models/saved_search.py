"""A saved search that writes to its owner, and which postings it has already named."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base

RHYTHMS = ("daily", "weekly")


class SavedSearch(Base):
    """`query` is the page's own query string; `next_due` is when the next digest may go out."""

    __tablename__ = "saved_search"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    query: Mapped[str] = mapped_column(Text)
    rhythm: Mapped[str] = mapped_column(String(8), default="daily")
    active: Mapped[bool] = mapped_column(default=True)
    next_due: Mapped[datetime] = mapped_column(index=True)
    last_sent: Mapped[datetime | None]
    stopped_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class DigestItem(Base):
    """A posting that a digest named to a person: unique, so that nobody is told twice."""

    __tablename__ = "digest_item"
    __table_args__ = (UniqueConstraint("person_id", "posting_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    posting_id: Mapped[int] = mapped_column(
        ForeignKey("posting.id", ondelete="CASCADE"), index=True
    )
    search_id: Mapped[int | None] = mapped_column(
        ForeignKey("saved_search.id", ondelete="SET NULL")
    )
    mail_id: Mapped[int] = mapped_column(ForeignKey("outbox_mail.id", ondelete="CASCADE"))
