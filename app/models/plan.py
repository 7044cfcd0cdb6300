"""A plan over the market, kept because it takes time to make, and the goals set from it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class KeptPlan(Base):
    """The plan of one person for one choice of place and level (`query`).

    It holds for the resume and postings that `fingerprint` stands for. `state` is waiting,
    running or done; `result` is `services.market_plan.told`.
    """

    __tablename__ = "kept_plan"
    __table_args__ = (UniqueConstraint("person_id", "query"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    query: Mapped[str] = mapped_column(String(400))
    fingerprint: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(8))
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    result: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime]


class Goal(Base):
    """Something that a person means to earn or learn, and by when; `done_at` once it is held."""

    __tablename__ = "goal"
    __table_args__ = (UniqueConstraint("person_id", "kind", "thing_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    thing_id: Mapped[str] = mapped_column(String(64))
    label: Mapped[str] = mapped_column(Text)
    target_on: Mapped[date | None]
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
