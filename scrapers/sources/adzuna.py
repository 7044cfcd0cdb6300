"""Adzuna, a search engine over many boards: snippets, and pay that it may have guessed.

Published for programs: https://developer.adzuna.com/docs/search
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

from scrapers.addresses import is_last
from scrapers.fields import Json, number, raw, text
from scrapers.identity import host_of, split_url
from scrapers.reading import compose, read_list
from scrapers.source import Source
from scrapers.types import Employment, Page, Parsed, Place, Posting, Query, Request, Salary
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.gazetteer import currency_of
from scrapers.wording.place import country_code, place_of, read_place
from scrapers.wording.salary import stated_salary

ABOUT = Source(
    key="adzuna",
    label="Adzuna",
    kind="feed",
    board_hint="a country by its two letters: gb, us, de, fr, nl, pl …",
    needs=("PMO_ADZUNA_ID", "PMO_ADZUNA_KEY"),
    poll_minutes=360,
    page_cap=5,
    attribution="Jobs by Adzuna",
    terms="Free key from developer.adzuna.com; 25 requests a minute, 250 a day. Snippets only.",
)
API = "https://api.adzuna.com/v1/api/jobs"
_PAGE = 50
_OURS = re.compile(r"(?:^|\.)adzuna\.(?:com|com?\.[a-z]{2}|com\.[a-z]{2}|[a-z]{2})$")


def first(board: str, query: Query) -> Request:
    """Return the request for the first page of a search in a country."""
    asked = {
        "app_id": query.keys.get("PMO_ADZUNA_ID", ""),
        "app_key": query.keys.get("PMO_ADZUNA_KEY", ""),
        "what": query.keywords or "",
        "where": query.place or "",
        "max_days_old": str(query.since_days or ""),
        "results_per_page": str(_PAGE),
        "sort_by": "date",
    }
    told = urlencode({name: value for name, value in asked.items() if value})
    return Request(url=f"{API}/{quote(board.lower(), safe='')}/search/1?{told}", robots=False)


def following(request: Request, parsed: Parsed, so_far: int) -> Request | None:
    """Return the next page while the server counts more than was read."""
    if is_last(parsed, so_far):
        return None
    match = re.search(r"/search/(\d+)", request.url)
    number_now = int(match.group(1)) if match else 1
    url = request.url.replace(f"/search/{number_now}", f"/search/{number_now + 1}", 1)
    return Request(url=url, robots=False)


def parse(page: Page) -> Parsed:
    """Read a page of a search."""
    return read_list(page, _posting, "results", total=("count",))


def _posting(row: Json, page: Page) -> Posting:
    country = _country(page) or country_code(text(row, "location", "area", 0))
    return compose(
        ABOUT.key,
        source_id=text(row, "id"),
        title=text(row, "title"),
        url=_own(text(row, "redirect_url")),
        company=text(row, "company", "display_name"),
        places=[_place(row, country)],
        employment_type=_employment(row),
        salary=_salary(row, country),
        posted_on=posted(text(row, "created"), now=page.fetched_at),
        description=raw(row, "description"),
    )


def _own(url: str | None) -> str | None:
    """Return the address if it is on one of Adzuna's hosts, which end in each country's way."""
    return url if _OURS.search(host_of(url)) else None


def _country(page: Page) -> str | None:
    parts = split_url(page.url)
    match = re.search(r"/jobs/([a-z]{2})/search", parts.path if parts else "")
    return country_code(match.group(1)) if match else None


def _place(row: Json, country: str | None) -> Place | None:
    """Read the shown name in the country that was asked; the area's first entry names it too."""
    shown = text(row, "location", "display_name")
    code = country_code(text(row, "location", "area", 0)) or country
    told = read_place(shown)
    if told is None or told.country:
        return told
    return place_of(city=told.city or shown, region=told.region, country=code, text=shown)


def _employment(row: Json) -> Employment | None:
    time, kind = text(row, "contract_time"), text(row, "contract_type")
    return read_employment(", ".join(word for word in (time, kind) if word))


def _salary(row: Json, country: str | None) -> Salary | None:
    guessed = text(row, "salary_is_predicted") == "1"
    return stated_salary(
        number(row, "salary_min"),
        number(row, "salary_max"),
        currency_of(country),
        "year",
        origin="estimated" if guessed else "stated",
    )
