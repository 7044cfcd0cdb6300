"""The letters of a PDF page, gathered into runs by where they stand.

PDFium's own boxes of text part every letter in the files of some programs (browsers, above all),
so runs are gathered here from the letters.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pypdfium2.raw

from matcher.readers.wrapped import Line, is_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_MOST_LETTERS = 20_000
_LAST_CODE = 0x10FFFF
# PDFium's sign for the hyphen of a word that a line's end has cut.
_CUT = 2
SOFT_HYPHEN = "\u00ad"
# Shares of a letter's height: what parts two runs of a row, and the letters of a spaced word.
_APART = 0.9
_BACK = 0.5
_SPREAD = 0.12
_BLANK = 0.08
_NEW_WORD = 1.7
_FEWEST_SPREAD = 4
_MARK_REACH = 3.0
_EVEN, _FEWEST_EVEN = 1.5, 3
_WIDER = 3.2
# What lies beyond any page is a trap.
_FARTHEST = 20_000.0


class Letter(NamedTuple):
    """A letter with its box, as high as its typeface; `after_blank` tells of a space before it."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    after_blank: bool


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


def page_pieces(page: pypdfium2.PdfTextPage) -> list[Piece]:
    """Return the runs of a page in the order of drawing.

    There are none where the page has more letters than any resume, or letters without a place.
    """
    if page.count_chars() > _MOST_LETTERS:
        return []
    pieces = [_piece(letters) for letters in _runs(_letters(page))]
    return pieces if all(_is_sane(piece) for piece in pieces) else []


def _is_sane(piece: Piece) -> bool:
    return -_FARTHEST < piece.left <= piece.right < _FARTHEST and abs(piece.top) < _FARTHEST


def _letters(page: pypdfium2.PdfTextPage) -> Iterator[Letter]:
    raw = pypdfium2.raw
    box = raw.FS_RECTF()
    after_blank = is_guessed = False
    last = (0.0, 0.0)
    for index in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, index)
        text = SOFT_HYPHEN if code == _CUT else chr(min(code, _LAST_CODE))
        if text.isspace():
            is_guess = raw.FPDFText_IsGenerated(page, index) == 1
            after_blank = after_blank or not is_guess
            is_guessed = is_guessed or is_guess
            continue
        if code == 0 or not raw.FPDFText_GetLooseCharBox(page, index, box):
            continue
        # The letters of a ligature share one box.
        left = box.right if (box.left, box.right) == last else box.left
        gap = left - last[1]
        last = (box.left, box.right)
        # PDFium's guess of a blank counts where there is room for one.
        after_blank = after_blank or (is_guessed and abs(gap) > _BLANK * (box.top - box.bottom))
        yield Letter(text, left, box.right, box.top, box.bottom, after_blank)
        after_blank = is_guessed = False


def _runs(letters: Iterator[Letter]) -> Iterator[list[Letter]]:
    """Yield letters that follow one another on a row without much white between them."""
    run: list[Letter] = []
    reach = gap = 0.0
    for letter in letters:
        if run and not _follows(run[-1], letter, reach):
            yield run
            run, reach, gap = [], 0.0, 0.0
        if run:
            # The words of a spaced heading stand wider apart than its letters.
            last, gap = gap, letter.left - run[-1].right
            reach = _WIDER * min(last, gap)
        run.append(letter)
    if run:
        yield run


def _follows(before: Letter, letter: Letter, reach: float) -> bool:
    height = max(1.0, before.top - before.bottom, letter.top - letter.bottom)
    step = abs(before.top + before.bottom - letter.top - letter.bottom) / 2
    gap = letter.left - before.right
    return step < height / 2 and -_BACK * height < gap < max(_APART * height, reach)


def _piece(letters: list[Letter]) -> Piece:
    words = list(_words(letters))
    first = words[0]
    texts = ["".join(letter.text for letter in word) for word in words]
    body = words[1][0].left if len(words) > 1 and is_mark(texts[0]) else first[0].left
    blanks = (two[0].left - one[-1].right for one, two in itertools.pairwise(words))
    return Piece(
        " ".join(texts),
        min(letter.left for letter in letters),
        max(letter.right for letter in letters),
        median(letter.top for letter in letters),
        median(letter.bottom for letter in letters),
        first[-1].right - first[0].left,
        body,
        max(blanks, default=0.0),
    )


def _words(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Yield the letters word by word; in a spaced heading the wider gaps part the words."""
    gaps = [two.left - one.right for one, two in itertools.pairwise(letters)]
    height = max(1.0, letters[0].top - letters[0].bottom)
    spread = sum(gap > _SPREAD * height for gap in gaps)
    usual = median(gaps) if gaps else 0.0
    is_spaced = len(gaps) >= _FEWEST_SPREAD and spread == len(gaps)
    word: list[Letter] = []
    for letter, gap in zip(letters, [0.0, *gaps], strict=True):
        parted = gap > _NEW_WORD * usual if is_spaced else letter.after_blank
        if word and parted:
            yield word
            word = []
        word.append(letter)
    yield word


def joined(row: Sequence[Piece]) -> Line:
    """Return the pieces of a row, from left to right, as a line.

    Columns of a line are parted by four blanks, the words of a justified one by one.
    """
    first = row[0]
    text, body = first.text, first.body
    even = _is_even(row)
    for before, piece in itertools.pairwise(row):
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
    gaps = [two.left - one.right for one, two in itertools.pairwise(row)]
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
