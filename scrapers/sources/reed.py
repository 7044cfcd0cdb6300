"""Reed (United Kingdom) by its search interface: snippets, days written dd/mm/yyyy.

Published for programs: https://www.reed.co.uk/developers/jobseeker
"""

from __future__ import annotations

import base64
from urllib.parse import urlencode

from scrapers.addresses import is_last, own, stepped
from scrapers.fields import Json, flag, number, raw, text
from scrapers.reading import compose, known_by, read_list
from scrapers.source import Source
from scrapers.types import Employment, Page, Parsed, Place, Posting, Query, Request, Salary
from scrapers.wording.dates import posted, read_date
from scrapers.wording.employment import read_employment
from scrapers.wording.place import read_place
from scrapers.wording.salary import stated_salary
from scrapers.wording.workplace import read_workplace

ABOUT = Source(
    key="reed",
    label="Reed",
    kind="feed",
    needs=("PMO_REED_KEY",),
    poll_minutes=360,
    page_cap=10,
    attribution="Reed",
    terms="Free key from reed.co.uk/developers; the search shows only the beginning of a text.",
)
API = "https://www.reed.co.uk/api/1.0"
_PAGE = 100
_SURELY_YEARLY = 10_000
_KINDS = (
    ("contract", "contract"), ("temp", "temporary"), ("partTime", "part-time"),
    ("fullTime", "full-time"), ("permanent", "permanent"),
)  # fmt: skip


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for the first page of a search."""
    asked = {
        "keywords": query.keywords or "",
        "locationName": query.place or "",
        "resultsToTake": str(_PAGE),
        "resultsToSkip": "0",
    }
    told = urlencode({name: value for name, value in asked.items() if value})
    key = base64.b64encode(f"{query.keys.get('PMO_REED_KEY', '')}:".encode()).decode()
    headers = {"Authorization": f"Basic {key}"}
    return Request(url=f"{API}/search?{told}", headers=headers, robots=False)


def following(request: Request, parsed: Parsed, so_far: int) -> Request | None:
    """Return the next page while the server counts more than was read."""
    return None if is_last(parsed, so_far) else stepped(request, "resultsToSkip", by=_PAGE)


def parse(page: Page) -> Parsed:
    """Read a page of a search, or a single job."""
    alone = ("jobId", "jobTitle")
    return read_list(page, _posting, "results", total=("totalResults",), alone=alone)


def _posting(row: Json, page: Page) -> Posting:
    place = text(row, "locationName")
    address = own(text(row, "jobUrl"), "reed.co.uk")
    return compose(
        ABOUT.key,
        source_id=known_by(text(row, "jobId"), address),
        title=text(row, "jobTitle"),
        url=address,
        apply_url=text(row, "externalUrl"),
        company=text(row, "employerName"),
        places=[_place(place)],
        workplace=read_workplace(place),
        employment_type=_employment(row),
        salary=_salary(row),
        posted_on=posted(
            text(row, "date") or text(row, "datePosted"), now=page.fetched_at, order="DMY"
        ),
        closes_on=read_date(text(row, "expirationDate"), order="DMY"),
        description=raw(row, "jobDescription"),
    )


def _place(words: str | None) -> Place | None:
    """Read a town's name as the British one, which it is here."""
    told = read_place(words)
    if told is None or told.country not in {None, "GB"}:
        british = read_place(f"{words}, UK") if told else None
        return british if british and british.city else told
    return told if told.country else read_place(f"{words}, UK")


def _employment(row: Json) -> Employment | None:
    told = [word for name, word in _KINDS if flag(row, name)]
    return read_employment(", ".join([*told, text(row, "contractType") or ""]))


def _salary(row: Json) -> Salary | None:
    low, high = number(row, "minimumSalary"), number(row, "maximumSalary")
    period = text(row, "salaryType")
    if period is None and max(low or 0, high or 0) >= _SURELY_YEARLY:
        period = "year"
    return stated_salary(low, high, text(row, "currency") or "GBP", period)
