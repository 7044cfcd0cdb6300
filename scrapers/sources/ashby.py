"""Ashby job boards: one JSON answer holds the whole board, unlisted jobs included.

Published for programs: https://developers.ashbyhq.com/docs/public-job-posting-api
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from scrapers.addresses import own
from scrapers.fields import Json, dig, flag, items, number, raw, text
from scrapers.reading import compose, known_by, read_list
from scrapers.source import Source
from scrapers.types import Page, Parsed, Place, Posting, Query, Request, Salary, Workplace
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import place_of, read_place
from scrapers.wording.salary import read_salary, stated_salary
from scrapers.wording.workplace import read_workplace

if TYPE_CHECKING:
    from collections.abc import Iterator

ABOUT = Source(
    key="ashby",
    label="Ashby",
    kind="board",
    board_hint="the word after jobs.ashbyhq.com/, with its capitals",
    terms="Public job-board interface; reading needs no key. Slow by design.",
)
API = "https://api.ashbyhq.com/posting-api/job-board"


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for a whole board."""
    return Request(url=f"{API}/{quote(board, safe='')}?includeCompensation=true", robots=False)


def parse(page: Page) -> Parsed:
    """Read a board; jobs that the employer has hidden are left out."""
    return read_list(page, _posting, "jobs")


def _posting(row: Json, page: Page) -> Posting | None:
    if flag(row, "isListed") is False:
        return None
    address = own(text(row, "jobUrl"), "ashbyhq.com")
    return compose(
        ABOUT.key,
        source_id=known_by(text(row, "id"), address),
        title=text(row, "title"),
        url=address,
        apply_url=own(text(row, "applyUrl"), "ashbyhq.com"),
        places=list(_places(row)),
        workplace=_workplace(row),
        employment_type=read_employment(_spaced(text(row, "employmentType"))),
        salary=_salary(row),
        posted_on=posted(text(row, "publishedAt"), now=page.fetched_at),
        description=raw(row, "descriptionHtml") or raw(row, "descriptionPlain"),
    )


def _spaced(kind: str | None) -> str | None:
    return {"Intern": "internship"}.get(kind or "", kind)


def _places(row: Json) -> Iterator[Place | None]:
    # `location` is the anchor office; the others are where the job is offered just as well.
    for entry in (row, *items(row, "secondaryLocations")):
        named = text(entry, "location")
        address = dig(entry, "address", "postalAddress") or dig(entry, "address")
        city, region = text(address, "addressLocality"), text(address, "addressRegion")
        country = text(address, "addressCountry")
        if city or region or country:
            yield place_of(city=city, region=region, country=country, text=named)
        else:
            yield read_place(named)


def _workplace(row: Json) -> Workplace | None:
    """Prefer the type: boards carry isRemote beside "Hybrid"."""
    return read_workplace(text(row, "workplaceType")) or (
        "remote" if flag(row, "isRemote") else None
    )


def _salary(row: Json) -> Salary | None:
    told = dig(row, "compensation")
    tiers = [
        part for tier in items(told, "compensationTiers") for part in items(tier, "components")
    ]
    for part in (*items(told, "summaryComponents"), *tiers):
        if text(part, "compensationType") == "Salary" and (
            found := stated_salary(
                number(part, "minValue"),
                number(part, "maxValue"),
                text(part, "currencyCode"),
                text(part, "interval"),
            )
        ):
            return found
    return read_salary(
        text(told, "scrapeableCompensationSalarySummary") or text(told, "compensationTierSummary")
    )
