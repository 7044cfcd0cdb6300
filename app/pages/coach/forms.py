"""What a coach writes."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from app.services.coach_comments import LONGEST


class CommentForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """A comment for the candidate."""

    text = TextAreaField(
        "Comment",
        validators=[
            InputRequired("Write what the candidate should know."),
            Length(max=LONGEST, message=f"Keep it under {LONGEST:,} characters."),
        ],
    )
