"""A sitting of practice, and the stories that a person keeps for more than one question."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class PracticeSession(Base):
    """`picks` is a list of {"question_id", "reason"}, in the order in which they are asked.

    Which of them were answered is said by the answers that name the session.
    """

    __tablename__ = "practice_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    posting_id: Mapped[int | None] = mapped_column(
        ForeignKey("posting.id", ondelete="SET NULL"), index=True
    )
    minutes: Mapped[int]
    level: Mapped[str | None] = mapped_column(String(16))
    interview_on: Mapped[date | None]
    picks: Mapped[list[Any]]
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Story(Base):
    """`competencies` are keys of the bank; `bullets` are lines of a resume that it stands behind.

    A story that was taken away stays until the next clearing up, so that it can be brought back.
    """

    __tablename__ = "story"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    title: Mapped[str] = mapped_column(String(120))
    text: Mapped[str] = mapped_column(Text)
    competencies: Mapped[list[Any]]
    bullets: Mapped[list[Any]]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
