"""EURES, the European employment services: a posted search, and one JSON answer a job."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from scrapers.addresses import is_last
from scrapers.fields import Json, dig, items, joined, number, raw, text
from scrapers.reading import compose, json_of, needed, read_items, unexpected
from scrapers.source import Source
from scrapers.types import Employment, Page, Parsed, Place, Posting, Query, Request, Salary
from scrapers.wording.dates import posted, read_date
from scrapers.wording.employment import read_employment
from scrapers.wording.place import place_of
from scrapers.wording.salary import read_salary, stated_salary

ABOUT = Source(
    key="eures",
    label="EURES",
    kind="feed",
    page_cap=10,
    attribution="EURES",
    detail_cap=200,
    terms="The portal's own public search; unofficial.",
)
API = "https://europa.eu/eures/api/jv-searchengine/public"
_PAGE = 50


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for the first page of a search."""
    words = query.keywords or "project management"
    asked = {
        "resultsPerPage": _PAGE,
        "page": 1,
        "sortSearch": "MOST_RECENT",
        "keywords": [{"keyword": words, "specificSearchCode": "EVERYWHERE"}],
        "publicationPeriod": "LAST_WEEK" if query.since_days in range(1, 8) else None,
        "locationCodes": [],
        "occupationUris": [],
        "requestLanguage": "en",
    }
    url = f"{API}/jv-search/search"
    return Request(url=url, method="POST", json=asked, robots=False)


def following(request: Request, parsed: Parsed, so_far: int) -> Request | None:
    """Return the next page while the server counts more than was read."""
    if is_last(parsed, so_far):
        return None
    asked = dict(request.json) if isinstance(request.json, dict) else {}
    asked["page"] = int(number(asked, "page") or 1) + 1
    return replace(request, json=asked)


def detail(board: str, posting: Posting) -> Request | None:  # noqa: ARG001
    """Return the request for one job's own answer."""
    if posting.description_text or not posting.source_id:
        return None
    return Request(
        url=f"{API}/jv/id/{quote(posting.source_id, safe='')}?requestLang=en", robots=False
    )


def parse(page: Page) -> Parsed:
    """Read a page of a search, or a single job."""
    data = json_of(page)
    if isinstance(data, Parsed):
        return data
    if isinstance(dig(data, "jvs"), list):
        rows, total = items(data, "jvs"), number(data, "numberRecords")
        return read_items(rows, lambda row: _listed(row, page), total=total)
    if isinstance(dig(data, "jvProfiles"), dict):
        return read_items([data], lambda row: _detailed(row, page))
    return unexpected(data, "list of vacancies")


def _listed(row: Json, page: Page) -> Posting:
    key = needed(text(row, "id"), "id")
    return compose(
        ABOUT.key,
        source_id=key,
        title=text(row, "title"),
        url=_address(key),
        company=text(row, "employer", "name"),
        places=_places(dig(row, "locationMap")),
        employment_type=_employment(row),
        posted_on=posted(dig(row, "creationDate"), now=page.fetched_at),
        description=raw(row, "description"),
    )


def _detailed(data: Json, page: Page) -> Posting:
    key = needed(text(data, "id"), "id")
    profiles = dig(data, "jvProfiles")
    preferred = text(data, "preferredLanguage") or "en"
    profile = dig(profiles, preferred) or next(iter(profiles.values()), None)
    locations = items(profile, "locations")
    return compose(
        ABOUT.key,
        source_id=key,
        title=text(profile, "title"),
        url=_address(key),
        company=text(profile, "employer", "name"),
        places=[
            place_of(
                city=text(entry, "cityName"),
                region=text(entry, "region"),
                country=text(entry, "countryCode"),
            )
            for entry in locations
        ],
        employment_type=_employment(profile),
        salary=_salary(dig(profile, "offeredRemunerationPackage")),
        posted_on=posted(dig(data, "creationDate"), now=page.fetched_at),
        closes_on=read_date(dig(profile, "lastApplicationDate")),
        description=raw(profile, "description"),
    )


def _salary(package: Json) -> Salary | None:
    """Read the first sum of the package: a range, or one for reference; the period is not said."""
    for pay in items(package, "salaries"):
        one = number(pay, "referenceSalary")
        low, high = number(pay, "minimumSalary") or one, number(pay, "maximumSalary") or one
        if told := stated_salary(low, high, text(pay, "currencyCode"), None):
            return told
    return read_salary(text(package))


def _employment(row: Json) -> Employment | None:
    told = (joined(row, "positionScheduleCodes"), joined(row, "positionOfferingCode"))
    return read_employment(", ".join(filter(None, told)))


def _address(key: str) -> str:
    return f"https://europa.eu/eures/portal/jv-se/jv-details/{quote(key, safe='')}"


def _places(codes: Json) -> list[Place | None]:
    """Read the map of country codes to region codes; the regions' names are not in it."""
    return [place_of(country=code) for code in codes] if isinstance(codes, dict) else []
