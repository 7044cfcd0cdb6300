"""Workable boards: one JSON answer, in which a job is repeated once for each of its places.

The page itself asks a newer interface, whose rows name the same things otherwise.
"""

from __future__ import annotations

from urllib.parse import quote

from scrapers.addresses import own
from scrapers.fields import Json, dig, flag, items, raw, text
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
_TYPES = {
    "full": "full-time",
    "part": "part-time",
    "contract": "contract",
    "temporary": "temporary",
}
_SECTIONS = ("description", "requirements", "benefits")
API = "https://apply.workable.com/api/v1/widget/accounts"


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for a whole board with its descriptions."""
    return Request(url=f"{API}/{quote(board, safe='')}?details=true", robots=False)


def parse(page: Page) -> Parsed:
    """Read a board; the rows of one job become one posting with all its places."""
    data = json_of(page)
    if isinstance(data, Parsed):
        return data
    company = text(data, "name")
    for name in ("jobs", "results"):
        if isinstance(dig(data, name), list):
            rows = _grouped(items(data, name))
            return read_items(rows, lambda rows: _posting(rows, company, page))
    if text(data, "shortcode") and text(data, "title"):
        return read_items([[data]], lambda rows: _posting(rows, None, page))
    return unexpected(data, "list of jobs")


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
        url=own(text(row, "url"), "workable.com")
        or f"https://apply.workable.com/j/{quote(code, safe='')}",
        apply_url=own(text(row, "application_url"), "workable.com"),
        company=company,
        places=[place for entry in rows for place in _places(entry)],
        workplace=_workplace(row),
        employment_type=read_employment(
            text(row, "employment_type") or _TYPES.get(text(row, "type") or "")
        ),
        posted_on=posted(
            text(row, "published_on") or text(row, "published") or text(row, "created_at"),
            now=page.fetched_at,
        ),
        requisition_id=text(row, "code"),
        description="".join(raw(row, name) or "" for name in _SECTIONS),
    )


def _places(row: Json) -> list[Place | None]:
    listed = [entry for entry in items(row, "locations") if not flag(entry, "hidden")]
    single = dig(row, "location")
    told = [
        place_of(
            city=text(entry, "city"),
            region=text(entry, "region"),
            country=text(entry, "countryCode") or text(entry, "country"),
        )
        for entry in listed or ([single] if isinstance(single, dict) else [])
    ]
    return told or [
        place_of(city=text(row, "city"), region=text(row, "state"), country=text(row, "country"))
    ]


def _workplace(row: Json) -> Workplace | None:
    return read_workplace(text(row, "workplace_type") or text(row, "workplace")) or (
        "remote" if flag(row, "telecommuting") or flag(row, "remote") else None
    )
