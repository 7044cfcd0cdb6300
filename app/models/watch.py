"""A board, feed or careers page that a person has read again and again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base

STATES = ("looking", "on", "paused", "nothing")


class Watch(Base):
    """`state`: looking for the board behind `address`, on, paused, or nothing found there.

    `target` is "source:board", a feed's key, or the address of a page that carries jobs itself;
    None until it is found. `name` is the employer, and stands in where a board does not name one.
    """

    __tablename__ = "watch"
    __table_args__ = (UniqueConstraint("person_id", "target"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    address: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(String(120))
    target: Mapped[str | None] = mapped_column(String(500))
    state: Mapped[str] = mapped_column(String(8))
    message: Mapped[str | None] = mapped_column(Text)
    next_due: Mapped[datetime | None] = mapped_column(index=True)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("collect_run.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
