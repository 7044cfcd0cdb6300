"""Any page with schema.org JobPosting, the form that employers publish for search engines."""

from __future__ import annotations

from bs4 import BeautifulSoup

from scrapers.board_page import of_soup
from scrapers.page_signs import by_status, no_postings, outcome_of_page
from scrapers.payload import decode
from scrapers.schema_org import job_postings
from scrapers.source import Source
from scrapers.types import Page, Parsed, Query, Request

ABOUT = Source(
    key="jsonld",
    label="Any careers page with structured data",
    kind="page",
    board_hint="the page's address",
    poll_minutes=24 * 60,
    terms="Fetched only where the site's robots.txt allows it.",
)


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for the page itself; robots.txt decides."""
    return Request(url=board)


def parse(page: Page) -> Parsed:
    """Read every JobPosting of the page; a page without one is "empty", and says what it saw."""
    if outcome := by_status(page):
        return no_postings(outcome)
    words = decode(page)
    soup = BeautifulSoup(words, "lxml")
    found = of_soup(soup, page, ABOUT.key)
    return found if found is not None else _nothing(words, job_postings(soup)[1])


def _nothing(words: str, broken: int) -> Parsed:
    if outcome := outcome_of_page(words):
        return no_postings(outcome)
    if broken and "JobPosting" in words:
        return no_postings("changed_shape", "Its structured data is broken beyond repair.")
    if not words.strip():
        return no_postings("empty")
    return Parsed(outcome="empty", problems=["The page holds no schema.org JobPosting."])
