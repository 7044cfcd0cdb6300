"""What a person decided about adverts: which are one job, and which are PMO work."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class JobVerdict(Base):
    """One act of a person: every posting of `ones` is the "same" job as every one of `others`.

    Or a "different" one. Acts are replayed in their order, the later one counting; taking one
    back is deleting it.
    """

    __tablename__ = "job_verdict"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    verdict: Mapped[str] = mapped_column(String(16))
    ones: Mapped[list[Any]]
    others: Mapped[list[Any]]
    created_at: Mapped[datetime]


class OwnJob(Base):
    """The job of a posting as one person sees it, where their verdicts make it another one."""

    __tablename__ = "own_job"
    __table_args__ = (UniqueConstraint("person_id", "posting_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    posting_id: Mapped[int] = mapped_column(
        ForeignKey("posting.id", ondelete="CASCADE"), index=True
    )
    job_id: Mapped[int]


class WorkVerdict(Base):
    """Whether a posting is PMO work, as one person sees it; it beats what was read."""

    __tablename__ = "work_verdict"
    __table_args__ = (UniqueConstraint("person_id", "posting_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    posting_id: Mapped[int] = mapped_column(
        ForeignKey("posting.id", ondelete="CASCADE"), index=True
    )
    is_pmo: Mapped[bool]
    created_at: Mapped[datetime]
