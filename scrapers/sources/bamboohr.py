"""BambooHR careers: a JSON list without dates, and one JSON answer a job."""

from __future__ import annotations

from urllib.parse import quote

from scrapers.fields import Json, dig, flag, items, raw, text
from scrapers.identity import host_of, is_host
from scrapers.reading import compose, json_of, needed, read_items, unexpected
from scrapers.source import Source
from scrapers.types import Page, Parsed, Place, Posting, Query, Request, Workplace
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import place_of
from scrapers.wording.salary import read_salary

ABOUT = Source(
    key="bamboohr",
    label="BambooHR",
    kind="board",
    board_hint="the word before .bamboohr.com",
    detail_cap=200,
    terms="Public careers page's own data.",
)
_TYPES: dict[str, Workplace] = {"0": "onsite", "1": "remote", "2": "hybrid"}


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for a whole board."""
    return Request(url=f"https://{quote(board, safe='')}.bamboohr.com/careers/list", robots=False)


def detail(board: str, posting: Posting) -> Request | None:
    """Return the request for one job with its description and date."""
    if posting.description_text or not posting.source_id:
        return None
    job = quote(posting.source_id, safe="")
    return Request(
        url=f"https://{quote(board, safe='')}.bamboohr.com/careers/{job}/detail", robots=False
    )


def parse(page: Page) -> Parsed:
    """Read the list, or a single job."""
    data = json_of(page)
    if isinstance(data, Parsed):
        return data
    if isinstance(dig(data, "result"), list):
        return read_items(items(data, "result"), lambda row: _posting(row, page))
    if isinstance(dig(data, "result", "jobOpening"), dict):
        opening = dig(data, "result", "jobOpening")
        key = (page.url or "").partition("/careers/")[2].partition("/")[0]
        return read_items([{"id": key} | opening], lambda row: _posting(row, page))
    return unexpected(data, "list of jobs")


def _posting(row: Json, page: Page) -> Posting:
    key = needed(text(row, "id"), "id")
    return compose(
        ABOUT.key,
        source_id=key,
        title=text(row, "jobOpeningName"),
        url=_address(page, key),
        places=[_place(row)],
        workplace=_workplace(row),
        employment_type=read_employment(text(row, "employmentStatusLabel")),
        salary=read_salary(text(row, "compensation")),
        posted_on=posted(text(row, "datePosted"), now=page.fetched_at),
        description=raw(row, "description"),
    )


def _address(page: Page, key: str) -> str | None:
    host = host_of(page.url)
    ours = is_host(host, "bamboohr.com")
    return f"https://{host}/careers/{quote(key, safe='')}" if ours else None


def _place(row: Json) -> Place | None:
    return place_of(
        city=text(row, "location", "city") or text(row, "atsLocation", "city"),
        region=text(row, "location", "state")
        or text(row, "atsLocation", "state")
        or text(row, "atsLocation", "province"),
        country=text(row, "location", "addressCountry") or text(row, "atsLocation", "country"),
    )


def _workplace(row: Json) -> Workplace | None:
    if flag(row, "isRemote"):
        return "remote"
    return _TYPES.get(text(row, "locationType") or "")
