"""PDF, by PDFium: text in reading order, page by page."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, groupby
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw

from matcher.errors import UnreadableResumeError
from matcher.person import Layout
from matcher.readers.columns import page_text
from matcher.readers.document import Document
from matcher.readers.invisible import Sight
from matcher.readers.wrapped import Margin, Steps, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matcher.readers.columns import Column, PageText
    from matcher.readers.wrapped import Line

MOST_PAGES = 40
_FEW_LETTERS = 50
# In columns the white between them is part of what could be reached.
_NEAR_EDGE = 0.7, 0.85
_FULL, _FULL_LINES = 0.93, 4
_PASSWORD = pypdfium2.raw.FPDF_ERR_PASSWORD


def read(data: bytes) -> Document:
    """Return the text of at most `MOST_PAGES` pages; raises `UnreadableResumeError`."""
    try:
        pdf = pypdfium2.PdfDocument(data)
        count = len(pdf)
    except pypdfium2.PdfiumError as problem:
        raise _unopened(problem) from problem
    if count > MOST_PAGES:
        raise UnreadableResumeError(
            "too_large",
            f"The PDF has {count} pages; a resume has a few.",
            "Send the resume alone, without other documents behind it.",
        )
    pages, images, scanned, sight = [], 0, 0, Sight()
    for number in range(count):
        try:
            page = pdf[number]
            words = page.get_textpage()
            pages.append(page_text(words, page.get_width()))
            pictures = _images(page)
            images += pictures
            scanned += bool(pictures) and not any(map(str.isalpha, pages[-1].drawn))
            sight.look_at(words)
        except pypdfium2.PdfiumError:
            continue
    whole = "\n".join(_texts(pages))
    if sum(letter.isalpha() for letter in whole) < _FEW_LETTERS * max(1, count) and images:
        raise UnreadableResumeError(
            "scanned",
            "The PDF is a picture of pages, without text that a program can read.",
            "Export it from the program that you wrote it in, or run text recognition on it first.",
        )
    drawn = "\n".join(page.drawn for page in pages)
    columns = max((page.columns for page in pages), default=1)
    layout = Layout(
        pages=count,
        columns=columns,
        images=images,
        hidden_text=sight.has_hidden,
        hidden_sample=sight.sample,
        smallest=sight.smallest,
        unmapped=sight.unmapped,
        scanned=scanned,
    )
    return Document(whole, layout, drawn)


def _texts(pages: list[PageText]) -> Iterator[str]:
    """Yield the texts of the pages; where lines end and how far they stand is told by all."""
    steps = Steps(stretch for page in pages for stretch in page.stretches)
    sides: dict[Column, list[tuple[Line, PageText]]] = defaultdict(list)
    for page in pages:
        for line in chain(*page.stretches):
            sides[page.column_of(line)].append((line, page))
    margins = {side: _margin(side, lines) for side, lines in sides.items()}
    for page in pages:
        lines = [
            text
            for stretch in page.stretches
            for side, group in groupby(stretch, page.column_of)
            for text in unwrapped(list(group), margins[side], steps)
        ]
        yield "\n".join(lines) if lines else page.drawn


def _margin(side: Column, found: list[tuple[Line, PageText]]) -> Margin:
    """Return where the lines of a column end at most.

    Lines that all end far from where their column could reach were not broken by it.
    """
    lines = [line for line, _ in found]
    reach, edge = max(line.right for line in lines), min(line.left for line in lines)
    page = found[0][1]
    limit = page.gutter if side == "left" and page.gutter else page.width - edge
    if side == "right" and page.gutter:
        limit = page.width - min(line.left for line in chain(*page.stretches))
    if reach - edge >= _NEAR_EDGE[side == "whole"] * (limit - edge):
        return Margin(reach, is_sure=True)
    full = sum(line.right >= _FULL * reach for line in lines)
    return Margin(reach if side == "whole" and full >= _FULL_LINES else limit, is_sure=False)


def _images(page: pypdfium2.PdfPage) -> int:
    kinds = [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    return sum(1 for _ in page.get_objects(filter=kinds, max_depth=2))


def _unopened(problem: pypdfium2.PdfiumError) -> UnreadableResumeError:
    if problem.err_code == _PASSWORD:
        return UnreadableResumeError(
            "encrypted",
            "The PDF is protected by a password.",
            "Save a copy without the password and send that.",
        )
    return UnreadableResumeError(
        "corrupt",
        "The PDF is damaged and cannot be opened.",
        "Export it again from the program that you wrote it in and send that copy.",
    )
