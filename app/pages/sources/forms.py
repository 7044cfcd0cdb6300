"""What a person says about the doors: an address to watch, mails, a mailbox, a clip, a search."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Length, Optional

from app.services.watched import LONGEST_NAME


class WatchForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """A careers address, and whose it is."""

    address = StringField(
        "Address of a careers page",
        validators=[
            DataRequired("Paste the address of a careers page."),
            Length(max=2000, message="That address is too long to be one."),
        ],
        description="Any page that leads to an employer’s or agency’s jobs. "
        "The board behind it is found for you.",
    )
    name = StringField(
        "Employer or agency",
        validators=[Optional(), Length(max=LONGEST_NAME)],
        description="Stands in where a board does not name its company.",
    )


class NameForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """A watch's new name."""

    name = StringField("Employer or agency", validators=[Optional(), Length(max=LONGEST_NAME)])
