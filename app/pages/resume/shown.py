"""How a resume was read, laid out for its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.services.marked_text import Mark, Piece, pieces

if TYPE_CHECKING:
    from app.models.resume import Resume

SEVERITIES = ("error", "warning", "tip")
LONGEST_QUOTE = 90
SECTIONS = {
    "summary": "Summary",
    "experience": "Experience",
    "education": "Education",
    "certifications": "Certifications",
    "skills": "Skills",
    "projects": "Projects",
    "other": "Other",
}
STATUSES = {
    "held": ("met", "Held"),
    "in_progress": ("partly", "In progress"),
    "expired": ("at-risk", "Lapsed"),
    "planned": ("preferred", "Planned"),
}
KINDS = {
    "tool": "Tools",
    "method": "Methods",
    "skill": "Skills",
    "artefact": "Documents you kept",
    "language": "Languages",
    "clearance": "Clearances",
    "licence": "Licences",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One resume for its page; `findings` carry `n` where they point at words of the text."""

    sections: list[str]
    certifications: list[dict[str, Any]]
    skills: list[tuple[str, list[dict[str, Any]]]]
    findings: list[dict[str, Any]]
    text: list[Piece]


def shown(row: Resume) -> Shown:
    """Return what was read in a resume, findings first by weight."""
    reading = row.reading
    findings = _findings(row)
    return Shown(
        sections=[_section(one) for one in reading["sections"] if (one["title"] or "").strip()],
        certifications=[_certification(one, row.text) for one in reading["certifications"]],
        skills=_skills(reading),
        findings=findings,
        text=pieces(row.text, _marks(findings)),
    )


def _section(one: dict[str, Any]) -> str:
    word = SECTIONS.get(one["kind"], "Other")
    title = (one["title"] or "").strip()
    return word if not title or title.casefold() == word.casefold() else f"{word} (“{title}”)"


def _certification(one: dict[str, Any], text: str) -> dict[str, Any]:
    state, word = STATUSES[one["status"]]
    name = text[one["start"] : one["end"]].replace("\n", " ").strip()
    return {"name": name or one["id"], "state": state, "word": word, "year": one["year"]}


def _skills(reading: dict[str, Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    grouped: dict[str, list[dict[str, Any]]] = {}
    for one in sorted(reading["skills"], key=lambda s: (s["evidence"] != "experience", s["label"])):
        grouped.setdefault(KINDS.get(one["kind"], "Other"), []).append(one)
    order = [*KINDS.values(), "Other"]
    return sorted(grouped.items(), key=lambda pair: order.index(pair[0]))


def _findings(row: Resume) -> list[dict[str, Any]]:
    """Return the findings, gravest first; those that point at words carry a number and the words.

    `words` are as they stand in the text, cut to a line; `under` names their section.
    """
    reading = row.reading
    placed = [one for one in reading["findings"] if one["start"] is not None]
    numbers = {
        id(one): n for n, one in enumerate(sorted(placed, key=lambda f: (f["start"], f["end"])), 1)
    }
    told = [
        one
        | {"n": numbers.get(id(one)), "words": _words(row.text, one), "under": _under(reading, one)}
        for one in reading["findings"]
    ]
    return sorted(told, key=lambda f: (SEVERITIES.index(f["severity"]), f["n"] or 0))


def _words(text: str, finding: dict[str, Any]) -> str | None:
    if finding["start"] is None:
        return None
    words = " ".join(text[finding["start"] : finding["end"]].split())
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rstrip()}…"


def _under(reading: dict[str, Any], finding: dict[str, Any]) -> str | None:
    """Name the section that a finding's words stand in."""
    if finding["start"] is None:
        return None
    within = (one for one in reading["sections"] if one["start"] <= finding["start"] < one["end"])
    found = next(within, None)
    return (found["title"] or "").strip() or SECTIONS.get(found["kind"]) if found else None


def _marks(findings: list[dict[str, Any]]) -> list[Mark]:
    return [
        Mark(one["start"], one["end"], one["n"], _kind(one), one["message"], links=False)
        for one in findings
        if one["n"] is not None
    ]


def _kind(finding: dict[str, Any]) -> str:
    return "missing" if finding["severity"] == "error" else "improve"
