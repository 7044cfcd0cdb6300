"""What a copy lost: the break in "detailProficient in Excel", the columns of a table."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from matcher.criteria import marks
from matcher.lost_breaks import is_lost

# Begins with what is rare, so that the search can skip all small letters.
_MAY_BE_GLUED = re.compile(r"[A-Z\d](?:(?<=[a-z)].)|(?<=[A-Z]{3})(?=[a-z]{3})|(?<=[a-z)] .))")
# Words that begin an item of a list, and hardly ever the second half of a product's name.
_STARTS = re.compile(
    r"(?:PMP|CAPM|PRINCE ?2|ITIL(?![a-z])"
    r"|Proficien|Experience|Knowledge|Ability|Abilities|Strong|Excellent|Must|Bachelor|Advanced"
    r"|Minimum|Solid|Demonstrat|Familiar|Proven|Understanding|Preferred|Required|Desired|Prior"
    r"|Previous|Exceptional|Outstanding|Certifi|Responsib|Qualifications?\b|Requirements?\b"
    r"|Skills?\b|Masters?['’]|Degree|Good\b|Comfortable|Excel in|Willing|Hands-on|Working\b"
    r"|Location:|Duration:|Salary:|Education:|Benefits?(?![a-z])|\d{1,2}(?:\+|\s?[-–]\s?\d|\s)[^\n]{0,6}"
    r"\b[Yy](?:ea)?rs?\b)"
)
_ENDS = frozenset(
    {"preferred", "required", "desired", "plus", "experience", "skills", "essential"}
    | {
        "qualifications",
        "requirements",
        "responsibilities",
        "certifications",
        "summary",
        "benefits",
    }
)
_PART = re.compile(r"[A-Z]?[a-z]+$|[A-Z]+$")
_WORD = re.compile(r"[A-Za-z]+$")
_REACH = 24
_SHORT = 3


class Unglued(NamedTuple):
    """A text with what a copy lost put back, and the way from its places to the original's.

    `added` are the places in `text` of the characters that were put in, in order.
    """

    text: str
    added: tuple[int, ...]

    def place(self, offset: int) -> int:
        """Return where in the original the character at an offset of `text` stands."""
        return offset - bisect_left(self.added, offset)


def unglued(text: str) -> Unglued:
    """Return the text with a line break wherever two lines plainly ran into one word.

    The marks of a table's columns are written behind its rows: "(E)" for what is essential.
    """
    cuts = [(m.start(), "\n") for m in _MAY_BE_GLUED.finditer(text) if _is_glue(text, m.start())]
    return _with(text, sorted(cuts + marks(text)))


def _with(text: str, additions: list[tuple[int, str]]) -> Unglued:
    """Return the text with the additions at their places of the original."""
    if not additions:
        return Unglued(text, ())
    pieces: list[str] = []
    added: list[int] = []
    last = 0
    for place, words in additions:
        pieces += (text[last:place], words)
        begin = place + len(added)
        added += range(begin, begin + len(words))
        last = place
    return Unglued("".join((*pieces, text[last:])), tuple(added))


def _is_glue(text: str, cut: int) -> bool:
    if text[cut - 1] == " ":
        return is_lost(text, cut)
    if _STARTS.match(text, cut):
        return True
    found = _WORD.search(text, max(0, cut - _REACH), cut)
    if found is None:
        return False
    word = found.group()
    if _PART.findall(word)[-1].lower() in _ENDS:
        return True
    # "iPhone" and "macOS" are names; "mandatoryPMP" and "detailKnows" are two lines.
    plain = word.islower() and len(word) > _SHORT and found.start() > max(0, cut - _REACH)
    return (
        plain
        and text[cut].isalpha()
        and (text[cut + 1 : cut + 2].islower() or len(word) > _SHORT + 1)
    )
