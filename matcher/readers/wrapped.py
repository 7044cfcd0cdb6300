"""Lines of a page that its width had broken, made whole again by where they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BULLET = re.compile(r"^(?:[•·▪◦‣●○■□➢➤✓✔*>–—-]|\(?\d{1,2}[.)])(?=\s|$)|^[\ue000-\uf8ff]")
# An address stands on a line of its own, however long.
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.|\w+\.com/)\S+")
_SOFT_HYPHEN = "\u00ad"
_CLOSED = re.compile(r"[.!?:;]['”\")]?$")
_NEXT = re.compile(r"[A-ZÀ-ÖØ-Þ\d(\"“•]")
_DATED = re.compile(r"(?:[A-Z][a-zä]{2,8}\.?,? |[01]?\d[./])?(?:19|20)\d\d\s*(?:[-–—]|to\b|bis\b)")
# A list of certificates or jobs has lines that end so, and sentences seldom.
_ENDED = re.compile(r"(?:(?:19|20)\d\d|\))$")
_TAB = "    "
_SCHOOL = re.compile(
    r"(?:[A-ZÄÖÜÉ][\w'’.-]+ ){0,3}(?:Universi\w+|Universidad\w*|College|School|Institute|Academy|"
    r"Hochschule|Politechnika|École)\b"
)
_OPEN = re.compile(
    r"(?:,|&|[-/]|\b(?:and|or|of|the|for|with|in|to|a|an|by|at|on|from|und|der))$", re.I
)
# Lines shorter than this in characters are as likely a list as a paragraph.
_LONG = 55
# Shares of the height of a line.
_SAME_HEIGHT = 0.06
_SAME_STEP = 0.07
_TOO_FAR = 2.2
_SPACE = 0.2
_HANGING = 2.4
_PARAGRAPHS = 0.1
# A column set flush right: at least so many lines, nearly all of which end within so many points.
_FLUSH_LINES = 6
# No width breaks the items of a column whose longest line has fewer characters.
_WIDE = 18
_FLUSH = 1.5
_MOSTLY = 0.8
# A line is full that comes so near to the longest, as a share of its width.
_NEARLY = 0.12


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its box; `word` is the width of its first word; `y` grows upwards.

    `body` is where its words begin: behind the bullet, where there is one.
    """

    text: str
    left: float
    right: float
    y: float
    height: float
    word: float
    body: float

    @property
    def is_bullet(self) -> bool:
        """Whether a bullet or a number opens the line."""
        return _BULLET.match(self.text) is not None

    def behind(self, body: float) -> Line:
        """Return the line with its words beginning at `body`."""
        return replace(self, body=body)

    def saying(self, text: str) -> Line:
        """Return the line with another text."""
        return replace(self, text=text)


def is_mark(word: str) -> bool:
    """Tell whether a word is a bullet, or the number of an item."""
    return _BULLET.match(word) is not None


@dataclass(frozen=True, slots=True)
class Margin:
    """The x at which lines end at most; `is_sure` where they reach to the edge of their column.

    `is_list` says that the column holds short items, whatever white parts its lines.
    """

    x: float
    is_sure: bool
    is_list: bool = False


def unwrapped(lines: Sequence[Line], margin: Margin, steps: Steps) -> list[str]:
    """Return the lines of one column as text, those joined that its width had broken.

    A line goes on in the next where the next one's first word would not have fitted before the
    `margin`, both are of one size and begin at one place, and no more white parts them than lines
    of a paragraph.
    """
    if _is_flush_right(lines):
        lines, margin = _mirrored(lines)
    out: list[str] = []
    before: Line | None = None
    for line in lines:
        if before is not None and _goes_on(before, line, margin, steps):
            out[-1] = continued(out[-1], line.text)
            before = replace(line, body=before.body, text=out[-1])
        else:
            out.append(line.text)
            before = line
    return out


def _is_flush_right(lines: Sequence[Line]) -> bool:
    """Tell whether the lines of a column end at one place and begin at many."""
    longest = max((len(line.text) for line in lines if " " in line.text), default=0)
    if len(lines) < _FLUSH_LINES or longest < _WIDE:
        return False
    edge = median(line.right for line in lines)
    flush = sum(abs(edge - line.right) <= _FLUSH for line in lines)
    begins = {round(line.left) for line in lines}
    return flush >= _MOSTLY * len(lines) and len(begins) > len(lines) / 2


def _mirrored(lines: Sequence[Line]) -> tuple[list[Line], Margin]:
    """Return flush right lines as if they were flush left, with the margin the longest reaches."""
    turned = [replace(n, left=-n.right, right=-n.left, body=-n.right) for n in lines]
    # An address too long for its column says nothing of where that ends.
    whole = [line for line in turned if " " in line.text] or turned
    reach = max(line.right for line in whole)
    widest = reach - min(line.left for line in whole)
    full = sum(reach - line.right <= _NEARLY * widest for line in whole)
    return turned, Margin(reach, is_sure=full > 1, is_list=True)


def continued(before: str, text: str) -> str:
    """Return two lines as one; a word that was cut at the line's end is whole again."""
    if before.endswith(_SOFT_HYPHEN):
        # "Saint-" and "Brévin" is a name with a hyphen of its own.
        return before[:-1] + ("" if text[:1].islower() else "-") + text
    return f"{before} {text}"


class Steps:
    """How far apart the lines of a paragraph stand, in heights of a line, for each height.

    `tell` says whether paragraphs have more white between them than their lines have.
    """

    def __init__(self, stretches: Iterable[Sequence[Line]]) -> None:
        found: dict[int, list[float]] = defaultdict(list)
        for above, below in chain.from_iterable(map(pairwise, stretches)):
            step = (above.y - below.y) / below.height
            if _is_like(above, below) and 0 < step < _TOO_FAR:
                found[round(below.height)].append(step)
        # Two lines of a size that is rare may be two paragraphs: the commonest size tells.
        commonest = max(found, key=lambda height: len(found[height])) if found else 0
        usual = min(found[commonest]) if found else 0.0
        self._most = {
            height: min(usual, *steps) * (1 + _SAME_STEP) for height, steps in found.items()
        }
        parted = sum(step > self._most[height] for height in found for step in found[height])
        self.tell = parted > _PARAGRAPHS * sum(map(len, found.values()))

    def is_close(self, above: Line, below: Line) -> bool:
        """Tell whether two lines stand as close as those of a paragraph."""
        most = self._most.get(round(below.height), 0.0)
        return 0 < (above.y - below.y) / below.height <= most


def _is_like(one: Line, other: Line) -> bool:
    return abs(one.height - other.height) <= _SAME_HEIGHT * max(one.height, other.height)


def _goes_on(before: Line, line: Line, margin: Margin, steps: Steps) -> bool:
    if before.text.endswith(_SOFT_HYPHEN):
        return True
    if _ADDRESS.fullmatch(line.text) or _ADDRESS.fullmatch(before.text):
        return False
    if line.is_bullet or not _is_like(before, line) or not steps.is_close(before, line):
        return False
    if _TAB in before.text and before.body == before.left:
        return False
    if before.right + _SPACE * line.height + line.word <= margin.x:
        return False
    if not _is_below(before, line):
        return False
    return (steps.tell and not margin.is_list) or not _may_be_new(before.text, line.text, margin)


def _may_be_new(before: str, text: str, margin: Margin) -> bool:
    """Tell whether the words alone allow that a line begins anew."""
    if _DATED.match(text) or (_SCHOOL.match(text) and not _OPEN.search(before)):
        return True
    if not _NEXT.match(text) or _OPEN.search(before):
        return False
    if _ENDED.search(before):
        return True
    return _CLOSED.search(before) is not None or (len(before) < _LONG and not margin.is_sure)


def _is_below(before: Line, line: Line) -> bool:
    """Tell whether a line begins where the words of the one before do."""
    if before.is_bullet and before.body == before.left:
        return before.left - 1 <= line.left <= before.left + _HANGING * line.height
    return abs(line.left - before.body) <= 1.0 + 0.1 * line.height
