"""A resume as PDF: one column, its text in reading order, its typeface inside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from matcher.writers.look import (
    ACCENT,
    INK,
    INK_2,
    MARGIN,
    PAPERS,
    SIZES,
    parts_of_page,
    title_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from matcher.resume_document import Item, ResumeDocument
    from matcher.writers.look import Paper, Part

_FONTS = Path(__file__).parent / "fonts"
_FAMILY = "SourceSans3"
_LEADING = 1.32
_MM = 25.4 / 72
_INDENT = 5.0
_COLOURS = {"section": ACCENT, "contact": INK_2, "dates": INK_2}
_BOLD = frozenset({"name", "section", "title"})
# Millimetres of white above each part, and below.
_ABOVE = {"section": 4.2, "title": 2.4}
_BELOW = {"name": 0.8, "section": 2.0, "dates": 0.6, "text": 0.8, "bullet": 0.6, "contact": 0.6}
_KEEPS = frozenset({"section", "title", "dates"})


def write_pdf(document: ResumeDocument, *, made_at: datetime, paper: Paper = "a4") -> bytes:
    """Return the included lines as a PDF file; a heading never stands alone at a page's foot."""
    sheet = FPDF(unit="mm", format=PAPERS[paper])
    sheet.set_margins(MARGIN, MARGIN)
    sheet.c_margin = 0
    sheet.set_auto_page_break(auto=True, margin=MARGIN)
    sheet.add_font(_FAMILY, "", _FONTS / "SourceSans3-Regular.ttf")
    sheet.add_font(_FAMILY, "B", _FONTS / "SourceSans3-Semibold.ttf")
    title, author = title_of(document)
    sheet.set_title(title)
    sheet.set_author(author)
    sheet.set_creator("Critical Path")
    sheet.set_lang("en")
    sheet.set_creation_date(made_at)
    sheet.add_page()
    for block in _blocks(parts_of_page(document)):
        _break_before(sheet, block)
        for item, part in block:
            _put(sheet, item.text, part)
    return bytes(sheet.output())


def _blocks(lines: list[tuple[Item, Part]]) -> Iterator[list[tuple[Item, Part]]]:
    """Yield the lines that belong together on one page: headings with what comes after them."""
    block: list[tuple[Item, Part]] = []
    for item, part in lines:
        block.append((item, part))
        if part not in _KEEPS:
            yield block
            block = []
    if block:
        yield block


def _break_before(sheet: FPDF, block: list[tuple[Item, Part]]) -> None:
    """Begin a page where the block would be cut, unless it is longer than a page."""
    height = sum(_height(sheet, item.text, part) for item, part in block)
    room = sheet.page_break_trigger - sheet.get_y()
    if room < height < sheet.eph:
        sheet.add_page()


def _height(sheet: FPDF, text: str, part: Part) -> float:
    _style(sheet, part)
    width = sheet.epw - (_INDENT if part == "bullet" else 0)
    lines = sheet.multi_cell(width, _line(part), text, dry_run=True, output="LINES", align="L")
    count = len(cast("list[str]", lines))
    return count * _line(part) + _ABOVE.get(part, 0) + _BELOW.get(part, 0)


def _line(part: Part) -> float:
    return SIZES[part] * _MM * (_LEADING if part != "name" else 1.1)


def _style(sheet: FPDF, part: Part) -> None:
    sheet.set_font(_FAMILY, "B" if part in _BOLD else "", SIZES[part])
    colour = _COLOURS.get(part, INK)
    sheet.set_text_color(*(int(colour[i : i + 2], 16) for i in (0, 2, 4)))


def _put(sheet: FPDF, text: str, part: Part) -> None:
    """Draw one line of the document, over as many lines of the page as it needs."""
    _style(sheet, part)
    if sheet.get_y() > MARGIN:
        sheet.ln(_ABOVE.get(part, 0))
    height = _line(part)
    if part == "bullet":
        if sheet.get_y() + height > sheet.page_break_trigger:
            sheet.add_page()
        sheet.cell(_INDENT, height, "•", new_x=XPos.RIGHT, new_y=YPos.TOP)
        sheet.set_left_margin(MARGIN + _INDENT)
    sheet.multi_cell(0, height, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    sheet.set_left_margin(MARGIN)
    sheet.set_x(MARGIN)
    if part == "section":
        sheet.set_draw_color(*(int(ACCENT[i : i + 2], 16) for i in (0, 2, 4)))
        sheet.set_line_width(0.25)
        sheet.line(MARGIN, sheet.get_y() + 0.4, sheet.w - MARGIN, sheet.get_y() + 0.4)
    sheet.ln(_BELOW.get(part, 0))
