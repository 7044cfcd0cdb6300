"""A resume in the JSON Resume format (jsonresume.org, schema 1.0.0).

The sections come in the person's order. A line that does not fall into the format's fields stays
whole in the one that is nearest, so that nothing is lost. The lines as written stand in `meta`
with a digest of the fields: our own reader takes them while nobody has changed a field.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from matcher.readers.json_resume import digest_of
from matcher.resume_document import plain_text
from matcher.writers.json_work import work_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from matcher.person import Education, Resume
    from matcher.resume_document import Item, ResumeDocument

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_FEW_WORDS = 14
_KEYS = {
    "summary": "summary",
    "experience": "work",
    "projects": "projects",
    "education": "education",
    "certifications": "certificates",
    "skills": "skills",
}
_OTHERS = (
    (re.compile(r"\bvolunt|\bcommunity", re.IGNORECASE), "volunteer"),
    (re.compile(r"\blanguage", re.IGNORECASE), "languages"),
    (re.compile(r"\binterest|\bhobb", re.IGNORECASE), "interests"),
    (re.compile(r"\baward|\bhonou?r|\bprize", re.IGNORECASE), "awards"),
    (re.compile(r"\breference", re.IGNORECASE), "references"),
)
_WORK = frozenset({"work", "volunteer", "projects"})
_STUDY = frozenset({"education", "certificates"})
_ALONE = {
    "languages": "language",
    "interests": "name",
    "awards": "title",
    "references": "reference",
}
_YEAR_LAST = re.compile(r"^(?P<name>.+?)(?:,\s+|\s+\(|\s+[–—|-]\s+)(?P<year>(?:19|20)\d\d)\)?$")
_KEYED = re.compile(r"^(?P<name>[^:,;.()]{2,40}):\s+(?P<rest>\S.*)$")
_YEARS = re.compile(r",?\s*\(?(?:(?P<since>(?:19|20)\d\d)\s?[–-]\s?)?(?P<until>(?:19|20)\d\d)\)?$")


def write_json_resume(document: ResumeDocument, reading: Resume, *, made_at: datetime) -> bytes:
    """Return the included lines as JSON Resume, UTF-8; `reading` is that of the document."""
    shown = document.shown()
    resume: dict[str, Any] = {"$schema": SCHEMA, "basics": _basics(shown, reading)}
    for section in shown.children(None):
        lines = _lines(shown, section)
        key = _key(section)
        if key == "summary":
            told = [line.text for line in lines if section.text or _is_prose(line)]
            _tell(resume["basics"], told)
            key, lines = "work", [line for line in lines if line.kind == "head"]
        for row_key, row in _rows(key, section, shown, reading) if lines else ():
            resume.setdefault(row_key, []).append(row)
    resume["meta"] = {
        "version": "v1.0.0",
        "lastModified": made_at.isoformat(timespec="seconds"),
        "asWritten": {
            "digest": digest_of(resume),
            "lines": plain_text(shown).text.split("\n"),
        },
    }
    return (json.dumps(resume, ensure_ascii=False, indent=2) + "\n").encode()


def _lines(shown: ResumeDocument, section: Item) -> list[Item]:
    return [line for entry in shown.children(section.id) for line in shown.children(entry.id)]


def _is_prose(line: Item) -> bool:
    """Tell whether a line above the first heading tells of the person's work."""
    return line.kind == "bullet" or (line.kind == "text" and len(line.text.split()) > _FEW_WORDS)


def _tell(basics: dict[str, Any], told: list[str]) -> None:
    before = [basics["summary"]] if "summary" in basics else []
    if told:
        basics["summary"] = "\n".join([*before, *told])


def _key(section: Item) -> str:
    if section.section in _KEYS:
        return _KEYS[section.section]
    return next((key for words, key in _OTHERS if words.search(section.text)), "sections")


def _basics(shown: ResumeDocument, reading: Resume) -> dict[str, Any]:
    """Return name and contact; lines of the head that are more than an address are the label."""
    top = [line for one in shown.children(None) if not one.text for line in _lines(shown, one)]
    basics: dict[str, Any] = {"name": reading.name} if reading.name else {}
    known = {"email": reading.emails, "phone": reading.phones, "url": reading.links}
    basics |= {key: values[0] for key, values in known.items() if values}
    lines = [line.text for line in top if line.kind == "text" and not _is_prose(line)]
    reached = (*reading.emails, *reading.phones)
    beside = [_without(text, reading) for text in lines if any(r in text for r in reached)]
    rest = [text for text in lines if not any(r in text for r in reached)]
    labels = rest if len(rest) == 1 else []
    if address := ", ".join(words for words in beside if words):
        basics["location"] = {"address": address}
    if label := "".join(_without(text, reading) for text in labels):
        basics["label"] = label
    _tell(basics, rest if len(rest) > 1 else [])
    more = [
        *({"network": "E-mail", "username": one} for one in reading.emails[1:]),
        *({"network": "Phone", "username": one} for one in reading.phones[1:]),
        *({"url": one} for one in reading.links[1:]),
    ]
    return basics | ({"profiles": more} if more else {})


def _without(text: str, reading: Resume) -> str:
    """Return a contact line without what has a field of its own."""
    for known in (*reading.emails, *reading.phones, *reading.links, reading.name or ""):
        text = text.replace(known, "") if known else text
    pieces = (piece.strip(" ,;:–—-()") for piece in re.split(r"[|·•]|\s{2,}", text))
    return ", ".join(piece for piece in pieces if any(c.isalnum() for c in piece))


def _rows(
    key: str, section: Item, shown: ResumeDocument, reading: Resume
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of a section, each with the key under which it belongs."""
    plain = plain_text(shown)
    if key in _WORK:
        for entry in shown.children(section.id):
            own = shown.children(entry.id)
            if section.text or any(line.kind == "head" for line in own):
                yield from ((key, row) for row in work_rows(key, own, reading, plain))
        return
    certified = {plain.line_at(one.start) for one in reading.certifications}
    lines = _lines(shown, section)
    if key == "sections":
        yield key, {"name": section.text, "highlights": [line.text for line in lines]}
        return
    for line in lines:
        if key in _STUDY:
            is_school = key == "education" and line.id not in certified
            school = ("education", _school(line.text, reading.education))
            yield school if is_school else ("certificates", _certificate(line.text))
        else:
            yield key, _skill(line.text) if key == "skills" else {_ALONE[key]: line.text}


def _school(text: str, degrees: Iterable[Education]) -> dict[str, Any]:
    """Return a line on a degree: what was studied, where, until when; else the line whole."""
    years = _YEARS.search(text)
    place = next((d.institution for d in degrees if d.institution and d.institution in text), None)
    if years is None or place is None:
        return {"studyType": text}
    before = text[: years.start()]
    head, _, tail = before.partition(place)
    study = head.rstrip(" ,–—|-")
    if tail.strip() or not study or not head[len(study) :].strip():
        return {"studyType": text}
    row = {"institution": place, "studyType": study, "endDate": years["until"]}
    return row | ({"startDate": years["since"]} if years["since"] else {})


def _certificate(text: str) -> dict[str, Any]:
    match = _YEAR_LAST.match(text)
    if match is None or match["name"].count("(") != match["name"].count(")"):
        return {"name": text}
    return {"name": match["name"], "date": match["year"]}


def _skill(text: str) -> dict[str, Any]:
    """Return "Tools: Jira, Visio" as a name with keywords, anything else as it stands."""
    keyed = _KEYED.match(text)
    if keyed:
        return {"name": keyed["name"], "keywords": keyed["rest"].split(", ")}
    return {"name": text}
