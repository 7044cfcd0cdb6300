"""Recruitee boards: one JSON answer a board, on the tenant's own host or a branded one.

Published for programs: https://docs.recruitee.com/reference/offers
"""

from __future__ import annotations

from urllib.parse import quote

from scrapers.addresses import of_tenant
from scrapers.fields import Json, dig, flag, items, number, raw, text
from scrapers.reading import compose, json_of, known_by, read_items, unexpected
from scrapers.source import Source
from scrapers.types import Page, Parsed, Place, Posting, Query, Request, Workplace
from scrapers.wording.dates import posted, read_date
from scrapers.wording.employment import read_employment
from scrapers.wording.place import place_of, read_places
from scrapers.wording.salary import stated_salary

ABOUT = Source(
    key="recruitee",
    label="Recruitee",
    kind="board",
    board_hint="the word before .recruitee.com",
    terms="Public careers interface; reading needs no key.",
)

_HOST = "recruitee.com"


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for a whole board."""
    return Request(url=f"https://{quote(board, safe='')}.recruitee.com/api/offers/", robots=False)


def parse(page: Page) -> Parsed:
    """Read a board, or a single offer."""
    data = json_of(page)
    if isinstance(data, Parsed):
        return data
    if isinstance(dig(data, "offers"), list):
        return read_items(items(data, "offers"), lambda row: _posting(row, page))
    if isinstance(dig(data, "offer"), dict):
        return read_items([dig(data, "offer")], lambda row: _posting(row, page))
    return unexpected(data, "list of offers")


def _posting(row: Json, page: Page) -> Posting | None:
    if text(row, "status") not in {None, "published"}:
        return None
    words, company = _wording(row), text(row, "company_name")
    address = of_tenant(text(row, "careers_url"), _HOST, page=page, company=company)
    return compose(
        ABOUT.key,
        source_id=known_by(text(row, "id"), address),
        title=text(words, "title"),
        url=address,
        apply_url=of_tenant(text(row, "careers_apply_url"), _HOST, page=page, company=company),
        company=company,
        places=_places(row),
        workplace=_workplace(row),
        employment_type=read_employment(
            (text(row, "employment_type_code") or "").replace("_", " ")
        ),
        salary=stated_salary(
            number(row, "salary", "min"),
            number(row, "salary", "max"),
            text(row, "salary", "currency"),
            text(row, "salary", "period"),
        ),
        posted_on=posted(text(row, "published_at"), now=page.fetched_at),
        closes_on=read_date(text(row, "close_at")),
        description=f"{raw(words, 'description') or ''}{raw(words, 'requirements') or ''}",
    )


def _wording(row: Json) -> Json:
    """Return the row itself, or its first translation where only that has a title."""
    told = dig(row, "translations")
    versions = list(told.values()) if isinstance(told, dict) else []
    return row if text(row, "title") or not versions else versions[0]


def _places(row: Json) -> list[Place | None]:
    told = [
        place_of(
            city=text(entry, "city") or text(entry, "name"),
            region=text(entry, "state"),
            country=text(entry, "country_code") or text(entry, "country"),
        )
        for entry in items(row, "locations")
    ]
    if told:
        return told
    # `location` may be the literal "Remote job"; city and country stand beside it.
    single = place_of(
        city=text(row, "city"),
        region=text(row, "state_name"),
        country=text(row, "country_code") or text(row, "country"),
    )
    return [single] if single else [*read_places(text(row, "location"))]


def _workplace(row: Json) -> Workplace | None:
    """Read three independent flags: more than one of them is a choice, which is hybrid."""
    told = [kind for kind in ("hybrid", "remote", "on_site") if flag(row, kind)]
    if len(told) > 1 or told == ["hybrid"]:
        return "hybrid"
    if told == ["remote"]:
        return "remote"
    return "onsite" if told == ["on_site"] else None
