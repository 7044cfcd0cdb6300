"""A match as the coach's page shows it: numbered rows, and the marks they point at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.services.matching import group_label

if TYPE_CHECKING:
    from app.services.matching import Reading
    from matcher import Match, Requirement

# Must-haves that are missing come first, then the other misses, then what is met.
ORDER = {"missing": 0, "met": 2}


def requirement_rows(reading: Reading) -> list[dict[str, Any]]:
    """Return what the posting asks for, must-have misses first; empty without a resume.

    Each row's `n` is its requirement's place in the profile, counted from 1, and the number of
    its marks in both texts.
    """
    if reading.match is None:
        return []
    rows = [
        _row(reading, reading.match, index) for index in range(len(reading.profile.requirements))
    ]
    return sorted(rows, key=_place)


def texts(reading: Reading) -> dict[str, Any]:
    """Return both texts with their marks; the resume's are empty where there is none."""
    match = reading.match
    if match is None:
        return {"posting": reading.profile.text, "resume": "", "in_posting": [], "in_resume": []}
    states = {row["n"]: row["status"] for row in requirement_rows(reading)}
    asked = [
        {"start": one.start, "end": one.end, "n": n, "kind": _kind(one, states[n])}
        | {"note": one.label, "linked": states[n] == "met"}
        for n, one in enumerate(reading.profile.requirements, 1)
    ]
    found = [
        {"start": start, "end": end, "n": met.requirement + 1, "kind": "met"}
        | {"note": reading.profile.requirements[met.requirement].label}
        for met in match.met
        for start, end in met.by
    ]
    return {
        "posting": match.text_posting,
        "resume": match.text_resume,
        "in_posting": _apart(asked),
        "in_resume": _apart(found),
    }


def _row(reading: Reading, match: Match, index: int) -> dict[str, Any]:
    one = reading.profile.requirements[index]
    met = next((m for m in match.met if m.requirement == index), None)
    missing = next((m for m in match.missing if m.requirement == index), None)
    spans = met.by if met else ()
    group = group_label(reading.profile, one)
    return {
        "n": index + 1,
        "label": one.label,
        "strength": one.strength,
        "status": "met" if met else "missing" if missing else _aside(one),
        "gain": missing.gain if missing else None,
        "evidence": [match.text_resume[start:end] for start, end in spans],
        "advice": missing.advice if missing else None,
        "years": f"{one.min_years:g} years" if one.min_years else None,
        "group": f"One of: {group}" if group != one.label else None,
    }


def _aside(one: Requirement) -> str:
    """Name the state of what is neither met nor missing: it was not asked for."""
    return "excluded" if one.strength == "excluded" else "mentioned"


def _place(row: dict[str, Any]) -> tuple[int, float, int]:
    place = ORDER.get(row["status"], 3)
    if row["status"] == "missing" and row["strength"] != "required":
        place = 1
    return (place, -(row["gain"] or 0), row["n"])


def _kind(one: Requirement, state: str) -> str:
    if state == "missing" and one.strength == "preferred":
        return "preferred"
    return state


def _apart(marks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sort marks, and leave out those that would lie on another."""
    kept: list[dict[str, Any]] = []
    for mark in sorted(marks, key=lambda m: (m["start"], -m["end"])):
        if not kept or mark["start"] >= kept[-1]["end"]:
            kept.append(mark)
    return kept
