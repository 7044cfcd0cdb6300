"""Find out a posting that was pasted into a resume: whole, or line by line between its own lines.

A whole one shows in runs of eight words. Lines are compared one by one, by the stems of their
telling words and by neighbouring pairs of words, so that changing or moving a few words hides
nothing. One line in common proves nothing; several do.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matcher.person import Resume

_WORD = re.compile(r"\w+")
RUN = 8
_KEPT = 256
_LINE = re.compile(r"[^\n]+")
_SEEN = re.compile(r"[^\n]")
# What stands in more lines of a posting than this tells no line from another.
_MOST_PLACES = 40
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
_SHORT = 3
# Telling words that a line needs before it can be held against anybody.
_FEWEST, _MANY = 5, 6
# How many lines prove it: close ones, or fairly close ones.
_CLOSE_LINES, _LINES = 2, 3
_MOST = 0.6
_OWN_CLAIMS = frozenset({"certifications", "education"})


class Line(NamedTuple):
    """A line or sentence with its place, its words and the stems of those that tell something."""

    start: int
    end: int
    words: tuple[str, ...]
    stems: frozenset[str]


class _Posting(NamedTuple):
    """A posting laid out for comparing: its lines, all its stems, its pairs of words."""

    lines: tuple[Line, ...]
    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    by_stem: dict[str, tuple[int, ...]]


class _Likeness(NamedTuple):
    """How much of a line stands in one line of the posting, of that line in it, and in pairs."""

    inside: float
    cover: float
    pairs: float


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, in order."""
    return _WORD.findall(text.lower())


def telling_words(text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, stem) of the words that tell something, in order."""
    found = ((word.start(), word.end(), word.group().lower()) for word in _WORD.finditer(text))
    return [(start, end, _stem(word)) for start, end, word in found if word not in _PLAIN]


@lru_cache(maxsize=512)
def _runs(text: str) -> frozenset[int]:
    words = words_of(text)
    return frozenset(hash(tuple(words[i : i + RUN])) for i in range(len(words) - RUN + 1))


def copied_share(resume: str, posting: str) -> float:
    """Return the share, 0 to 1, of the posting's eight-word runs that the resume contains."""
    wanted = _runs(posting)
    if not wanted:
        return 0.0
    return len(wanted & _runs(resume)) / len(wanted)


def copied_lines(resume: Resume, posting: str) -> tuple[tuple[int, int], ...]:
    """Return the places in the resume's text that were pasted from the posting.

    Empty unless several lines prove it; then every line of the posting is named, short ones too.
    """
    source = _laid_out(posting)
    near = list(_near(resume.text, source))
    fair = [(line, like) for line, like in near if _is_fair(line, like)]
    close = sum(1 for line, like in fair if _is_close(line, like))
    if close < _CLOSE_LINES and len(fair) < _LINES:
        return ()
    found = [(line.start, line.end) for line, like in near if _is_pasted(line, like, resume)]
    return _joined(resume.text, _rows_with(resume.text, found))


def _is_fair(line: Line, like: _Likeness) -> bool:
    if len(line.stems) < _FEWEST:
        return False
    return (like.inside >= 0.7 and like.cover >= 0.5) or like.pairs >= 0.6  # noqa: PLR2004


def _is_close(line: Line, like: _Likeness) -> bool:
    if len(line.stems) < _MANY:
        return False
    return (like.inside >= 0.8 and like.cover >= 0.6) or like.pairs >= 0.75  # noqa: PLR2004


def _is_pasted(line: Line, like: _Likeness, resume: Resume) -> bool:
    """Tell whether a line of a resume that has pasted lines is one of them."""
    if len(line.stems) > _SHORT:
        alike = like.inside >= 0.7 and like.cover >= 0.4  # noqa: PLR2004
        mostly = like.inside >= 0.6 and like.cover >= 0.5 and like.pairs >= 0.4  # noqa: PLR2004
        return alike or mostly or like.pairs >= 0.5  # noqa: PLR2004
    if any(role.start < line.end and line.start < role.end for role in resume.roles):
        return False
    is_whole = like.inside == like.cover == 1.0
    if len(line.words) > _SHORT and like.pairs >= 0.6:  # noqa: PLR2004
        return True
    kind = next((s.kind for s in resume.sections if s.start <= line.start < s.end), None)
    return is_whole and kind not in _OWN_CLAIMS


def _near(text: str, source: _Posting) -> Iterator[tuple[Line, _Likeness]]:
    """Yield the lines most of whose telling words the posting has at all."""
    for line in _lines(text):
        stems = line.stems
        if len(stems & source.stems) < 0.6 * len(stems) or not stems:
            continue
        yield line, _likeness(line, source)


def _likeness(line: Line, source: _Posting) -> _Likeness:
    counts: dict[int, int] = {}
    for stem in line.stems:
        for place in source.by_stem.get(stem, ()):
            counts[place] = counts.get(place, 0) + 1
    own = len(line.stems)
    inside, cover = max(
        ((n / own, n / len(source.lines[place].stems)) for place, n in counts.items()),
        key=lambda both: 2 * both[0] + both[1],
        default=(0.0, 0.0),
    )
    pairs = list(pairwise(line.words))
    known = sum(pair in source.pairs for pair in pairs)
    return _Likeness(inside, cover, known / len(pairs) if pairs else 0.0)


@lru_cache(_KEPT)
def _laid_out(text: str) -> _Posting:
    lines = _lines(text)
    by_stem: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        for stem in line.stems:
            by_stem.setdefault(stem, []).append(place)
    return _Posting(
        lines,
        frozenset(by_stem),
        frozenset(pair for line in lines for pair in pairwise(line.words)),
        {stem: tuple(places[:_MOST_PLACES]) for stem, places in by_stem.items()},
    )


@lru_cache(_KEPT)
def _lines(text: str) -> tuple[Line, ...]:
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[Line]:
    for row in _LINE.finditer(text):
        words, start = row.group(), row.start()
        cuts = [0, *(cut.end() for cut in _SENTENCE.finditer(words)), len(words)]
        for low, high in pairwise(cuts):
            found = words_of(words[low:high])
            if found:
                stems = frozenset(_stem(word) for word in found if word not in _PLAIN)
                yield Line(start + low, start + high, tuple(found), stems)


def _stem(word: str) -> str:
    if len(word) > _STEM:
        return word[:_STEM]
    return word[:-1] if len(word) > _SHORT and word.endswith("s") else word


def _rows_with(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places, and the whole row instead where most of a row's words are in them."""
    out: list[tuple[int, int]] = []
    for low, group in groupby(places, key=lambda place: text.rfind("\n", 0, place[0]) + 1):
        inside = list(group)
        stop = text.find("\n", low)
        row = low, len(text) if stop < 0 else stop
        most = sum(len(words_of(text[start:end])) for start, end in inside)
        out += [row] if most >= _MOST * len(words_of(text[slice(*row)])) else inside
    return out


def _joined(text: str, places: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the places without their edges' blanks and marks, and neighbours made one."""
    out: list[tuple[int, int]] = []
    for start, end in places:
        low, high = start, end
        while low < high and not text[low].isalnum():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        if out and not any(letter.isalnum() for letter in text[out[-1][1] : low]):
            out[-1] = (out[-1][0], high)
        else:
            out.append((low, high))
    return tuple(out)


def without(text: str, places: tuple[tuple[int, int], ...]) -> str:
    """Return the text with these places turned to blanks, so that all others keep theirs."""
    pieces: list[str] = []
    last = 0
    for start, end in places:
        pieces += (text[last:start], _SEEN.sub(" ", text[start:end]))
        last = end
    return "".join((*pieces, text[last:]))
