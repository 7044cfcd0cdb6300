"""Foundation or Practitioner: the level named beside a scheme whose levels are one certificate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matcher.person import Grade

_REACH = 40
_BEFORE = 24
_GRADE = re.compile(r"\b(foundation|practitioner)s?\b", re.IGNORECASE)
# What follows a comma or a stop is about something else, save a level alone: "MSP (Foundation, …".
_STOP = re.compile(r"[.;:\n•|]|,(?!\s*(?:and |& )?practitioner\b)")


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
