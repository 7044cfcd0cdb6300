"""iCIMS careers pages: cards in a frame; a job's own page carries JSON-LD."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlencode, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from scrapers.fields import tidy
from scrapers.identity import host_of, is_host
from scrapers.page_signs import by_status, no_postings, outcome_of_page
from scrapers.payload import decode
from scrapers.reading import compose, needed, read_items
from scrapers.schema_org import description_of, job_postings, stated_by, title_of
from scrapers.source import Source
from scrapers.types import Page, Parsed, Posting, Query, Request
from scrapers.wording.dates import posted
from scrapers.wording.place import read_places
from scrapers.wording.workplace import read_workplace

ABOUT = Source(
    key="icims",
    label="iCIMS",
    kind="board",
    board_hint="the word between careers- and .icims.com",
    page_cap=30,
    terms="The careers page itself, where robots.txt allows it.",
)
_JOB = re.compile(r"/jobs/(\d+)/")


def first(board: str, query: Query) -> Request:
    """Return the request for the first page of a search."""
    asked = {"ss": "1", "in_iframe": "1", "pr": "0"}
    if query.keywords:
        asked["searchKeyword"] = query.keywords
    host = f"careers-{quote(board, safe='')}.icims.com"
    return Request(url=f"https://{host}/jobs/search?{urlencode(asked)}")


def following(request: Request, parsed: Parsed, so_far: int) -> Request | None:
    """Return the next page; the one after the last repeats the last, which ends the collection."""
    del so_far
    if not parsed.postings:
        return None
    address, _, query = request.url.partition("?")
    asked = {name: values[0] for name, values in parse_qs(query).items()}
    asked["pr"] = str(int(asked.get("pr", "0")) + 1)
    return Request(url=f"{address}?{urlencode(asked)}")


def detail(board: str, posting: Posting) -> Request | None:  # noqa: ARG001
    """Return the request for a job's page, which holds the date and the whole description."""
    if posting.url is None or posting.posted_on:
        return None
    return Request(url=f"{posting.url}?in_iframe=1")


def parse(page: Page) -> Parsed:
    """Read a page of cards, or a job's page."""
    if outcome := by_status(page):
        return no_postings(outcome)
    words = decode(page)
    soup = BeautifulSoup(words, "lxml")
    cards = soup.select("li.iCIMS_JobCardItem")
    if cards:
        return read_items(cards, lambda card: _posting(card, page))
    jobs, _ = job_postings(soup)
    if jobs:
        return read_items(jobs, lambda job: _from_page(job, page))
    return _nothing(words)


def _nothing(words: str) -> Parsed:
    if outcome := outcome_of_page(words):
        return no_postings(outcome)
    listing = "iCIMS_ListingsPage" in words or "iCIMS_JobsTable" in words
    return no_postings("empty" if listing else "changed_shape")


def _posting(card: Tag, page: Page) -> Posting | None:
    link = card.select_one("a.iCIMS_Anchor[href]")
    url = urljoin(page.url or "", str(link["href"])) if link else ""
    if not _is_own(url, page):
        # A card that leads elsewhere is an advertisement, or worse.
        return None
    match = _JOB.search(url)
    heading = card.select_one("h2, h3, h4") or link
    place = _labelled(card, "location")
    return compose(
        ABOUT.key,
        source_id=needed(match.group(1) if match else None, "number in its address"),
        title=heading.get_text(" ") if heading else None,
        url=url.partition("?")[0],
        places=read_places((place or "").replace("|", ";")),
        workplace=read_workplace(place),
        posted_on=posted(_labelled(card, "posted"), now=page.fetched_at, order="MDY"),
        posted_text=_labelled(card, "posted"),
        requisition_id=_labelled(card, "id"),
        description=_teaser(card),
    )


def _is_own(url: str, page: Page) -> bool:
    host = host_of(url)
    return is_host(host, "icims.com") or bool(host and host == host_of(page.url))


def _labelled(card: Tag, label: str) -> str | None:
    """Return the words after a hidden label such as "Location" or "ID"."""
    for hidden in card.select("span.field-label"):
        if hidden.get_text(" ", strip=True).casefold().startswith(label):
            value = hidden.find_next_sibling()
            return tidy(value.get_text(" ")) if isinstance(value, Tag) else None
    return None


def _teaser(card: Tag) -> str | None:
    teaser = card.select_one(".description")
    return str(teaser) if teaser else None


def _from_page(job: dict[str, object], page: Page) -> Posting:
    told = stated_by(job, page.fetched_at)
    match = _JOB.search(urlsplit(page.url or "").path)
    told["source_id"] = match.group(1) if match else told.get("source_id")
    url = page.url.partition("?")[0] if page.url and _is_own(page.url, page) else None
    return compose(ABOUT.key, title=title_of(job), url=url, description=description_of(job), **told)
