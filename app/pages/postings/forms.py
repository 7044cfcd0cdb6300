"""The ways to bring a posting: its address, files that were saved, its text."""

from __future__ import annotations

from flask_wtf import FlaskForm
from flask_wtf.file import FileRequired, MultipleFileField
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from app.services.intake import LONGEST_TEXT, Pasted, Upload

MOST_FILES = 10


class AddressForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """One address to read."""

    address = StringField(
        "Address of a careers page or a job",
        validators=[
            DataRequired("Paste the address of a careers page or of a job."),
            Length(max=2000, message="That address is too long to be one."),
        ],
        description="An employer’s job board is read whole, another page for the jobs on it.",
    )
    everything = BooleanField(
        "Also keep jobs that are no PMO work",
        description="Otherwise they are counted and left out.",
    )

    @property
    def kind(self) -> str:
        """The kind of run that is wanted."""
        return "address-all" if self.everything.data else "address"


class FilesForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """Saved pages and alert mails, several at once."""

    files = MultipleFileField(
        "Saved pages or alert mails",
        validators=[
            FileRequired("Choose at least one file."),
            Length(max=MOST_FILES, message=f"Upload up to {MOST_FILES} files at a time."),
        ],
    )

    def uploads(self) -> list[Upload]:
        """Return the files as they came."""
        return [Upload(one.filename or "", one.read()) for one in self.files.data or []]


class TextForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """The text of one posting, and what the person knows about it."""

    text = TextAreaField(
        "Text of the posting",
        validators=[DataRequired("Paste the text of the posting.")],
        render_kw={"rows": 14, "maxlength": LONGEST_TEXT},
        description="All of it, from the title to what they offer.",
    )
    title = StringField("Job title", validators=[Optional(), Length(max=300)])
    company = StringField("Company", validators=[Optional(), Length(max=300)])
    url = StringField("Where you found it", validators=[Optional(), Length(max=2000)])

    def pasted(self) -> Pasted:
        """Return what was filled in; empty fields are None."""
        return Pasted(
            text=self.text.data or "",
            title=(self.title.data or "").strip() or None,
            company=(self.company.data or "").strip() or None,
            url=(self.url.data or "").strip() or None,
        )
