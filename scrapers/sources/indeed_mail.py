"""Indeed alert mails that the person received: digests and single matches; links are rebuilt."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from scrapers.addresses import INDEED
from scrapers.alerts import read_alerts
from scrapers.at_home import at_home
from scrapers.identity import host_of
from scrapers.mail_blocks import Block, pay_line, without
from scrapers.reading import compose
from scrapers.source import Source
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.gazetteer import country_names
from scrapers.wording.place import read_places
from scrapers.wording.salary import read_salary
from scrapers.wording.workplace import read_workplace

if TYPE_CHECKING:
    from datetime import datetime

    from scrapers.types import Page, Parsed, Place, Posting

ABOUT = Source(
    key="indeed_mail",
    label="Indeed alert mail",
    kind="mail",
    collectable=False,
    attribution="Indeed",
    terms="Your own mail. Indeed's rules forbid fetching its pages; its links are not followed.",
)
_PATHS = re.compile(r"^/(?:rc/clk(?:/dl)?|pagead/clk(?:/dl)?|viewjob|m/viewjob|v3/.+|f/a/.+)$")
_RATED = re.compile(r"\s+[1-5][.,]\d$")
_LEGAL = re.compile(r"^(?:©|\(c\)\s)", re.I)
_KEY = re.compile(r"^[0-9a-f]{8,20}$")
_HEADING = re.compile(
    r"^\d+\+?\s+new\b.*\bjobs?\b|^new jobs? for|^jobs? (?:based|you may)|^hi\b", re.I
)
_AGO = re.compile(
    r"^(?:just posted|today|yesterday|\d+\+?\s*(?:day|hour|week|month)s?\s+ago)\b", re.I
)
_ABROAD = re.compile(
    r"^(?:vor|il y a|hace|h[áa]|heute|gestern|aujourd|hier|hoy|ayer|gerade|publi\w+)\b.{0,24}$"
    r"|^.{1,20}\b(?:geleden|temu|sedan|siden|fa)$",
    re.I,
)
_NOISE = re.compile(
    r"^(?:easily apply|easy apply|new|urgently hiring|responsive employer|view job|apply now"
    r"|save job)\W*$"
    r"|^(?:job type|schedule|work setting|benefits)\s*:"
    r"|^\(?[1-5][.,]\d\)?(?:\s*/\s*5\b.*)?$",
    re.I,
)


def parse(page: Page) -> Parsed:
    """Read an .eml or .mbox file, or the bare text or HTML of an alert."""
    return read_alerts(page, _job_link, _posting, site="Indeed")


def _job_link(url: str) -> str | None:
    """Return the job's own address; a link without a job's key stays as a key of this mail only."""
    parts = urlsplit(url)
    host = host_of(url)
    if not INDEED.search(host) or not _PATHS.match(parts.path):
        return None
    keys = parse_qs(parts.query).get("jk") or parse_qs(parts.query).get("vjk") or [""]
    if not _KEY.match(keys[0]):
        return f"{parts.path}?{parts.query}"
    return (
        f"https://{host if not host.startswith('cts.') else 'www.indeed.com'}/viewjob?jk={keys[0]}"
    )


def _posting(block: Block, sent_at: datetime | None) -> Posting | None:
    told = without(block, _HEADING).lines
    lines = [line for line in told if not _NOISE.match(line)]
    title, rest = (lines[0] if lines else None), lines[1:]
    company, place, rest = _company_and_place(rest)
    # A rating may stand in the company's own line.
    company = _RATED.sub("", company) if company else None
    keyed = block.link.startswith("https://")
    if not keyed and (company is None or any(map(_LEGAL.match, lines[:2]))):
        # Links without a key lead to settings and terms as well; no job stands with those.
        return None
    pay = pay_line(rest)
    ago = next((line for line in rest if _AGO.match(line) or _ABROAD.match(line)), None)
    snippet = [line for line in rest if line not in {pay, ago}]
    return compose(
        ABOUT.key,
        source_id=block.link.rpartition("=")[2] if keyed else None,
        title=title,
        url=block.link if keyed else None,
        company=company,
        places=_in_its_country(read_places(place), block.link),
        workplace=read_workplace(place) or read_workplace(_labelled(told, "work setting")),
        employment_type=read_employment(_labelled(told, "job type")),
        salary=at_home(read_salary(pay), pay, host_of(block.link)),
        posted_on=posted(ago, now=sent_at),
        posted_text=ago,
        description="<br>".join(snippet) or None,
    )


def _in_its_country(places: tuple[Place, ...], link: str) -> tuple[Place, ...]:
    """Read "Genève, GE" at "ch.indeed.com" as a canton, not as the country of that code."""
    home = host_of(link).partition(".")[0].upper()
    if home not in country_names():
        return places
    return tuple(
        replace(one, region=one.country, country=home)
        if one.country not in {None, home} and re.search(rf", {one.country}$", one.text)
        else one
        for one in places
    )


def _labelled(lines: tuple[str, ...], label: str) -> str | None:
    """Return the value of a line such as "Job type: Full-time", of which matches have several."""
    found = (line.partition(":") for line in lines)
    return next((value for name, _, value in found if name.casefold() == label), None)


def _company_and_place(rest: list[str]) -> tuple[str | None, str | None, list[str]]:
    """Split "Company - Place" at the first dash, else take the next two lines."""
    if not rest:
        return None, None, []
    company, dash, place = rest[0].partition(" - ")
    if dash:
        return company.strip() or None, place.strip() or None, rest[1:]
    second = rest[1] if len(rest) > 1 and not (pay_line(rest[1:2]) or _AGO.match(rest[1])) else None
    return rest[0], second, rest[2:] if second else rest[1:]
