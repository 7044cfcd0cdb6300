"""A text under numbered marks, cut into pieces for a page: no word lost, each number anchored."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that belongs to row `n`; `links` says that the other text has one too."""

    start: int
    end: int
    n: int
    kind: str
    note: str
    links: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under at most one mark.

    The first piece of a number carries its anchor, the last one of a stretch the number itself.
    A piece without words stands where another mark has taken all of them.
    """

    text: str
    mark: Mark | None = None
    is_anchor: bool = False
    shows_number: bool = False


def pieces(text: str, marks: Sequence[Mark]) -> list[Piece]:
    """Cut a text at its marks; where they overlap, the shorter one has the words.

    Joined, the pieces are the text. Every number of `marks` has exactly one anchor.
    """
    owner: list[int | None] = [None] * len(text)
    longest_first = sorted(range(len(marks)), key=lambda i: marks[i].start - marks[i].end)
    for i in longest_first:
        for at in range(max(0, marks[i].start), min(len(text), marks[i].end)):
            owner[at] = i
    cut = _cut(text, marks, owner)
    last = {id(piece.mark): at for at, piece in enumerate(cut) if piece.mark}
    anchored: set[int] = set()
    return [_finished(piece, at, last, anchored) for at, piece in enumerate(cut)]


def _cut(text: str, marks: Sequence[Mark], owner: Sequence[int | None]) -> list[Piece]:
    """Return runs of one owner each, and an empty piece where a mark got no words at all."""
    owning = set(owner)
    hidden = [i for i in range(len(marks)) if i not in owning]
    ends: dict[int, list[int]] = {}
    for i in hidden:
        ends.setdefault(min(max(marks[i].end, 0), len(text)), []).append(i)
    cut: list[Piece] = []
    at = 0
    for who, run in groupby(owner):
        size = len(list(run))
        cut += _run(text[at : at + size], at, marks[who] if who is not None else None, ends, marks)
        at += size
    return cut + [Piece("", marks[i]) for i in ends.get(at, [])]


def _run(
    words: str, at: int, mark: Mark | None, ends: dict[int, list[int]], marks: Sequence[Mark]
) -> list[Piece]:
    """Return one run, broken where hidden marks end inside it."""
    found, begin = [], 0
    for offset in range(len(words)):
        for i in ends.get(at + offset, ()):
            if offset > begin:
                found.append(Piece(words[begin:offset], mark))
                begin = offset
            found.append(Piece("", marks[i]))
    return [*found, Piece(words[begin:], mark)]


def _finished(piece: Piece, at: int, last: dict[int, int], anchored: set[int]) -> Piece:
    if piece.mark is None:
        return piece
    is_anchor = piece.mark.n not in anchored
    anchored.add(piece.mark.n)
    return Piece(piece.text, piece.mark, is_anchor, last[id(piece.mark)] == at)
