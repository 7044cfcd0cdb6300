"""Remote OK: one JSON array; the first entry is its terms, and texts carry a line against bots."""

from __future__ import annotations

import re

from scrapers.addresses import own
from scrapers.errors import UnreadableItemError
from scrapers.fields import Json, dig, number, raw, text
from scrapers.reading import compose, json_of, known_by, read_items, unexpected
from scrapers.source import Source
from scrapers.types import Page, Parsed, Posting, Query, Request
from scrapers.wording.dates import posted
from scrapers.wording.place import read_places
from scrapers.wording.salary import stated_salary

ABOUT = Source(
    key="remoteok",
    label="Remote OK",
    kind="feed",
    poll_minutes=60,
    attribution="Remote OK",
    terms="Link back to Remote OK, followed, and name it; no logo. About 100 newest jobs.",
)
# "Please mention the word **X** and tag Y when applying …" to the end: a test for robots.
_BOT_LINE = re.compile(r"(?:<br\s*/?>|\s)*Please mention the word \*\*.*", re.I | re.S)


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for the newest jobs."""
    return Request(url="https://remoteok.com/api")


def parse(page: Page) -> Parsed:
    """Read the newest jobs."""
    data = json_of(page)
    if isinstance(data, Parsed):
        return data
    if not isinstance(data, list):
        return unexpected(data, "list of jobs")
    rows = [row for row in data if text(row, "legal") is None]
    return read_items(rows, lambda row: _posting(row, page))


def _posting(row: Json, page: Page) -> Posting:
    if not isinstance(row, dict):
        raise UnreadableItemError("it is no job")
    address = own(text(row, "url"), "remoteok.com", "remoteok.io")
    return compose(
        ABOUT.key,
        source_id=known_by(text(row, "id"), address),
        title=text(row, "position"),
        url=address,
        apply_url=text(row, "apply_url"),
        company=text(row, "company"),
        places=read_places(text(row, "location")),
        workplace="remote",
        salary=stated_salary(number(row, "salary_min"), number(row, "salary_max"), "USD", "year"),
        posted_on=posted(text(row, "date") or dig(row, "epoch"), now=page.fetched_at),
        description=_BOT_LINE.sub("", raw(row, "description") or ""),
    )
