"""Reading a payload: the source's own way, or "auto", which finds out whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapers.board_page import structured
from scrapers.mail import is_mail, saved_page
from scrapers.recognise import recognise
from scrapers.registry import READERS, reader_of
from scrapers.types import Page, Parsed

if TYPE_CHECKING:
    from datetime import datetime

    from scrapers.source import Reader


def parse(
    source: str, payload: bytes, url: str | None = None, fetched_at: datetime | None = None
) -> Parsed:
    """Read bytes that somebody already has; no network, no clock.

    `source` is a key of `SOURCES`, or "auto". `fetched_at` turns "yesterday" into a day; without it
    such words stay words. Whatever the bytes, the answer is a `Parsed`.

    Raises `UnknownSourceError` for what `source` names, never for content.
    """
    return parse_page(source, Page(body=payload, url=url, fetched_at=fetched_at))


def parse_page(source: str, page: Page) -> Parsed:
    """Read a page as `parse` does; a page inside an .mhtml file is taken out of it first."""
    page = saved_page(page)
    if source != "auto":
        return _read(reader_of(source), page)
    key = recognise(page)
    if key == "text" and is_mail(page.body):
        said = "This mail holds no job alert that we can read. Paste the posting's text instead."
        return Parsed(outcome="changed_shape", problems=[said])
    return _read(READERS[key], page)


def _read(reader: Reader, page: Page) -> Parsed:
    """Read a page; where it is no answer but a board's own page, its structured data tells."""
    parsed = reader.parse(page)
    if parsed.outcome != "changed_shape" or reader.ABOUT.kind not in {"board", "feed"}:
        return parsed
    return structured(page, reader.ABOUT.key) or parsed
