"""The level named beside a scheme whose levels are one certificate, a language or a clearance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from matcher.conditions import is_later
from matcher.spoken import spoken_level

if TYPE_CHECKING:
    from matcher.types import Grade, Requirement

_REACH = 40
_BEFORE = 24
_GRADE = re.compile(r"\b(foundation|practitioner)s?\b", re.IGNORECASE)
# What follows a comma or a stop is about something else, save a level alone: "MSP (Foundation, …".
_STOP = re.compile(r"[.;:\n•|]|,(?!\s*(?:and |& )?practitioner\b)")


def asked_grade(row: Requirement, text: str, graded: frozenset[str]) -> Grade | None:
    """Return the level that a posting asks for of what it names; `graded` schemes have levels."""
    if row.id in graded:
        return lowest(text, row.start, row.end)
    if row.kind == "language":
        return spoken_level(text, row.start, row.end)
    return "later" if row.kind == "clearance" and is_later(row, text) else None


def highest(text: str, start: int, end: int) -> Grade | None:
    """Return the highest level named with a certificate that a person holds."""
    found = _named(text, start, end)
    return max(found, default=None)


def lowest(text: str, start: int, end: int) -> Grade | None:
    """Return the lowest level named with a certificate that a posting asks for."""
    found = _named(text, start, end)
    return min(found, default=None)


def _named(text: str, start: int, end: int) -> list[Grade]:
    """Return the levels in the name itself, right after it, or else right before it."""
    tail = _STOP.split(text[end : end + _REACH], maxsplit=1)[0]
    # "MSP and P3O Practitioner": the next scheme's level is not this one's.
    tail = re.split(r"\b(?:and|or|&|/)\s+(?!practitioner|foundation)", tail, flags=re.I)[0]
    words = text[start:end] + tail
    if not _GRADE.search(words):
        head = _STOP.split(text[max(0, start - _BEFORE) : start])[-1]
        beside = re.search(r"\b(foundation|practitioner)(?: \w+)? (?:in|of) $", head, re.I)
        words = beside.group(1) if beside else ""
    return [
        "practitioner" if level.lower() == "practitioner" else "foundation"
        for level in _GRADE.findall(words)
    ]
