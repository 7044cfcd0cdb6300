"""How a board or feed answered lately: enough to tell a quiet week from a broken door."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class BoardHealth(Base):
    """One row per owner, source and board; `person_id` None for what is read for everybody.

    `counts` holds how many jobs the last healthy readings found, oldest first; `failures` counts
    the unhealthy ones since.
    """

    __tablename__ = "board_health"
    __table_args__ = (
        Index(
            "uq_board_health_shared",
            "source",
            "board",
            unique=True,
            sqlite_where=text("person_id IS NULL"),
            postgresql_where=text("person_id IS NULL"),
        ),
        Index(
            "uq_board_health_own",
            "person_id",
            "source",
            "board",
            unique=True,
            sqlite_where=text("person_id IS NOT NULL"),
            postgresql_where=text("person_id IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    source: Mapped[str] = mapped_column(String(32), index=True)
    board: Mapped[str] = mapped_column(String(500), default="")
    outcome: Mapped[str] = mapped_column(String(32))
    message: Mapped[str | None] = mapped_column(Text)
    counts: Mapped[list[Any]]
    failures: Mapped[int] = mapped_column(default=0)
    last_at: Mapped[datetime]
    last_good_at: Mapped[datetime | None]
