"""Find out a posting that was pasted into a resume: whole, or line by line between its own lines.

A whole one shows in runs of eight words. Lines are compared one by one, by the stems of their
telling words and by neighbouring pairs of words, so that changing or moving a few words hides
nothing. One line in common proves nothing; several do.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from matcher.blanks import blanked
from matcher.copied_places import joined, rows_with
from matcher.telling import SHORT, Line, lines_of, stem_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matcher.person import Resume

RUN = 8
_IN_A_ROW = b"\1" * RUN
_KEPT = 256
# What stands in more lines of a posting than this tells no line from another.
_MOST_PLACES = 40
# Telling words that a line needs before it can be held against anybody.
_FEWEST, _MANY = 5, 6
# How many lines prove it: close ones, or fairly close ones.
_CLOSE_LINES, _LINES = 2, 3
# Share of a line's telling words that the posting must have at all.
_AT_ALL = 0.6
_OWN_CLAIMS = frozenset({"certifications", "education"})


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


@lru_cache(maxsize=64)
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(words_of(text))


@lru_cache(maxsize=512)
def _runs(text: str) -> frozenset[int]:
    words = words_of(text)
    return frozenset(hash(tuple(words[i : i + RUN])) for i in range(len(words) - RUN + 1))


def copied_share(resume: str, posting: str) -> float:
    """Return the share, 0 to 1, of the posting's eight-word runs that the resume contains."""
    if not _may_hold_runs(resume, words_of(posting)):
        return 0.0
    wanted = _runs(posting)
    if not wanted:
        return 0.0
    return len(wanted & _runs(resume)) / len(wanted)


def copied_lines(resume: Resume, posting: str) -> tuple[tuple[int, int], ...]:
    """Return the places in the resume's text that were pasted from the posting.

    Empty unless several lines prove it; then every line of the posting is named, short ones too.
    """
    if not _may_hold_lines(resume.text, words_of(posting)):
        return ()
    source = _laid_out(posting)
    near = list(_near(resume.text, source))
    fair = [(line, like) for line, like in near if _is_fair(line, like)]
    close = sum(1 for line, like in fair if _is_close(line, like))
    if close < _CLOSE_LINES and len(fair) < _LINES:
        return ()
    pasted = {line for line, like in near if _is_pasted(line, like, resume)}
    whole = {line for line, like in near if like.inside == like.cover == 1.0}
    found = [(line.start, line.end) for line in _filled(lines_of(resume.text), pasted, whole)]
    return joined(resume.text, rows_with(resume.text, found))


def has_wording_of(resume: Resume, posting: str) -> bool:
    """Tell whether anything of a posting's wording could count against a resume.

    Where it does not, a score is that of the posting without its wording.
    """
    words = words_of(posting)
    if _may_hold_runs(resume.text, words):
        return True
    return _may_hold_lines(resume.text, words) and bool(copied_lines(resume, posting))


def _may_hold_runs(resume: str, words: list[str]) -> bool:
    """Tell whether eight words in a row are all known to the resume; hardly ever they are."""
    known = _vocabulary(resume)
    return _IN_A_ROW in bytes(word in known for word in words)


def _may_hold_lines(resume: str, words: list[str]) -> bool:
    """Tell whether enough lines have most of their telling words anywhere in the posting.

    This is asked of each posting of a market, so it looks at no line of the posting.
    """
    present = {stem_of(word) for word in set(words)}
    likely = 0
    for line in lines_of(resume):
        stems = line.stems
        if len(stems) >= _FEWEST and len(stems & present) >= _AT_ALL * len(stems):
            likely += 1
            if likely == min(_CLOSE_LINES, _LINES):
                return True
    return False


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
    if len(line.stems) > SHORT:
        alike = like.inside >= 0.7 and like.cover >= 0.4  # noqa: PLR2004
        mostly = like.inside >= 0.6 and like.cover >= 0.5 and like.pairs >= 0.4  # noqa: PLR2004
        return alike or mostly or like.pairs >= 0.5  # noqa: PLR2004
    if any(role.start < line.end and line.start < role.end for role in resume.roles):
        return False
    is_whole = like.inside == like.cover == 1.0
    if len(line.words) > SHORT and like.pairs >= 0.6:  # noqa: PLR2004
        return True
    kind = next((s.kind for s in resume.sections if s.start <= line.start < s.end), None)
    return is_whole and kind not in _OWN_CLAIMS


def _filled(lines: tuple[Line, ...], pasted: set[Line], whole: set[Line]) -> Iterator[Line]:
    """Yield the pasted lines in order, with the posting's short lines that stand among them."""
    held: list[Line] | None = None
    for line in lines:
        if line in pasted:
            yield from held or ()
            yield line
            held = []
        elif held is not None and (line in whole or not line.stems):
            held.append(line)
        else:
            held = None
    yield from held or ()


def _near(text: str, source: _Posting) -> Iterator[tuple[Line, _Likeness]]:
    """Yield the lines most of whose telling words the posting has at all."""
    for line in lines_of(text):
        stems = line.stems
        if len(stems & source.stems) < _AT_ALL * len(stems) or not stems:
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
    lines = lines_of(text)
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


def without(text: str, places: tuple[tuple[int, int], ...]) -> str:
    """Return the text with these places turned to blanks, so that all others keep theirs."""
    return blanked(text, places)
