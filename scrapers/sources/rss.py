"""Any RSS or Atom feed of jobs: what a feed says, and no more."""

from __future__ import annotations

import re

from scrapers.feed import Item, items_of
from scrapers.identity import canonical_url
from scrapers.reading import compose, read_items
from scrapers.source import Source
from scrapers.types import Page, Parsed, Posting, Query, Request
from scrapers.wording.dates import posted, read_date
from scrapers.wording.employment import read_employment
from scrapers.wording.place import read_places
from scrapers.wording.workplace import read_workplace
from scrapers.xml import words_of

ABOUT = Source(
    key="rss",
    label="Any RSS or Atom feed",
    kind="feed",
    board_hint="the feed's address",
    terms="Fetched only where the site's robots.txt allows it.",
)

_CLOSES = ("expires_at", "expires", "closingDate", "expiryDate")


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for the feed itself; robots.txt decides."""
    return Request(url=board)


def parse(page: Page) -> Parsed:
    """Read every item of the feed as one posting."""
    items = items_of(page)
    if isinstance(items, Parsed):
        return items
    return read_items(items, lambda item: _posting(item, page))


def _company(item: Item) -> str | None:
    """Return the company; some write "Acme<br>Worldwide" where the author's name should be."""
    told = words_of(item.element, "company", "companyName", "employer", "creator")
    return told and re.split(r"<br\s*/?>", told, maxsplit=1)[0]


def _posting(item: Item, page: Page) -> Posting:
    place = words_of(item.element, "location", "region", "city", "place", "locationRestriction")
    return compose(
        ABOUT.key,
        source_id=item.key,
        title=item.title,
        url=canonical_url(item.link, base=page.url),
        company=_company(item),
        places=read_places(place),
        workplace=read_workplace(place),
        employment_type=read_employment(words_of(item.element, "type", "jobtype", "job_type")),
        posted_on=posted(item.date, now=page.fetched_at),
        closes_on=read_date(words_of(item.element, *_CLOSES)),
        description=item.description,
    )
