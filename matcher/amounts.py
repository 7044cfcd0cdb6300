"""What a posting asks for by amount: years of experience and the level of schooling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matcher.schooling import RANK
from matcher.strength import by_section, ruling
from matcher.types import Requirement, Schooling, Strength, Years
from matcher.years import YearsSaid, years_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matcher.posting_lines import Line
    from matcher.schooling import Degrees, Named

_RANK: dict[Strength, int] = {"excluded": 0, "mentioned": 1, "preferred": 2, "required": 3}
_LEAD = 24
_TAIL = 14
_NOT_BEFORE = ("past", "last", "over the next", "for over", "valid", "founded", "since")
_NOT_AFTER = ("old", "of age", "ago", "degree", "contract", "history", "warranty")
_INSTEAD = ("in lieu", "substitut")


def asked_years(text: str, lines: Sequence[Line]) -> tuple[Years, Requirement] | None:
    """Return the first years of experience that the lists of demands state, else any text."""
    for listed in (True, False):
        for line in lines:
            if line.is_silent or (listed and not line.is_listed):
                continue
            if said := _said(text, line):
                return Years(said.least, said.most), _as_requirement(text, line, said)
    return None


def _said(text: str, line: Line) -> YearsSaid | None:
    low = text[line.start : line.end].lower()
    if "experience" not in low and not line.asks and not line.is_listed:
        return None
    if any(word in low for word in _INSTEAD):
        return None
    found = years_said(text, line.start, line.end)
    return next((said for said in found if not _is_other(text, said)), None)


def _is_other(text: str, said: YearsSaid) -> bool:
    """Tell years of age, of history and of a contract from years of experience."""
    before = text[max(0, said.start - _LEAD) : said.start].lower()
    after = text[said.end : said.end + _TAIL].lower().lstrip()
    if "residen" in after:
        return True
    return after.startswith(_NOT_AFTER) or any(word in before for word in _NOT_BEFORE)


def _as_requirement(text: str, line: Line, said: YearsSaid) -> Requirement:
    strength = line.strength(text, said.start, said.end)
    return Requirement(
        id="experience",
        kind="experience",
        label=f"{said.least:g} years of experience",
        strength="required" if strength == "mentioned" else strength,
        min_years=said.least,
        start=said.start,
        end=said.end,
    )


def asked_schooling(
    text: str, lines: Sequence[Line], degrees: Degrees
) -> tuple[Schooling, Requirement] | None:
    """Return the lowest degree of the sentence that asks most clearly, the first of equals."""
    best: tuple[Schooling, Named] | None = None
    for place, line in enumerate(lines):
        if line.is_silent:
            continue
        after = lines[place + 1] if place + 1 < len(lines) else line
        span = (line.start, line.end)
        following = text[after.start : after.end] if after is not line else ""
        hit = degrees.asked(text, span, following, _degree_strength(text, line))
        if hit and best and text[line.start : line.end].lower().lstrip(" -*•").startswith("or "):
            best = min(best, hit, key=lambda pair: RANK[pair[0].level])
        elif hit and (best is None or _RANK[hit[0].strength] > _RANK[best[0].strength]):
            best = hit
    if best is None:
        return None
    school, named = best
    row = Requirement(
        id=school.level,
        kind="education",
        label=text[named.start : named.end].strip(),
        strength=school.strength,
        start=named.start,
        end=named.end,
    )
    return school, row


def _degree_strength(text: str, line: Line) -> Strength:
    cue = ruling(line.cues, text, (line.start, line.end), line.start, line.start + 1)
    return cue.strength if cue else by_section(line.block.kind, asks=True)
