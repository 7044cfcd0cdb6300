"""What a person types when practising."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import IntegerField, TextAreaField
from wtforms.validators import Optional

LONGEST_HOUR = 3600


class AnswerForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """An answer and, where the timer ran, the seconds it took. Length is the service's matter."""

    text = TextAreaField("Your answer")
    seconds = IntegerField(validators=[Optional()])

    @property
    def time_taken(self) -> int | None:
        """The timer's seconds, None where it did not run or cannot be right."""
        seconds = self.seconds.data
        return seconds if isinstance(seconds, int) and 0 < seconds <= LONGEST_HOUR else None
