"""What is hard or impossible to see in a PDF: white or tiny text, shapes without letters."""

from __future__ import annotations

import ctypes
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw

if TYPE_CHECKING:
    from matcher.readers.drawn import Drawn

_MOST_CHARACTERS = 20_000
_ENOUGH = 12
_TINY = 2.0
_WHITE = 250
_SAMPLE = 60
# A raised number or two is no small print, nor is the line that heads each page.
_LETTERS_OF_A_SIZE = 40
_RIM = 0.06  # of the height of a page, at its top and at its foot
_LAST_CODE = 0x10FFFF


@dataclass(slots=True)
class Sight:
    """What the letters of a file's pages look like; filled page by page."""

    hidden: list[str] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    unmapped: int = 0

    @property
    def has_hidden(self) -> bool:
        """Whether a dozen letters are set so that nobody sees them."""
        return sum(letter.isalnum() for letter in self.hidden) >= _ENOUGH

    @property
    def sample(self) -> str | None:
        """The first of the hidden words."""
        return "".join(self.hidden[:_SAMPLE]).strip() or None if self.has_hidden else None

    @property
    def smallest(self) -> float | None:
        """The smallest size in points of which there are more than a few letters."""
        return min(
            (s for s, count in self.sizes.items() if count >= _LETTERS_OF_A_SIZE), default=None
        )

    def look_at(self, page: pypdfium2.PdfTextPage, drawn: Drawn) -> None:
        """Take in the characters of a page, up to a number beyond any resume.

        White letters on a coloured ground can be seen.
        """
        raw = pypdfium2.raw
        for index in range(min(page.count_chars(), _MOST_CHARACTERS)):
            code = raw.FPDFText_GetUnicode(page, index)
            self.unmapped += raw.FPDFText_HasUnicodeMapError(page, index) == 1
            letter = chr(min(code, _LAST_CODE))
            if not letter.isalnum():
                if self.hidden and self.hidden[-1] != " ":
                    self.hidden.append(" ")
                continue
            size = raw.FPDFText_GetFontSize(page, index) * _scale(page, index)
            if 0 < size <= _TINY or (_is_white(page, index) and not _is_on(page, index, drawn)):
                self.hidden.append(letter)
            elif not _is_at_the_rim(page, index):
                self.sizes[round(size, 1)] += 1


def _scale(page: pypdfium2.PdfTextPage, index: int) -> float:
    """Return how much the text matrix magnifies the font size; some writers set size 1."""
    matrix = pypdfium2.raw.FS_MATRIX()
    if not pypdfium2.raw.FPDFText_GetMatrix(page, index, matrix):
        return 1.0
    return max(abs(float(matrix.d)), abs(float(matrix.b)), 1e-6)


def _is_at_the_rim(page: pypdfium2.PdfTextPage, index: int) -> bool:
    """Tell whether a letter stands where pages are headed and numbered."""
    x, y = ctypes.c_double(), ctypes.c_double()
    if not pypdfium2.raw.FPDFText_GetCharOrigin(page, index, x, y):
        return False
    height = page.page.get_height()
    return not _RIM * height < y.value < (1 - _RIM) * height


def _is_on(page: pypdfium2.PdfTextPage, index: int, drawn: Drawn) -> bool:
    """Tell whether a letter stands on a ground that is not white."""
    if not drawn.grounds:
        return False
    left, bottom, right, top = page.get_charbox(index)
    return drawn.is_ground((left + right) / 2, (bottom + top) / 2)


def _is_white(page: pypdfium2.PdfTextPage, index: int) -> bool:
    channels = [ctypes.c_uint() for _ in range(4)]
    if not pypdfium2.raw.FPDFText_GetFillColor(page, index, *channels):
        return False
    red, green, blue, alpha = (channel.value for channel in channels)
    return alpha == 0 or min(red, green, blue) >= _WHITE
