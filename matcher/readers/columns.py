"""The text of a PDF page in reading order, told by where it stands and not when it was drawn."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from matcher.readers.bands import find_band
from matcher.readers.drawn import with_bullets
from matcher.readers.labels import labelled_rows, table_rows
from matcher.readers.letters import page_pieces
from matcher.readers.pieces import joined, parted, with_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pypdfium2

    from matcher.readers.bands import Band, Row
    from matcher.readers.drawn import Drawn
    from matcher.readers.pieces import Piece
    from matcher.readers.wrapped import Line

_DEEPEST = 3
_MOST_BANDS = 24
_TITLE = 1.5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of one column, top to bottom; its lines could reach to `limit` in points.

    `column` names the column, alike on all pages of a file.
    """

    lines: tuple[Line, ...]
    column: str
    limit: float


@dataclass(frozen=True, slots=True)
class PageText:
    """A page in reading order, with the number of columns that it is set in.

    `drawn` is its text in the order of drawing; a page of which no places are known has no
    stretches, and that alone.
    """

    stretches: tuple[Stretch, ...]
    drawn: str
    columns: int


def page_text(page: pypdfium2.PdfTextPage, width: float, drawn_beside: Drawn) -> PageText:
    """Return the text of a page of `width` points; small shapes beside it are its bullets."""
    drawn = page.get_text_range()
    pieces = with_bullets(parted(page_pieces(page)), drawn_beside.dots)
    if not pieces or width <= 0:
        return PageText((), drawn, 1)
    reading = _Reading(width)
    edge = width - min(piece.left for piece in pieces)
    stretches = tuple(reading.read(rows_of(pieces), "whole", edge, 0))
    return PageText(stretches, drawn, reading.columns)


def rows_of(pieces: Iterable[Piece]) -> list[Row]:
    """Return the pieces by rows, top to bottom, each from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.middle):
        last = rows[-1][0] if rows else None
        if last and last.middle - piece.middle < min(last.height, piece.height) / 2:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [tuple(with_marks(sorted(row, key=lambda piece: piece.left))) for row in rows]


class _Reading:
    """Reads one page; counts its columns and bounds how often it is cut."""

    def __init__(self, width: float) -> None:
        self._width = width
        self._bands = 0
        self.columns = 1

    def read(self, rows: Sequence[Row], column: str, limit: float, depth: int) -> Iterator[Stretch]:
        """Yield the rows in stretches: bands of columns, and what stands between them."""
        band = None
        if depth < _DEEPEST and self._bands < _MOST_BANDS:
            band = find_band(rows, self._width)
        if band is None:
            yield from _plain(rows, column, limit)
            return
        self._bands += 1
        yield from self.read(rows[: band.first], column, limit, depth)
        yield from self._within(band, rows[band.first : band.stop], column, limit, depth)
        yield from self.read(rows[band.stop :], column, limit, depth)

    def _within(
        self, band: Band, rows: Sequence[Row], column: str, limit: float, depth: int
    ) -> Iterator[Stretch]:
        if band.kind == "table":
            for lines in table_rows(rows, band.gutters):
                yield Stretch(lines, f"{column}/cell", limit)
            return
        if band.kind == "labels":
            for lines in labelled_rows(rows, band.gutters[0], is_left=band.is_left):
                yield Stretch(lines, f"{column}/row", limit)
            return
        self.columns = max(self.columns, depth + 2)
        gutter = band.gutters[0]
        sides = [
            (_side(rows, gutter, is_left=True), f"{column}/left", gutter),
            (_side(rows, gutter, is_left=False), f"{column}/right", limit),
        ]
        if _has_title(sides[1][0]) and not _has_title(sides[0][0]):
            sides.reverse()
        for side, name, reach in sides:
            yield from self.read(side, name, reach, depth + 1)


def _side(rows: Sequence[Row], gutter: float, *, is_left: bool) -> list[Row]:
    """Return the rows of one side anew: those of the other side may stand between."""
    return rows_of(p for row in rows for p in row if (p.left < gutter) == is_left)


def _has_title(rows: Sequence[Row]) -> bool:
    """Tell whether a column opens with much larger letters, as a name is set."""
    usual = median(piece.height for row in rows for piece in row)
    return any(piece.height > _TITLE * usual for row in rows[:2] for piece in row)


def _plain(rows: Sequence[Row], column: str, limit: float) -> Iterator[Stretch]:
    if rows:
        yield Stretch(tuple(map(joined, rows)), column, limit)
