"""Arbeitnow: a paged JSON feed, mostly of German employers."""

from __future__ import annotations

from scrapers.addresses import ARBEITNOW, stepped
from scrapers.fields import Json, dig, flag, joined, raw, text
from scrapers.identity import host_of
from scrapers.reading import compose, needed, read_list
from scrapers.source import Source
from scrapers.types import Page, Parsed, Posting, Query, Request
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import read_places

ABOUT = Source(
    key="arbeitnow",
    label="Arbeitnow",
    kind="feed",
    page_cap=10,
    attribution="Arbeitnow",
    terms="Public job-board interface; link back.",
)
API = "https://www.arbeitnow.com/api/job-board-api"
_PAGE = 100


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for the newest jobs."""
    return Request(url=f"{API}?page=1", robots=False)


def following(request: Request, parsed: Parsed, so_far: int) -> Request | None:
    """Return the next page; its own "next" link carries a stray search word, so it is built."""
    del so_far
    if len(parsed.postings) + len(parsed.problems) < _PAGE:
        return None
    return stepped(request, "page", first=1)


def parse(page: Page) -> Parsed:
    """Read a page of the feed."""
    return read_list(page, _posting, "data")


def _posting(row: Json, page: Page) -> Posting:
    # Postings of other countries lie on the site's hosts there.
    address = text(row, "url")
    return compose(
        ABOUT.key,
        source_id=needed(text(row, "slug"), "slug"),
        title=text(row, "title"),
        url=address if ARBEITNOW.search(host_of(address)) else None,
        company=text(row, "company_name"),
        places=read_places(text(row, "location")),
        workplace="remote" if flag(row, "remote") else None,
        employment_type=read_employment(joined(row, "job_types")),
        posted_on=posted(dig(row, "created_at"), now=page.fetched_at),
        description=raw(row, "description"),
    )
