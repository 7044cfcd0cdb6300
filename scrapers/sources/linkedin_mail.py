"""LinkedIn job-alert mails that the person received: titles by position, login tokens dropped.

LinkedIn's pages are never fetched; the mail is the person's own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scrapers.alerts import read_alerts
from scrapers.errors import UnreadableItemError
from scrapers.identity import canonical_url, host_of, is_host
from scrapers.mail_blocks import Block, pay_line, without
from scrapers.reading import compose
from scrapers.source import Source
from scrapers.wording.place import read_places
from scrapers.wording.salary import read_salary
from scrapers.wording.workplace import read_workplace

if TYPE_CHECKING:
    from datetime import datetime

    from scrapers.types import Page, Parsed, Place, Posting

ABOUT = Source(
    key="linkedin_mail",
    label="LinkedIn alert mail",
    kind="mail",
    collectable=False,
    attribution="LinkedIn",
    terms="Your own mail. LinkedIn's rules forbid fetching its pages, so they are never fetched.",
)
_JOB = re.compile(r"/jobs/view/(?:[^/?#]*?-)?(\d{5,20})(?:[/?#]|$)")
_HEADING = re.compile(
    r"^your job alert\b|\bnew jobs?\b.*\bmatch|^manage your job alerts"
    r"|^jobs? (?:similar|recommended|you may)|^new jobs? (?:in|for)\b|^top job picks",
    re.I,
)

_KIND = re.compile(r"\s*\([^()]*\)$")
_BADGED = 2


def parse(page: Page) -> Parsed:
    """Read an .eml or .mbox file, or the bare text or HTML of an alert."""
    return read_alerts(page, _job_link, _posting, site="LinkedIn")


def _job_link(url: str) -> str | None:
    """Return the job's own address if the link leads to LinkedIn itself; never another host's."""
    if not is_host(host_of(url), "linkedin.com") or not _JOB.search(url.partition("?")[0]):
        return None
    return canonical_url(url)


def _posting(block: Block, sent_at: datetime | None) -> Posting:  # noqa: ARG001
    lines = list(without(block, _HEADING).lines)
    if not lines:
        raise UnreadableItemError(f"no title stands with {block.link}")
    company, place, others = _company_and_place(lines[1:])
    return compose(
        ABOUT.key,
        source_id=block.link.rstrip("/").rpartition("/")[2],
        title=lines[0],
        url=block.link,
        company=company,
        places=_places(place),
        workplace=read_workplace(place),
        salary=read_salary(pay_line(others)),
    )


def _places(words: str | None) -> tuple[Place, ...]:
    """Read "Gent (Hybride)": how one works stands behind where, and is no region."""
    kind = _KIND.search(words or "")
    if words is None or kind is None or not read_workplace(kind.group()):
        return read_places(words)
    found = read_places(words[: kind.start()])
    return (replace(found[0], text=words),) if len(found) == 1 else found


def _company_and_place(rest: list[str]) -> tuple[str | None, str | None, list[str]]:
    """Split "Company · Place", else take the next two lines as they stand."""
    if not rest:
        return None, None, []
    company, dot, place = rest[0].partition(" · ")
    if dot:
        return company.strip() or None, place.strip() or None, rest[1:]
    place_line = rest[1] if len(rest) > 1 and not pay_line(rest[1:2]) else None
    # A badge such as "Fast growing" may stand between.
    if len(rest) > _BADGED and not _is_place(place_line) and _is_place(rest[_BADGED]):
        place_line = rest[_BADGED]
    return rest[0], place_line, rest[1:]


def _is_place(line: str | None) -> bool:
    return bool(read_workplace(line)) or any(one.city or one.country for one in _places(line))
