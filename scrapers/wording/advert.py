"""Does a page's text read like one job advert? Needed before a page is taken for a posting."""

from __future__ import annotations

import re

# One sign each; a news page or a list of jobs has one or two, an advert nearly all.
_SIGNS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\bresponsibilit|\bwhat you(?:'ll| will) (?:do|be doing)|\bduties\b|\byour (?:tasks"
        r"|role)\b|\baufgaben\b|\bmissions?\b",
        r"\brequire(?:ments|d)\b|\bqualifications?\b|\bwhat (?:we're looking for"
        r"|you(?:'ll)? (?:bring|need))|\bessential\b|\bprofil\b|\bmust have",
        r"\bexperience\b|\berfahrung\b|\bexpérience\b",
        r"\bapply\b|\bapplication\b|\bbewerb|\bpostuler\b|\bcv\b|\bresume\b",
        r"\b(?:full|part)[\s-]time\b|\bpermanent\b|\bcontract\b|\bvollzeit\b|\bsalary\b"
        r"|\bper annum\b|\bbenefits\b",
        r"\b(?:we are|we're|is) (?:looking|seeking|hiring|recruiting)\b|\bjoin (?:us|our)\b"
        r"|\breport(?:s|ing) to\b|\bthe (?:role|successful candidate)\b",
    )
)
_SHORTEST, _ENOUGH = 400, 4


def reads_as_posting(text: str) -> bool:
    """Tell whether `text` is long enough and bears most signs of an advert."""
    return len(text) >= _SHORTEST and sum(bool(sign.search(text)) for sign in _SIGNS) >= _ENOUGH
