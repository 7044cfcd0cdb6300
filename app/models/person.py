"""A person with an account, and where they are logged in."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from flask_security import RoleMixin, UserMixin
from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base

if TYPE_CHECKING:
    from collections.abc import Sequence

ROLES = ("candidate", "coach", "admin")


class Role(RoleMixin):
    """What Flask-Security asks for; a person has exactly one role, kept on the person's row."""

    name = ""


class Person(Base, UserMixin):
    """Someone who can log in. `role` decides which pages lead, never whose rows may be read."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(255), unique=True)
    name: Mapped[str | None] = mapped_column(String(120))
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    role: Mapped[str] = mapped_column(String(16), default="candidate")
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime | None]

    @property  # type: ignore[explicit-override]  # a property stands over their annotation
    def roles(self) -> list[RoleMixin]:
        """No roles in Flask-Security's sense: every right follows from a row or a grant."""
        return []

    @roles.setter
    def roles(self, _roles: Sequence[object]) -> None:
        """Accept what Flask-Security passes to every new person."""

    @property
    def shown_name(self) -> str:
        """The name, or the part of the address before the @."""
        return self.name or self.email.split("@", 1)[0]


class LoginSession(Base):
    """One browser's session, kept on the server so that logging out really ends it."""

    __tablename__ = "login_session"

    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    content: Mapped[bytes] = mapped_column(LargeBinary)
    agent: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
