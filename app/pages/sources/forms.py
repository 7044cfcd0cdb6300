"""What a person says about the doors: an address to watch, mails, a mailbox, a clip, a search."""

from __future__ import annotations

from flask_wtf import FlaskForm
from flask_wtf.file import FileRequired, MultipleFileField
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, Length, Optional

from app.services.imap_intake import Given
from app.services.watched import LONGEST_NAME

MOST_FILES = 400


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


class MailsForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """Alert mails: many files at once, or a whole mailbox."""

    files = MultipleFileField(
        "Alert mails",
        validators=[
            FileRequired("Choose at least one mail."),
            Length(max=MOST_FILES, message=f"Take up to {MOST_FILES} files at a time."),
        ],
        description="As many .eml files as you like, or an .mbox file; 25 MB in all.",
    )


class MailboxForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """How to get into a mailbox."""

    host = StringField(
        "Mail server (IMAP)",
        validators=[DataRequired("Write the name of the mail server."), Length(max=255)],
        description="As in imap.gmail.com, imap.mail.me.com, imap.fastmail.com. TLS is required.",
    )
    username = StringField(
        "User name",
        validators=[DataRequired("Write the user name, mostly your address."), Length(max=255)],
    )
    password = PasswordField(
        "App password",
        validators=[Optional(), Length(max=500)],
        description="Most providers want one made for this purpose alone. It is kept encrypted.",
    )
    folder = StringField(
        "Folder",
        default="INBOX",
        validators=[Optional(), Length(max=255)],
        description="A folder of your job alerts alone is best; a rule in your mail can fill it.",
    )

    def given(self) -> Given:
        """Return what was filled in."""
        return Given(
            host=(self.host.data or "").strip().lower(),
            username=(self.username.data or "").strip(),
            folder=(self.folder.data or "").strip() or "INBOX",
            password=self.password.data or "",
        )
