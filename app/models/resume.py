"""A resume that a person uploaded, and how it scores against postings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class Resume(Base):
    """`reading` is the matcher's `Resume.to_dict()`; `is_current` marks the one in use."""

    __tablename__ = "resume"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    filename: Mapped[str] = mapped_column(String(255))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    content_hash: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text)
    reading: Mapped[dict[str, Any]]
    is_current: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]


class Fit(Base):
    """How well one resume fits one posting: the score of a match, kept so that lists are fast."""

    __tablename__ = "fit"
    __table_args__ = (UniqueConstraint("resume_id", "posting_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    resume_id: Mapped[int] = mapped_column(ForeignKey("resume.id", ondelete="CASCADE"))
    posting_id: Mapped[int] = mapped_column(
        ForeignKey("posting.id", ondelete="CASCADE"), index=True
    )
    score: Mapped[float]
    band: Mapped[str] = mapped_column(String(8))
    reasons: Mapped[list[Any]]
    version: Mapped[str] = mapped_column(String(32))
