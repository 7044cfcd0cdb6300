"""We Work Remotely: an RSS feed whose titles are "Company: Role"."""

from __future__ import annotations

from scrapers.addresses import own
from scrapers.feed import Item, items_of
from scrapers.reading import compose, read_items
from scrapers.source import Source
from scrapers.types import Page, Parsed, Posting, Query, Request
from scrapers.wording.dates import posted, read_date
from scrapers.wording.employment import read_employment
from scrapers.wording.place import read_places
from scrapers.xml import words_of

ABOUT = Source(
    key="weworkremotely",
    label="We Work Remotely",
    kind="feed",
    poll_minutes=60,
    attribution="We Work Remotely",
    terms="Public feed; ask at most once an hour and link back.",
)


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for the feed of all jobs."""
    return Request(url="https://weworkremotely.com/remote-jobs.rss")


def parse(page: Page) -> Parsed:
    """Read the feed."""
    items = items_of(page)
    if isinstance(items, Parsed):
        return items
    return read_items(items, lambda item: _posting(item, page))


def _posting(item: Item, page: Page) -> Posting:
    # Only the first ": " divides: a company may be called "Remote", a role may hold a colon.
    company, colon, role = (item.title or "").partition(": ")
    return compose(
        ABOUT.key,
        source_id=item.key,
        title=role if colon else company,
        url=own(item.link, "weworkremotely.com"),
        company=company if colon else None,
        places=[
            place
            for name in ("region", "country", "state")
            for place in read_places(words_of(item.element, name))
        ],
        workplace="remote",
        employment_type=read_employment(words_of(item.element, "type")),
        posted_on=posted(item.date, now=page.fetched_at),
        closes_on=read_date(words_of(item.element, "expires_at")),
        description=item.description,
    )
