"""LinkedIn pages that the person saved: cards of a search, or one job; never fetched.

A job's page has structured data for search engines; the signed-out view has stable class names.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag

from scrapers.cards import Layout, body_of, parts_of, stated_on, words
from scrapers.cards import words as told_in
from scrapers.collected import merged
from scrapers.fields import Json, tidy
from scrapers.identity import canonical_url, host_of, is_host
from scrapers.linkedin_layouts import BARE_CARDS, CARDS, SIGNED_IN, SIGNED_OUT, top
from scrapers.page_signs import by_status, no_postings, outcome_of_page
from scrapers.payload import decode
from scrapers.reading import Stated, compose, needed, read_items
from scrapers.schema_org import description_of, job_postings, stated_by, title_of
from scrapers.source import Source
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import read_places

if TYPE_CHECKING:
    from bs4.element import NavigableString

    from scrapers.types import Page, Parsed, Posting

ABOUT = Source(
    key="linkedin_page",
    label="LinkedIn page you saved",
    kind="page",
    collectable=False,
    attribution="LinkedIn",
    terms="A page that you saved or clipped. LinkedIn's pages are never fetched.",
)
_ID = re.compile(r"(?:/jobs/view/(?:[^/?#]*?-)?|/jobPosting/)(\d{5,20})(?:[/?#]|$)")
_URN = re.compile(r"urn:li:(?:fsd_)?jobPosting:(\d{5,20})")
_JOB_PARAMETER = re.compile(r"[?&]currentJobId=(\d{5,20})")
_VERIFIED = re.compile(r"\s+with verification$", re.I)
_TAB = re.compile(r" (?:hiring .* in (?P<place>[^|]+)|at [^|]*? — (?P<at>[^|]+)) \| LinkedIn", re.I)
# The tab of a job, and the line below its title: "Leeds, England · 3 days ago · 40 applicants".
_NAMED = re.compile(r"(?:\(\d+\+?\) )?(?P<title>[^|]+) \| (?P<company>[^|]+) \| LinkedIn$")
_STATED = re.compile(r"[^·]{2,80} · [^·]{0,30}\b(?:ago|today|yesterday)\b", re.I)
_LINE, _LEVELS, _TRIED = 200, 4, 20
_AGO = re.compile(r"\bago\b|\btoday\b|\byesterday\b", re.I)


def parse(page: Page) -> Parsed:
    """Read a saved search, or a saved job."""
    if outcome := by_status(page):
        return no_postings(outcome)
    words = decode(page)
    soup = BeautifulSoup(words, "lxml")
    if found := parts_of(soup, CARDS):
        return _cards(*found, page)
    jobs, _ = job_postings(soup)
    shown = parts_of(soup, (SIGNED_OUT, SIGNED_IN))
    if shown:
        return read_items([soup], lambda view: _view(view, shown[0], jobs, page))
    if jobs:
        return read_items(jobs, lambda job: _structured(job, soup, page))
    if found := parts_of(soup, BARE_CARDS) or _titled(soup):
        return _cards(*found, page)
    if (named := _NAMED.match(told_in(soup, "title") or "")) and (key := _key(page, soup)):
        return read_items([soup], lambda view: _by_the_tab(view, named, key, page))
    return _nothing(words)


def _titled(soup: Tag) -> tuple[Layout, list[Tag]] | None:
    """Return the entries of a list that have nothing but a card's title."""
    titles = soup.find_all(class_="base-search-card__title")
    entries = {id(one): one for title in titles if (one := title.find_parent("li"))}
    return (BARE_CARDS[0], list(entries.values())) if entries else None


def _line_around(words: NavigableString) -> str | None:
    """Return the line that an age such as "3 days ago" stands in, with the place before it."""
    for part in islice(words.parents, _LEVELS):
        line = tidy(part.get_text(" ")) or ""
        if len(line) > _LINE:
            return None
        if _STATED.match(line):
            return line
    return None


def _by_the_tab(soup: Tag, named: re.Match[str], key: str, page: Page) -> Posting:
    """Read a job whose page has no names that mean anything, by "PMO Lead | Acme | LinkedIn"."""
    line = next(filter(None, map(_line_around, soup.find_all(string=_AGO, limit=_TRIED))), None)
    body = soup.select_one('[data-testid="expandable-text-box"]')
    told = _in_a_line(line, page) if line else Stated()
    return compose(
        ABOUT.key,
        title=named["title"],
        url=f"https://www.linkedin.com/jobs/view/{key}/",
        description=body.decode_contents() if body else None,
        **told | Stated(source_id=key, company=named["company"]),
    )


def _cards(layout: Layout, cards: list[Tag], page: Page) -> Parsed:
    return read_items(cards, lambda card: _card(card, layout, page))


def _nothing(words: str) -> Parsed:
    if outcome := outcome_of_page(words):
        return no_postings(outcome)
    if re.search(r"jobs-search__results-list|no-results|we couldn.t find", words, re.I):
        return no_postings("empty")
    return no_postings("changed_shape" if words.strip() else "empty")


def _card(card: Tag, layout: Layout, page: Page) -> Posting:
    link = card.select_one("a.base-card__full-link[href], a[href*='/jobs/view/']")
    href = str(link["href"]) if link else ""
    if href and not href.startswith("/") and not is_host(host_of(href), "linkedin.com"):
        href = ""
    own = str(card.get("data-job-id") or card.get("data-id") or "")
    match = _ID.search(href) or _URN.search(str(card.get("data-entity-urn") or card))
    key = needed(own if own.isdigit() else match and match.group(1), "number")
    return compose(
        ABOUT.key,
        title=_VERIFIED.sub("", words(card, layout.title) or ""),
        url=f"https://www.linkedin.com/jobs/view/{key}/",
        **stated_on(card, layout, page.fetched_at) | Stated(source_id=key),
    )


def _view(soup: Tag, layout: Layout, jobs: list[dict[str, Json]], page: Page) -> Posting:
    key = _key(page, soup)
    closed = _closed(soup, decode(page))
    told = stated_on(soup, layout, page.fetched_at) | Stated(source_id=key, closed=closed)
    criteria = _criteria(soup).get("employment type")
    if criteria:
        told["employment_type"] = read_employment(criteria)
    line = words(soup, top("primary-description-container") + ", " + top("primary-description"))
    if line:
        told = told | _in_a_line(line, page)
    if not told.get("places"):
        told["places"] = read_places(_in_the_tab(soup))
    view = compose(
        ABOUT.key,
        title=words(soup, layout.title),
        url=f"https://www.linkedin.com/jobs/view/{key}/" if key else None,
        description=body_of(soup, layout),
        **told,
    )
    return _with_data(view, jobs[0], page) if len(jobs) == 1 else view


def _in_the_tab(soup: Tag) -> str | None:
    """Return the place in the page's title: "Acme hiring PMO Lead in Leeds, England | LinkedIn"."""
    match = _TAB.search(words(soup, "title") or "")
    return match["place"] or match["at"] if match else None


def _in_a_line(line: str, page: Page) -> Stated:
    """Read "Leeds, England · 3 days ago · 40 applicants"."""
    pieces = [piece.strip() for piece in line.split("·")]
    ago = next((piece for piece in pieces if _AGO.search(piece)), None)
    told = Stated(places=read_places(pieces[0]), posted_text=ago)
    told["posted_on"] = posted(ago, now=page.fetched_at)
    return told


def _with_data(view: Posting, job: dict[str, Json], page: Page) -> Posting:
    """Return the view with what the page's structured data knows better, or alone."""
    data = _structured(job, BeautifulSoup("", "lxml"), page)
    told = stated_by(job, page.fetched_at)
    return replace(
        merged(data, view),
        source_id=view.source_id or data.source_id,
        posted_on=told.get("posted_on") or view.posted_on,
        # A stated field over what the text seems to say.
        workplace=told.get("workplace") or view.workplace,
    )


def _closed(soup: Tag, markup: str) -> bool | None:
    """Call a job closed on two signs only: the banner, and no way to apply."""
    banner = soup.find(class_=["closed-job__flavor--closed", "jobs-details-top-card__apply-error"])
    applies = re.search(r"apply-link|apply-button|id=\"applyUrl\"", markup)
    if banner and not applies:
        return True
    return False if applies and not banner else None


def _criteria(soup: Tag) -> dict[str, str]:
    heads = soup.find_all(class_="description__job-criteria-subheader")
    told = soup.find_all(class_="description__job-criteria-text")
    return {
        (tidy(head.get_text(" ")) or "").casefold(): tidy(value.get_text(" ")) or ""
        for head, value in zip(heads, told, strict=False)
    }


def _key(page: Page, soup: Tag) -> str | None:
    canonical = soup.select_one('link[rel="canonical"]')
    for url in (page.url or "", str(canonical.get("href")) if canonical else ""):
        if is_host(host_of(url), "linkedin.com"):
            match = _ID.search(url) or _JOB_PARAMETER.search(url)
            if match:
                return match.group(1)
    urn = _URN.search(str(soup.select_one("[data-entity-urn], [data-semaphore-content-urn]") or ""))
    return urn.group(1) if urn else None


def _structured(job: dict[str, object], soup: BeautifulSoup, page: Page) -> Posting:
    told = stated_by(job, page.fetched_at)
    key = _key(page, soup)
    told["source_id"] = key or told.get("source_id")
    url = f"https://www.linkedin.com/jobs/view/{key}/" if key else canonical_url(page.url)
    return compose(ABOUT.key, title=title_of(job), url=url, description=description_of(job), **told)
