"""What a person says about themselves."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from app.services.accounts import LONGEST_NAME


class NameForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """How others see the person."""

    name = StringField(
        "Your name",
        validators=[
            Length(max=LONGEST_NAME, message=f"Keep the name under {LONGEST_NAME} characters.")
        ],
        description="How a coach or a candidate you work with sees you.",
    )


class RoleForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """Which pages lead."""

    role = RadioField(
        "What brings you here?",
        choices=[
            SelectChoice("candidate", "I want to work in a PMO"),
            SelectChoice("coach", "I coach candidates"),
        ],
        validate_choice=False,
    )
