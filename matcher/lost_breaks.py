"""A line break that became a blank: "... is a plus You have ...", "... tools Knowledge of ..."."""

from __future__ import annotations

import re

# The strength ends one line, and words that begin a demand another.
_STRENGTH = re.compile(
    r"(?:\ba (?:\w+ )?plus"
    r"|\b(?:is|are|strongly|highly|much|as|but|not) (?:preferred|required|desired)"
    r"|\([^()\n]{0,20}(?:preferred|required|desired)\)?) $",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"You (?:have|are|hold|must|will|can)\b"
    r"|(?:Experienced?|Knowledge|Understanding|Proficien\w+|Familiar\w*|Ability|Expertise|Skilled"
    r"|Comfortable) (?:with|in|of|to|using|working)\b"
    r"|(?:Strong|Excellent|Solid|Proven|Demonstrated|Advanced|Good|Working|Must|Minimum|At least"
    r"|Bachelor['’]?s?|Master['’]?s) [a-z\d]"
)
_BEFORE = re.compile(r"(?<![\w-])([a-z]{3,})\)? $")
# Behind these a demand is in the middle, whatever its capital says.
_GOES_ON = frozenset(
    {"with", "and", "the", "for", "your", "our", "you", "who", "have", "has", "having", "had"}
    | {"possess", "possesses", "strong", "proven", "prior", "previous", "relevant", "good", "some"}
    | {"excellent", "extensive", "minimum", "years", "year", "yrs", "months", "including", "from"}
    | {"are", "must", "require", "requires", "required", "preferred", "desired", "demonstrate"}
    | {"demonstrated", "this", "that", "their", "any", "all", "either", "plus", "show", "bring"}
)
_BACK = 40
# In a line so long the breaks between the items of a list are gone.
_LONG = 400


def is_lost(text: str, cut: int) -> bool:
    """Tell whether a line ended before the capital at `cut`, which stands behind a blank."""
    if not _NEXT.match(text, cut):
        return False
    before = text[max(0, cut - _BACK) : cut]
    if _STRENGTH.search(before):
        return True
    word = _BEFORE.search(before)
    return word is not None and word.group(1) not in _GOES_ON and _is_long(text, cut)


def _is_long(text: str, place: int) -> bool:
    start = text.rfind("\n", max(0, place - _LONG), place)
    if start < 0 and place >= _LONG:
        return True
    begin = max(start, 0)
    return text.find("\n", begin + 1, begin + _LONG) < 0 and len(text) - begin >= _LONG
