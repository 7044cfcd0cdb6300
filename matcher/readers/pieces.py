"""Runs of words on a PDF page, with their boxes, and the lines that they make."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from matcher.readers.wrapped import Line, is_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Shares of the height of a line: what parts two columns of it, two words, a bullet and its words.
_APART = 0.9
_BLANK = 0.08
_MARK_REACH = 3.0
# Gaps of a line that was spread to fill its width are alike.
_EVEN, _FEWEST_EVEN = 1.5, 3
# So many pieces begin at the left edge of a column.
_MANY = 4
# What stands in a column of dates, labels or a sidebar is no wider.
_NARROW = 14.0


class Word(NamedTuple):
    """A word of a run and where it begins and ends."""

    text: str
    left: float
    right: float


@dataclass(slots=True)
class Piece:
    """A run of letters of one row; `top` grows upwards, as PDF counts.

    `word` is the width of its first word, `body` where its words begin behind a bullet, and
    `blank` the widest white between its words.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    word: float = 0.0
    body: float = 0.0
    blank: float = 0.0
    words: tuple[Word, ...] = ()

    @property
    def height(self) -> float:
        """The height of its typeface in points, at least one."""
        return max(1.0, self.top - self.bottom)

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.top + self.bottom) / 2

    @property
    def is_mark(self) -> bool:
        """Whether it is a bullet alone."""
        return is_mark(self.text) and " " not in self.text

    def marked(self, bullet: str, left: float) -> Piece:
        """Return the piece with a bullet before its words, which begins at `left`."""
        return replace(
            self, text=f"{bullet} {self.text}", left=left, word=self.left - left, body=self.left
        )


def of_words(words: tuple[Word, ...], top: float, bottom: float) -> Piece:
    """Return the words of a row as one run."""
    first = words[0]
    body = words[1].left if len(words) > 1 and is_mark(first.text) else first.left
    return Piece(
        " ".join(word.text for word in words),
        min(word.left for word in words),
        max(word.right for word in words),
        top,
        bottom,
        first.right - first.left,
        body,
        max((two.left - one.right for one, two in pairwise(words)), default=0.0),
        words,
    )


def parted(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, those cut in two that run on into a word where many others begin.

    A date that fills its column is followed by the job without more white than between words.
    """
    edges = Counter(round(piece.left) for piece in pieces)
    strong = {x for x, count in edges.items() if count >= _MANY}
    return [part for piece in pieces for part in _parts(piece, strong)]


def _parts(piece: Piece, strong: set[int]) -> Iterator[Piece]:
    start = 0
    for n, (before, word) in enumerate(pairwise(piece.words), start=1):
        is_far = word.left - before.right > _BLANK * piece.height
        is_narrow = word.left - piece.words[start].left < _NARROW * piece.height
        if is_far and is_narrow and round(word.left) in strong and not is_mark(before.text):
            yield of_words(piece.words[start:n], piece.top, piece.bottom)
            start = n
    yield of_words(piece.words[start:], piece.top, piece.bottom) if start else piece


def joined(row: Sequence[Piece]) -> Line:
    """Return the pieces of a row, from left to right, as a line.

    Columns of a line are parted by four blanks, the words of a justified one by one.
    """
    first = row[0]
    text, body = first.text, first.body
    even = _is_even(row)
    for before, piece in pairwise(row):
        is_behind_mark = before is first and before.is_mark
        body = piece.body if is_behind_mark else body
        text += " " if even or is_behind_mark or _is_near(before, piece) else "    "
        text += piece.text
    height = max(piece.height for piece in row)
    bottom = min(piece.bottom for piece in row)
    return Line(text, first.left, row[-1].right, bottom, height, first.word, body)


def _is_near(before: Piece, piece: Piece) -> bool:
    gap = piece.left - before.right
    return gap < _APART * piece.height or 0 < gap < _EVEN * max(before.blank, piece.blank)


def _is_even(row: Sequence[Piece]) -> bool:
    """Tell whether the gaps of a row are those of words that were spread to fill a line."""
    gaps = [two.left - one.right for one, two in pairwise(row)]
    return len(gaps) >= _FEWEST_EVEN and max(gaps) < _EVEN * min(gaps)


def with_marks(row: Sequence[Piece]) -> list[Piece]:
    """Return a row with bullets joined to the words behind them."""
    out: list[Piece] = []
    for piece in row:
        before = out[-1] if out else None
        if (
            before is not None
            and before.is_mark
            and piece.left - before.right < _MARK_REACH * piece.height
        ):
            out[-1] = Piece(
                f"{before.text} {piece.text}",
                before.left,
                piece.right,
                piece.top,
                piece.bottom,
                before.word,
                piece.body,
                piece.blank,
            )
        else:
            out.append(piece)
    return out
