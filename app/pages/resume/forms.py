"""A resume file."""

from __future__ import annotations

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired

ACCEPTED = ".pdf,.docx,.odt,.rtf,.txt,.md,.html,.json"


class ResumeForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """One file, in any of the formats that the matcher reads."""

    resume = FileField(
        "Your resume",
        validators=[FileRequired("Choose the file of your resume.")],
        description="PDF, Word (.docx), OpenDocument, RTF, text, Markdown, HTML or JSON Resume.",
    )
