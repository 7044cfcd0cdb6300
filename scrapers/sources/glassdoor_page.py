"""Glassdoor pages that the person saved: the page's own state, cards, or JSON-LD; never fetched."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag

from scrapers.cards import Layout, body_of, parts_of, stated_on, words
from scrapers.fields import Json, dig, number, raw, text
from scrapers.identity import split_url
from scrapers.page_signs import by_status, no_postings, outcome_of_page
from scrapers.payload import NotJSONError, assigned, decode, load_json
from scrapers.reading import Stated, compose, needed, read_items
from scrapers.schema_org import description_of, job_postings, stated_by, title_of
from scrapers.source import Source
from scrapers.wording.place import read_places
from scrapers.wording.salary import stated_salary
from scrapers.wording.workplace import read_workplace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrapers.types import Page, Parsed, Posting, Salary

ABOUT = Source(
    key="glassdoor_page",
    label="Glassdoor page you saved",
    kind="page",
    collectable=False,
    attribution="Glassdoor",
    terms="A page that you saved or clipped. Glassdoor is never fetched. Pay is often a guess.",
)
_DEEPEST, _OLD = 14, 30
_APOLLO = re.compile(r"\"apolloState\"\s*:\s*(?=\{)|window\.appCache\s*=\s*(?=\{)")
_CARD = Layout(
    part='[data-test="jobListing"], li[data-jobid]',
    title='a[data-test="job-title"], a[data-test="job-link"], a[href*="jl="]',
    company='[data-test="employer-name"], [class*="EmployerProfile_compactEmployerName"]'
    ', [id^="job-employer-"]',
    place='[data-test="emp-location"]',
    pay='[data-test="detailSalary"]',
    age='[data-test="job-age"]',
    body='[data-test="descSnippet"]',
)
# The same by the names that the site's own style gives, which end anew with each release.
_STYLED_CARD = Layout(
    part='[class*="JobsList_jobListItem"]',
    title='[class*="JobCard_jobTitle"]',
    company=_CARD.company,
    place='[class*="JobCard_location"]',
    pay='[class*="JobCard_salaryEstimate"]',
    age='[class*="JobCard_listingAge"]',
)
_VIEW = Layout(
    part='[id^="jd-job-title-"], [class*="JobDetails_jobDetailsHeader"]',
    title='[id^="jd-job-title-"], [data-test="job-title"], h1',
    company='[class*="EmployerProfile_employerNameHeading"], [data-test="employer-name"]',
    place='[data-test="location"], [class*="JobDetails_location"]',
    pay='[data-test="detailSalary"]',
    body='[class*="JobDetails_jobDescription"]',
)
_STARS = re.compile(r"\s*[0-5]\.\d(?:\s*★)?$")
_ID = re.compile(r"[?&](?:jl|jobListingId)=(\d{5,20})|[_-]JV_?.*?[_-]?(\d{8,20})\.htm", re.I)


def parse(page: Page) -> Parsed:
    """Read a saved search, or a saved job."""
    if outcome := by_status(page):
        return no_postings(outcome)
    markup = decode(page)
    soup = BeautifulSoup(markup, "lxml")
    views = list(_views(_answer(markup) or _state(soup)))
    if views:
        return read_items(views, lambda view: _from_state(view, page))
    if found := parts_of(soup, (_CARD, _STYLED_CARD)):
        return read_items(found[1], lambda card: _card(card, found[0], page))
    jobs, _ = job_postings(soup)
    if jobs:
        return read_items(jobs, lambda job: _structured(job, page))
    if parts_of(soup, (_VIEW,)):
        return read_items([soup], lambda view: _shown(view, page))
    return no_postings(outcome_of_page(markup) or ("changed_shape" if markup.strip() else "empty"))


def _answer(markup: str) -> Json:
    """Return what the page asked its server for, if that was saved in the page's stead."""
    if markup.lstrip()[:1] not in {"{", "["}:
        return None
    try:
        return load_json(markup)
    except NotJSONError:
        return None


def _state(soup: BeautifulSoup) -> Json:
    """Return the state that the page draws itself from: today's, or the older inline one."""
    script = soup.select_one("script#__NEXT_DATA__")
    if script is None:
        return assigned(str(soup), _APOLLO)
    try:
        return load_json(script.get_text())
    except NotJSONError:
        return None


def _views(value: Json, depth: int = 0) -> Iterator[dict[str, Json]]:
    """Yield every object that holds a job and its header, wherever the state keeps them."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        if isinstance(value.get("job"), dict) and isinstance(value.get("header"), dict):
            yield value
            return
        value = list(value.values())
    if isinstance(value, list):
        for entry in value:
            if isinstance(entry, dict | list):
                yield from _views(entry, depth + 1)


def _from_state(view: dict[str, Json], page: Page) -> Posting:
    header, job = view["header"], view["job"]
    key = needed(text(job, "listingId"), "number")
    place = text(header, "locationName")
    return compose(
        ABOUT.key,
        source_id=key,
        title=text(job, "jobTitleText") or text(header, "jobTitleText"),
        url=_address(key),
        company=text(header, "employerNameFromSearch") or text(header, "employer", "name"),
        places=[] if text(header, "locationType") == "S" else read_places(place),
        workplace="remote" if text(header, "locationType") == "S" else read_workplace(place),
        salary=_salary(header),
        posted_on=_age(number(header, "ageInDays"), page),
        description=raw(job, "description"),
    )


def _age(days: float | None, page: Page) -> date | None:
    """Return the day, unless the age is the "30 days or more" that the site writes as 30."""
    if days is None or page.fetched_at is None or not 0 <= days < _OLD:
        return None
    return (page.fetched_at - timedelta(days=int(days))).date()


def _salary(header: Json) -> Salary | None:
    pay = dig(header, "payPeriodAdjustedPay")
    stated = text(header, "salarySource") == "EMPLOYER_PROVIDED"
    return stated_salary(
        number(pay, "p10"),
        number(pay, "p90"),
        text(header, "payCurrency"),
        {"ANNUAL": "year", "HOURLY": "hour", "MONTHLY": "month"}.get(
            text(header, "payPeriod") or ""
        ),
        origin="stated" if stated else "estimated",
    )


def _card(card: Tag, layout: Layout, page: Page) -> Posting:
    link = card.select_one(_CARD.title) or card.select_one("a[href*='job-listing']")
    key = str(card.get("data-jobid") or card.get("data-id") or "")
    match = _ID.search(str(link["href"])) if link and link.get("href") else None
    key = needed(key or (match and (match[1] or match[2])) or None, "number")
    told = stated_on(card, layout, page.fetched_at) | Stated(source_id=key)
    # Where the name has no part of its own, its stars are glued to it: "Acme3.4".
    told["company"] = _STARS.sub("", told.get("company") or "")
    return compose(
        ABOUT.key,
        title=words(card, layout.title),
        url=_address(key),
        description=body_of(card, layout),
        **told,
    )


def _shown(view: Tag, page: Page) -> Posting:
    key = _key_of(page)
    told = stated_on(view, _VIEW, page.fetched_at) | Stated(source_id=key)
    return compose(
        ABOUT.key,
        title=words(view, _VIEW.title),
        url=_address(key) if key else None,
        description=body_of(view, _VIEW),
        **told,
    )


def _key_of(page: Page) -> str | None:
    match = _ID.search(page.url or "") if split_url(page.url) else None
    return (match[1] or match[2]) if match else None


def _address(key: str) -> str:
    return f"https://www.glassdoor.com/job-listing/j?jl={key}"


def _structured(job: dict[str, Json], page: Page) -> Posting:
    told = stated_by(job, page.fetched_at)
    key = _key_of(page)
    told["source_id"] = key or told.get("source_id")
    return compose(
        ABOUT.key,
        title=title_of(job),
        url=_address(key) if key else None,
        description=description_of(job),
        **told,
    )
