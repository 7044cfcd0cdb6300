"""JSON Resume (jsonresume.org): its fields as the lines of a plain resume."""

from __future__ import annotations

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
    return Document("\n".join(_lines(resume)), Layout())


def _lines(resume: dict[str, Any]) -> Iterator[str]:
    basics = resume.get("basics") or {}
    yield from _words(basics, "name", "label", "email", "phone", "url")
    if summary := _word(basics, "summary"):
        yield from ("", "Summary", summary)
    for title, key, names in _SECTIONS:
        rows = [row for row in _rows(resume, key) if isinstance(row, dict)]
        if rows:
            yield from ("", title)
        for row in rows:
            yield from _entry(row, names)


_SECTIONS = (
    ("Experience", "work", ("position", "name", "company")),
    ("Volunteering", "volunteer", ("position", "organization")),
    ("Projects", "projects", ("name", "description")),
    ("Education", "education", ("studyType", "area", "institution")),
    ("Certifications", "certificates", ("name", "issuer", "date")),
    ("Skills", "skills", ("name", "level")),
    ("Languages", "languages", ("language", "fluency")),
    ("Awards", "awards", ("title", "awarder", "date")),
)


def _entry(row: dict[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    head = ", ".join(word for name in names if (word := _word(row, name)))
    since, until = _word(row, "startDate"), _word(row, "endDate")
    if since:
        head += f" ({since[:7]} – {until[:7] if until else 'present'})"
    keywords = ", ".join(str(word) for word in _rows(row, "keywords"))
    yield f"{head}: {keywords}" if keywords else head
    if summary := _word(row, "summary"):
        yield summary
    for line in _rows(row, "highlights"):
        yield f"• {line}"


def _rows(row: dict[str, Any], key: str) -> list[Any]:
    value = row.get(key)
    return value if isinstance(value, list) else []


def _word(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _words(row: dict[str, Any], *names: str) -> Iterator[str]:
    return (word for name in names if (word := _word(row, name)))
