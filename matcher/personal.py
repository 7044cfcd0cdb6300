"""Lines that say who a person is. They are blanked before reading, so they can move no score."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from matcher.blanks import blanked

if TYPE_CHECKING:
    from collections.abc import Iterator

_FAMILY = (
    r"mother|mum|mom|father|dad|parents?|child(?:ren)?|sons?|daughters?|husband|wife|spouse|family|"
    r"partner|relatives?|grand\w+|baby|twins|sister|brother|in-laws"
)
_LABELS = "|".join(
    [
        r"pronouns?|date of birth|d\.?o\.?b\.?|born|place of birth|age|sex|gender|photo(?:graph)?",
        r"nationality|citizenship|ethnicity|race|religion|caste|passport (?:no|number)|visa status",
        r"marital status|civil status|married|family status|spouse|children|dependants|disability",
        r"(?:father|mother)(?:'?s name)?|national insurance|work authori[sz]ation|right to work",
        r"residency|immigration status|military service|national service|military status|handicap",
        r"height|weight|blood group|home ?town|gender identity|sexual orientation",
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
        r"years? old|happily married|single parent|passport size|(?:adoption|family|medical) leave",
        r"(?:full[- ]time|stay[- ]at[- ]home) (?:parent|mother|mum|mom|father|dad|carer|caregiver)",
        r"career (?:gap|pause)|homemaker|housewife|raising (?:a family|(?:my |our |\w+ )?child)",
        rf"(?:car(?:ing|ed)|full[- ]time carer) for (?:my|our|an?) (?:\w+ ){{0,2}}?(?:{_FAMILY})",
        r"raised (?:my|our) (?:son|daughter|child|kids|famil)\w*",
        r"recover(?:ing|y|ed) from (?:\w+ )?(?:cancer|illness|surgery|an? \w+)",
        r"originally from|born (?:in|on|and raised)|native of|(?:im|e)migrated",
        r"(?:as|am|was) an? (?:refugee|asylum seeker)|(?:refugee|asylum) (?:status|granted)",
        r"came to (?:the )?[A-Z]\w+ (?:as|in|from|at)|retired [^\n]{0,40}\bat (?:the age of )?\d\d",
        r"(?:national|military) service completed|(?:sunday|sabbath) school|bible (?:study|class)",
    ]
)
_TELLING = re.compile(rf"\b(?:{_TELLS})\b", re.IGNORECASE)
_PIECE_END = re.compile(r"[.;!?]\s|[|•]|\n")
_LONG = 140
_REACH = 600
# Whom one belongs to, said in a line of its own without dates: "Chair, Muslim Staff Network".
_PEOPLES = "|".join(
    [
        r"lgbt\S*|pride|queer|women(?:'s|’s)?(?: in| who)?|men(?:'s|’s)|black|african|asian|roma",
        r"latin[oax]|hispanic|indigenous|aboriginal|m[aā]ori|muslim|islamic|christian|catholic|methodist",
        r"baptist|hindu|sikh|jewish|buddhist|parents?|mothers?|fathers?|carers?|disab\w+|deaf|blind",
        r"neurodivers\w+|autis\w+|veterans?|migrants?|refugees?|ethnic|bame|church|mosque|temple",
        r"synagogue|gurdwara|parish|igbo|yoruba|tamil|polish|ukrainian|nigerian|indian|pakistani",
    ]
)
_CIRCLES = (
    r"network|association|society|club|group|choir|community|forum|alliance|union|fellowship|"
    r"caucus|league|guild|members?|ally|congregation|collective|circle|committee|council"
)
_POSTS = (
    r"members?|(?:co-)?chair\w*|president|vice[- ]president|secretary|treasurer|deacon|elder|usher|"
    r"volunteer|mentor|ally|leader|organi[sz]er|trustee|singer|sings?|committee"
)
_BELONGING = re.compile(
    rf"^(?=[^\n]{{5,90}}$)(?![^\n]*\b(?:19|20)\d\d\b)(?=[^\n]*\b(?:{_PEOPLES})(?!\w))"
    rf"(?=[^\n]*\b(?:{_CIRCLES})\b)(?:[ \t•*–-]*(?:\w+ )?(?:{_POSTS})\b"
    rf"|[ \t•*–-]*(?:\w+ )?(?:{_CIRCLES}) (?:of|for) (?:\w+ )?(?:{_PEOPLES})(?!\w)"
    rf"|[^\n]*\b(?:members?|ally|choir|congregation|(?:{_CIRCLES}),? (?:{_POSTS}))[ \t.]*$)"
    # A job's title has its dates below.
    r"[^\n]*$(?!\n[^\n]*\b(?:19|20)\d\d\b)",
    re.IGNORECASE | re.MULTILINE,
)
# A clause on citizenship within a line of other facts; only the clause goes.
_CLAUSE = re.compile(
    r"\b(?:[A-Z][a-z]+(?:/[A-Z][a-z]+)? citizen(?:ship)?|[Bb]ritish citizen|full right to work|"
    r"permanent resident|settled status|indefinite leave to remain)\b"
)


def mask(text: str, name: tuple[int, int] | None = None) -> str:
    """Return the text with personal lines, and the name, turned to blanks of the same length."""
    for pattern in (_LABELLED, _BELONGING, _CLAUSE):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    text = blanked(text, _told(text))
    return blanked(text, [name]) if name else text


def _told(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines that tell who somebody is; of a long one only the sentence."""
    last = 0
    for found in _TELLING.finditer(text):
        if found.end() > last:
            start, last = _around(text, *found.span())
            yield start, last


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    since, until = max(0, start - _REACH), end + _REACH
    low, stop = text.rfind("\n", since, start) + 1 or since, text.find("\n", end, until)
    high = min(until, len(text)) if stop < 0 else stop
    if high - low <= _LONG:
        return low, high
    low = max([low, *(cut.end() for cut in _PIECE_END.finditer(text, low, start))])
    cut = _PIECE_END.search(text, end, high)
    return low, cut.start() if cut else high
