"""Jobvite boards: one XML file a company, days written M/D/YYYY; or the page of a board."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from bs4 import BeautifulSoup, Tag

from scrapers.addresses import own
from scrapers.feed import read_elements
from scrapers.fields import tidy
from scrapers.identity import canonical_url
from scrapers.page_signs import by_status
from scrapers.payload import decode
from scrapers.reading import compose, needed, read_items
from scrapers.source import Source
from scrapers.types import Page, Parsed, Posting, Query, Request
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import read_places
from scrapers.wording.workplace import read_workplace
from scrapers.xml import markup_of, words_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ABOUT = Source(
    key="jobvite",
    label="Jobvite",
    kind="board",
    board_hint="the company's Jobvite number, which its careers page names companyEId",
    terms="Public XML feed of the careers site.",
)
_BASE = "https://jobs.jobvite.com/"
_KEY = re.compile(r"/job/([A-Za-z0-9]{4,20})(?:[/?#]|$)")


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for a whole board."""
    url = f"https://app.jobvite.com/CompanyJobs/Xml.aspx?c={quote(board, safe='')}"
    return Request(url=url, robots=False)


def parse(page: Page) -> Parsed:
    """Read a board, as its XML file or as the page that people see."""
    if b"jv-job-list" in page.body and not by_status(page):
        rows = BeautifulSoup(decode(page), "lxml").select(".jv-job-list tr, tr.jv-job-list-row")
        return read_items(rows, lambda row: _row(row, page))
    return read_elements(page, "result", "job", _posting)


def _row(row: Tag, page: Page) -> Posting | None:
    link = row.select_one("a[href*='/job/']")
    if link is None:
        return None
    shown = row.select_one(".jv-job-list-location")
    place = tidy(shown.get_text(" ")) if shown else None
    url = own(canonical_url(str(link["href"]), base=page.url or _BASE), "jobvite.com")
    match = _KEY.search(url or "")
    return compose(
        ABOUT.key,
        source_id=needed(match[1] if match else None, "id"),
        title=link.get_text(" "),
        url=url,
        places=read_places(place),
        workplace=read_workplace(place),
    )


def _posting(job: Element, page: Page) -> Posting:
    place = words_of(job, "location")
    return compose(
        ABOUT.key,
        source_id=needed(words_of(job, "id"), "id"),
        title=words_of(job, "title"),
        url=own(words_of(job, "detail-url"), "jobvite.com"),
        apply_url=own(words_of(job, "apply-url"), "jobvite.com"),
        places=read_places(place),
        workplace=read_workplace(place),
        employment_type=read_employment(words_of(job, "jobtype")),
        posted_on=posted(words_of(job, "date"), now=page.fetched_at, order="MDY"),
        requisition_id=words_of(job, "requisitionid"),
        description=markup_of(job, "description", "briefdescription"),
    )
