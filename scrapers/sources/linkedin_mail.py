"""LinkedIn job-alert mails that the person received: titles by position, login tokens dropped.

LinkedIn's pages are never fetched; the mail is the person's own.
"""

from __future__ import annotations

import re

from scrapers.errors import UnreadableItemError
from scrapers.identity import canonical_url, host_of, is_host
from scrapers.mail import Block, Mail, blocks_in_html, blocks_in_text, read_mail, without
from scrapers.page_signs import no_postings, outcome_of_page
from scrapers.reading import compose, read_items
from scrapers.source import Source
from scrapers.types import Page, Parsed, Posting, Salary
from scrapers.wording.place import read_places
from scrapers.wording.salary import read_salary
from scrapers.wording.workplace import read_workplace

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
    r"^your job alert\b|\bnew jobs?\b.*\bmatch|^manage your job alerts|^jobs? (?:similar"
    r"|recommended|you may)|^new jobs? (?:in|for)\b|^top job picks",
    re.I,
)
_PAY_LINE = re.compile(
    r"[$£€₹]\s?\d|\d\s?[kK]?\s*/\s*(?:year|yr|hour|hr|month|day)|\b(?:USD|GBP|EUR|CAD|AUD)\s?\d",
    re.I,
)


def parse(page: Page) -> Parsed:
    """Read an .eml file, or the bare text or HTML of an alert."""
    mail = read_mail(page)
    text = _read(list(blocks_in_text(mail.text, _job_link)))
    markup = (
        _read(list(blocks_in_html(mail.html, _job_link))) if mail.html else Parsed(outcome="empty")
    )
    best = text if len(text.postings) >= len(markup.postings) else markup
    return best if best.postings else _nothing(mail, best)


def _job_link(url: str) -> str | None:
    """Return the job's own address if the link leads to LinkedIn itself; never another host's."""
    if not is_host(host_of(url), "linkedin.com") or not _JOB.search(url.partition("?")[0]):
        return None
    return canonical_url(url)


def _read(blocks: list[Block]) -> Parsed:
    first = {block.link: block for block in reversed(blocks)}
    ordered = [first[link] for link in dict.fromkeys(block.link for block in blocks)]
    return read_items(ordered, _posting)


def _posting(block: Block) -> Posting:
    lines = list(without(block, _HEADING).lines)
    if not lines:
        raise UnreadableItemError(f"no title stands with {block.link}")
    title, rest = lines[0], lines[1:]
    company, place, others = _company_and_place(rest)
    return compose(
        ABOUT.key,
        source_id=block.link.rstrip("/").rpartition("/")[2],
        title=title,
        url=block.link,
        company=company,
        places=read_places(place),
        workplace=read_workplace(place),
        salary=_pay(others),
    )


def _company_and_place(rest: list[str]) -> tuple[str | None, str | None, list[str]]:
    """Split "Company · Place", else take the next two lines as they stand."""
    if not rest:
        return None, None, []
    company, dot, place = rest[0].partition(" · ")
    if dot:
        return company.strip() or None, place.strip() or None, rest[1:]
    place_line = rest[1] if len(rest) > 1 and not _PAY_LINE.search(rest[1]) else None
    return rest[0], place_line, rest[1:]


def _pay(lines: list[str]) -> Salary | None:
    paid = [line for line in lines if _PAY_LINE.search(line)]
    return read_salary(paid[0]) if paid else None


def _nothing(mail: Mail, tried: Parsed) -> Parsed:
    if tried.problems:
        return tried
    if outcome := outcome_of_page(mail.html or mail.text):
        return no_postings(outcome)
    ours = "linkedin.com" in f"{mail.sender} {mail.text} {mail.html}".casefold()
    if ours and "/jobs/" in mail.text + mail.html:
        return Parsed(outcome="empty", problems=["This LinkedIn mail names no job."])
    if not (mail.text + mail.html).strip():
        return no_postings("empty")
    return no_postings(
        "changed_shape", "No link to a LinkedIn job is in it; is it a job-alert mail?"
    )
