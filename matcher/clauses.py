"""Cut a block of text into sentences and clauses that keep their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# A full stop ends a sentence before a space and a capital, or glued to a capitalised word; never
# after e.g., i.e., etc., a single letter or a known abbreviation.
_SENTENCE = re.compile(
    r"\n+|[•·▪●◦]|(?<=[!?])\s+|(?<!\be\.g)(?<!\bi\.e)(?<!\bapprox)(?<!\b[A-Za-z])(?<!\bincl)"
    r"(?<!\bvs)(?<!\bno)(?<!\bmin)(?<!\bSt)\.(?=\s+[\"'(]?[A-Z0-9]|[A-Z][a-z]|\s*$)|(?<=[a-z)])\s*;\s*"
    # Glued lines end where a word of demand meets a capital or a figure.
    r"|(?<=[a-z)])(?=(?:Proficien|Experience|Knowledge|Ability|Strong|Excellent|Must|Bachelor|Advanced|"
    r"Minimum|Solid|Demonstrated|Familiar|Working|Proven|Understanding|Preferred|Required)[a-z’']*\s)"
    r"|(?:(?<=preferred)|(?<=required)|(?<=desired)|(?<=plus)|(?<=experience)|(?<=skills))(?=[A-Z\d])"
)
_SOFT = re.compile(r"(?<=[a-z,])\n(?=[a-z(])")
_CLAUSE = re.compile(
    r";|\s[–—]\s|\bbut\b|\bhowever\b|\balthough\b|\bwhereas\b|,\s*(?=(?:and )?currently\b)"
)


@dataclass(frozen=True, slots=True)
class Stretch:
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
    yield from _pieces(_SENTENCE, flat, start)


def clauses(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield the clauses of one sentence."""
    yield from _pieces(_CLAUSE, text[start:end], start)


def _pieces(cut: re.Pattern[str], text: str, offset: int) -> Iterator[Stretch]:
    last = 0
    for match in cut.finditer(text):
        if text[last : match.start()].strip():
            yield Stretch(offset + last, offset + match.start())
        last = match.end()
    if text[last:].strip():
        yield Stretch(offset + last, offset + len(text))
