"""An employer's own sitemap: the addresses of its jobs' pages, each with structured data."""

from __future__ import annotations

from scrapers.board_page import structured
from scrapers.identity import canonical_url
from scrapers.page_signs import no_postings
from scrapers.reading import compose, needed, read_items
from scrapers.sitemap import Entry, jobs_in, number_in, read_sitemap, title_in
from scrapers.source import Source
from scrapers.types import Page, Parsed, Posting, Query, Request

ABOUT = Source(
    key="sitemap",
    label="An employer’s sitemap",
    kind="page",
    board_hint="the sitemap's address",
    poll_minutes=24 * 60,
    detail_cap=60,
    terms="Fetched only where the site's robots.txt allows it; its jobs' pages one by one, slowly.",
)


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for the sitemap; robots.txt decides."""
    return Request(url=board)


def detail(board: str, posting: Posting) -> Request | None:  # noqa: ARG001
    """Return the request for a job's own page, which alone says more than its address."""
    if posting.description_text or posting.url is None:
        return None
    return Request(url=posting.url)


def parse(page: Page) -> Parsed:
    """Read the jobs' addresses of a sitemap, or a job's own page."""
    told = structured(page, ABOUT.key)
    if told is not None:
        return told
    found = read_sitemap(page)
    if isinstance(found, Parsed):
        return found
    jobs = jobs_in(found.pages, page.url or (found.pages[0].url if found.pages else ""))
    if found.pages and not jobs:
        return no_postings("empty")
    return read_items(jobs, _posting)


def _posting(entry: Entry) -> Posting:
    url = canonical_url(entry.url)
    # The day of the last change is no day of posting, and is not taken for one.
    return compose(
        ABOUT.key,
        source_id=needed(url, "address"),
        title=title_in(entry.url) or f"Job {number_in(entry.url)}",
        url=url,
    )
