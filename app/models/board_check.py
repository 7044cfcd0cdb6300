"""How a board of the packaged list answered when this instance asked it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class BoardCheck(Base):
    """`absences` counts "not there" answers in a row, the last counted one at `absent_at`.

    One with `pruned_at` is no longer offered here; the packaged list stays as it is.
    """

    __tablename__ = "board_check"
    __table_args__ = (UniqueConstraint("source", "board"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(String(32))
    board: Mapped[str] = mapped_column(String(255))
    outcome: Mapped[str] = mapped_column(String(32))
    message: Mapped[str | None] = mapped_column(Text)
    jobs: Mapped[int | None]
    absences: Mapped[int] = mapped_column(default=0)
    absent_at: Mapped[datetime | None]
    checked_at: Mapped[datetime]
    pruned_at: Mapped[datetime | None]
