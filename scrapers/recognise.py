"""Which source a payload is from, told by its address and its content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrapers.fields import Json, dig, items
from scrapers.identity import host_of, is_host, split_url
from scrapers.mail import is_mail, read_mail
from scrapers.payload import NotJSONError, decode, load_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrapers.types import Page

_HOSTS: tuple[tuple[str, str], ...] = (
    ("greenhouse.io", "greenhouse"), ("lever.co", "lever"), ("ashbyhq.com", "ashby"),
    ("smartrecruiters.com", "smartrecruiters"), ("workable.com", "workable"),
    ("recruitee.com", "recruitee"), ("jobs.personio.de", "personio"),
    ("jobs.personio.com", "personio"), ("teamtailor.com", "teamtailor"),
    ("bamboohr.com", "bamboohr"), ("myworkdayjobs.com", "workday"), ("breezy.hr", "breezy"),
    ("pinpointhq.com", "pinpoint"), ("icims.com", "icims"), ("jobvite.com", "jobvite"),
    ("remoteok.com", "remoteok"), ("remotive.com", "remotive"), ("arbeitnow.com", "arbeitnow"),
    ("jobicy.com", "jobicy"), ("themuse.com", "themuse"), ("himalayas.app", "himalayas"),
    ("weworkremotely.com", "weworkremotely"), ("usajobs.gov", "usajobs"),
    ("adzuna.com", "adzuna"), ("reed.co.uk", "reed"), ("arbeitsagentur.de", "bundesagentur"),
)  # fmt: skip
_SAVED = (("linkedin", "linkedin_page"), ("indeed", "indeed_page"), ("glassdoor", "glassdoor_page"))
_MAIL_LINKS: tuple[tuple[str, str], ...] = (
    (r"https?://(?:[\w-]+\.)*linkedin\.com/(?:comm/)?jobs/view/", "linkedin_mail"),
    (
        r"https?://(?:[\w-]+\.)*indeed\.com?(?:\.\w\w)?/(?:rc/clk|pagead/clk|viewjob|v3/|f/a/)",
        "indeed_mail",
    ),
    (
        r"https?://(?:[\w-]+\.)*glassdoor\.[\w.]+/(?:partner/jobListing|job-listing)",
        "glassdoor_mail",
    ),
    (r"https?://(?:[\w-]+\.)*ziprecruiter\.[\w.]+/", "ziprecruiter_mail"),
)
_JSON: tuple[tuple[str, Callable[[Json], bool]], ...] = (
    ("greenhouse", lambda d: "internal_job_id" in _row(d, "jobs") or "internal_job_id" in d),
    ("workable", lambda d: "shortcode" in _row(d, "jobs") | _row(d, "results") | d),
    ("remotive", lambda d: "job-count" in d or "candidate_required_location" in _row(d, "jobs")),
    ("jobicy", lambda d: "jobTitle" in _row(d, "jobs") or "jobSlug" in _row(d, "jobs")),
    ("ashby", lambda d: "apiVersion" in d or "isListed" in _row(d, "jobs")),
    ("himalayas", lambda d: bool({"companySlug", "locationRestrictions"} & set(_row(d, "jobs")))),
    ("smartrecruiters", lambda d: "totalFound" in d or bool(dig(d, "jobAd", "sections"))),
    ("recruitee", lambda d: isinstance(dig(d, "offers"), list)),
    ("teamtailor", lambda d: "_jobposting" in _row(d, "items")),
    ("bamboohr", lambda d: "jobOpeningName" in _row(d, "result")),
    ("bamboohr", lambda d: _has(d, "result", "jobOpening")),
    ("workday", lambda d: "jobPostings" in d or "jobPostingInfo" in d),
    ("pinpoint", lambda d: "workplace_type" in _row(d, "data") or "deadline_at" in _row(d, "data")),
    ("arbeitnow", lambda d: {"slug", "company_name"} <= set(_row(d, "data"))),
    ("usajobs", lambda d: bool(dig(d, "SearchResult"))),
    ("reed", lambda d: "jobId" in _row(d, "results") or "employerName" in d),
    ("adzuna", lambda d: "redirect_url" in _row(d, "results") or "adref" in _row(d, "results")),
    ("themuse", lambda d: "page_count" in d or "contents" in _row(d, "results")),
    ("bundesagentur", lambda d: "stellenangebote" in d or "maxErgebnisse" in d),
    ("bundesagentur", lambda d: "ergebnisliste" in d or "stellenangebotsTitel" in d),
    ("eures", lambda d: "jvs" in d or "jvProfiles" in d),
)  # fmt: skip
_ARRAYS: tuple[tuple[str, set[str]], ...] = (
    ("lever", {"hostedUrl"}),
    ("breezy", {"friendly_id"}),
    ("remoteok", {"position", "company"}),
)
_FEEDS = (
    ("weworkremotely.com", "weworkremotely"),
    ("teamtailor", "teamtailor"),
    ("<himalayasjobs:", "himalayas"),
)
_LINKEDIN_MARKUP = re.compile(
    r"base-search-card__title|top-card-layout__title|job-result-card__title"
    r"|jobs-unified-top-card__job-title|job-card-container__link"
    r"|data-entity-urn=\"urn:li:jobPosting|linkedin\.com/authwall",
    re.I,
)  # fmt: skip


def recognise(page: Page) -> str:
    """Return the key of the likeliest source; "text" if nothing else fits."""
    if is_mail(page.body):
        mail = read_mail(page)
        return _mail_of(mail.text + mail.html) or "text"
    words = decode(page)
    found = _by_json(words) or _by_xml(words)
    return found or _by_address(page, words) or _by_content(words)


def _has(data: Json, *path: str) -> bool:
    return dig(data, *path) is not None


def _row(data: Json, key: str) -> dict[str, Json]:
    first = dig(items(data, key), 0)
    return first if isinstance(first, dict) else {}


def _by_json(words: str) -> str | None:
    if words.lstrip()[:1] not in {"{", "["}:
        return None
    try:
        data = load_json(words)
    except NotJSONError:
        return None
    if isinstance(data, dict):
        return next((key for key, fits in _JSON if fits(data)), None)
    rows = [row for row in data[:3] if isinstance(row, dict)] if isinstance(data, list) else []
    return next((key for key, names in _ARRAYS if any(names <= set(row) for row in rows)), None)


def _by_xml(words: str) -> str | None:
    head = words[:3000]
    if re.search(r"<(?:urlset|sitemapindex)\b", head):
        return "sitemap"
    if "<workzag-jobs" in head:
        return "personio"
    if re.search(r"<rss\b|<feed\b|<rdf:RDF", head):
        return next((key for sign, key in _FEEDS if sign in head.casefold()), "rss")
    return "jobvite" if re.search(r"<result>\s*<job>", head) and "<detail-url>" in words else None


def _by_address(page: Page, words: str) -> str | None:
    host = host_of(page.url)
    if not host:
        return None
    for domain, key in _HOSTS:
        if is_host(host, domain):
            if domain == "icims.com" and "application/ld+json" in words:
                return "icims"
            # Their pages are ordinary pages; only what their interfaces send is the source's.
            return key if _is_interface(page) else None
    if host == "adzuna" or re.search(r"(?:^|\.)adzuna\.", host):
        return "adzuna"
    for name, key in _SAVED:
        if re.search(rf"(?:^|\.){name}\.[a-z]{{2,3}}(?:\.[a-z]{{2}})?$", host):
            return key
    return None


def _is_interface(page: Page) -> bool:
    parts = split_url(page.url)
    shown = f"{parts.hostname}{parts.path}" if parts else ""
    if re.search(r"icims\.com/jobs/search", shown):
        return True
    return bool(
        re.search(
            r"^(?:boards-)?api[.-]|/api(?:/|$)|/xml$|\.json$|\.rss$|/json$|/careers/list$"
            r"|/wday/cxs/|/Xml\.aspx$",
            shown,
        )
    )


def _by_content(words: str) -> str:
    if _LINKEDIN_MARKUP.search(words):
        return "linkedin_page"
    if re.search(r"mosaic-provider-jobcards|jobInfoWrapperModel|jobsearch-JobInfoHeader", words):
        return "indeed_page"
    if re.search(r'"jobview"\s*:|data-test="jobListing"|class="JobsList_jobListItem', words):
        return "glassdoor_page"
    if re.search(r"iCIMS_(?:JobCardItem|JobsTable|JobContent)", words):
        return "icims"
    if "jv-job-list-name" in words:
        return "jobvite"
    if "__remixContext" in words and "greenhouse.io" in words:
        return "greenhouse"
    if "schema.org/JobPosting" in words or (
        re.search(r"application/ld\+json", words) and "JobPosting" in words
    ):
        return "jsonld"
    return _mail_of(words) or "text"


def _mail_of(words: str) -> str | None:
    return next((key for pattern, key in _MAIL_LINKS if re.search(pattern, words, re.I)), None)
