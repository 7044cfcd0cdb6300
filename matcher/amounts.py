"""What a posting asks for by amount: years of experience and the level of schooling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from matcher.schooling import RANK
from matcher.strength import by_section
from matcher.types import Requirement, Schooling, Strength, Years
from matcher.years import YearsSaid, years_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matcher.posting_lines import Line
    from matcher.schooling import Degrees, Named

_RANK: dict[Strength, int] = {"excluded": 0, "mentioned": 1, "preferred": 2, "required": 3}
_LEAD = 24
_TAIL = 14
_NOT_BEFORE = (
    "past", "last", "over the next", "for over", "valid", "founded", "since",
    "business for", "operation for", "operations for", "duration", "length", "contract is for",
)  # fmt: skip
_NOT_AFTER = (
    "old",
    "of age",
    "ago",
    "or older",
    "and older",
    "since",
    "in business",
    "in operation",
    "in a row",
    "in succession",
    "running",
    "degree",
    "contract",
    "fixed",
    "ftc",
    "secondment",
    "history",
    "warranty",
)
_MONTHS = 12
# "within three months", "the first six months": a time by which, not a time worked.
_DEADLINE = re.compile(
    r"\b(?:within|every|after|first|next|initial|coming|another)"
    r"(?:\s+(?:the|a|an|your|our|first|next|initial|period of|maximum of))*\s*$"
)
# "< 1 year", "less than 2 years", "up to 3 years": a most, which asks for no least.
_MOST = re.compile(
    r"(?:<|\b(?:less|fewer|no more) than|\bunder|\bup to|\bmaximum(?: of)?|\bmax\.?)\s*$"
)
# "a 14 months project": how long the thing lasts, where the article belongs to the thing.
_ARTICLE = re.compile(r"\b(?:an?|the|this|our|your|its|their|each)\s+(?:initial |new )?$")
_LASTING = re.compile(
    r"(?:projects?|programmes?|programs?|plan|course|roadmap|assignment|placement|scheme|rollout"
    r"|initiative|engagement|apprenticeship|transformation|period|phase|term|role|post|secondment"
    r"|fixed|maternity|temporary|cycle|journey|strategy|traineeship|internship)\b"
    r"(?!\s+(?:manag|coordinat|co-ordinat|deliver|support|office|experience|track|planning|control))"
)
# Somebody is spoken of who has them: "you've run programmes for 4+ years".
_WHO = re.compile(
    r"\b(?:you(?:['’]ve|['’]d| have| bring| hold)|candidates?|applicants?|some(?:body|one) with)\b"
)
_COMPANY = re.compile(r"\b(?:we|our|us|company|firm|business|team|clients?|customers?)\b")
# "A consultancy with over 25 years of experience", "more than 30 years, we have grown".
_COMPANY_BEFORE = re.compile(
    r"\b(?:we|our|company|firm|consultancy|business|organi[sz]ation|enterprise|agency|group|team)\b"
    r"(?:(?!\b(?:you\w*|candidate|applicant|person|individual|someone|who|requir\w+|at least"
    r"|minimum|seek\w*|look\w*|hir\w+|recruit\w*|need\w*|want\w*|manager|lead(?:er)?|analyst"
    r"|engineer|consultant|professional|expert|specialist|coordinator|role|position)\b)"
    r"[^.;:\n])*\b(?:has|have|had|with|boasts?|brings?|been|combin\w+)\b[^.;:\n]{0,40}$"
)
_COMPANY_AFTER = re.compile(
    r"^[^.;:\n]{0,60}?(?:,|\b(?:we|our)\b) ?(?:we|our|the (?:company|business|firm|group))\b"
)
_AGE_OF_FIRMS = 10
# What a lost heading leaves the demands in.
_MISTAKEN = frozenset({"about", "benefits"})
_CUE_REACH = 60
_MARKED = re.compile(r" \((?:required|preferred)\)", re.IGNORECASE)
# "Bachelor's degree (Master's preferred)": the word in the bracket is about the other degree.
_OF_ANOTHER = re.compile(
    r"\((?:an? )?(?:master|mba|msc|m\.s|ph\.?d|doctor|advanced|higher)", re.IGNORECASE
)
# "Two years may be substituted for a degree" asks for none, "5 years (or a substitute)" for 5.
_INSTEAD = re.compile(r"\bin lieu\b|\bsubstitut(?:ed|es|ing|ions?)\b|\bsubstitute for\b")


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
        if line.block.kind not in _MISTAKEN or "years" not in line.hints or not line.asks:
            continue
        if "experience" in line.words.lower() and (said := _said(text, line)):
            return Years(said.least, said.most), _as_requirement(text, line, said)
    return None


def _marked_years(text: str, lines: Sequence[Line]) -> tuple[Years, Requirement] | None:
    """Return "Jira: 2 years (Required)", which asks wherever a job board has put it."""
    for line in lines:
        if "years (" in line.words:
            for said in years_said(text, line.start, line.end):
                if _MARKED.match(text, said.end):
                    return Years(said.least, said.most), _as_requirement(text, line, said)
    return None


def _said(text: str, line: Line) -> YearsSaid | None:
    found = years_said(text, line.start, line.end) if "years" in line.hints else []
    if not found:
        return None
    low = line.words.lower()
    said = next((one for one in found if _is_experience(text, line, one)), None)
    if said is None or "experience" in low or line.is_listed or line.asks or _WHO.search(low):
        return said
    cue = None if _COMPANY.search(low) else line.ruling(said.start, said.end)
    asked = cue and cue.strength in {"required", "preferred"}
    return said if asked and cue and abs(cue.start - said.end) <= _CUE_REACH else None


def _is_experience(text: str, line: Line, said: YearsSaid) -> bool:
    """Tell years that somebody should have worked from all other years."""
    instead = _INSTEAD.search(line.words.lower())
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
    return bool(_COMPANY_BEFORE.search(before) or _COMPANY_AFTER.search(after))


def _is_other(text: str, said: YearsSaid) -> bool:
    """Tell years of age, of history and of a contract from years of experience."""
    before = text[max(0, said.start - _LEAD) : said.start].lower()
    after = text[said.end : said.end + _TAIL].lower().lstrip()
    if "residen" in after or _DEADLINE.search(before) or _MOST.search(before):
        return True
    if _ARTICLE.search(before) and _LASTING.match(after):
        return True
    return after.startswith(_NOT_AFTER) or any(word in before for word in _NOT_BEFORE)


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
    best: tuple[Strength, Named, int] | None = None
    for place, line in enumerate(lines):
        among = [] if line.is_silent else degrees.likely(line.hints)
        named = degrees.asked(text, (line.start, line.end), among) if among else None
        if named is None:
            continue
        strength = "excluded" if _is_denied(line, named) else _degree_strength(line, named)
        if best and text[line.start : line.end].lower().lstrip(" -*•").startswith("or "):
            hit = (strength, named, place)
            best = min(best, hit, key=lambda found: RANK[found[1].level])
        elif best is None or _RANK[strength] > _RANK[best[0]]:
            best = (strength, named, place)
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


def _is_denied(line: Line, named: Named) -> bool:
    """Tell whether a cue right at the degree says that none is asked: "You need no degree"."""
    cue = line.ruling(named.start, named.end)
    return cue is not None and cue.strength == "excluded"


def _degree_strength(line: Line, named: Named) -> Strength:
    cue = line.ruling(line.start, line.start + 1)
    if cue and named.end < cue.start and _OF_ANOTHER.search(line.text, named.end, cue.start):
        cue = None
    return cue.strength if cue else by_section(line.block.kind, asks=True)
