"""Text of a PDF that a person cannot see: white, or two points high or less."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw

_MOST_CHARACTERS = 20_000
_ENOUGH = 12
_TINY = 2.0
_WHITE = 250


def has_hidden(page: pypdfium2.PdfTextPage) -> bool:
    """Tell whether a dozen letters of the page are set so that nobody sees them."""
    found = 0
    for index in range(min(page.count_chars(), _MOST_CHARACTERS)):
        if not chr(pypdfium2.raw.FPDFText_GetUnicode(page, index)).isalnum():
            continue
        tiny = 0 < pypdfium2.raw.FPDFText_GetFontSize(page, index) * _scale(page, index) <= _TINY
        found += tiny or _is_white(page, index)
        if found >= _ENOUGH:
            return True
    return False


def _scale(page: pypdfium2.PdfTextPage, index: int) -> float:
    """Return how much the text matrix magnifies the font size; some writers set size 1."""
    matrix = pypdfium2.raw.FS_MATRIX()
    if not pypdfium2.raw.FPDFText_GetMatrix(page, index, matrix):
        return 1.0
    return max(abs(float(matrix.d)), abs(float(matrix.b)), 1e-6)


def _is_white(page: pypdfium2.PdfTextPage, index: int) -> bool:
    channels = [ctypes.c_uint() for _ in range(4)]
    if not pypdfium2.raw.FPDFText_GetFillColor(page, index, *channels):
        return False
    red, green, blue, alpha = (channel.value for channel in channels)
    return alpha == 0 or min(red, green, blue) >= _WHITE
