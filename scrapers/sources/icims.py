"""iCIMS careers pages: cards in a frame; a job's own page carries JSON-LD."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote, urlencode

from bs4 import BeautifulSoup, Tag

from scrapers.addresses import own, stepped
from scrapers.fields import tidy
from scrapers.identity import canonical_url, split_url
from scrapers.page_signs import by_status, no_postings, outcome_of_page
from scrapers.payload import decode
from scrapers.reading import compose, needed, read_items
from scrapers.schema_org import description_of, job_postings, stated_by, title_of
from scrapers.source import Source
from scrapers.types import Page, Parsed, Posting, Query, Request, Salary
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import read_places
from scrapers.wording.salary import read_salary
from scrapers.wording.workplace import read_workplace

ABOUT = Source(
    key="icims",
    label="iCIMS",
    kind="board",
    board_hint="the word between careers- and .icims.com",
    page_cap=30,
    detail_cap=200,
    terms="The careers page itself, where robots.txt allows it.",
)
_JOB = re.compile(r"/jobs/(\d+)/")
# Today's cards, and the tables of rows of older portals.
_CARDS = ("li.iCIMS_JobCardItem", ".iCIMS_JobsTable > .row", "table.iCIMS_JobsTable tr")


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
    return stepped(request, "pr")


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
    jobs, _ = job_postings(soup)
    shown = soup.select_one(".iCIMS_JobContent")
    if cards := None if shown else next(filter(None, map(soup.select, _CARDS)), None):
        return read_items(cards, lambda card: _posting(card, page))
    if jobs:
        return read_items(jobs, lambda job: _from_page(job, page))
    if shown:
        return read_items([shown], lambda view: _view(view, page))
    return _nothing(words)


def _nothing(words: str) -> Parsed:
    if outcome := outcome_of_page(words):
        return no_postings(outcome)
    listing = re.search(r"iCIMS_(?:ListingsPage|JobsTable)|sorry, no jobs were found", words, re.I)
    return no_postings("empty" if listing else "changed_shape")


def _posting(card: Tag, page: Page) -> Posting | None:
    link = card.select_one("a.iCIMS_Anchor[href]") or card.select_one("a[href*='/jobs/']")
    # The frame's own addresses are relative on some portals, and no address at all on broken ones.
    url = (canonical_url(str(link["href"]), base=page.url) if link else None) or ""
    if not own(url, "icims.com", page=page):
        # A card that leads elsewhere is an advertisement, or worse.
        return None
    match = _JOB.search(url)
    heading = card.select_one("h2, h3, h4") or link
    place = _place(card)
    ago = _labelled(card, "posted")
    return compose(
        ABOUT.key,
        source_id=needed(match.group(1) if match else None, "number in its address"),
        title=heading.get_text(" ") if heading else None,
        url=url.partition("?")[0],
        places=read_places((place or "").replace("|", ";")),
        workplace=read_workplace(place),
        employment_type=read_employment(_kind(card)),
        salary=_salary(card),
        posted_on=posted(_exact(card, "posted") or ago, now=page.fetched_at, order="MDY"),
        posted_text=ago,
        requisition_id=_labelled(card, "id"),
        description=_teaser(card),
    )


def _view(view: Tag, page: Page) -> Posting:
    """Read a job's page that carries no structured data: its heading, labels and sections."""
    heading, place = view.select_one("h1"), _place(view)
    match = _own_number(page)
    return compose(
        ABOUT.key,
        source_id=match.group(1) if match else None,
        title=heading.get_text(" ") if heading else None,
        url=page.url.partition("?")[0] if page.url else None,
        places=read_places((place or "").replace("|", ";")),
        workplace=read_workplace(place),
        employment_type=read_employment(_kind(view)),
        salary=_salary(view),
        posted_on=posted(_exact(view, "posted"), now=page.fetched_at, order="MDY"),
        requisition_id=_labelled(view, "id"),
        description="".join(map(str, view.select(".iCIMS_InfoMsg_Job, .iCIMS_InfoField_Job"))),
    )


def _own_number(page: Page) -> re.Match[str] | None:
    parts = split_url(page.url)
    return _JOB.search(parts.path) if parts else None


def _place(card: Tag) -> str | None:
    shown = card.select_one("td.iCIMS_JobLocation")
    told = _labelled(card, "location") or _labelled(card, "job location")
    return told or (tidy(shown.get_text(" ")) if shown else None)


def _kind(card: Tag) -> str | None:
    return _labelled(card, "type") or _labelled(card, "position type")


def _salary(card: Tag) -> Salary | None:
    """Read "Min: USD $20.00/Hr." with "Max: USD $25.00/Hr.", which some employers show."""
    low, high = read_salary(_labelled(card, "min")), read_salary(_labelled(card, "max"))
    if low is None or high is None or (low.currency, low.period) != (high.currency, high.period):
        return None
    return replace(low, max=high.max or high.min, origin="stated")


def _labelled(card: Tag, label: str) -> str | None:
    """Return the words after a hidden label such as "Location" or "ID"."""
    value = _value(card, label)
    return tidy(value.get_text(" ")) if value else None


def _exact(card: Tag, label: str) -> str | None:
    """Return the day behind a value such as "1 week ago", which its tooltip tells."""
    value = _value(card, label)
    titled = value if value and value.get("title") else value and value.select_one("[title]")
    return str(titled["title"]).partition(" ")[0] if titled else None


def _value(card: Tag, label: str) -> Tag | None:
    for hidden in card.select("span.field-label, dt, .header > span:not(:last-child)"):
        if hidden.get_text(" ", strip=True).casefold().startswith(label):
            value = hidden.find_next_sibling()
            return value if isinstance(value, Tag) else None
    return None


def _teaser(card: Tag) -> str | None:
    teaser = card.select_one(".description")
    return str(teaser) if teaser else None


def _from_page(job: dict[str, object], page: Page) -> Posting:
    told = stated_by(job, page.fetched_at)
    match = _own_number(page)
    told["source_id"] = match.group(1) if match else told.get("source_id")
    url = page.url.partition("?")[0] if page.url else None
    return compose(ABOUT.key, title=title_of(job), url=url, description=description_of(job), **told)
