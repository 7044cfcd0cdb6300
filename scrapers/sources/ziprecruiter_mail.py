"""ZipRecruiter alert mails that the person received: "Title <link>" above "Company • Place"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrapers.alerts import read_alerts
from scrapers.identity import host_of
from scrapers.mail_blocks import Block, blocks_after_links, blocks_in_text, pay_line, without
from scrapers.reading import compose
from scrapers.source import Source
from scrapers.wording.place import read_places
from scrapers.wording.salary import read_salary
from scrapers.wording.workplace import read_workplace

if TYPE_CHECKING:
    from datetime import datetime

    from scrapers.types import Page, Parsed, Posting

ABOUT = Source(
    key="ziprecruiter_mail",
    label="ZipRecruiter alert mail",
    kind="mail",
    collectable=False,
    attribution="ZipRecruiter",
    terms="Your own mail. Its links only lead through a counter, so they are not followed or kept.",
)
_OURS = re.compile(r"(?:^|\.)ziprecruiter\.(?:com|co\.uk|ie|ca)$")
_NO_JOB = re.compile(r"/(?:unsub|settings|profile|privacy|terms|search|jobs-search|email-)", re.I)
_BUTTON = re.compile(
    r"^(?:view|apply|see|quick apply|1-click|unsubscribe|manage|privacy|terms)\b", re.I
)
_NOISE = re.compile(r"^(?:new|estimated pay|be seen first|quick apply|1-click apply)\W*$", re.I)


def parse(page: Page) -> Parsed:
    """Read an .eml or .mbox file, or the bare text or HTML of an alert."""
    ways = (blocks_after_links, blocks_in_text)
    return read_alerts(page, _job_link, _posting, site="ZipRecruiter", in_text=ways)


def _job_link(url: str) -> str | None:
    """Return the link as a key of this mail; it is opaque, so it is no address to keep."""
    return url if _OURS.search(host_of(url)) and not _NO_JOB.search(url) else None


def _posting(block: Block, sent_at: datetime | None) -> Posting | None:  # noqa: ARG001
    title, *rest = without(block, _NOISE).lines or ("",)
    pay = pay_line(rest)
    told = [line for line in rest if line != pay and not _NOISE.match(line)]
    company, place = _company_and_place(told, paid=pay is not None)
    if _BUTTON.match(title) or company is None:
        return None
    guessed = any(line.casefold().startswith("estimated pay") for line in rest)
    return compose(
        ABOUT.key,
        title=title,
        url=None,
        company=company,
        places=read_places(place),
        workplace=read_workplace(place),
        salary=read_salary(f"{pay} (estimated)" if pay and guessed else pay),
    )


def _company_and_place(lines: list[str], *, paid: bool) -> tuple[str | None, str | None]:
    """Split "Company • Place • Remote", or take two lines of which the second is a place.

    A job without a place has its company alone above its pay. Without any of it it is no job.
    """
    told = next((line for line in lines if "•" in line), None)
    if told is None:
        company, place, *_ = (*lines, None, None)
        if any(one.country for one in read_places(place)) or read_workplace(place):
            return company, place
        named = company if paid and not _BUTTON.match(company or "") else None
        return named, None
    company, _, place = told.partition("•")
    return company.strip() or None, re.sub(r"\s*•\s*", ", ", place).strip() or None
