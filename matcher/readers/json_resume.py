"""JSON Resume (jsonresume.org): its fields as the lines of a plain resume.

A file of our own also keeps the lines as the person wrote them, with a digest of the fields. They
are read while the digest holds; where another program changed a field, the fields are.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from matcher.errors import UnreadableResumeError
from matcher.person import Layout
from matcher.readers.document import Document
from matcher.readers.text import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator


def read(data: bytes) -> Document:
    """Return the resume as text; raises `UnreadableResumeError` on other JSON."""
    try:
        resume = json.loads(decoded(data))
    except (ValueError, RecursionError) as problem:
        raise UnreadableResumeError(
            "corrupt", "The file is not valid JSON.", "Export it again, or send a PDF."
        ) from problem
    if not isinstance(resume, dict) or not isinstance(resume.get("basics", {}), dict):
        raise UnreadableResumeError(
            "unsupported",
            "The JSON file is not in the JSON Resume format.",
            "Export it as JSON Resume, or send a PDF.",
        )
    return Document("\n".join(_as_written(resume) or _lines(resume)), Layout())


def digest_of(resume: dict[str, Any]) -> str:
    """Return a digest of all fields but `meta`.

    Raises ValueError or RecursionError for what cannot be written as JSON.
    """
    fields = {key: value for key, value in resume.items() if key != "meta"}
    plain = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _as_written(resume: dict[str, Any]) -> list[str]:
    """Return the lines that the file keeps beside its fields, none where those have changed."""
    meta = resume.get("meta")
    kept = meta.get("asWritten") if isinstance(meta, dict) else None
    if not isinstance(kept, dict):
        return []
    lines = _rows(kept, "lines")
    if not all(isinstance(line, str) for line in lines):
        return []
    try:
        is_same = kept.get("digest") == digest_of(resume)
    except (ValueError, RecursionError):
        return []
    return lines if is_same else []


_SECTIONS = {
    "work": ("Experience", ("position", "name", "company", "location")),
    "volunteer": ("Volunteering", ("position", "organization")),
    "projects": ("Projects", ("name", "entity", "description")),
    "education": ("Education", ("studyType", "area", "institution", "score")),
    "certificates": ("Certifications", ("name", "issuer", "date")),
    "skills": ("Skills", ("name", "level")),
    "languages": ("Languages", ("language", "fluency")),
    "awards": ("Awards", ("title", "awarder", "date", "summary")),
    "interests": ("Interests", ("name",)),
    "references": ("References", ("name", "reference")),
}
_LISTED = frozenset({"certificates", "skills", "languages", "awards", "interests"})
_ADDRESS = ("address", "city", "region", "countryCode")


def _lines(resume: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the resume; its sections come in the order in which the file has them."""
    basics = resume.get("basics") or {}
    yield from _words(basics, "name", "label", "email", "phone", "url")
    place = basics.get("location")
    if isinstance(place, dict) and (where := ", ".join(_words(place, *_ADDRESS))):
        yield where
    yield from (
        word for row in _dicts(basics, "profiles") for word in _words(row, "url", "username")
    )
    if summary := _word(basics, "summary"):
        yield from ("", "Summary", summary)
    for key in resume:
        if key in _SECTIONS:
            yield from _section(resume, key)
        elif key == "sections":
            yield from _own_sections(resume)


def _section(resume: dict[str, Any], key: str) -> Iterator[str]:
    title, names = _SECTIONS[key]
    rows = _dicts(resume, key)
    if rows:
        yield from ("", title)
    for row in rows:
        yield from _entry(row, names, "• " if key in _LISTED else "")


def _own_sections(resume: dict[str, Any]) -> Iterator[str]:
    """Yield sections that the format has no name for: our own files keep them so."""
    for row in _dicts(resume, "sections"):
        yield from ("", _word(row, "name"))
        yield from (str(line) for line in _rows(row, "highlights"))


def _entry(row: dict[str, Any], names: tuple[str, ...], mark: str) -> Iterator[str]:
    head = ", ".join(_words(row, *names))
    since, until = _word(row, "startDate"), _word(row, "endDate")
    if since:
        head += f" ({since[:7]} – {until[:7] if until else 'present'})"
    elif until:
        head += f" ({until[:7]})"
    keywords = ", ".join(str(word) for word in _rows(row, "keywords"))
    if head or keywords:
        yield mark + (f"{head}: {keywords}" if keywords else head)
    if "summary" not in names and (summary := _word(row, "summary")):
        yield summary
    for line in _rows(row, "highlights"):
        yield f"• {line}"


def _dicts(row: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return [one for one in _rows(row, key) if isinstance(one, dict)]


def _rows(row: dict[str, Any], key: str) -> list[Any]:
    value = row.get(key)
    return value if isinstance(value, list) else []


def _word(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _words(row: dict[str, Any], *names: str) -> Iterator[str]:
    return (word for name in names if (word := _word(row, name)))
