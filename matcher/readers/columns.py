"""The text of a PDF page in reading order, also where two columns were drawn row by row."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2

_MOST_PIECES = 4000
_GUTTER = 0.02
_LEAST_ROWS = 6
_SHARED = 0.6
_MIDDLE = (0.2, 0.8)
_SWITCHES = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with its box; `top` grows upwards, as PDF counts."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's text in reading order, as it was drawn, and the number of its columns."""

    text: str
    drawn: str
    columns: int


def page_text(page: pypdfium2.PdfTextPage, width: float) -> PageText:
    """Return the text of a page.

    PDFium keeps the order in which text was drawn. That is right for most files; where it jumps
    to and fro across a gutter on row after row, the columns are read one after the other.
    """
    drawn = page.get_text_range()
    count = page.count_rects()
    if count == 0 or count > _MOST_PIECES:
        return PageText(drawn, drawn, 1)
    pieces = [piece for i in range(count) if (piece := _piece(page, i)) is not None]
    gutter = find_gutter(pieces, width)
    if gutter is None:
        return PageText(drawn, drawn, 1)
    if _switches(pieces, gutter) < _SWITCHES:
        return PageText(drawn, drawn, 2)
    return PageText(in_columns(pieces, gutter), drawn, 2)


def _piece(page: pypdfium2.PdfTextPage, index: int) -> Piece | None:
    left, bottom, right, top = page.get_rect(index)
    text = page.get_text_bounded(left, bottom, right, top).strip()
    return Piece(text, left, right, top, bottom) if text else None


def find_gutter(pieces: list[Piece], width: float) -> float | None:
    """Return the x of an empty stripe with text of several rows on both sides, or None."""
    if not pieces or width <= 0:
        return None
    edges = sorted({piece.left for piece in pieces})
    for edge in edges:
        if not _MIDDLE[0] * width < edge < _MIDDLE[1] * width:
            continue
        x = edge - _GUTTER * width / 2
        crossing = [p for p in pieces if p.left < x < p.right]
        left = [p for p in pieces if p.right <= x]
        right = [p for p in pieces if p.left >= x]
        aligned = sum(1 for p in right if abs(p.left - edge) < _GUTTER * width / 2)
        rows = min(_rows(left), _rows(right))
        if rows >= _LEAST_ROWS and aligned >= _SHARED * _rows(right) and len(crossing) <= rows / 3:
            return x
    return None


def _rows(pieces: list[Piece]) -> int:
    return len({round(piece.top / 4) for piece in pieces})


def _switches(pieces: list[Piece], gutter: float) -> int:
    sides = [piece.left >= gutter for piece in pieces]
    return sum(1 for a, b in pairwise(sides) if a != b)


def in_columns(pieces: list[Piece], gutter: float) -> str:
    """Return full-width lines and, between them, the left column and then the right."""
    ordered = sorted(pieces, key=lambda piece: (-piece.top, piece.left))
    out: list[str] = []
    band: list[Piece] = []
    for piece in ordered:
        if piece.left < gutter < piece.right:
            out += [*_band(band, gutter), piece.text]
            band = []
        else:
            band.append(piece)
    return "\n".join([*out, *_band(band, gutter)])


def _band(band: list[Piece], gutter: float) -> list[str]:
    left = [piece for piece in band if piece.left < gutter]
    right = [piece for piece in band if piece.left >= gutter]
    return [*_lines(left), *_lines(right)]


def _lines(pieces: list[Piece]) -> list[str]:
    """Return the pieces joined by rows, top to bottom."""
    if not pieces:
        return []
    height = median(max(piece.top - piece.bottom, 1.0) for piece in pieces)
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: -(p.top + p.bottom)):
        middle = (piece.top + piece.bottom) / 2
        last = rows[-1][0] if rows else None
        if last and abs((last.top + last.bottom) / 2 - middle) < height / 2:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [" ".join(p.text for p in sorted(row, key=lambda p: p.left)) for row in rows]
