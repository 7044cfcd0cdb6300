"""What a person types when practising."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.services.practice_sessions import MINUTES, Wanted

LONGEST_HOUR = 3600


class AnswerForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """An answer and, where the timer ran, the seconds it took. Length is the service's matter.

    `sitting` is the sitting it counts to, `story` the kept story it tells, `spoken` whether the
    browser wrote it down from speech.
    """

    text = TextAreaField("Your answer")
    seconds = IntegerField(validators=[Optional()])
    sitting = IntegerField(validators=[Optional()])
    story = IntegerField(validators=[Optional()])
    spoken = BooleanField()

    @property
    def time_taken(self) -> int | None:
        """The timer's seconds, None where it did not run or cannot be right."""
        seconds = self.seconds.data
        return seconds if isinstance(seconds, int) and 0 < seconds <= LONGEST_HOUR else None


class SittingForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """What a sitting should be: how long, at which level, of what, for which posting and day."""

    minutes = SelectField(
        "How long",
        coerce=int,
        default=20,
        choices=[SelectChoice(m, f"{m} minutes") for m in MINUTES],
    )
    level = SelectField("Asked at level", validators=[Optional()])
    posting_id = SelectField("For a posting", coerce=int, validators=[Optional()])
    interview_on = DateField("Day of the interview", validators=[Optional()])
    competencies = SelectMultipleField(
        "Only these competencies",
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )

    def wanted(self) -> Wanted:
        """Return what was chosen."""
        return Wanted(
            minutes=self.minutes.data,
            level=self.level.data or None,
            competencies=tuple(self.competencies.data or ()),
            posting_id=self.posting_id.data or None,
            interview_on=self.interview_on.data,
        )
