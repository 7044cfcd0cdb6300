"""Any page with schema.org JobPosting, the form that employers publish for search engines."""

from __future__ import annotations

from bs4 import BeautifulSoup

from scrapers.fields import Json, text
from scrapers.identity import host_of
from scrapers.page_signs import by_status, no_postings, outcome_of_page
from scrapers.payload import decode
from scrapers.reading import compose, read_items
from scrapers.schema_org import description_of, job_postings, stated_by, title_of
from scrapers.source import Source
from scrapers.types import Page, Parsed, Posting, Query, Request

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
    jobs, broken = job_postings(soup)
    if not jobs:
        return _nothing(words, broken)
    return read_items(jobs, lambda job: _posting(job, soup, page, alone=len(jobs) == 1))


def _nothing(words: str, broken: int) -> Parsed:
    if outcome := outcome_of_page(words):
        return no_postings(outcome)
    if broken and "JobPosting" in words:
        return no_postings("changed_shape", "Its structured data is broken beyond repair.")
    if not words.strip():
        return no_postings("empty")
    return Parsed(outcome="empty", problems=["The page holds no schema.org JobPosting."])


def _posting(job: dict[str, Json], soup: BeautifulSoup, page: Page, *, alone: bool) -> Posting:
    return compose(
        ABOUT.key,
        title=title_of(job),
        url=_address(job, soup, page, alone=alone),
        description=description_of(job),
        **stated_by(job, page.fetched_at),
    )


def _address(job: dict[str, Json], soup: BeautifulSoup, page: Page, *, alone: bool) -> str | None:
    """Return the job's address on the page's own host; a link elsewhere is not taken on trust."""
    stated = text(job, "url") or text(job, "@id")
    if page.url is None:
        return stated
    if stated and host_of(stated) == host_of(page.url):
        return stated
    link = soup.select_one('link[rel="canonical"]')
    canonical = str(link.get("href") or "") if alone and link else ""
    return canonical if canonical and host_of(canonical) == host_of(page.url) else page.url
