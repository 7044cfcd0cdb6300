"""Greenhouse job boards: one JSON answer holds the whole board, markup escaped twice.

Published for programs: https://developers.greenhouse.io/job-board.html
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote, urlsplit

from scrapers.addresses import own
from scrapers.fields import Json, dig, items, joined, number, raw, text
from scrapers.payload import assigned, decode
from scrapers.reading import compose, json_of, needed, read_items, unexpected
from scrapers.source import Source
from scrapers.types import Page, Parsed, Place, Posting, Query, Request, Salary, Workplace
from scrapers.wording.dates import posted, read_date
from scrapers.wording.employment import read_employment
from scrapers.wording.place import read_places
from scrapers.wording.salary import read_salary, stated_salary
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
# The newer pages draw themselves from this object.
_STATE = re.compile(r"window\.__remixContext\s*=\s*(?=\{)")
_EMPLOYMENT = ("employment", "time type", "job type", "contract type")
_WORKPLACE = ("workplace", "work model", "location type", "remote")
API = "https://boards-api.greenhouse.io/v1/boards"


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for a whole board."""
    return Request(url=f"{API}/{quote(board, safe='')}/jobs?content=true", robots=False)


def parse(page: Page) -> Parsed:
    """Read a board, the answer for a single job, or a page that somebody saved of either."""
    if state := assigned(decode(page), _STATE):
        return _drawn(state, page)
    data = json_of(page)
    if isinstance(data, Parsed):
        return data
    rows = _rows(data)
    if rows is not None:
        total = number(data, "meta", "total")
        return read_items(rows, lambda row: _posting(row, page), total=total)
    if text(data, "title") and text(data, "absolute_url"):
        return read_items([data], lambda row: _posting(row, page))
    return unexpected(data, "list of jobs")


def _rows(data: Json) -> list[Json] | None:
    """Return the jobs of a board, also where they are listed by department or office."""
    if isinstance(dig(data, "jobs"), list):
        return items(data, "jobs")
    groups = items(data, "departments") or [
        group for office in items(data, "offices") for group in items(office, "departments")
    ]
    listed = [group for group in groups if isinstance(dig(group, "jobs"), list)]
    return [row for group in listed for row in items(group, "jobs")] if listed else None


def _drawn(state: Json, page: Page) -> Parsed:
    """Read the object from which a page of job-boards.greenhouse.io draws itself."""
    routes = dig(state, "state", "loaderData")
    for route in routes.values() if isinstance(routes, dict) else []:
        if isinstance(dig(route, "jobPosts", "data"), list):
            company = text(route, "board", "name")
            rows = [
                {"company_name": company} | _as_row(row) for row in items(route, "jobPosts", "data")
            ]
            total = number(route, "jobPosts", "total")
            return read_items(rows, lambda row: _posting(row, page), total=total)
        if isinstance(dig(route, "jobPost"), dict):
            row = _as_row(dig(route, "jobPost")) | {"id": text(route, "jobPostId")}
            return read_items([row], lambda row: _posting(row, page))
    return unexpected(state, "list of jobs")


def _as_row(post: Json) -> dict[str, Json]:
    """Return a page's own names by those of the interface."""
    if not isinstance(post, dict):
        return {}
    parts = (raw(post, name) for name in ("introduction", "content", "conclusion"))
    return post | {
        "location": {"name": text(post, "job_post_location") or text(post, "location")},
        "absolute_url": text(post, "public_url") or text(post, "absolute_url"),
        "first_published": text(post, "published_at"),
        "content": "".join(part for part in parts if part),
    }


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
        workplace=_workplace(row, location),
        employment_type=read_employment(_field(row, _EMPLOYMENT)),
        salary=_salary(row),
        # updated_at moves with every edit; only first_published is the day it was posted.
        posted_on=posted(text(row, "first_published"), now=page.fetched_at),
        closes_on=read_date(text(row, "application_deadline")),
        requisition_id=text(row, "requisition_id"),
        description=raw(row, "content"),
    )


def _own_address(url: str | None, key: str, page: Page) -> str | None:
    """Return the stated address if it can be this job's: Greenhouse's, or one that bears its id."""
    if own(url, "greenhouse.io") or _bears(url, key):
        return url
    board = (page.url or "").partition("/v1/boards/")[2].partition("/")[0]
    return f"https://boards.greenhouse.io/{board}/jobs/{key}" if board else None


def _bears(url: str | None, key: str) -> bool:
    parts = urlsplit(url or "")
    return key in parts.path.split("/") or f"gh_jid={key}" in parts.query.split("&")


def _places(row: Json, location: str | None) -> tuple[Place, ...]:
    named = read_places(location)
    if named:
        return named
    # Some boards write "Hybrid" for the place, and the city only among the offices.
    offices = [text(o, "location") or text(o, "name") for o in items(row, "offices")]
    return tuple(place for office in offices for place in read_places(office))


def _workplace(row: Json, location: str | None) -> Workplace | None:
    return read_workplace(location) or read_workplace(_field(row, _WORKPLACE))


def _field(row: Json, names: tuple[str, ...]) -> str | None:
    """Return the value of the employer's own field whose name holds one of `names`."""
    for entry in items(row, "metadata"):
        if any(word in (text(entry, "name") or "").casefold() for word in names):
            return joined(entry, "value")
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
    for pay in items(row, "pay_ranges"):
        found = read_salary(f"{text(pay, 'min')} - {text(pay, 'max')} {text(pay, 'currency_type')}")
        if found:
            return replace(found, origin="stated")
    return None


def _period(title: str | None, cents: float | None) -> str | None:
    """Pay ranges carry no unit, only a free title ("Hourly Rate"); large sums are a year's."""
    if title and "hour" in title.casefold():
        return "hour"
    return "year" if cents and cents >= _SURELY_YEARLY else None
