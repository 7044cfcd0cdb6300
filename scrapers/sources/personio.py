"""Personio boards: one XML file a board; `<name>` also stands inside the descriptions.

Published for programs: https://developer.personio.de/docs/retrieving-open-job-positions
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from scrapers.feed import read_elements
from scrapers.identity import host_of, is_host
from scrapers.reading import compose, needed
from scrapers.source import Source
from scrapers.types import Page, Parsed, Posting, Query, Request
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import read_places
from scrapers.wording.workplace import read_workplace
from scrapers.xml import child, children, markup_of, words_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ABOUT = Source(
    key="personio",
    label="Personio",
    kind="board",
    board_hint="the word before .jobs.personio.de (NAME.com for .jobs.personio.com)",
    terms="Public XML feed, where the employer has switched it on.",
)


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for a whole board in English; "NAME.com" asks the .com host."""
    name, ending = (board[:-4], "com") if board.endswith(".com") else (board, "de")
    url = f"https://{quote(name, safe='')}.jobs.personio.{ending}/xml?language=en"
    return Request(url=url, robots=False)


def parse(page: Page) -> Parsed:
    """Read a board."""
    return read_elements(page, "workzag-jobs", "position", _posting)


def _posting(position: Element, page: Page) -> Posting:
    key = needed(words_of(position, "id"), "id")
    offices = _offices(position)
    kinds = [words_of(position, "employmentType"), words_of(position, "schedule")]
    return compose(
        ABOUT.key,
        source_id=key,
        title=words_of(position, "name"),
        url=_address(page, key),
        company=words_of(position, "subcompany"),
        places=[place for office in offices for place in read_places(office)],
        workplace=next(filter(None, map(read_workplace, offices)), None),
        employment_type=read_employment(", ".join(kind for kind in kinds if kind)),
        posted_on=posted(words_of(position, "createdAt"), now=page.fetched_at),
        description=_description(position),
    )


def _address(page: Page, key: str) -> str | None:
    host = host_of(page.url)
    ours = is_host(host, "jobs.personio.de") or is_host(host, "jobs.personio.com")
    return f"https://{host}/job/{quote(key, safe='')}" if ours else None


def _offices(position: Element) -> list[str | None]:
    more = child(position, "additionalOffices")
    others = [inner.text for inner in children(more, "office")] if more is not None else []
    return [words_of(position, "office"), *others]


def _description(position: Element) -> str:
    parts = child(position, "jobDescriptions")
    told = []
    for part in children(parts, "jobDescription") if parts is not None else []:
        heading, body = words_of(part, "name"), markup_of(part, "value")
        told.append(f"<h3>{heading}</h3>{body}" if heading and body else body or "")
    return "".join(told)
