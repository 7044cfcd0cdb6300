"""Employment types: "Full Time", "FULLTIME", "permanent", "Festanstellung", "F" ..."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapers.types import Employment

# In order: what says more wins, so a "full-time internship" is an internship and a
# "full-time contract" is a contract.
_KINDS: tuple[tuple[Employment, str], ...] = (
    (
        "internship",
        r"intern(?:ship)?s?|praktik(?:um|ant)|stage|stagiaire|trainee|werkstudent"
        r"|working[\s_-]*student",
    ),
    ("volunteer", r"volunteer(?:ing)?|unpaid|ehrenamt\w*"),
    (
        "contract",
        r"contract(?:or|ing)?|freelance\w*|fixed[\s_-]*term|ftc|befristet\w*|per[\s_-]*diem|interim"
        r"|self[\s_-]*employed|umowa zlecenie|b2b",
    ),
    ("temporary", r"temp(?:orary)?|seasonal|casual|zeitarbeit"),
    ("part_time", r"part[\s_-]*time|teilzeit|temps partiel|parttime|tiempo parcial|media jornada"),
    (
        "full_time",
        r"full[\s_-]*time|vollzeit|temps plein|fulltime|permanent|regular|unbefristet\w*"
        r"|festanstellung"
        r"|employee|cdi|tiempo completo|jornada completa|umowa o prac\w+",
    ),
)
_PATTERNS = [(kind, re.compile(rf"(?<![a-z])(?:{words})(?![a-z])", re.I)) for kind, words in _KINDS]
_EITHER = re.compile(
    r"\bfull(?:[\s_-]*time)?\s*(?:[-_/|,&]|or|and)+\s*(?:or[\s_-]*)?part[\s_-]*time"
    r"|part[\s_-]*time\s*(?:[-_/|,&]|or|and)+\s*full[\s_-]*time"
    r"|\bvollzeit\s*(?:[-_/|,&]|oder|und)+\s*teilzeit|\bvoll-\s*(?:/|oder|und)\s*teilzeit",
    re.I,
)
_STATED = re.compile(
    r"^(?:[^\w\n]|_)*+(?:vertragsart|anstellungsart|art der anstellung|type de contrat|contrat"
    r"|tipo de contrato|rodzaj umowy|dienstverband|tipo di contratto)\s*[:–-]\s*(?P<abroad>.*)$"
    r"|^(?:[^\w\n]|_)*+(?P<alone>(?:CDI|CDD|vollzeit|temps plein|unbefristet|festanstellung"
    r"|full[\s-]time|part[\s-]time|teilzeit|permanent)(?:\W{1,4}[\w-]+){0,3})[\W_]*$"
    r"|^(?:[^\w\n]|_)*+(?:job|employment|contract|position|role|time|work|engagement)?[ _-]*"
    r"(?:types?|schedule|basis|status)\s*[:–-]\s*(?P<same>.*)$"
    r"|^(?:[^\w\n]|_)*+(?:contract|(?:working\s+)?hours|duration)\s*:\s*(?P<bare>.*)$"
    r"|^(?:[^\w\n]|_)*+(?:time type|job types?|employment type|contract type)\s*$\n(?P<next>.+)$",
    re.I | re.M,
)
_IN_SENTENCE = re.compile(
    r"\b(?:this is an?|as an?|we offer an?|offering an?)\s+(?:[\w-]+[\s,/]+){0,3}?"
    r"(?P<kind>full[\s-]?time|part[\s-]?time|contract|temporary|internship|volunteer)\b"
    r"|\b(?:\d{1,2}|six|nine|twelve|eighteen)[\s-]*months?\s+(?:fixed[\s-]term\s+|rolling\s+|initial\s+"
    r"|day[\s-]rate\s+)?(?P<term>contract)\b",
    re.I,
)


def read_employment(stated: str | None) -> Employment | None:
    """Read a stated field such as "FULL_TIME" or "Permanent, full-time"; None if unsaid."""
    if not stated:
        return None
    found = [kind for kind, pattern in _PATTERNS if pattern.search(stated)]
    if found[:1] == ["part_time"] and _EITHER.search(stated):
        # Offered full-time, too: "Full-time or part-time".
        return "full_time"
    if not found and stated.strip().casefold() == "other":
        return "other"
    return found[0] if found else None


def employment_in_text(text: str) -> Employment | None:
    """Read the type that a posting's text states under a label or in "this is a … role"."""
    for match in _STATED.finditer(text):
        kind = read_employment(next(filter(None, match.groups()), "")[:80])
        if kind:
            return kind
    sentence = _IN_SENTENCE.search(text)
    return read_employment(sentence["kind"] or sentence["term"]) if sentence else None
