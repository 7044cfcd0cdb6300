"""What a person says about a saved search."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from app.services.saved_searches import LONGEST_NAME

DEFAULT_RHYTHM = "daily"
RHYTHMS = [
    SelectChoice("daily", "Every morning that something is new"),
    SelectChoice("weekly", "Once a week, where something is new"),
]


class SearchForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """A name and a rhythm; `query` is the postings page's own query string."""

    query = HiddenField()
    name = StringField(
        "Name",
        description="The mails carry it. Left empty, it says what you look for.",
        validators=[
            Length(max=LONGEST_NAME, message=f"Keep the name within {LONGEST_NAME} characters.")
        ],
    )
    rhythm = RadioField("How often", choices=RHYTHMS, default=DEFAULT_RHYTHM)
