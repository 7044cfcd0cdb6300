"""PDF, by PDFium: text in reading order, page by page."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw

from matcher.errors import UnreadableResumeError
from matcher.person import Layout
from matcher.readers.columns import page_text
from matcher.readers.document import Document
from matcher.readers.invisible import Sight
from matcher.readers.wrapped import Steps, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matcher.readers.columns import PageText

MOST_PAGES = 40
_FEW_LETTERS = 50
_NEAR_EDGE = 0.85
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
    single = [line for page in pages if page.columns == 1 for line in chain(*page.stretches)]
    reach = max((line.right for line in single), default=0.0)
    edge = min((line.left for line in single), default=0.0)
    for page in pages:
        margin = None
        if page.columns == 1:
            # Lines that all end far from the edge of the page were not broken by it.
            even = page.width - edge
            margin = reach if reach >= _NEAR_EDGE * even else even
        lines = [
            text
            for stretch in page.stretches
            for text in unwrapped(stretch, margin or max(line.right for line in stretch), steps)
        ]
        yield "\n".join(lines) if lines else page.drawn


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
