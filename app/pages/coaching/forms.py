"""Whom a candidate invites, and what they share."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import BooleanField, EmailField
from wtforms.validators import InputRequired

from app.services.coaching import Sharing


class SharingForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """What a coach may see."""

    shares_matches = BooleanField("Resume and matches", default=True)
    shares_practice = BooleanField("Interview practice")

    def sharing(self) -> Sharing:
        """Return what was chosen."""
        return Sharing(
            matches=bool(self.shares_matches.data), practice=bool(self.shares_practice.data)
        )


class InviteForm(SharingForm):
    """The coach's address, and what is shared."""

    email = EmailField(
        "Your coach’s e-mail address",
        validators=[InputRequired("Write your coach’s e-mail address.")],
    )
