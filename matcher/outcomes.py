"""Statements of a resume that measure what came of the work: "cut reporting from 5 days to 2"."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_WORD_NUMBERS = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|a hundred|a third|a quarter|half"
)
_AMOUNT = rf"(?:\d[\d.,]*|\b(?:{_WORD_NUMBERS})\b)"
_PER_CENT = r"\d[\d.,]*\s?(?:%|per ?cent\b|percentage points?\b|prozent\b)"
_UNIT = r"(?:k|m|mn|bn|lakh|crore|tsd|mio|million|billion)?\.?\s?"
_MONEY = (
    r"(?:[£$€₹¥]\s?\d|\b(?:usd|gbp|eur|inr|chf|aud|cad)\s?\d|"
    rf"\d[\d.,]*\s?{_UNIT}(?:€|£|usd\b|gbp\b|eur\b|euros?\b|pounds?\b|dollars?\b))"
)
_TIME = (
    rf"{_AMOUNT}[\s-]?(?:working |business |calendar |person[- ])?"
    r"(?:minute|hour|day|week|month|year|quarter|sprint|fte|man-day|tag|woche|stunde|monat)\w*\b"
)
_SIZE = rf"(?:{_PER_CENT}|{_MONEY}|{_TIME})"
# Up to the end of the clause; the point in "3.5" ends none.
_NEAR = r"(?:[^.;]|\.\d)"
_CHANGED = (
    r"\b(?:cut|reduc|lower|shorten|halv|sav(?:ed|es|ing)|increas|rais(?:ed|es|ing)|improv|"
    r"grew\b|grow|boost|recover|fell\b|fall(?:s|en|ing)?\b|rose\b|risen|drop|decreas|trim|slash|"
    r"accelerat|sped\b|shr[aiu]nk|avoid|eliminat|lift|gain|achiev|clos(?:ed|ing)\b|"
    r"brought\b.{0,40}\bdown\b|(?:down|up) (?:from|to|by)\b|ahead of|early\b|earlier\b|later?\b|"
    r"(?:under|below|within) budget|on time\b|fewer\b|less\b|faster\b|quicker\b|more accurate|"
    r"higher\b|better\b|senk|verkürz|steiger|erhöh|reduzier|gespart|einsparung|réduit|"
    r"augment|ahorr|reduj)"
)
_ABOUT = (
    r"(?:about |around |over |nearly |almost |some |roughly |more than |under |below |just |~)?"
)
_KINDS = (
    # "by 30%", "um 30 %"; "98% of milestones on time".
    rf"\b(?:by|um|de)\s+{_ABOUT}{_PER_CENT}",
    rf"{_PER_CENT}\s*(?:of\b|on[- ]time|fewer|less|faster|quicker|more|higher|lower|better|"
    r"reduction|increase|improvement|saving|cut\b|drop|growth|rise|uplift|adoption|accura\w+|"
    r"complian\w+|completion|uptake|satisfaction|return|availability|attendance|(?:under|below|"
    r"above)\b)",
    # "from 5 days to 2", "von 5 auf 2 Tage"; years are a time, no outcome.
    rf"\bfrom (?!(?:19|20)\d\d\b)(?:[£$€]\s?)?{_AMOUNT}{_NEAR}{{0,40}}?"
    rf"\bto (?!(?:19|20)\d\d\b){_ABOUT}(?:[£$€]\s?)?{_AMOUNT}",
    rf"\b(?:up|down) (?:from|to) {_ABOUT}(?:[£$€]\s?)?{_AMOUNT}",
    rf"\bvon \d[\d.,]*{_NEAR}{{0,30}}?\bauf \d",
    r"\bby (?:a |one |two )?(?:half|thirds?|quarters?|fifth)\b",
    r"\b(?:halv|doubl|tripl|quadrupl)(?:ed|es|ing)\b|\b(?:halbiert|verdoppelt)\w*",
    rf"{_CHANGED}{_NEAR}{{0,90}}?{_SIZE}",
    rf"{_SIZE}{_NEAR}{{0,60}}?{_CHANGED}",
    r"\b(?:zero|no|without (?:a|any)) (?:\w+ )?(?:overdue|late|missed|major|critical|audit|open|"
    r"lost|non-?conformit\w+|findings?|defects?|incidents?|downtime|slippage)\b",
)
_MEASURED = re.compile("|".join(_KINDS), re.IGNORECASE)
_HINT = re.compile(
    r"\d|halv|halb|doubl|doppel|tripl|quadrup|third|quarter|half|zero|\bno\b|without|"
    rf"\b(?:{_WORD_NUMBERS})\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[ \t]*(?:[•·▪◦‣●*>–—-]|\(?\d{1,2}[.)])[ \t]+(?=\S)")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÄÖÜ£$€\d])")
_BULLET_WIDTH = 55
# A statement that runs longer tells no more; hostile texts would take their time.
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Where the statements of a text begin, and which of them measure what came of the work."""

    starts: tuple[int, ...]
    measured: tuple[bool, ...]

    def at(self, offset: int) -> bool:
        """Tell whether the statement that holds the character measures an outcome."""
        place = bisect_right(self.starts, offset) - 1
        return place >= 0 and self.measured[place]


def outcomes(text: str) -> Outcomes:
    """Return the statements of a text: bullets with the lines that they run on, or sentences.

    A figure alone measures nothing ("14 projects"): there has to be a change, a saving, a share
    or a date kept with it.
    """
    starts = tuple(_starts(text))
    ends = (*starts[1:], len(text))
    return Outcomes(
        starts, tuple(is_measured(text[a:b]) for a, b in zip(starts, ends, strict=True))
    )


def is_measured(statement: str) -> bool:
    """Tell whether one bullet or sentence says by how much something changed, or was kept."""
    words = statement[:_LONGEST].replace("\n", " ")
    return _HINT.search(words) is not None and _MEASURED.search(words) is not None


def _starts(text: str) -> list[int]:
    """Return where statements begin: at bullets, blanks, new lines and sentences."""
    cuts = {0, *(match.end() for match in _SENTENCE.finditer(text))}
    place, before = 0, ""
    for line in text.splitlines(keepends=True):
        if not _runs_on(before, line):
            cuts.add(place)
        place += len(line)
        before = line.strip()
    return sorted(cuts)


def _runs_on(before: str, line: str) -> bool:
    """Tell whether a line is the rest of the one before, which the page's width had broken."""
    words = line.strip()
    if not words or not before or _OPENS.match(line):
        return False
    is_open = len(before) >= _BULLET_WIDTH and before[-1] not in ".!?;:"
    return words[0].islower() or is_open
