"""What a PDF page draws beside its letters: bullets, and grounds on which light letters show."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pypdfium2.raw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matcher.readers.pieces import Piece

# A page of a resume draws some dozens; maps and charts draw without end.
_MOST_SHAPES = 3000
_DEEPEST = 3
_LIGHT = 200
_LEAST_GROUND = 8.0
# A bullet in points, and in shares of the height of its words.
_DOT = 1.0, 7.0
_TALLEST_DOT = 0.55
_REACH = 2.2
_BULLET = "•"


class Box(NamedTuple):
    """A rectangle in points; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies within."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(frozen=True, slots=True)
class Drawn:
    """The small shapes of a page that may be bullets, and its coloured or pictured grounds."""

    dots: tuple[Box, ...] = ()
    grounds: tuple[Box, ...] = ()

    def is_ground(self, x: float, y: float) -> bool:
        """Tell whether something else than white paper lies at a point."""
        return any(ground.holds(x, y) for ground in self.grounds)


def page_drawn(page: pypdfium2.PdfPage) -> Drawn:
    """Return what a page draws, as far as a resume's page draws anything."""
    dots: list[Box] = []
    grounds: list[Box] = []
    for shape, box in _shapes(page):
        width, height = box.right - box.left, box.top - box.bottom
        if shape.type != pypdfium2.raw.FPDF_PAGEOBJ_PATH:
            grounds.append(box)
        elif not _is_filled(shape):
            continue
        elif max(width, height) <= _DOT[1]:
            if min(width, height) >= _DOT[0] and max(width, height) < 2 * min(width, height):
                dots.append(box)
        elif min(width, height) >= _LEAST_GROUND and _is_coloured(shape):
            grounds.append(box)
    return Drawn(tuple(dots), tuple(grounds))


def _shapes(page: pypdfium2.PdfPage) -> Iterator[tuple[pypdfium2.PdfObject, Box]]:
    raw = pypdfium2.raw
    kinds = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING]
    for count, shape in enumerate(page.get_objects(filter=kinds, max_depth=_DEEPEST)):
        if count >= _MOST_SHAPES:
            return
        try:
            yield shape, Box(*shape.get_bounds())
        except pypdfium2.PdfiumError:
            continue


def _is_filled(shape: pypdfium2.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pypdfium2.raw.FPDFPath_GetDrawMode(shape, fill, stroke)) and fill.value != 0


def _is_coloured(shape: pypdfium2.PdfObject) -> bool:
    channels = [ctypes.c_uint() for _ in range(4)]
    if not pypdfium2.raw.FPDFPageObj_GetFillColor(shape, *channels):
        return False
    red, green, blue, alpha = (channel.value for channel in channels)
    return alpha > 0 and min(red, green, blue) < _LIGHT


def with_bullets(pieces: list[Piece], dots: tuple[Box, ...]) -> list[Piece]:
    """Return the pieces, those with a bullet that right before them a small shape draws."""
    left = dict(enumerate(pieces))
    for dot in dots:
        place = min(
            (n for n, piece in left.items() if _is_before(dot, piece)),
            key=lambda n: left[n].left,
            default=None,
        )
        if place is not None:
            piece = left.pop(place)
            pieces[place] = piece.marked(_BULLET, dot.left)
    return pieces


def _is_before(dot: Box, piece: Piece) -> bool:
    if dot.top - dot.bottom > _TALLEST_DOT * piece.height:
        return False
    middle = (dot.top + dot.bottom) / 2
    return piece.bottom < middle < piece.top and (
        0 <= piece.left - dot.right < _REACH * piece.height
    )
