"""Cut a block of text into sentences and clauses that keep their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# A full stop ends a sentence before a space and a capital, or glued to a capitalised word; never
# after e.g., i.e., a single letter or an abbreviation. Each branch begins with its own mark, so
# that the search can skip what cannot begin one.
_SENTENCE = re.compile(
    r"\n+|[•·▪●◦]|[!?]\s+|;\s*|[*+](?<=[\s.].)\s+(?=[A-Z\d])|-(?<=[\s.].)(?=[A-Z]|\d+\+? ?[a-z])"
    r"|\((?<!\w\()(?=(?:[ivx]{1,4}|[a-h])\)\s)"
    r"|\.(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bapprox\.)(?<!\b[A-Za-z]\.)(?<!\bincl\.)(?<!\bvs\.)"
    r"(?<!\bno\.)(?<!\bMS\.)(?<!\bmin\.)(?<!\bSt\.)(?=\s+[\"'(]?[A-Z0-9]|[A-Z][a-z]|\s*$)"
)
# A line that a page wrapped: long, ending and going on in small letters.
_SOFT = re.compile(r"\n(?=[a-z(])(?<=[^\n]{59}[a-z,]\n)")
_CLAUSE = re.compile(
    r";|\s[–—]\s|\bbut\b|\bhowever\b|\balthough\b|\bwhereas\b|,\s*(?=(?:and )?currently\b)"
)


class Stretch(NamedTuple):
    """A piece of a text, half-open."""

    start: int
    end: int


def filled_lines(text: str) -> Iterator[Stretch]:
    """Yield the lines that hold more than blanks."""
    for line in re.finditer(r"[^\n]+", text):
        if not line.group().isspace():
            yield Stretch(line.start(), line.end())


def sentences(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield the sentences between two offsets; a line that a page wrapped goes on."""
    flat = _SOFT.sub(" ", text[start:end])
    cuts = [match.span() for match in _SENTENCE.finditer(flat)]
    yield from _pieces(cuts, flat, start)


def clauses(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield the clauses of one sentence."""
    words = text[start:end]
    yield from _pieces([match.span() for match in _CLAUSE.finditer(words)], words, start)


def _pieces(cuts: list[tuple[int, int]], text: str, offset: int) -> Iterator[Stretch]:
    last = 0
    for begin, end in [*cuts, (len(text), len(text))]:
        if text[last:begin].strip():
            yield Stretch(offset + last, offset + begin)
        last = max(last, end)
