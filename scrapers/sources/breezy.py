"""Breezy boards: one JSON array a board, without descriptions; a job's page has JSON-LD."""

from __future__ import annotations

from urllib.parse import quote

from bs4 import BeautifulSoup

from scrapers.addresses import own
from scrapers.fields import Json, dig, flag, items, raw, text
from scrapers.payload import decode
from scrapers.reading import compose, json_of, needed, read_items, unexpected
from scrapers.schema_org import description_of, job_postings, stated_by, title_of
from scrapers.source import Source
from scrapers.types import Page, Parsed, Place, Posting, Query, Request
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import place_of
from scrapers.wording.salary import read_salary

ABOUT = Source(
    key="breezy",
    label="Breezy",
    kind="board",
    board_hint="the word before .breezy.hr",
    detail_cap=200,
    terms="Public careers page's own data; a job's page only where robots.txt allows it.",
)


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for a whole board."""
    return Request(url=f"https://{quote(board, safe='')}.breezy.hr/json", robots=False)


def detail(board: str, posting: Posting) -> Request | None:  # noqa: ARG001
    """Return the request for a job's page, which holds the description."""
    if posting.description_text or posting.url is None:
        return None
    return Request(url=posting.url)


def parse(page: Page) -> Parsed:
    """Read the list, or a job's page."""
    words = decode(page)
    if words.lstrip().startswith("<"):
        jobs, _ = job_postings(BeautifulSoup(words, "lxml"))
        if jobs:
            return read_items(jobs, lambda job: _from_page(job, page))
    data = json_of(page)
    if isinstance(data, Parsed):
        return data
    if not isinstance(data, list):
        return unexpected(data, "list of jobs")
    return read_items(data, lambda row: _posting(row, page))


def _posting(row: Json, page: Page) -> Posting:
    return compose(
        ABOUT.key,
        source_id=needed(text(row, "id"), "id"),
        title=text(row, "name"),
        url=own(text(row, "url"), "breezy.hr"),
        company=text(row, "company", "name") or text(row, "company"),
        places=[_place(entry) for entry in (dig(row, "location"), *items(row, "locations"))],
        workplace="remote" if flag(row, "location", "is_remote") else None,
        employment_type=read_employment(text(row, "type", "name")),
        salary=read_salary(text(row, "salary")),
        posted_on=posted(text(row, "published_date"), now=page.fetched_at),
        description=raw(row, "description"),
    )


def _from_page(job: dict[str, Json], page: Page) -> Posting:
    told = stated_by(job, page.fetched_at)
    return compose(
        ABOUT.key,
        title=title_of(job),
        url=own(page.url, "breezy.hr"),
        description=description_of(job),
        **told,
    )


def _place(entry: Json) -> Place | None:
    return place_of(
        city=text(entry, "city"),
        region=text(entry, "state", "name") or text(entry, "state"),
        country=text(entry, "country", "id") or text(entry, "country", "name"),
        text=text(entry, "name"),
    )
