"""Indeed pages that the person saved: the data that the page draws itself from; never fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag

from scrapers.addresses import INDEED
from scrapers.at_home import at_home
from scrapers.cards import Layout, body_of, parts_of, stated_on
from scrapers.cards import words as shown_words
from scrapers.fields import Json, dig, flag, items, number, raw, text, tidy
from scrapers.identity import host_of
from scrapers.page_signs import by_status, no_postings, outcome_of_page
from scrapers.payload import assigned, decode
from scrapers.reading import Stated, compose, needed, read_items
from scrapers.schema_org import description_of, job_postings, stated_by, title_of
from scrapers.source import Source
from scrapers.wording.amount import read_currency
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import read_place, read_places
from scrapers.wording.salary import read_salary, stated_salary
from scrapers.wording.workplace import read_workplace

if TYPE_CHECKING:
    from scrapers.types import Page, Parsed, Place, Posting, Salary

ABOUT = Source(
    key="indeed_page",
    label="Indeed page you saved",
    kind="page",
    collectable=False,
    attribution="Indeed",
    terms="A page that you saved or clipped. Indeed's pages are never fetched.",
)
_COUNTRY_LABEL = 2
_CARDS = re.compile(r"mosaic-provider-jobcards[\"']\]\s*=\s*(?=\{)")
_VIEW = re.compile(r"window\._initialData\s*=\s*(?=\{)")
_KEY = re.compile(r"[?&](?:jk|vjk)=([0-9a-f]{8,20})")
_MORE = re.compile(r"\s+-\s+job post$", re.I)
_EXPIRED = re.compile(r"expiredHeader|ExpiredJob", re.I)
# What the page shows, for a page saved without the data that it draws itself from.
_SHOWN_CARD = Layout(
    part=".job_seen_beacon, .jobsearch-SerpJobCard, .cardOutline",
    title="h2.jobTitle, .jobTitle",
    company='[data-testid="company-name"], .companyName, .company',
    place='[data-testid="text-location"], .companyLocation, .location',
    pay='[data-testid*="salary-snippet"], .salary-snippet-container, .salaryText'
    ', [data-testid="attribute_snippet_container"]',
    age="span.date",
    body=".job-snippet",
)
_SHOWN_VIEW = Layout(
    part=".jobsearch-JobInfoHeader-title",
    title=".jobsearch-JobInfoHeader-title",
    company='[data-testid="inlineHeader-companyName"], [data-company-name="true"]'
    ", .jobsearch-JobInfoHeader-companyNameLink",
    place='[data-testid="inlineHeader-companyLocation"], [data-testid="job-location"]'
    ', [data-testid="jobsearch-JobInfoHeader-companyLocation"]',
    pay="#salaryInfoAndJobType",
    insight="#salaryInfoAndJobType",
    body="#jobDescriptionText",
)


def parse(page: Page) -> Parsed:
    """Read a saved search, or a saved job."""
    if outcome := by_status(page):
        return no_postings(outcome)
    words = decode(page)
    model = dig(assigned(words, _CARDS), "metaData", "mosaicProviderJobCardsModel")
    if isinstance(dig(model, "results"), list):
        return read_items(items(model, "results"), lambda row: _card(row, page))
    data = assigned(words, _VIEW)
    if isinstance(dig(data, "jobList", "jobs"), list):
        return read_items(items(dig(data, "jobList"), "jobs"), lambda row: _card(row, page))
    if isinstance(dig(data, "jobInfoWrapperModel", "jobInfoModel"), dict):
        return read_items([data], lambda data: _view(data, page))
    return _drawn(BeautifulSoup(words, "lxml"), words, page)


def _drawn(soup: BeautifulSoup, words: str, page: Page) -> Parsed:
    """Read what the page shows, where its data is not in it."""
    jobs, _ = job_postings(soup)
    if jobs:
        return read_items(jobs, lambda job: _structured(job, page))
    found = parts_of(soup, (_SHOWN_CARD, _SHOWN_VIEW))
    if found:
        layout, parts = found
        whole = [soup] if layout is _SHOWN_VIEW else parts
        return read_items(whole, lambda part: _shown(part, layout, page))
    return no_postings(outcome_of_page(words) or ("changed_shape" if words.strip() else "empty"))


def _shown(part: Tag, layout: Layout, page: Page) -> Posting:
    link = part.select_one("a[data-jk]")
    match = _KEY.search(page.url or "")
    key = str(link["data-jk"]) if link else match and match.group(1)
    told = stated_on(part, layout, page.fetched_at)
    told["places"] = [_here(place, page) for place in told.get("places", ())]
    told["salary"] = at_home(told.get("salary"), shown_words(part, layout.pay), _host(page))
    told["closed"] = True if part.find(class_=_EXPIRED) else None
    return compose(
        ABOUT.key,
        title=_MORE.sub("", shown_words(part, layout.title) or _spelled(link) or ""),
        url=f"https://{_host(page)}/viewjob?jk={key}" if key else None,
        description=body_of(part, layout),
        **told | Stated(source_id=key),
    )


def _spelled(link: Tag | None) -> str | None:
    """Return a link's words, or what it says to those who hear the page instead."""
    if link is None:
        return None
    heard = re.match(r"full details of (.+)", str(link.get("aria-label") or ""))
    return heard[1] if heard else link.get_text(" ")


def _host(page: Page) -> str:
    """Return the country's own host if the page was saved from one."""
    host = host_of(page.url)
    return host if INDEED.search(host) else "www.indeed.com"


def _card(row: Json, page: Page) -> Posting:
    key = needed(text(row, "jobkey") or text(row, "jobKey"), "key")
    relative = text(row, "formattedRelativeTime")
    return compose(
        ABOUT.key,
        source_id=key,
        title=text(row, "displayTitle") or text(row, "title"),
        url=f"https://{_host(page)}/viewjob?jk={key}",
        company=text(row, "company"),
        places=[_place(row, page)],
        workplace=read_workplace(text(row, "remoteWorkModel", "type") or _spoken(row))
        or ("remote" if flag(row, "remoteLocation") else None),
        employment_type=read_employment(", ".join(filter(None, map(text, items(row, "jobTypes"))))),
        salary=at_home(_salary(row), text(row, "salarySnippet", "text"), _host(page)),
        posted_on=posted(dig(row, "pubDate") or relative, now=page.fetched_at),
        posted_text=relative,
        closed=True if flag(row, "expired") else None,
        description=raw(row, "snippet"),
    )


def _spoken(row: Json) -> str | None:
    return text(row, "remoteWorkModel", "text")


def _place(row: Json, page: Page) -> Place | None:
    """Read the shown place; on a country's own host a bare town is that country's."""
    return _here(read_place(text(row, "formattedLocation")), page)


def _here(told: Place | None, page: Page) -> Place | None:
    label = _host(page).partition(".")[0]
    if told and told.country is None and len(label) == _COUNTRY_LABEL:
        here = read_place(f"{told.text}, {label.upper()}")
        return here if here and here.city else told
    return told


def _salary(row: Json) -> Salary | None:
    shown = text(row, "salarySnippet", "text")
    currency = text(row, "salarySnippet", "currency")
    exact = stated_salary(
        number(row, "extractedSalary", "min"),
        number(row, "extractedSalary", "max"),
        currency or _sign(shown),
        text(row, "extractedSalary", "type"),
    )
    return exact or read_salary(shown)


def _sign(shown: str | None) -> str | None:
    return next((code for sign in shown or "" if (code := read_currency(sign))), None)


def _view(data: Json, page: Page) -> Posting:
    info = dig(data, "jobInfoWrapperModel", "jobInfoModel")
    header = dig(info, "jobInfoHeaderModel")
    match = _KEY.search(page.url or "")
    place = text(header, "formattedLocation") or text(header, "companyLocation")
    kind = text(header, "jobType") or text(info, "jobMetadataHeaderModel", "jobType")
    ago = text(data, "jobMetadataFooterModel", "age") or text(data, "hiringInsightsModel", "age")
    return compose(
        ABOUT.key,
        source_id=match.group(1) if match else text(header, "jobKey"),
        title=text(header, "jobTitle"),
        url=f"https://{_host(page)}/viewjob?jk={match.group(1)}" if match else None,
        company=text(header, "companyName"),
        places=[_here(told, page) for told in read_places(place)],
        workplace=read_workplace(text(header, "remoteWorkModel", "type")),
        employment_type=read_employment(kind),
        salary=_salary_of(dig(data, "salaryInfoModel")),
        posted_on=posted(ago, now=page.fetched_at),
        posted_text=ago,
        description=raw(info, "sanitizedJobDescription")
        or raw(info, "sanitizedJobDescription", "content"),
    )


def _salary_of(model: Json) -> Salary | None:
    return stated_salary(
        number(model, "salaryMin"),
        number(model, "salaryMax"),
        text(model, "salaryCurrency"),
        text(model, "salaryType"),
    ) or read_salary(text(model, "salaryText"))


def _structured(job: dict[str, Json], page: Page) -> Posting:
    told = stated_by(job, page.fetched_at)
    match = _KEY.search(page.url or "")
    told["source_id"] = match.group(1) if match else tidy(told.get("source_id") or "")
    url = f"https://{_host(page)}/viewjob?jk={match.group(1)}" if match else None
    return compose(ABOUT.key, title=title_of(job), url=url, description=description_of(job), **told)
