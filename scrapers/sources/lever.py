"""Lever postings: a JSON array; the text is the description, the lists and the closing words.

Published for programs: https://github.com/lever/postings-api
"""

from __future__ import annotations

import html
import re
from urllib.parse import quote

from scrapers.addresses import own, stepped
from scrapers.fields import Json, flag, items, number, raw, text
from scrapers.reading import compose, json_of, known_by, read_items, unexpected
from scrapers.source import Source
from scrapers.types import Page, Parsed, Place, Posting, Query, Request
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import country_code, place_of, read_places
from scrapers.wording.salary import stated_salary
from scrapers.wording.workplace import read_workplace

ABOUT = Source(
    key="lever",
    label="Lever",
    kind="board",
    board_hint="the word after jobs.lever.co/ (eu:NAME for jobs.eu.lever.co)",
    poll_minutes=60,
    page_cap=50,
    terms="Public postings interface; reading needs no key.",
)
_PAGE = 100


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for a board's first page; "eu:NAME" asks the European service."""
    region, _, name = board.rpartition(":")
    host = "api.eu.lever.co" if region == "eu" else "api.lever.co"
    address = f"https://{host}/v0/postings/{quote(name, safe='')}"
    return Request(url=f"{address}?mode=json&skip=0&limit={_PAGE}", robots=False)


def following(request: Request, parsed: Parsed, so_far: int) -> Request | None:
    """Return the next page while pages come full."""
    if len(parsed.postings) + len(parsed.problems) < _PAGE:
        return None
    del so_far
    return stepped(request, "skip", by=_PAGE)


def parse(page: Page) -> Parsed:
    """Read a board's page, or a single posting."""
    data = json_of(page)
    if isinstance(data, Parsed):
        return data
    if isinstance(data, list):
        return read_items(_ungrouped(data), lambda row: _posting(row, page))
    if text(data, "text") and text(data, "id"):
        return read_items([data], lambda row: _posting(row, page))
    return unexpected(data, "list of postings")


def _ungrouped(rows: list[Json]) -> list[Json]:
    """Return the postings of an answer that was asked to group them by team or place."""
    return [
        posting for row in rows for posting in (items(row, "postings") if _is_group(row) else [row])
    ]


def _is_group(row: Json) -> bool:
    return isinstance(row, dict) and isinstance(row.get("postings"), list)


def _posting(row: Json, page: Page) -> Posting:
    address = own(text(row, "hostedUrl"), "lever.co")
    key = known_by(text(row, "id"), address)
    stated = text(row, "workplaceType")
    return compose(
        ABOUT.key,
        source_id=key,
        title=text(row, "text"),
        url=address,
        apply_url=own(text(row, "applyUrl"), "lever.co"),
        places=_places(row),
        workplace=read_workplace(stated) if stated != "unspecified" else None,
        employment_type=read_employment(text(row, "categories", "commitment")),
        salary=stated_salary(
            number(row, "salaryRange", "min"),
            number(row, "salaryRange", "max"),
            text(row, "salaryRange", "currency"),
            text(row, "salaryRange", "interval"),
        ),
        posted_on=posted(number(row, "createdAt"), now=page.fetched_at),
        closed=True if flag(row, "closed") else None,
        description=_description(row),
    )


def _places(row: Json) -> list[Place | None]:
    country = country_code(text(row, "country"))
    listed = [text(name) for name in items(row, "categories", "allLocations")]
    named = [
        p for words in (text(row, "categories", "location"), *listed) for p in read_places(words)
    ]
    if not named:
        return [place_of(country=country, text=text(row, "categories", "location") or country)]
    # The country field is the first location's; other locations speak for themselves.
    first_one = named[0]
    if country and first_one.country is None:
        named[0] = place_of(
            city=first_one.city, region=first_one.region, country=country, text=first_one.text
        ) or first_one  # fmt: skip
    return [*named]


def _description(row: Json) -> str:
    parts = [
        raw(row, "description")
        or "".join(raw(row, name) or "" for name in ("opening", "descriptionBody"))
        or _paragraphs(raw(row, "descriptionPlain"))
    ]
    for entry in items(row, "lists"):
        heading = html.escape(text(entry, "text") or "")
        parts.append(f"<h3>{heading}</h3><ul>{raw(entry, 'content') or ''}</ul>")
    parts.append(raw(row, "salaryDescription") or _paragraphs(raw(row, "salaryDescriptionPlain")))
    parts.append(raw(row, "additional") or _paragraphs(raw(row, "additionalPlain")))
    return "".join(part for part in parts if part)


def _paragraphs(words: str | None) -> str:
    pieces = re.split(r"\n\s*\n", words or "")
    lines = [
        "<br>".join(html.escape(piece.strip()).split("\n")) for piece in pieces if piece.strip()
    ]
    return "".join(f"<p>{line}</p>" for line in lines)
