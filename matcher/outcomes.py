"""Statements of a resume that measure what came of the work: "cut reporting from 5 days to 2"."""

from __future__ import annotations

import re

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
    r"brought forward|(?:under|below|within) (?:an? |the |its |our )?budget|on time\b|fewer\b|"
    r"less\b|faster\b|quicker\b|more accurate|"
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
# A statement that runs longer tells no more; hostile texts would take their time.
_LONGEST = 600


def is_measured(statement: str) -> bool:
    """Tell whether one bullet or sentence says by how much something changed, or was kept.

    A figure alone measures nothing ("14 projects"): there has to be a change, a saving, a share
    or a date kept with it.
    """
    words = statement[:_LONGEST].replace("\n", " ")
    return _HINT.search(words) is not None and _MEASURED.search(words) is not None
