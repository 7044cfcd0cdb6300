"""Greenhouse job boards: one JSON answer holds the whole board, markup escaped twice.

Published for programs: https://developers.greenhouse.io/job-board.html
"""

from __future__ import annotations

from urllib.parse import quote

from scrapers.fields import Json, dig, items, number, raw, text
from scrapers.identity import host_of, is_host
from scrapers.reading import compose, json_of, needed, read_items, unexpected
from scrapers.source import Source
from scrapers.types import Page, Parsed, Place, Posting, Query, Request, Salary
from scrapers.wording.dates import posted, read_date
from scrapers.wording.employment import read_employment
from scrapers.wording.place import read_places
from scrapers.wording.salary import stated_salary
from scrapers.wording.workplace import read_workplace

ABOUT = Source(
    key="greenhouse",
    label="Greenhouse",
    kind="board",
    board_hint="the word after boards.greenhouse.io/ or job-boards.greenhouse.io/",
    poll_minutes=60,
    terms="Public job-board interface; reading needs no key.",
)
_SURELY_YEARLY = 1_500_000
API = "https://boards-api.greenhouse.io/v1/boards"


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for a whole board."""
    return Request(url=f"{API}/{quote(board, safe='')}/jobs?content=true", robots=False)


def parse(page: Page) -> Parsed:
    """Read a board, or the answer for a single job."""
    data = json_of(page)
    if isinstance(data, Parsed):
        return data
    if isinstance(dig(data, "jobs"), list):
        rows = items(data, "jobs")
        return read_items(
            rows, lambda row: _posting(row, page), total=number(data, "meta", "total")
        )
    if text(data, "title") and text(data, "absolute_url"):
        return read_items([data], lambda row: _posting(row, page))
    return unexpected(data, "list of jobs")


def _posting(row: Json, page: Page) -> Posting:
    key = needed(text(row, "id"), "id")
    location = text(row, "location", "name")
    return compose(
        ABOUT.key,
        source_id=key,
        title=text(row, "title"),
        url=_own_address(text(row, "absolute_url"), key, page),
        company=text(row, "company_name"),
        places=_places(row, location),
        workplace=read_workplace(location),
        employment_type=_employment(row),
        salary=_salary(row),
        # updated_at moves with every edit; only first_published is the day it was posted.
        posted_on=posted(text(row, "first_published"), now=page.fetched_at),
        closes_on=read_date(text(row, "application_deadline")),
        requisition_id=text(row, "requisition_id"),
        description=raw(row, "content"),
    )


def _own_address(url: str | None, key: str, page: Page) -> str | None:
    """Return the stated address if it can be this job's: Greenhouse's, or one that bears its id."""
    host = host_of(url)
    if is_host(host, "greenhouse.io") or (host and f"gh_jid={key}" in (url or "")):
        return url
    board = (page.url or "").partition("/v1/boards/")[2].partition("/")[0]
    return f"https://boards.greenhouse.io/{board}/jobs/{key}" if board else None


def _places(row: Json, location: str | None) -> tuple[Place, ...]:
    named = read_places(location)
    if named:
        return named
    # Some boards write "Hybrid" for the place, and the city only among the offices.
    offices = [text(o, "location") or text(o, "name") for o in items(row, "offices")]
    return tuple(place for office in offices for place in read_places(office))


def _employment(row: Json) -> Json:
    for entry in items(row, "metadata"):
        name = (text(entry, "name") or "").casefold()
        if any(word in name for word in ("employment", "time type", "job type", "contract type")):
            return read_employment(text(entry, "value"))
    return None


def _salary(row: Json) -> Salary | None:
    for pay in items(row, "pay_input_ranges"):
        low, high = number(pay, "min_cents"), number(pay, "max_cents")
        period = text(pay, "title")
        found = stated_salary(
            low and low / 100,
            high and high / 100,
            text(pay, "currency_type"),
            _period(period, high),
        )
        if found:
            return found
    return None


def _period(title: str | None, cents: float | None) -> str | None:
    """Pay ranges carry no unit, only a free title ("Hourly Rate"); large sums are a year's."""
    if title and "hour" in title.casefold():
        return "hour"
    return "year" if cents and cents >= _SURELY_YEARLY else None
