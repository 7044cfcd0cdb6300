"""PDF, by PDFium: text in reading order, page by page."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw

from matcher.errors import UnreadableResumeError
from matcher.person import Layout
from matcher.readers.columns import PageText, page_text
from matcher.readers.document import Document
from matcher.readers.drawn import page_drawn
from matcher.readers.invisible import Sight
from matcher.readers.wrapped import Margin, Steps, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matcher.readers.columns import Stretch

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
    seen = _Seen()
    for number in range(count):
        with suppress(pypdfium2.PdfiumError):
            seen.look_at(pdf[number])
    whole = "\n".join(_texts(seen.pages))
    if sum(map(str.isalpha, whole)) < _FEW_LETTERS * max(1, count) and seen.images:
        raise UnreadableResumeError(
            "scanned",
            "The PDF is a picture of pages, without text that a program can read.",
            "Export it from the program that you wrote it in, or run text recognition on it first.",
        )
    drawn = "\n".join(page.drawn for page in seen.pages)
    return Document(whole, seen.layout(count), drawn)


@dataclass(slots=True)
class _Seen:
    """The pages of a file, and what was counted on them."""

    pages: list[PageText] = field(default_factory=list)
    images: int = 0
    scanned: int = 0
    sight: Sight = field(default_factory=Sight)

    def look_at(self, page: pypdfium2.PdfPage) -> None:
        """Read a page; raises `PdfiumError` where it is damaged."""
        words, beside = page.get_textpage(), page_drawn(page)
        self.pages.append(page_text(words, page.get_width(), beside))
        pictures = _images(page)
        self.images += pictures
        self.scanned += bool(pictures) and not any(map(str.isalpha, self.pages[-1].drawn))
        self.sight.look_at(words, beside)

    def layout(self, pages: int) -> Layout:
        """Return how the file of so many pages is built."""
        return Layout(
            pages=pages,
            columns=max((page.columns for page in self.pages), default=1),
            images=self.images,
            hidden_text=self.sight.has_hidden,
            hidden_sample=self.sight.sample,
            smallest=self.sight.smallest,
            unmapped=self.sight.unmapped,
            scanned=self.scanned,
        )


def _texts(pages: list[PageText]) -> Iterator[str]:
    """Yield the texts of the pages; where lines end and how far they stand is told by all."""
    steps = Steps(stretch.lines for page in pages for stretch in page.stretches)
    columns: dict[str, list[Stretch]] = defaultdict(list)
    for page in pages:
        for stretch in page.stretches:
            columns[stretch.column].append(stretch)
    margins = {name: _margin(name, found) for name, found in columns.items()}
    for page in pages:
        lines = [
            text
            for stretch in page.stretches
            for text in unwrapped(stretch.lines, margins[stretch.column], steps)
        ]
        yield "\n".join(lines) if lines else page.drawn


def _margin(name: str, found: list[Stretch]) -> Margin:
    """Return where the lines of a column end at most.

    Lines that all end far from where their column could reach were not broken by it.
    """
    lines = [line for stretch in found for line in stretch.lines]
    # An address too long for its column says nothing of where that ends.
    whole = [line for line in lines if " " in line.text] or lines
    reach, edge = max(line.right for line in whole), min(line.left for line in lines)
    limit, is_whole = max(stretch.limit for stretch in found), name == "whole"
    if reach - edge >= _NEAR_EDGE[is_whole] * (limit - edge):
        return Margin(reach, is_sure=True)
    full = sum(line.right >= _FULL * reach for line in lines)
    return Margin(reach if is_whole and full >= _FULL_LINES else limit, is_sure=False)


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
