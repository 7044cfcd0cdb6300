"""The text of a PDF page in reading order, also where two columns were drawn row by row."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain, groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING, Literal

from matcher.readers.wrapped import Line, drawn_lines, is_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

Column = Literal["whole", "left", "right"]
_MOST_PIECES = 4000
_GUTTER = 0.02
_LEAST_ROWS = 4
_SHARED = 0.6
_MIDDLE = (0.2, 0.8)
_SWITCHES = 5
# Months beside their jobs, as a tabular resume has them, are no column of their own.
_DAY = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{2}\b|\b(?:present|now|today|current|heute|actuel|actual)\b",
    re.IGNORECASE,
)
_FEWEST_DAYS = 3
_DAYS_SHARE = 0.5
_SHORT = 28


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
    """A page in reading order: stretches of one column each, with `width` in points.

    Columns begin below `top`, to the left and right of `gutter`.

    `drawn` is its text in the order of drawing; a page of which no places are known has no
    stretches, and that alone.
    """

    stretches: tuple[tuple[Line, ...], ...]
    drawn: str
    columns: int
    width: float
    gutter: float | None = None
    top: float = 0.0

    def column_of(self, line: Line) -> Column:
        """Tell in which column a line stands; what is above both is no column's."""
        if self.gutter is None or line.left < self.gutter < line.right:
            return "whole"
        if line.left >= self.gutter:
            return "right"
        return "whole" if line.y > self.top + line.height / 2 else "left"


def page_text(page: pypdfium2.PdfTextPage, width: float) -> PageText:
    """Return the text of a page.

    PDFium keeps the order in which text was drawn. That is right for most files; where it jumps
    to and fro across a gutter on row after row, the columns are read one after the other; where
    one side holds dates, rows are kept together.
    """
    drawn = page.get_text_range()
    count = page.count_rects()
    if count == 0 or count > _MOST_PIECES:
        return PageText((), drawn, 1, width)
    pieces = [piece for i in range(count) if (piece := _piece(page, i)) is not None]
    gutter = find_gutter(pieces, width)
    if gutter is not None and _has_dates_beside(pieces, gutter):
        rows = _lines([_evened(page, piece) for piece in pieces])
        return PageText(tuple(_by_date(rows, gutter)), drawn, 1, width)
    if gutter is not None and _switches(pieces, gutter) >= _SWITCHES:
        even = [_evened(page, piece) for piece in pieces]
        return _in_two(tuple(in_columns(even, gutter)), drawn, width, gutter)
    lines = drawn_lines(page, drawn)
    if gutter is None:
        return PageText((tuple(lines),) if lines else (), drawn, 1, width)
    return _in_two(tuple(_as_drawn(lines, gutter)), drawn, width, gutter)


def _in_two(
    stretches: tuple[tuple[Line, ...], ...], drawn: str, width: float, gutter: float
) -> PageText:
    right = [line.y for line in chain(*stretches) if line.left >= gutter]
    return PageText(stretches, drawn, 2, width, gutter, max(right, default=0.0))


def _as_drawn(lines: list[Line], gutter: float) -> Iterator[tuple[Line, ...]]:
    """Yield the lines as they were drawn, parted where they change the column."""
    for _, group in groupby(lines, key=lambda line: (line.left >= gutter, line.right > gutter)):
        yield tuple(group)


def _piece(page: pypdfium2.PdfTextPage, index: int) -> Piece | None:
    left, bottom, right, top = page.get_rect(index)
    text = page.get_text_bounded(left, bottom, right, top).strip()
    return Piece(text, left, right, top, bottom) if text else None


def _evened(page: pypdfium2.PdfTextPage, piece: Piece) -> Piece:
    """Return a piece as high as its typeface, whether its letters have tails or not."""
    half = (piece.top - piece.bottom) / 2
    index = page.get_index(piece.left + half / 2, piece.bottom + half, half, half)
    if index is None:
        return piece
    _, bottom, _, top = page.get_charbox(index, loose=True)
    return replace(piece, bottom=bottom, top=top)


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


def _has_dates_beside(pieces: list[Piece], gutter: float) -> bool:
    """Tell whether one side holds little but the dates of what stands on the other."""
    left = [piece.text for piece in pieces if piece.right <= gutter]
    right = [piece.text for piece in pieces if piece.left >= gutter]
    return _are_dates(left) or _are_dates(right)


def _by_date(rows: tuple[Line, ...], gutter: float) -> Iterator[tuple[Line, ...]]:
    """Yield the rows in stretches, each of which begins with a date or a heading."""
    starts = [n for n, row in enumerate(rows) if n == 0 or row.left < gutter]
    for start, stop in pairwise([*starts, len(rows)]):
        yield rows[start:stop]


def _are_dates(texts: list[str]) -> bool:
    dated = sum(1 for text in texts if len(text) <= _SHORT and _DAY.search(text))
    return dated >= _FEWEST_DAYS and dated >= _DAYS_SHARE * len(texts)


def _switches(pieces: list[Piece], gutter: float) -> int:
    sides = [piece.left >= gutter for piece in pieces]
    return sum(1 for a, b in pairwise(sides) if a != b)


def in_columns(pieces: list[Piece], gutter: float) -> Iterator[tuple[Line, ...]]:
    """Yield full-width lines and, between them, the left column and then the right."""
    ordered = sorted(pieces, key=lambda piece: (-piece.top, piece.left))
    band: list[Piece] = []
    for piece in ordered:
        if piece.left < gutter < piece.right:
            yield from _band(band, gutter)
            yield (_as_line([piece]),)
            band = []
        else:
            band.append(piece)
    yield from _band(band, gutter)


def _band(band: list[Piece], gutter: float) -> Iterator[tuple[Line, ...]]:
    for side in (
        [piece for piece in band if piece.left < gutter],
        [piece for piece in band if piece.left >= gutter],
    ):
        if side:
            yield _lines(side)


def _lines(pieces: list[Piece]) -> tuple[Line, ...]:
    """Return the pieces joined by rows, top to bottom."""
    height = median(max(piece.top - piece.bottom, 1.0) for piece in pieces)
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: -(p.top + p.bottom)):
        middle = (piece.top + piece.bottom) / 2
        last = rows[-1][0] if rows else None
        if last and abs((last.top + last.bottom) / 2 - middle) < height / 2:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return tuple(_as_line(sorted(row, key=lambda p: p.left)) for row in rows)


def _as_line(row: list[Piece]) -> Line:
    """Return the pieces of a row as a line; how wide its first word is can only be reckoned."""
    first, text = row[0], " ".join(piece.text for piece in row)
    word = text.split()[0]
    letter = (first.right - first.left) / max(1, len(first.text))
    behind = row[1].left if len(row) > 1 and first.text == word else None
    body = behind or first.left + letter * (len(word) + 1)
    bottom = min(piece.bottom for piece in row)
    height = max(1.0, max(piece.top for piece in row) - bottom)
    return Line(
        text,
        first.left,
        row[-1].right,
        bottom,
        height,
        letter * len(word),
        body if is_mark(word) and word != text else first.left,
    )
