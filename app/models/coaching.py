"""What a candidate shares with a coach, and what the coach says."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class CoachGrant(Base):
    """An invitation by e-mail; once accepted, leave to read what the two flags name.

    Revoked means: `revoked_at` is set, and the coach sees nothing from that moment on.
    Only the hash of the invitation's token is kept.
    """

    __tablename__ = "coach_grant"

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    coach_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    coach_email: Mapped[str] = mapped_column(String(320))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    shares_matches: Mapped[bool] = mapped_column(default=True)
    shares_practice: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    expires_at: Mapped[datetime]


class CoachComment(Base):
    """A coach's remark, shown to the candidate. `about` is profile, posting or answer."""

    __tablename__ = "coach_comment"

    id: Mapped[int] = mapped_column(primary_key=True)
    grant_id: Mapped[int] = mapped_column(
        ForeignKey("coach_grant.id", ondelete="CASCADE"), index=True
    )
    about: Mapped[str] = mapped_column(String(16), default="profile")
    posting_id: Mapped[int | None] = mapped_column(ForeignKey("posting.id", ondelete="SET NULL"))
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answer.id", ondelete="SET NULL"))
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]


class CoachView(Base):
    """A coach looked at a candidate's page: kept so that the candidate can see it."""

    __tablename__ = "coach_view"

    id: Mapped[int] = mapped_column(primary_key=True)
    grant_id: Mapped[int] = mapped_column(
        ForeignKey("coach_grant.id", ondelete="CASCADE"), index=True
    )
    what: Mapped[str] = mapped_column(String(32))
    seen_at: Mapped[datetime]
