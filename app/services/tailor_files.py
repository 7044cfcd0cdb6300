"""A resume as a file to send: a version of a tailored one, or the master as it was read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast, get_args

from app.models.posting import Posting
from app.services import resumes, tailor
from app.services.errors import NotFoundError
from matcher import Resume as ReadResume
from matcher import ResumeDocument, outline
from matcher.writers.formats import Format, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from matcher import Matcher
    from matcher.writers.look import Paper

FORMATS = ("docx", "pdf", "json")
# Where letters and resumes are printed on ANSI's paper; everybody else uses ISO 216.
LETTER_COUNTRIES = frozenset({"US", "CA", "MX", "PH", "CL", "CO"})
_LONGEST_NAME = 90


@dataclass(frozen=True, slots=True)
class File:
    """A file to hand over: its bytes, media type and name."""

    data: bytes
    media_type: str
    name: str


def tailored_file(
    session: Session,
    matcher: Matcher,
    wanted: tuple[int, int],
    kind: str,
    *,
    person_id: int,
) -> File:
    """Return one version as a file; `wanted` is (tailored resume, version number).

    The file is of the day on which the version was made: asking twice gives the same bytes.
    NotFoundError for anybody else's, and for a kind of file that is not written.
    """
    row = tailor.one(session, person_id, wanted[0])
    found = tailor.version(session, row, wanted[1])
    posting = session.get_one(Posting, row.posting_id)
    document = ResumeDocument.from_dict(found.document)
    paper: Paper = "letter" if _is_american(posting.places) else "a4"
    about = [posting.title, posting.company]
    return _file(matcher, document, kind, made_at=found.made_at, paper=paper, about=about)


def master_file(
    session: Session, matcher: Matcher, resume_id: int, kind: str, *, person_id: int
) -> File:
    """Return an uploaded resume, as it was read, as a file; errors as for `tailored_file`."""
    row = resumes.one(session, person_id, resume_id)
    document = outline(ReadResume.from_dict(row.reading))
    return _file(matcher, document, kind, made_at=row.created_at, paper="a4", about=["resume"])


def _file(
    matcher: Matcher,
    document: ResumeDocument,
    kind: str,
    *,
    made_at: datetime,
    paper: Paper,
    about: Sequence[str | None],
) -> File:
    if kind not in get_args(Format):
        raise NotFoundError(f"No resume is written as {kind}.")
    reading = matcher.read_document(document, made_at.date())
    written = write(cast("Format", kind), document, reading, made_at=made_at, paper=paper)
    words = " - ".join(word for word in (reading.name, *about) if word)
    return File(written.data, written.media_type, f"{_plain(words)}.{kind}")


def _plain(words: str) -> str:
    """Return a name for a file that every system takes."""
    kept = unicodedata.normalize("NFC", words)
    kept = re.sub(r"[^\w .,&()-]+", " ", kept)
    return " ".join(kept.split())[:_LONGEST_NAME].strip(" .") or "resume"


def _is_american(places: Sequence[dict[str, str | None]]) -> bool:
    return any(place.get("country") in LETTER_COUNTRIES for place in places)
