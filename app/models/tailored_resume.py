"""A resume tailored for one posting, and every version of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class TailoredResume(Base):
    """One for a posting, or a few; `master` is the matcher's `ResumeDocument.to_dict()`.

    The master is kept as it was on the first day, so that a newer resume changes no comparison.
    `current` is the number of the version that is being worked on.
    """

    __tablename__ = "tailored_resume"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    posting_id: Mapped[int] = mapped_column(
        ForeignKey("posting.id", ondelete="CASCADE"), index=True
    )
    resume_id: Mapped[int | None] = mapped_column(ForeignKey("resume.id", ondelete="SET NULL"))
    master: Mapped[dict[str, Any]]
    current: Mapped[int]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class TailoredVersion(Base):
    """One state of a tailored resume. Its document never changes; `before` is what it came from.

    `did` says in words what made it. `sent_at` is when it went out with the application of the
    same person and posting.
    """

    __tablename__ = "tailored_version"
    __table_args__ = (UniqueConstraint("tailored_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    tailored_id: Mapped[int] = mapped_column(ForeignKey("tailored_resume.id", ondelete="CASCADE"))
    number: Mapped[int]
    before: Mapped[int | None]
    document: Mapped[dict[str, Any]]
    did: Mapped[str] = mapped_column(Text)
    name: Mapped[str | None] = mapped_column(String(80))
    made_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
