"""USAJOBS, the vacancies of the US federal government, by its search interface.

Published for programs: https://developer.usajobs.gov/api-reference/get-api-search
"""

from __future__ import annotations

import re
from urllib.parse import urlencode

from scrapers.addresses import is_last, own, stepped
from scrapers.fields import Json, dig, flag, items, number, text
from scrapers.reading import compose, json_of, known_by, read_items, unexpected
from scrapers.source import Source
from scrapers.types import Employment, Page, Parsed, Place, Posting, Query, Request, Salary
from scrapers.wording.dates import posted, read_date
from scrapers.wording.employment import read_employment
from scrapers.wording.place import place_of, read_places
from scrapers.wording.salary import stated_salary

ABOUT = Source(
    key="usajobs",
    label="USAJOBS",
    kind="feed",
    needs=("PMO_USAJOBS_EMAIL", "PMO_USAJOBS_KEY"),
    page_cap=20,
    attribution="USAJOBS",
    terms="Free key from developer.usajobs.gov; at most 10,000 results a search.",
)
API = "https://data.usajobs.gov/api/Search"
_PAGE = 250
# A fortnight's and a school year's pay have no period of ours: kept as written, without one.
_RATES = {"PA": "year", "PH": "hour", "PD": "day", "PM": "month"}
_SCHEDULES = {"1": "full-time", "2": "part-time", "4": "part-time", "5": "part-time"}
_ANYWHERE = re.compile(r"^(?:anywhere|multiple|negotiable|location)\b", re.I)


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for the first page of a search."""
    asked = {
        "Keyword": query.keywords or "",
        "LocationName": query.place or "",
        "DatePosted": str(min(query.since_days, 60)) if query.since_days else "",
        "ResultsPerPage": str(_PAGE),
        "Page": "1",
    }
    headers = {
        "User-Agent": query.keys.get("PMO_USAJOBS_EMAIL", ""),
        "Authorization-Key": query.keys.get("PMO_USAJOBS_KEY", ""),
    }
    told = urlencode({name: value for name, value in asked.items() if value})
    return Request(url=f"{API}?{told}", headers=headers, robots=False)


def following(request: Request, parsed: Parsed, so_far: int) -> Request | None:
    """Return the next page while the server counts more than was read."""
    return None if is_last(parsed, so_far) else stepped(request, "Page", first=1)


def parse(page: Page) -> Parsed:
    """Read a page of a search."""
    data = json_of(page)
    if isinstance(data, Parsed):
        return data
    result = dig(data, "SearchResult")
    if not isinstance(dig(result, "SearchResultItems"), list):
        return unexpected(data, "search result")
    total = number(result, "SearchResultCountAll")
    rows = items(result, "SearchResultItems")
    return read_items(rows, lambda row: _posting(row, page), total=total)


def _posting(row: Json, page: Page) -> Posting:
    job = dig(row, "MatchedObjectDescriptor")
    details = dig(job, "UserArea", "Details")
    address = own(text(job, "PositionURI"), "usajobs.gov")
    return compose(
        ABOUT.key,
        # PositionID repeats across announcements; the matched object does not.
        source_id=known_by(text(row, "MatchedObjectId"), address),
        title=text(job, "PositionTitle"),
        url=address,
        apply_url=text(job, "ApplyURI", 0),
        company=text(job, "OrganizationName") or text(job, "DepartmentName"),
        places=_places(job),
        workplace="remote" if flag(details, "RemoteIndicator") else None,
        employment_type=_employment(job),
        salary=_salary(job),
        posted_on=posted(text(job, "PublicationStartDate"), now=page.fetched_at),
        closes_on=read_date(text(job, "ApplicationCloseDate")),
        requisition_id=text(job, "PositionID"),
        description=_description(job, details),
    )


def _places(job: Json) -> list[Place | None]:
    told = [_place(entry) for entry in items(job, "PositionLocation")]
    return told or [*read_places(text(job, "PositionLocationDisplay"))]


def _place(entry: Json) -> Place | None:
    """Read "Washington, District of Columbia": the city's field repeats the state."""
    city = (text(entry, "CityName") or "").partition(",")[0].removesuffix(" DC") or None
    if city and _ANYWHERE.match(city):
        city = None
    region = text(entry, "CountrySubDivisionCode")
    country = text(entry, "CountryCode")
    return place_of(city=city, region=region, country=country, text=text(entry, "LocationName"))


def _employment(job: Json) -> Employment | None:
    schedule = text(job, "PositionSchedule", 0, "Name")
    code = text(job, "PositionSchedule", 0, "Code")
    offering = text(job, "PositionOfferingType", 0, "Name")
    told = (schedule or _SCHEDULES.get(code or ""), offering)
    return read_employment(", ".join(filter(None, told)))


def _salary(job: Json) -> Salary | None:
    pay = dig(job, "PositionRemuneration", 0)
    code = text(pay, "RateIntervalCode") or ""
    period = _RATES.get(code) or (code if code.casefold().startswith("per ") else None)
    return stated_salary(number(pay, "MinimumRange"), number(pay, "MaximumRange"), "USD", period)


def _description(job: Json, details: Json) -> str:
    duties = items(details, "MajorDuties") or [dig(details, "MajorDuties")]
    told = [text(details, "JobSummary"), *map(text, duties), text(job, "QualificationSummary")]
    return "".join(f"<p>{words}</p>" for words in told if words)
