"""What the page of a match shows, and its report on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.extensions import db
from app.pages.postings.cards import facts
from app.services import corrections, filters, line_help, matching, side_by_side, track
from app.services.correction_counts import value_in_words
from app.services.corrections import DEGREES, NOTHING
from app.services.shared_causes import told_once
from app.services.side_by_side import posting_marks, resume_marks
from app.wiring import now, person, tools

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.correction import Correction
    from app.services.matching import Reading
    from matcher import PostingProfile

LEVELS = {key: word for key, word in filters.LEVELS.items() if key != filters.UNSTATED}
WORKPLACES = {key: word for key, word in filters.WORKPLACES.items() if key != filters.UNSTATED}
STRENGTHS = {
    "required": "Must have",
    "preferred": "Preferred",
    "mentioned": "Only mentioned",
    "excluded": "Said not to be needed",
    NOTHING: "Not asked for",
}
EVIDENCE = {"have": "I have this", "not": "No evidence", "met": "Met", "missing": "Missing"}
# What is read of the whole posting: its name, the words for its values, what stands for none.
READINGS: dict[str, tuple[str, Mapping[str, str], str]] = {
    "pay": ("Pay", {}, "It states no pay"),
    "workplace": ("Workplace", WORKPLACES, "It does not say"),
    "level": ("Level", LEVELS, "No level"),
    "track": ("Kind of work", filters.TRACKS, ""),
    "years": ("Experience", {}, "It asks for no years"),
    "education": ("Education", DEGREES, "It asks for no degree"),
}


def shown(posting_id: int) -> dict[str, Any]:
    """Return what the page needs of a match; NotFoundError for a posting of somebody else."""
    reading = matching.read(db.session, tools().matcher, person().id, posting_id)
    rows = side_by_side.rows(tools().matcher, reading)
    resume = reading.match.text_resume if reading.match else ""
    shared, parts = told_once(reading.match.parts) if reading.match else (None, [])
    return {
        "reading": reading,
        "posting": reading.posting,
        "match": reading.match,
        "parts": parts,
        "shared": shared,
        "rows": rows,
        "lines": line_help.line_help(tools().matcher, reading, rows),
        "why": matching.strengths(reading),
        "facts": facts(reading.posting, now().date(), reading.corrections),
        "readings": _readings(reading),
        "corrected": [_told(reading, one) for one in reading.corrections],
        "years": side_by_side.stated_years(reading.profile),
        "in_posting": side_by_side.pieces(reading.profile.text, posting_marks(rows)),
        "in_resume": side_by_side.pieces(resume, resume_marks(rows)),
        "on_file": _on_file(reading),
        "application": track.of_posting(db.session, person().id, posting_id),
        "today": now().date(),
    }


def _readings(reading: Reading) -> list[dict[str, Any]]:
    """Return what was read of the whole posting, each with the answers that may be more right."""
    kept = {one.subject: one for one in reading.corrections if not one.thing}
    stand = set(map(id, _standing(reading)))
    found = []
    for subject, (term, words, nothing) in READINGS.items():
        one = kept.get(subject)
        is_said = one is not None and id(one) in stand
        found.append(
            {
                "subject": subject,
                "term": term,
                "read": _read_word(reading, subject),
                "said": _value_word(subject, one.said["value"]) if one and is_said else None,
                "id": one.id if one and is_said else None,
                "options": words,
                "nothing": nothing,
            }
        )
    return found


def _standing(reading: Reading) -> list[Correction]:
    """Return the corrections that have an effect."""
    said = corrections.stated_by(reading.posting, reading.corrections)
    return [
        one
        for one in corrections.standing(reading.as_read, reading.corrections)
        if one.subject not in {"workplace", "pay"} or one.subject in said
    ]


def _read_word(reading: Reading, subject: str) -> str | None:
    """Return what was read, in words; None where nothing was."""
    if subject in {"pay", "workplace"}:
        stated = corrections.stated(reading.posting, subject)
        return WORKPLACES.get(stated, stated) or None
    profile: PostingProfile = reading.as_read
    if subject == "years":
        return side_by_side.stated_years(profile)
    if subject == "education":
        return DEGREES[profile.education.level] if profile.education else None
    value = profile.level if subject == "level" else profile.track
    return READINGS[subject][1].get(value or "")


def _value_word(subject: str, value: object) -> str:
    """Return a kept value in the words of its subject."""
    if value == NOTHING:
        return READINGS[subject][2] if subject in READINGS else STRENGTHS[NOTHING]
    if subject == "years":
        return "1 year" if value == 1 else f"{value_in_words(value)} years"
    words = READINGS[subject][1] if subject in READINGS else STRENGTHS | EVIDENCE
    return words.get(str(value)) or value_in_words(value)


def _told(reading: Reading, one: Correction) -> dict[str, Any]:
    """Return a correction as the list of them tells it; `rests` where its words are gone."""
    label = next(
        (r.label for r in reading.as_read.requirements if (r.kind, r.id) == (one.kind, one.thing)),
        one.words or one.thing,
    )
    return {
        "id": one.id,
        "what": label if one.thing else READINGS[one.subject][0],
        "read": _value_word(one.subject, one.read["value"]),
        "said": _value_word(one.subject, one.said["value"]),
        "where": one.said.get("where"),
        "at": one.created_at,
        "rests": one not in _standing(reading),
    }


def _on_file(reading: Reading) -> dict[str, int]:
    """Count the remarks on the person's own file by how grave they are."""
    counted = {"error": 0, "warning": 0, "tip": 0}
    for one in reading.resume.reading["findings"] if reading.resume else ():
        counted[one["severity"]] += 1
    return counted
