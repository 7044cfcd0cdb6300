"""Workable boards: one JSON answer, in which a job is repeated once for each of its places."""

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
from scrapers.wording.workplace import read_workplace

ABOUT = Source(
    key="workable",
    label="Workable",
    kind="board",
    board_hint="the word after apply.workable.com/",
    poll_minutes=180,
    terms="Public widget interface; all boards share one host, which brakes for hours.",
)
API = "https://apply.workable.com/api/v1/widget/accounts"


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for a whole board with its descriptions."""
    return Request(url=f"{API}/{quote(board, safe='')}?details=true", robots=False)


def parse(page: Page) -> Parsed:
    """Read a board; the rows of one job become one posting with all its places."""
    data = json_of(page)
    if isinstance(data, Parsed):
        return data
    if not isinstance(dig(data, "jobs"), list):
        return unexpected(data, "list of jobs")
    company = text(data, "name")
    return read_items(_grouped(items(data, "jobs")), lambda rows: _posting(rows, company, page))


def _grouped(rows: list[Json]) -> list[list[Json]]:
    groups: dict[object, list[Json]] = {}
    for index, row in enumerate(rows):
        groups.setdefault(text(row, "shortcode") or index, []).append(row)
    return list(groups.values())


def _posting(rows: list[Json], company: str | None, page: Page) -> Posting:
    row = rows[0]
    code = needed(text(row, "shortcode"), "shortcode")
    return compose(
        ABOUT.key,
        source_id=code,
        title=text(row, "title"),
        url=_own(text(row, "url")) or f"https://apply.workable.com/j/{quote(code, safe='')}",
        apply_url=_own(text(row, "application_url")),
        company=company,
        places=[place for entry in rows for place in _places(entry)],
        workplace=_workplace(row),
        employment_type=read_employment(text(row, "employment_type")),
        posted_on=posted(text(row, "published_on") or text(row, "created_at"), now=page.fetched_at),
        requisition_id=text(row, "code"),
        description=raw(row, "description"),
    )


def _own(url: str | None) -> str | None:
    return url if is_host(host_of(url), "workable.com") else None


def _places(row: Json) -> list[Place | None]:
    listed = [entry for entry in items(row, "locations") if not flag(entry, "hidden")]
    told = [
        place_of(
            city=text(entry, "city"),
            region=text(entry, "region"),
            country=text(entry, "countryCode") or text(entry, "country"),
        )
        for entry in listed
    ]
    return told or [
        place_of(city=text(row, "city"), region=text(row, "state"), country=text(row, "country"))
    ]


def _workplace(row: Json) -> Workplace | None:
    return read_workplace(text(row, "workplace_type") or text(row, "workplace")) or (
        "remote" if flag(row, "telecommuting") else None
    )
