"""Texts by lines and sentences, each with its words and the stems of those that tell something."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEPT = 256
_WORD = re.compile(r"\w+")
_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
# Words that every advert and every resume has; they tell nothing of where a line is from.
_PLAIN = frozenset(
    _WORD.findall(
        """
        a an and or of the to in on for with by at from as is are be been was were will you i your
        our we us their they them this that these those it its has have had any all other into
        across within such who which can may must should not no but if while where when than then
        also able ability strong excellent good experience experienced knowledge understanding
        skill skills proven demonstrated proficient proficiency solid including include includes
        etc my me s required essential preferred
        """
    )
)
_STEM = 6
SHORT = 3


class Line(NamedTuple):
    """A line or sentence with its place, its words and the stems of those that tell something."""

    start: int
    end: int
    words: tuple[str, ...]
    stems: frozenset[str]


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, in order."""
    return _WORD.findall(text.lower())


def telling_words(text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, stem) of the words that tell something, in order."""
    found = ((word.start(), word.end(), word.group().lower()) for word in _WORD.finditer(text))
    return [(start, end, stem_of(word)) for start, end, word in found if word not in _PLAIN]


@lru_cache(_KEPT)
def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines and sentences of a text that have words, in order."""
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[Line]:
    for row in _LINE.finditer(text):
        words, start = row.group(), row.start()
        cuts = [0, *(cut.end() for cut in _SENTENCE.finditer(words)), len(words)]
        for low, high in pairwise(cuts):
            found = words_of(words[low:high])
            if found:
                stems = frozenset(stem_of(word) for word in found if word not in _PLAIN)
                yield Line(start + low, start + high, tuple(found), stems)


def stem_of(word: str) -> str:
    """Return what stays of a word in its usual forms."""
    if len(word) > _STEM:
        return word[:_STEM]
    return word[:-1] if len(word) > SHORT and word.endswith("s") else word
