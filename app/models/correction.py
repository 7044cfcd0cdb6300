"""What a person says about how a posting was read: it is not right, and this is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class Correction(Base):
    """One reading of a posting, as one person puts it right.

    `subject` is requirement, evidence, level, track, years, education, workplace or pay; `kind`
    and `thing` name the requirement where there is one, else both are empty. `words` is what
    stands in the posting at the reading's place: a correction counts as long as they are the
    same. `read` and `said` hold a `value` each, `said` also `where` (the person's own words).
    """

    __tablename__ = "correction"
    __table_args__ = (UniqueConstraint("person_id", "posting_id", "subject", "kind", "thing"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    posting_id: Mapped[int] = mapped_column(
        ForeignKey("posting.id", ondelete="CASCADE"), index=True
    )
    subject: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(16), default="")
    thing: Mapped[str] = mapped_column(String(80), default="")
    words: Mapped[str] = mapped_column(Text)
    read: Mapped[dict[str, Any]]
    said: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
