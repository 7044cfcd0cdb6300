"""A practised interview answer and its review."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class Answer(Base):
    """`review` is `interview_bank.Review.to_dict()`.

    An answer that was completed after a probe names the answer before it in `before_id`. `spoken`
    says that the browser wrote it down from speech, which loses full stops and filler words.
    """

    __tablename__ = "answer"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    question_id: Mapped[str] = mapped_column(String(80), index=True)
    text: Mapped[str] = mapped_column(Text)
    seconds: Mapped[int | None]
    review: Mapped[dict[str, Any]]
    overall: Mapped[float]
    before_id: Mapped[int | None] = mapped_column(ForeignKey("answer.id", ondelete="SET NULL"))
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("practice_session.id", ondelete="SET NULL"), index=True
    )
    story_id: Mapped[int | None] = mapped_column(
        ForeignKey("story.id", ondelete="SET NULL"), index=True
    )
    spoken: Mapped[bool] = mapped_column(default=False, server_default=false())
    created_at: Mapped[datetime]
