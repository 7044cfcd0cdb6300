"""Glassdoor alert mails that the person received; the company stands before or after the title."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from scrapers.alerts import read_alerts
from scrapers.identity import host_of
from scrapers.mail_blocks import (
    Block,
    blocks_between_links,
    blocks_in_text,
    pay_line,
    without,
)
from scrapers.reading import compose
from scrapers.source import Source
from scrapers.wording.dates import posted
from scrapers.wording.headline import is_role
from scrapers.wording.place import read_places
from scrapers.wording.salary import read_salary
from scrapers.wording.workplace import read_workplace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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
_NOISE = re.compile(
    r"^(?:easy apply|view job|apply now|save|new|see (?:more|all).*|avatar"
    r"|candidature (?:facile|simplifiée)|(?:einfach|schnell) bewerben|einfache bewerbung"
    r"|solicitud (?:fácil|sencilla)|candidatura (?:fácil|simplificada|semplice)"
    r"|eenvoudig solliciteren)\W*$",
    re.I,
)
_IN_PATH = re.compile(r"/job-listing/.*\bjl=(\d{5,20})")
_FIRM = re.compile(r"\b(?:inc|llc|ltd|plc|gmbh|associates|partners)\.?$", re.I)
_DASH = re.compile(r"\s[—–-]\s")
_AGE = re.compile(
    r"^\d{1,3}\s?(?:[dhjtg]|std\.?|tage?n?|jours?|d[ií]as?|horas?|dagen?|uur)\+?$|\bago$"
    r"|^just posted$|^vor \d{1,3} \w+$|^(?:il y a|hace|há) \d{1,3} \w+$|^\d{1,3} \w+ geleden$",
    re.I,
)


def parse(page: Page) -> Parsed:
    """Read an .eml or .mbox file, or the bare text or HTML of an alert."""
    ways = (blocks_in_text, _blocks_ending)
    return read_alerts(page, _job_link, _posting, site="Glassdoor", in_text=ways)


def _blocks_ending(text: str, wanted: Callable[[str], str | None]) -> Iterator[Block]:
    """Yield the jobs of a text by their ends: company, title and place, then pay, age and link."""
    for block in blocks_between_links(text, wanted):
        lines = [line for line in block.lines if not _RATING.match(line) and not _NOISE.match(line)]
        named = [line for line in lines if not _AGE.search(line) and not pay_line([line])]
        last = set(named[-3:])
        told = [line for line in lines if line in last or line not in named]
        yield replace(block, lines=tuple(told))


def _job_link(url: str) -> str | None:
    """Return the job's own address; promotions carry no job's number."""
    parts = urlsplit(url)
    if not _OURS.search(host_of(url)):
        return None
    asked = parse_qs(parts.query)
    for name in ("jobListingId", "jl"):
        if (asked.get(name) or [""])[0].isdigit():
            return f"https://www.glassdoor.com/job-listing/j?jl={asked[name][0]}"
    match = _IN_PATH.search(parts.path)
    return f"https://www.glassdoor.com/job-listing/j?jl={match[1]}" if match else None


def _posting(block: Block, sent_at: datetime | None) -> Posting:
    lines = [
        line
        for line in without(block, _HEADING).lines
        if not _RATING.match(line) and not _NOISE.match(line)
    ]
    age = next((line for line in lines if _AGE.search(line)), None)
    pay = pay_line(lines)
    named = [_bare(line) for line in lines if line not in {age, pay}]
    above = [_bare(line) for line in block.above if not _RATING.match(line)]
    if above and (len(named) == 1 + bool(named[1:]) and len(above) < len(block.above)):
        # A rating above the title is the company's, which stands there too.
        named.insert(0, above[-1])
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


def _bare(line: str) -> str:
    """Return a line without the rating that a company has behind it, or the dot of a list."""
    return re.sub(r"\s*[0-5][.,]\d\s*★.*$|\s[0-5][.,]\d$|[\s·-]+$", "", line)


def _in_order(named: list[str]) -> tuple[str | None, str | None, str | None]:
    """Return title, company, place: the line that reads like a role is the title."""
    first, second, third = (*named, None, None, None)[:3]
    if first and second and is_role(second) and (not is_role(first) or _FIRM.search(first)):
        return second, first, third
    if second and third is None and len(parts := _DASH.split(second, maxsplit=1)) > 1:
        return first, parts[0], parts[1]
    return first, second, third
