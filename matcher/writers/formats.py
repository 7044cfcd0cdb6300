"""The files that a resume document can be written as."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from matcher.writers.json_resume import write_json_resume

if TYPE_CHECKING:
    from datetime import datetime

    from matcher.person import Resume
    from matcher.resume_document import ResumeDocument
    from matcher.writers.look import Paper

Format = Literal["docx", "pdf", "json"]
MEDIA_TYPES: dict[Format, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A file: its bytes and its media type."""

    data: bytes
    media_type: str


def write(
    kind: Format,
    document: ResumeDocument,
    reading: Resume,
    *,
    made_at: datetime,
    paper: Paper = "a4",
) -> Written:
    """Return the document as a file; `reading` is `Matcher.read_document` of it."""
    if kind == "json":
        data = write_json_resume(document, reading, made_at=made_at)
    else:
        # Named, not imported above: the libraries for pages cost a second that most starts spare.
        writer = import_module(f"matcher.writers.{kind}")
        data = getattr(writer, f"write_{kind}")(document, made_at=made_at, paper=paper)
    return Written(data, MEDIA_TYPES[kind])
