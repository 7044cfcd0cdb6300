"""The letters of a PDF page, gathered into runs by where they stand.

PDFium's own boxes of text part every letter in the files of some programs (browsers, above all),
so runs are gathered here from the letters.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pypdfium2.raw

from matcher.readers.pieces import Piece, Word, of_words

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
    words = tuple(
        Word("".join(letter.text for letter in word), word[0].left, word[-1].right)
        for word in _words(letters)
    )
    top = median(letter.top for letter in letters)
    return of_words(words, top, median(letter.bottom for letter in letters))


def _words(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Yield the letters word by word; in a spaced heading the wider gaps part the words."""
    gaps = [two.left - one.right for one, two in pairwise(letters)]
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
