"""Lines that say who a person is. They are blanked before reading, so they can move no score."""

from __future__ import annotations

import re

_LABELS = "|".join(
    [
        r"pronouns?|date of birth|d\.?o\.?b\.?|born|place of birth|age|sex|gender|photo(?:graph)?",
        r"nationality|citizenship|ethnicity|race|religion|caste|passport (?:no|number)|visa status",
        r"marital status|civil status|married|family status|spouse|children|dependants|disability",
        r"father'?s name|mother'?s name|national insurance|work authori[sz]ation|right to work",
        r"residency|immigration status",
    ]
)
_LABELLED = re.compile(
    rf"^[ \t•*–-]*(?:{_LABELS})\b\s*(?:[:=–-]|\bis\b)[^\n]*", re.IGNORECASE | re.MULTILINE
)
_TELLS = "|".join(
    [
        r"registered (?:deaf|blind|disabled)|severely disabled|schwerbehinder\w*|wheelchair",
        r"(?:bsl|asl) interpreter|i am (?:deaf|blind|disabled|autistic|pregnant|gay|trans)",
        r"maternity leave|paternity leave|parental leave|career break|sabbatical|sick leave",
        r"she/her|he/him|they/them|marital status|date of birth|reasonable adjustments?",
        r"years? old|happily married|single parent|passport size",
    ]
)
_TELLING = re.compile(rf"^[^\n]*\b(?:{_TELLS})\b[^\n]*", re.IGNORECASE | re.MULTILINE)
# A clause on citizenship within a line of other facts; only the clause goes.
_CLAUSE = re.compile(
    r"\b(?:[A-Z][a-z]+(?:/[A-Z][a-z]+)? citizen(?:ship)?|[Bb]ritish citizen|full right to work|"
    r"permanent resident|settled status|indefinite leave to remain)\b"
)


def mask(text: str, name: tuple[int, int] | None = None) -> str:
    """Return the text with personal lines, and the name, turned to blanks of the same length."""
    for pattern in (_LABELLED, _TELLING, _CLAUSE):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    if name:
        start, end = name
        text = text[:start] + " " * (end - start) + text[end:]
    return text
