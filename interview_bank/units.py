"""Cut an answer into sentences, long ones and unpunctuated speech into clauses.

Units are in order, never overlap, and cover every non-blank character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_bank.lists import listed
from interview_bank.verbs import is_past
from interview_bank.wording import Word, words

if TYPE_CHECKING:
    from interview_bank.types import Span

LONG = 34  # words: beyond this a sentence is cut at its clauses; two breaths of speech
SHORTEST = 5  # words: a clause below this stays with its neighbour
HARD = 60  # words: no clue at all; cut so that a remark never points at a whole page

_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|approx|vs|mr|mrs|ms|dr|st|no|inc|ltd|co|dept|jan|feb|mar|apr|jun|jul"
    r"|aug|sep|sept|oct|nov|dec)|\b[a-z])\.$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n+")
_HEADING = re.compile(
    r"^[\s#*_>•\-–—\d.)]*(?:situation|context|background|task|challenge|goal|actions?|approach"
    r"|results?|outcome|learning|lessons?(?: learned)?|[star])[*_ ]*(?:[:)][\s*_]*"
    r"|\s+[-–—]\s+|\s*$)",
    re.IGNORECASE,
)
_JOINTS = listed("so and but then because right um uh")
_SUBJECTS = listed(
    "i we he she they it the my our that this there i'd i've i'm we'd we've it's nobody "
    "everyone then so after first next in one"
)
_BINDERS = listed(
    "that which and because if when what how as than who where while before after like thing "
    "said whether since so but until to of or the a i then all"
)


def split(text: str) -> list[Span]:
    """Return the spans of the units of `text`, without leading or trailing blanks."""
    spans: list[Span] = []
    for start, end in _sentences(text):
        spans += _clauses(text, start, end)
    return spans


def _sentences(text: str) -> list[Span]:
    cuts, last = [], 0
    for match in _END.finditer(text):
        if match.group()[0] == "." and _ABBREVIATION.search(
            text[max(0, match.start() - 8) : match.start() + 1]
        ):
            continue
        cuts.append((last, match.end()))
        last = match.end()
    cuts.append((last, len(text)))
    return _joined(text, [span for span in (_trim(text, *cut) for cut in cuts) if span])


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Give a stretch without a word (a bullet, a row of dashes) to its neighbour."""
    out: list[Span] = []
    for start, end in spans:
        wordless = not any(char.isalnum() for char in text[start:end])
        if out and (wordless or not any(char.isalnum() for char in text[slice(*out[-1])])):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _clauses(text: str, start: int, end: int) -> list[Span]:
    if text.count(" ", start, end) < LONG:
        return [(start, end)]
    inside = words(text[start:end])
    edges = [start + inside[index].start for index in _cut_points(inside)]
    pieces = zip([start, *edges], [*edges, end], strict=True)
    return [span for span in (_trim(text, *piece) for piece in pieces) if span]


def _cut_points(inside: list[Word]) -> list[int]:
    """Return indices of words that open a clause."""
    cuts, last = [], 0
    for index in range(1, len(inside) - SHORTEST + 1):
        size = index - last
        if size >= SHORTEST and (_opens(inside, index) or size >= HARD):
            cuts.append(index)
            last = index
    return cuts


def _opens(inside: list[Word], index: int) -> bool:
    word, before, after = inside[index].raw, inside[index - 1].raw, inside[index + 1].raw
    if word in _JOINTS and word != "because":
        return after in _SUBJECTS and before not in _JOINTS
    if word in ("i", "we") and before not in _BINDERS and before not in _JOINTS:
        return is_past(after)
    return False


def heading_end(text: str) -> int:
    """Return the length of a typed STAR heading at the start of `text`, or 0."""
    match = _HEADING.match(text)
    return match.end() if match else 0
