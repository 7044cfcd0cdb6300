"""What a posting asks for by amount: years of experience and the level of schooling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from matcher.amount_words import (
    ARTICLE,
    COMPANY,
    COMPANY_AFTER,
    COMPANY_BEFORE,
    DEADLINE,
    DEMANDED,
    INSTEAD,
    LASTING,
    MARKED,
    MOST,
    NOT_AFTER,
    NOT_BEFORE,
    OF_ANOTHER,
    OFFERS,
    WHO,
)
from matcher.schooling import RANK
from matcher.strength import by_section
from matcher.types import Requirement, Schooling, Strength, Years
from matcher.years import YearsSaid, years_said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matcher.posting_lines import Line
    from matcher.schooling import Degrees, Named

_RANK: dict[Strength, int] = {"excluded": 0, "mentioned": 1, "preferred": 2, "required": 3}
_LEAD = 24
_TAIL = 14
_MONTHS = 12
_AGE_OF_FIRMS = 10
_CUE_REACH = 60
# What a lost heading leaves the demands in.
_MISTAKEN = frozenset({"about", "benefits"})


def asked_years(text: str, lines: Sequence[Line]) -> tuple[Years, Requirement] | None:
    """Return the first years of experience that the lists of demands state, else any text."""
    for listed in (True, False):
        for line in lines:
            if line.is_silent or (listed and not line.is_listed):
                continue
            if said := _said(text, line):
                return Years(said.least, said.most), _as_requirement(text, line, said)
    return _marked_years(text, lines) or _misplaced_years(text, lines)


def _misplaced_years(text: str, lines: Sequence[Line]) -> tuple[Years, Requirement] | None:
    """Return years that a sentence plainly asks for where the heading above it was lost."""
    for line in lines:
        if line.block.kind not in _MISTAKEN or "years" not in line.hints:
            continue
        low = line.words.lower()
        told = "experience" in low and (line.asks or WHO.search(low))
        if told and (said := _said(text, line)):
            return Years(said.least, said.most), _as_requirement(text, line, said)
    return None


def _marked_years(text: str, lines: Sequence[Line]) -> tuple[Years, Requirement] | None:
    """Return "Jira: 2 years (Required)", which asks wherever a job board has put it."""
    for line in lines:
        if "years (" in line.words:
            for said in years_said(text, line.start, line.end):
                if MARKED.match(text, said.end):
                    return Years(said.least, said.most), _as_requirement(text, line, said)
    return None


def _said(text: str, line: Line) -> YearsSaid | None:
    found = years_said(text, line.start, line.end) if "years" in line.hints else []
    if not found:
        return None
    low = line.words.lower()
    said = next((one for one in found if _is_experience(text, line, one)), None)
    if said is None or "experience" in low or line.is_listed or line.asks or WHO.search(low):
        return said
    cue = None if COMPANY.search(low) else line.ruling(said.start, said.end)
    asked = cue and cue.strength in {"required", "preferred"}
    return said if asked and cue and abs(cue.start - said.end) <= _CUE_REACH else None


def _is_experience(text: str, line: Line, said: YearsSaid) -> bool:
    """Tell years that somebody should have worked from all other years."""
    instead = INSTEAD.search(line.words.lower())
    if instead and not re.search(
        r"[(;]", text[said.end : max(said.end, line.start + instead.start())]
    ):
        return False
    return not (_is_other(text, said) or _is_firms_own(text, line, said))


def _is_firms_own(text: str, line: Line, said: YearsSaid) -> bool:
    """Tell how long an employer has been there from how long an applicant should have worked."""
    if said.least < _AGE_OF_FIRMS:
        return False
    before, after = text[line.start : said.start].lower(), text[said.end : line.end].lower()
    return bool(COMPANY_BEFORE.search(before) or COMPANY_AFTER.search(after))


def _is_other(text: str, said: YearsSaid) -> bool:
    """Tell years of age, of history and of a contract from years of experience."""
    before = text[max(0, said.start - _LEAD) : said.start].lower()
    after = text[said.end : said.end + _TAIL].lower().lstrip(" \t\n+")
    if "residen" in after or DEADLINE.search(before) or MOST.search(before):
        return True
    if ARTICLE.search(before) and LASTING.match(after):
        return True
    return after.startswith(NOT_AFTER) or any(word in before for word in NOT_BEFORE)


def _as_requirement(text: str, line: Line, said: YearsSaid) -> Requirement:
    strength = line.strength(said.start, said.end)
    return Requirement(
        id="experience",
        kind="experience",
        label=f"{_counted(text[said.start : said.end], said.least)} of experience",
        strength="required" if strength == "mentioned" else strength,
        min_years=said.least,
        start=said.start,
        end=said.end,
    )


def _counted(words: str, years: float) -> str:
    """Return "5 years" or "14 months": the unit that the text uses."""
    in_months = "month" in words.lower() and years % 1
    number, unit = (round(years * _MONTHS), "month") if in_months else (years, "year")
    return f"{number:g} {unit}" if number == 1 else f"{number:g} {unit}s"


def asked_schooling(
    text: str, lines: Sequence[Line], degrees: Degrees
) -> tuple[Schooling, Requirement] | None:
    """Return the lowest degree of the sentence that asks most clearly, the first of equals."""
    best = _clearest(text, lines, degrees, lambda line: not line.is_silent)
    best = best or _clearest(text, lines, degrees, lambda line: _is_misplaced(text, line))
    if best is None:
        return None
    strength, named, place = best
    # The next sentence may add that experience serves as well.
    lasting = any(degrees.or_equivalent(line.words) for line in lines[place : place + 2])
    row = Requirement(
        id=named.level,
        kind="education",
        label=text[named.start : named.end].strip(),
        strength=strength,
        start=named.start,
        end=named.end,
    )
    return Schooling(named.level, strength, lasting), row


def _clearest(
    text: str, lines: Sequence[Line], degrees: Degrees, counts: Callable[[Line], bool]
) -> tuple[Strength, Named, int] | None:
    """Return the lowest degree of the sentence that asks most clearly, and which one that is."""
    best: tuple[Strength, Named, int] | None = None
    for place, line in enumerate(lines):
        among = degrees.likely(line.hints) if counts(line) else []
        named = degrees.asked(text, (line.start, line.end), among) if among else None
        if named is None:
            continue
        strength = "excluded" if _is_denied(line, named) else _degree_strength(line, named)
        if best and text[line.start : line.end].lower().lstrip(" -*•").startswith("or "):
            hit = (strength, named, place)
            best = min(best, hit, key=lambda found: RANK[found[1].level])
        elif (
            best is None
            or _RANK[strength] > _RANK[best[0]]
            or (strength == best[0] and _stands_in(lines[best[2]]) and not _stands_in(line))
        ):
            best = (strength, named, place)
    return best


def _stands_in(line: Line) -> bool:
    """Tell whether its degree is only another way to a certificate: "PMP or MBA"."""
    named = any(mention.term.kind == "certification" for mention in line.mentions)
    return named and " or " in line.words


def _is_misplaced(text: str, line: Line) -> bool:
    """Tell a demand for a degree that stands elsewhere because its heading was lost."""
    words = text[line.start : line.end].lower()
    if line.block.kind not in _MISTAKEN or OFFERS.search(words):
        return False
    return line.asks or DEMANDED.search(words) is not None


def _is_denied(line: Line, named: Named) -> bool:
    """Tell whether a cue right at the degree says that none is asked: "You need no degree"."""
    cue = line.ruling(named.start, named.end)
    return cue is not None and cue.strength == "excluded"


def _degree_strength(line: Line, named: Named) -> Strength:
    cue = line.ruling(line.start, line.start + 1)
    if cue and named.end < cue.start and OF_ANOTHER.search(line.text, named.end, cue.start):
        cue = None
    return cue.strength if cue else by_section(line.block.kind, asks=True)
