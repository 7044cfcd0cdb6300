"""Glassdoor alert mails that the person received; the company stands before or after the title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from scrapers.alerts import read_alerts
from scrapers.identity import host_of
from scrapers.mail_blocks import Block, pay_line, without
from scrapers.reading import compose
from scrapers.source import Source
from scrapers.wording.dates import posted
from scrapers.wording.headline import is_role
from scrapers.wording.place import read_places
from scrapers.wording.salary import read_salary
from scrapers.wording.workplace import read_workplace

if TYPE_CHECKING:
    from datetime import datetime

    from scrapers.types import Page, Parsed, Posting

ABOUT = Source(
    key="glassdoor_mail",
    label="Glassdoor alert mail",
    kind="mail",
    collectable=False,
    attribution="Glassdoor",
    terms="Your own mail. Glassdoor's pages are never fetched. Pay is often a guess.",
)
_OURS = re.compile(r"(?:^|\.)glassdoor\.(?:com|co\.[a-z]{2}|com\.[a-z]{2}|[a-z]{2,3})$")
_HEADING = re.compile(
    r"^your job listings|^\d+ new jobs?|^new jobs? for|^jobs? (?:for you|based)", re.I
)
_RATING = re.compile(r"^\d(?:[.,]\d)?\s*★?$|^★")
_NOISE = re.compile(r"^(?:easy apply|view job|apply now|save|new|see (?:more|all).*)\W*$", re.I)
_AGE = re.compile(r"^\d{1,3}\s?[dh]\+?$|\bago$", re.I)


def parse(page: Page) -> Parsed:
    """Read an .eml or .mbox file, or the bare text or HTML of an alert."""
    return read_alerts(page, _job_link, _posting, site="Glassdoor")


def _job_link(url: str) -> str | None:
    """Return the job's own address; promotions carry no job's number."""
    parts = urlsplit(url)
    if not _OURS.search(host_of(url)):
        return None
    asked = parse_qs(parts.query)
    for name in ("jobListingId", "jl"):
        if (asked.get(name) or [""])[0].isdigit():
            return f"https://www.glassdoor.com/job-listing/j?jl={asked[name][0]}"
    return None


def _posting(block: Block, sent_at: datetime | None) -> Posting:
    lines = [
        line
        for line in without(block, _HEADING).lines
        if not _RATING.match(line) and not _NOISE.match(line)
    ]
    age = next((line for line in lines if _AGE.search(line)), None)
    pay = pay_line(lines)
    named = [re.sub(r"\s*\d[.,]\d\s*★.*$", "", line) for line in lines if line not in {age, pay}]
    title, company, place = _in_order(named)
    return compose(
        ABOUT.key,
        source_id=block.link.rpartition("=")[2],
        title=title,
        url=block.link,
        company=company,
        places=read_places(place),
        workplace=read_workplace(place),
        salary=read_salary(pay),
        posted_on=posted(age, now=sent_at),
        posted_text=age,
    )


def _in_order(named: list[str]) -> tuple[str | None, str | None, str | None]:
    """Return title, company, place: the line that reads like a role is the title."""
    first, second, third = (*named, None, None, None)[:3]
    if first and second and is_role(second) and not is_role(first):
        return second, first, third
    return first, second, third
