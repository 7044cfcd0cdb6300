"""How well a language is spoken or asked for: CEFR levels, and the words that stand for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matcher.types import Grade

LEVELS: tuple[Grade, ...] = ("a1", "a2", "b1", "b2", "c1", "c2")
_WORDS: tuple[tuple[str, Grade], ...] = (
    (r"native|mother tongue|first language|bilingual|muttersprach\w*|langue maternelle", "c2"),
    (
        r"fluen\w+|proficien\w+|near[- ]native|verhandlungssicher\w*|flie(?:ß|ss)end\w*|courant",
        "c1",
    ),
    (r"full professional|advanced|excellent|very good|sehr gut\w*", "c1"),
    (r"business|professional|working|upper[- ]intermediate|good|gut\w*", "b2"),
    (r"conversational|intermediate|moderate|limited working", "b1"),
    (r"basic|elementary|beginner\w*|school|some|rudimentary|grundkenntnisse|notions", "a2"),
)
_LEVEL = re.compile(
    r"\b(?:([abc][12])(?![\w])|" + "|".join(f"({words})" for words, _ in _WORDS) + r")\b",
    re.IGNORECASE,
)
_PART = re.compile(r"[,;\n|•·/]|\band\b|\bor\b|\bund\b|\bet\b")
_REACH = 60


def spoken_level(text: str, start: int, end: int) -> Grade | None:
    """Return the level named with the language at these offsets, None where none is named.

    Its own words go first, those after it before those ahead of it; "fluent in German and
    French" lends its word to what follows.
    """
    ahead = _PART.split(text[max(0, start - _REACH) : start])
    own = (_PART.split(text[end : end + _REACH], maxsplit=1)[0], ahead.pop())
    for words in own:
        if level := _first(words):
            return level
    return _first(ahead[-1].split("(")[0]) if ahead else None


def rank_of(level: Grade) -> int:
    """Return the rung of a level, 0 for A1 to 5 for C2."""
    return LEVELS.index(level)


def _first(words: str) -> Grade | None:
    found = _LEVEL.search(words)
    if found is None:
        return None
    if found.group(1):
        return next(level for level in LEVELS if level == found.group(1).lower())
    return _WORDS[(found.lastindex or 2) - 2][1]
