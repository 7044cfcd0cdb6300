"""Teamtailor boards: a JSON feed whose items carry schema.org JobPosting, or plainer RSS."""

from __future__ import annotations

import re
from urllib.parse import quote

from scrapers.addresses import of_tenant
from scrapers.feed import Item, items_of
from scrapers.fields import Json, dig, items, raw, text
from scrapers.payload import decode
from scrapers.reading import compose, json_of, needed, read_items, unexpected
from scrapers.schema_org import description_of, stated_by
from scrapers.source import Source
from scrapers.types import Page, Parsed, Place, Posting, Query, Request
from scrapers.wording.dates import posted
from scrapers.wording.place import place_of
from scrapers.wording.workplace import read_workplace
from scrapers.xml import child, children, words_of

ABOUT = Source(
    key="teamtailor",
    label="Teamtailor",
    kind="board",
    board_hint="the word before .teamtailor.com, or the whole branded host",
    terms="Public feed of the careers site.",
)

_HOST = "teamtailor.com"


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for the JSON feed; a board with a dot is a branded host."""
    branded = "." in board and re.fullmatch(r"[A-Za-z0-9.-]+", board)
    host = board if branded else f"{quote(board, safe='')}.teamtailor.com"
    return Request(url=f"https://{host}/jobs.json")


def parse(page: Page) -> Parsed:
    """Read the JSON feed, or the RSS one."""
    if decode(page).lstrip().startswith("<"):
        found = items_of(page)
        if isinstance(found, Parsed):
            return found
        return read_items(found, lambda item: _from_rss(item, page))
    data = json_of(page)
    if isinstance(data, Parsed):
        return data
    if not isinstance(dig(data, "items"), list):
        return unexpected(data, "list of items")
    return read_items(items(data, "items"), lambda row: _from_json(row, text(data, "title"), page))


def _from_json(row: Json, feed: str | None, page: Page) -> Posting:
    job = dig(row, "_jobposting")
    told = stated_by(job if isinstance(job, dict) else {}, page.fetched_at)
    told["source_id"] = needed(text(row, "id"), "id")
    told["company"] = told.get("company") or text(job, "identifier", "name") or feed
    told["posted_on"] = told.get("posted_on") or posted(
        text(row, "date_published"), now=page.fetched_at
    )
    return compose(
        ABOUT.key,
        title=text(row, "title") or text(job, "title"),
        url=of_tenant(text(row, "url"), _HOST, page=page, company=told["company"]),
        description=raw(row, "content_html")
        or description_of(job if isinstance(job, dict) else {}),
        **told,
    )


def _from_rss(item: Item, page: Page) -> Posting:
    status = words_of(item.element, "remoteStatus")
    company = words_of(item.element, "company_name", "company") or item.feed
    return compose(
        ABOUT.key,
        source_id=item.key,
        title=item.title,
        url=of_tenant(item.link, _HOST, page=page, company=company),
        company=company,
        places=_places(item),
        workplace=None if status == "none" else read_workplace(_status(status)),
        posted_on=posted(item.date, now=page.fetched_at),
        description=item.description,
    )


def _status(status: str | None) -> str | None:
    return {"fully": "remote", "temporary": None}.get(status or "", status)


def _places(item: Item) -> list[Place | None]:
    listed = child(item.element, "locations")
    return [
        place_of(city=words_of(entry, "city"), country=words_of(entry, "country"))
        for entry in (children(listed, "location") if listed is not None else [])
    ]
