"""The education entries of a resume."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from matcher.person import Education
from matcher.resume_sections import section_at

if TYPE_CHECKING:
    from matcher.person import Section
    from matcher.schooling import Degrees

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PLACE = re.compile(
    r"\b(?:[A-Z][\w&'’.-]+ ){0,4}"
    r"(?:University|College|School|Institute|Academy|Sixth Form|Polytechnic)"
    r"(?: of(?: [A-Z][\w&'’-]+){1,4})?"
)
_FIELD = re.compile(r"^[\s.)]*(?:\(Hons\.?\)\s*)?(?:degree\s*)?(?:in |of )?([A-Z][\w&/ -]{2,50})")
_LEVELS_ANYWHERE = frozenset({"bachelor", "master", "doctorate"})


def read_education(
    text: str, sections: tuple[Section, ...], degrees: Degrees
) -> tuple[Education, ...]:
    """Return the degrees of education sections, and university degrees named elsewhere."""
    found: dict[tuple[str, int | None], Education] = {}
    for level, start, end in degrees.find(text):
        section = section_at(sections, start)
        home = section is not None and section.kind in {"education", "certifications"}
        if not home and (level not in _LEVELS_ANYWHERE or not _looks_earned(text, end)):
            continue
        line_end = text.find("\n", end)
        line_end = len(text) if line_end < 0 else line_end
        line_start = text.rfind("\n", 0, start) + 1
        years = [int(y) for y in _YEAR.findall(text, line_start, line_end)]
        place = _PLACE.search(text, line_start, line_end)
        subject = _FIELD.match(text[end:line_end])
        entry = Education(
            level,
            subject.group(1).strip() if subject else None,
            place.group().strip() if place else None,
            max(years) if years else None,
        )
        found.setdefault((level, entry.year), entry)
    return tuple(found.values())


def _looks_earned(text: str, end: int) -> bool:
    """Tell a degree earned from a word in passing: it has a subject, a school or a year near."""
    line_end = text.find("\n", end)
    tail = text[end : line_end if line_end >= 0 else len(text)]
    return bool(_YEAR.search(tail) or _PLACE.search(tail) or _FIELD.match(tail))
