"""Himalayas: a paged JSON list of remote jobs that says when each one closes; or its RSS."""

from __future__ import annotations

from urllib.parse import urlencode

from scrapers.addresses import is_last, own, stepped
from scrapers.feed import Item, items_of
from scrapers.fields import Json, dig, items, number, raw, text, tidy
from scrapers.identity import canonical_url
from scrapers.payload import decode
from scrapers.reading import compose, read_items, read_list
from scrapers.source import Source
from scrapers.types import Page, Parsed, Place, Posting, Query, Request
from scrapers.wording.dates import posted, read_date
from scrapers.wording.employment import read_employment
from scrapers.wording.place import read_place
from scrapers.wording.salary import stated_salary
from scrapers.xml import children, words_of

ABOUT = Source(
    key="himalayas",
    label="Himalayas",
    kind="feed",
    page_cap=10,
    attribution="Himalayas",
    terms="Public jobs interface; link back. Some 100,000 jobs, so it is searched.",
)
API = "https://himalayas.app/jobs/api/search"
_PAGE = 20


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for the first page of a search."""
    asked = {"q": query.keywords or "project management", "limit": str(_PAGE), "offset": "0"}
    return Request(url=f"{API}?{urlencode(asked)}", robots=False)


def following(request: Request, parsed: Parsed, so_far: int) -> Request | None:
    """Return the next page while the server counts more than was read."""
    if is_last(parsed, so_far):
        return None
    return stepped(request, "offset", by=len(parsed.postings))


def parse(page: Page) -> Parsed:
    """Read a page of the list, or the RSS feed."""
    if not decode(page).lstrip().startswith("<"):
        return read_list(page, _posting, "jobs", total=("totalCount",))
    found = items_of(page)
    return found if isinstance(found, Parsed) else read_items(found, lambda i: _from_rss(i, page))


def _posting(row: Json, page: Page) -> Posting:
    key = text(row, "guid") or text(row, "applicationLink")
    return compose(
        ABOUT.key,
        source_id=canonical_url(key) or key,
        title=text(row, "title"),
        url=own(key, "himalayas.app") or own(text(row, "applicationLink"), "himalayas.app"),
        apply_url=text(row, "applicationLink"),
        company=text(row, "companyName"),
        places=[_place(entry) for entry in items(row, "locationRestrictions")],
        workplace="remote",
        employment_type=read_employment(text(row, "employmentType")),
        salary=stated_salary(
            number(row, "minSalary"),
            number(row, "maxSalary"),
            text(row, "currency"),
            text(row, "salaryPeriod") or "year",
        ),
        posted_on=posted(dig(row, "pubDate"), now=page.fetched_at),
        closes_on=read_date(dig(row, "expiryDate")),
        description=raw(row, "description") or raw(row, "excerpt"),
    )


def _from_rss(item: Item, page: Page) -> Posting:
    """Read an item, whose fields of Himalayas' own go by the names of the list's."""
    required = children(item.element, "locationRestriction")
    return compose(
        ABOUT.key,
        source_id=item.key,
        title=item.title,
        url=own(item.link, "himalayas.app"),
        company=words_of(item.element, "companyName"),
        places=[read_place(tidy(entry.text or "")) for entry in required],
        workplace="remote",
        posted_on=posted(item.date, now=page.fetched_at),
        closes_on=read_date(words_of(item.element, "expiryDate")),
        description=item.description,
    )


def _place(entry: Json) -> Place | None:
    return read_place(text(entry) or text(entry, "name"))
