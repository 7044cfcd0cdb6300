"""Pinpoint boards: one JSON answer a board, with closing dates and pay that may be hidden."""

from __future__ import annotations

from urllib.parse import quote

from scrapers.addresses import of_tenant
from scrapers.fields import Json, flag, number, raw, text
from scrapers.identity import canonical_url
from scrapers.reading import compose, known_by, read_list
from scrapers.source import Source
from scrapers.types import Page, Parsed, Place, Posting, Query, Request, Salary
from scrapers.wording.dates import posted, read_date
from scrapers.wording.employment import read_employment
from scrapers.wording.place import place_of, read_places
from scrapers.wording.salary import read_salary, stated_salary
from scrapers.wording.workplace import read_workplace

ABOUT = Source(
    key="pinpoint",
    label="Pinpoint",
    kind="board",
    board_hint="the word before .pinpointhq.com",
    terms="Public careers page's own data.",
)
_SECTIONS = ("key_responsibilities", "skills_knowledge_expertise", "benefits")


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for a whole board."""
    url = f"https://{quote(board, safe='')}.pinpointhq.com/postings.json"
    return Request(url=url, robots=False)


def parse(page: Page) -> Parsed:
    """Read a board."""
    return read_list(page, _posting, "data")


def _posting(row: Json, page: Page) -> Posting:
    stated = canonical_url(text(row, "url") or text(row, "path"), base=page.url)
    address = of_tenant(stated, "pinpointhq.com", page=page)
    return compose(
        ABOUT.key,
        source_id=known_by(text(row, "id"), address),
        title=text(row, "title"),
        url=address,
        places=_places(row),
        workplace=read_workplace((text(row, "workplace_type") or "").replace("_", " ")),
        employment_type=read_employment((text(row, "employment_type") or "").replace("_", " "))
        or read_employment(text(row, "employment_type_text")),
        salary=_salary(row),
        posted_on=posted(text(row, "published_at"), now=page.fetched_at),
        closes_on=read_date(text(row, "deadline_at")),
        requisition_id=text(row, "job", "requisition_id"),
        description=_description(row),
    )


def _places(row: Json) -> list[Place | None]:
    city, name = text(row, "location", "city"), text(row, "location", "name")
    if city is None:
        return [*read_places(name)]
    return [place_of(city=city, region=text(row, "location", "province"), text=name)]


def _salary(row: Json) -> Salary | None:
    if flag(row, "compensation_visible") is False:
        return None
    return stated_salary(
        number(row, "compensation_minimum"),
        number(row, "compensation_maximum"),
        text(row, "compensation_currency"),
        text(row, "compensation_frequency"),
    ) or read_salary(text(row, "compensation"))


def _description(row: Json) -> str:
    parts = [raw(row, "description") or ""]
    for name in _SECTIONS:
        body, heading = raw(row, name), text(row, f"{name}_header")
        if body:
            parts.append(f"<h3>{heading}</h3>{body}" if heading else body)
    return "".join(parts)
