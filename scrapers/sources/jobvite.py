"""Jobvite boards: one XML file a company, days written M/D/YYYY."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from scrapers.addresses import own
from scrapers.feed import read_elements
from scrapers.reading import compose, needed
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


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for a whole board."""
    url = f"https://app.jobvite.com/CompanyJobs/Xml.aspx?c={quote(board, safe='')}"
    return Request(url=url, robots=False)


def parse(page: Page) -> Parsed:
    """Read a board."""
    return read_elements(page, "result", "job", _posting)


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
