"""What a person says about an application."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import DateField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from app.services.track import MAX_NOTE, MAX_STEP, Step


class StepForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """The next step, the day by which it should happen, and a note."""

    next_step = StringField(
        "Next step",
        validators=[
            Length(max=MAX_STEP, message=f"Keep the next step under {MAX_STEP} characters.")
        ],
        description="What you will do, as in “Call the recruiter” or “Send two references”.",
    )
    next_step_on = DateField("By", validators=[Optional()])
    note = TextAreaField(
        "Note",
        validators=[Length(max=MAX_NOTE, message=f"Keep the note under {MAX_NOTE:,} characters.")],
        description="Whom you spoke to, what they said, what to ask.",
    )

    def step(self) -> Step:
        """Return what was filled in; empty fields are None."""
        return Step(
            next_step=(self.next_step.data or "").strip() or None,
            next_step_on=self.next_step_on.data,
            note=(self.note.data or "").strip() or None,
        )
