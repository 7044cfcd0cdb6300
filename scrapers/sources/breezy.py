"""Breezy boards: one JSON array a board, without descriptions; a job's page has JSON-LD."""

from __future__ import annotations

import re
from urllib.parse import quote

from bs4 import BeautifulSoup

from scrapers.addresses import of_tenant, own
from scrapers.fields import Json, dig, flag, items, raw, text
from scrapers.payload import decode
from scrapers.reading import compose, json_of, known_by, read_items, unexpected
from scrapers.schema_org import description_of, job_postings, stated_by, title_of
from scrapers.source import Source
from scrapers.types import Page, Parsed, Place, Posting, Query, Request, Salary
from scrapers.wording.amount import read_amount
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import place_of
from scrapers.wording.salary import read_salary, stated_salary

ABOUT = Source(
    key="breezy",
    label="Breezy",
    kind="board",
    board_hint="the word before .breezy.hr",
    detail_cap=200,
    terms="Public careers page's own data; a job's page only where robots.txt allows it.",
)

# The field's own form, whatever the sums: "$18.50 / hr", "£30,000 – £34,000 / year".
_PAY = re.compile(
    r"(?P<sign>\D{1,4}?)\s?(?P<low>\d[\d.,]*)"
    r"(?:\s*[-–]\s*\D{0,4}?(?P<high>\d[\d.,]*))?\s*/\s*(?P<unit>[a-z]+)"
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
    company = text(row, "company", "name") or text(row, "company")
    address = of_tenant(text(row, "url"), "breezy.hr", page=page, company=company)
    return compose(
        ABOUT.key,
        source_id=known_by(text(row, "id"), address),
        title=text(row, "name"),
        url=address,
        company=company,
        places=[_place(entry) for entry in (dig(row, "location"), *items(row, "locations"))],
        workplace="remote" if flag(row, "location", "is_remote") else None,
        employment_type=read_employment(text(row, "type", "name")),
        salary=_salary(text(row, "salary")),
        posted_on=posted(text(row, "published_date"), now=page.fetched_at),
        description=raw(row, "description"),
    )


def _salary(words: str | None) -> Salary | None:
    """Read "$52,000 – $60,000 / yr", whatever the sums: nothing but pay stands in this field."""
    if told := read_salary(words):
        return told
    match = _PAY.fullmatch(words or "")
    if match is None:
        return None
    low = read_amount(match["low"])
    high = read_amount(match["high"]) if match["high"] else low
    if low is None or high is None:
        return None
    return stated_salary(low.value, high.value, match["sign"], match["unit"])


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
