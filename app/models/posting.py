"""One advertised job, as its source stated it, and what was read in it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, Index, String, Text, false, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base

if TYPE_CHECKING:
    from sqlalchemy.engine.default import DefaultExecutionContext

STATES = ("open", "closed", "unknown")


def _states_pay(context: DefaultExecutionContext) -> bool:
    """Tell from the row that is being inserted whether it states pay."""
    return context.get_current_parameters().get("salary") is not None  # type: ignore[no-untyped-call]


class Posting(Base):
    """Identity is (owner, source, board, source_id).

    `person_id` is None for postings that the instance collects for everybody; what a person
    brings in belongs to that person alone. `profile` is the matcher's reading
    (`PostingProfile.to_dict()`); `state` is open, closed or unknown, with reason and time.

    `job_id` is the oldest posting of the same job, None until it was grouped; the keys are what
    postings of one job may have in common (services/job_keys.py). `read_mark` stands for the
    whole of `profile`; None where it was written by a release that made none.
    """

    __tablename__ = "posting"
    __table_args__ = (
        Index(
            "uq_posting_shared",
            "source",
            "board",
            "source_id",
            unique=True,
            sqlite_where=text("person_id IS NULL"),
            postgresql_where=text("person_id IS NULL"),
        ),
        Index(
            "uq_posting_own",
            "person_id",
            "source",
            "board",
            "source_id",
            unique=True,
            sqlite_where=text("person_id IS NOT NULL"),
            postgresql_where=text("person_id IS NOT NULL"),
        ),
        # What a list counts and sorts by: the long texts of 20,000 rows need not be read for it.
        Index(
            "ix_posting_listed",
            *("person_id", "job_id", "state", "is_pmo", "workplace", "level", "track", "source"),
            *("has_pay", "posted_on", "first_seen", "closes_on"),
        ),
        # What the stored index is compared with, without reading a row.
        Index("ix_posting_indexed", "person_id", "state", "read_mark"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    source: Mapped[str] = mapped_column(String(32))
    board: Mapped[str] = mapped_column(String(255), default="")
    source_id: Mapped[str] = mapped_column(String(512))
    url: Mapped[str | None] = mapped_column(Text)
    apply_url: Mapped[str | None] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    company: Mapped[str | None] = mapped_column(Text)
    places: Mapped[list[Any]]
    workplace: Mapped[str | None] = mapped_column(String(16))
    employment_type: Mapped[str | None] = mapped_column(String(16))
    salary: Mapped[dict[str, Any] | None]
    posted_on: Mapped[date | None] = mapped_column(index=True)
    posted_text: Mapped[str | None] = mapped_column(Text)
    closes_on: Mapped[date | None]
    requisition_id: Mapped[str | None] = mapped_column(String(255))
    description_html: Mapped[str | None] = mapped_column(Text)
    description_text: Mapped[str] = mapped_column(Text)
    search_text: Mapped[str] = mapped_column(Text)
    profile: Mapped[dict[str, Any]]
    is_pmo: Mapped[bool] = mapped_column(index=True)
    track: Mapped[str] = mapped_column(String(16))
    level: Mapped[str | None] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(8), default="open", index=True)
    state_reason: Mapped[str | None] = mapped_column(Text)
    state_at: Mapped[datetime | None]
    first_seen: Mapped[datetime] = mapped_column(index=True)
    last_seen: Mapped[datetime]
    has_pay: Mapped[bool] = mapped_column(default=_states_pay, server_default=false())
    job_id: Mapped[int | None] = mapped_column(index=True)
    block_key: Mapped[str | None] = mapped_column(String(32), index=True)
    title_key: Mapped[str | None] = mapped_column(String(32), index=True)
    address_key: Mapped[str | None] = mapped_column(String(32), index=True)
    read_mark: Mapped[str | None] = mapped_column(String(16))
