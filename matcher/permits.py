"""Languages, clearances and licences: held, held at a lower level, lapsed, or yet to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matcher.spoken import rank_of
from matcher.views import NONE, Answer

if TYPE_CHECKING:
    from matcher.person import Skill
    from matcher.types import Requirement
    from matcher.views import View

    Tables = dict[str, dict[str, float]]

_CLEARANCES = (
    "bpss",
    "security-clearance",
    "secret-clearance",
    "sc-clearance",
    "ts-sci",
    "dv-clearance",
)
# Clearances behind which a vetting of the person stands; BPSS is none.
_VETTED = frozenset({"security-clearance", "secret-clearance", "sc-clearance", "ts-sci"})
_NOT_HELD = frozenset({"later", "expired"})
_FAR_SHORT = 2


def language(requirement: Requirement, view: View, tables: Tables) -> Answer:
    """Take a resume in English as proof of English; other languages must be named."""
    skill = view.skills.get(("language", requirement.id))
    if skill is None:
        return Answer(1.0, "same") if requirement.id == "english" else NONE
    place = ((skill.start, skill.end),)
    if skill.grade is None:
        unsaid = requirement.grade is not None and requirement.id != "english"
        credit = tables["spoken"]["unsaid"] if unsaid else 1.0
        return Answer(credit, "unsaid" if unsaid else "same", place, skill.label)
    short = rank_of(requirement.grade or "b2") - rank_of(skill.grade)
    if short <= 0:
        return Answer(1.0, "same", place)
    table = tables["spoken"]
    credit = table["one_short"] if short == 1 else table["two_short"]
    return Answer(credit if short <= _FAR_SHORT else table["far_short"], "short", place)


def clearance(requirement: Requirement, view: View, tables: Tables) -> Answer:
    """Hold the best clearance named against the one asked for; eligible may be enough."""
    table = tables["clearance"]
    is_later = requirement.grade == "later"
    best = Answer(table["unsaid"], "unvetted") if is_later else NONE
    for (kind, name), skill in view.skills.items():
        credit = _vetted(requirement.id, name, table["lower"]) if kind == "clearance" else 0.0
        if skill.grade == "expired" or (skill.grade == "later" and not is_later):
            credit *= table[skill.grade]
        if credit > best.credit:
            how = skill.grade or ("same" if credit == 1 else "lower")
            best = Answer(credit, how, ((skill.start, skill.end),), skill.label)
    return best


def _vetted(asked: str, held: str, lower: float) -> float:
    """Return what one clearance is worth where another is asked for."""
    if asked == held:
        return 1.0
    if asked not in _CLEARANCES or held not in _CLEARANCES:
        return 0.0
    if _CLEARANCES.index(held) >= _CLEARANCES.index(asked):
        return 1.0
    return lower if held in _VETTED else 0.0


def licence(skill: Skill, tables: Tables) -> Answer:
    """Return what a licence that the resume names is worth: held in full, else in part."""
    credit = tables["clearance"][skill.grade] if skill.grade in _NOT_HELD else 1.0
    return Answer(credit, skill.grade or "same", ((skill.start, skill.end),), skill.label)
