"""A page of JobPosting data, as careers sites and boards publish it for search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from scrapers.fields import Json, text
from scrapers.identity import host_of
from scrapers.payload import decode
from scrapers.reading import compose, read_items
from scrapers.schema_org import description_of, job_postings, stated_by, title_of

if TYPE_CHECKING:
    from scrapers.types import Page, Parsed, Posting


def structured(page: Page, source: str) -> Parsed | None:
    """Read every JobPosting of a page as the source's; None if there is none."""
    words = decode(page)
    if "JobPosting" not in words:
        return None
    return of_soup(BeautifulSoup(words, "lxml"), page, source)


def of_soup(soup: BeautifulSoup, page: Page, source: str) -> Parsed | None:
    """Read every JobPosting of a page that is parsed already; None if there is none."""
    jobs, _ = job_postings(soup)
    if not jobs:
        return None
    return read_items(jobs, lambda job: _posting(job, soup, page, source, alone=len(jobs) == 1))


def _posting(
    job: dict[str, Json], soup: BeautifulSoup, page: Page, source: str, *, alone: bool
) -> Posting:
    return compose(
        source,
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
