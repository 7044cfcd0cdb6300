"""LinkedIn pages that the person saved: cards of a search, or one job; never fetched.

A job's page has structured data for search engines; the signed-out view has stable class names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag

from scrapers.fields import tidy
from scrapers.identity import canonical_url, host_of, is_host
from scrapers.page_signs import by_status, no_postings, outcome_of_page
from scrapers.payload import decode
from scrapers.reading import compose, needed, read_items
from scrapers.schema_org import description_of, job_postings, stated_by, title_of
from scrapers.source import Source
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import read_places
from scrapers.wording.salary import read_salary
from scrapers.wording.workplace import read_workplace

if TYPE_CHECKING:
    from scrapers.types import Page, Parsed, Posting

ABOUT = Source(
    key="linkedin_page",
    label="LinkedIn page you saved",
    kind="page",
    collectable=False,
    attribution="LinkedIn",
    terms="A page that you saved or clipped. LinkedIn's pages are never fetched.",
)
_ID = re.compile(r"/jobs/view/(?:[^/?#]*?-)?(\d{5,20})(?:[/?#]|$)")
_URN = re.compile(r"urn:li:(?:fsd_)?jobPosting:(\d{5,20})")
_JOB_PARAMETER = re.compile(r"[?&]currentJobId=(\d{5,20})")


def parse(page: Page) -> Parsed:
    """Read a saved search, or a saved job."""
    if outcome := by_status(page):
        return no_postings(outcome)
    words = decode(page)
    soup = BeautifulSoup(words, "lxml")
    cards = soup.select(".base-search-card, .job-search-card")
    if cards:
        return read_items(_distinct(cards), lambda card: _card(card, page))
    jobs, _ = job_postings(soup)
    if soup.select_one(".top-card-layout__title"):
        return read_items([soup], lambda view: _view(view, page, words))
    if jobs:
        return read_items(jobs, lambda job: _structured(job, soup, page))
    return _nothing(words)


def _nothing(words: str) -> Parsed:
    if outcome := outcome_of_page(words):
        return no_postings(outcome)
    if re.search(r"jobs-search__results-list|no-results|we couldn.t find", words, re.I):
        return no_postings("empty")
    return no_postings("changed_shape" if words.strip() else "empty")


def _distinct(cards: list[Tag]) -> list[Tag]:
    """Leave out cards inside cards."""
    return [card for card in cards if not any(outer in cards for outer in card.parents)]


def _words(node: Tag, selector: str) -> str | None:
    found = node.select_one(selector)
    return tidy(found.get_text(" ")) if found else None


def _card(card: Tag, page: Page) -> Posting:
    link = card.select_one("a.base-card__full-link[href], a[href*='/jobs/view/']")
    href = str(link["href"]) if link else ""
    if href and not is_host(host_of(href), "linkedin.com"):
        href = ""
    urn = _URN.search(str(card.get("data-entity-urn") or card))
    match = _ID.search(href)
    key = needed((match or urn).group(1) if match or urn else None, "number")  # type: ignore[union-attr]
    time = card.select_one("time[datetime]")
    place = _words(card, ".job-search-card__location")
    return compose(
        ABOUT.key,
        source_id=key,
        title=_words(card, ".base-search-card__title") or _words(card, ".sr-only"),
        url=f"https://www.linkedin.com/jobs/view/{key}/",
        company=_words(card, ".base-search-card__subtitle"),
        places=read_places(place),
        workplace=read_workplace(place),
        salary=read_salary(_words(card, ".job-search-card__salary-info")),
        posted_on=posted(str(time["datetime"]), now=page.fetched_at) if time else None,
        posted_text=tidy(time.get_text(" ")) if time else None,
    )


def _view(soup: Tag, page: Page, words: str) -> Posting:
    criteria = _criteria(soup)
    place = _words(soup, ".topcard__flavor--bullet")
    ago = _words(soup, ".posted-time-ago__text")
    body = soup.select_one(".show-more-less-html__markup, .description__text")
    company = soup.select_one("a.topcard__org-name-link") or soup.select_one(
        ".topcard__flavor:not(.topcard__flavor--bullet)"
    )
    key = _key(page, soup)
    return compose(
        ABOUT.key,
        source_id=key,
        title=_words(soup, ".top-card-layout__title"),
        url=f"https://www.linkedin.com/jobs/view/{key}/" if key else None,
        company=tidy(company.get_text(" ")) if company else None,
        places=read_places(place),
        workplace=read_workplace(place),
        employment_type=read_employment(criteria.get("employment type")),
        salary=read_salary(_words(soup, ".salary, .compensation__salary")),
        posted_on=posted(ago, now=page.fetched_at),
        posted_text=ago,
        closed=_closed(soup, words),
        description=body.decode_contents() if body else None,
    )


def _closed(soup: Tag, words: str) -> bool | None:
    """Call a job closed on two signs only: the banner, and no way to apply."""
    banner = soup.select_one(".closed-job__flavor--closed")
    applies = re.search(r"apply-link|apply-button|id=\"applyUrl\"", words)
    if banner and not applies:
        return True
    return False if applies and not banner else None


def _criteria(soup: Tag) -> dict[str, str]:
    heads = soup.select(".description__job-criteria-subheader")
    told = soup.select(".description__job-criteria-text")
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
