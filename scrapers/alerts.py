"""What the alert mails of job sites share: blocks of lines around a link, best part wins."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from scrapers.mail import Mail, mails_in, read_mail
from scrapers.mail_blocks import Block, blocks_around_links, blocks_in_text
from scrapers.mail_cards import blocks_in_html
from scrapers.page_signs import no_postings, outcome_of_page
from scrapers.reading import read_items
from scrapers.types import Page, Parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from scrapers.types import Posting

    Wanted = Callable[[str], str | None]

_ANSWERED = re.compile(
    r"\byour application (?:was|has been|to)\b|\bapplication (?:submitted|viewed)\b"
    r"|^indeed application:|\b(?:ihre|deine) bewerbung (?:wurde|bei|als|an)\b"
    r"|\bvotre candidature (?:a été|à|chez|pour)\b"
    r"|\b(?:tu|su) (?:solicitud|candidatura) (?:se ha|ha sido|para|a|en)\b"
    r"|\b(?:sua|la tua) candidatura (?:foi|è stata|para|per)\b"
    r"|\b(?:je|uw) sollicitatie (?:is|bij|voor)\b",
    re.I,
)


class Blocks(Protocol):
    """A way to find the blocks of a mail's text."""

    def __call__(self, text: str, wanted: Wanted) -> Iterator[Block]:
        """Yield one block a job."""
        ...


def read_alerts(
    page: Page,
    wanted: Wanted,
    posting: Callable[[Block, datetime | None], Posting | None],
    *,
    site: str,
    in_text: tuple[Blocks, ...] = (blocks_in_text, blocks_around_links),
) -> Parsed:
    """Read the alert in an .eml file or a bare part, or every alert of an .mbox file.

    `in_text` are ways to find the jobs of a mail's text; the one that tells most of them wins.

    `wanted` gives a link's own address, or None for a link that is no job of this site; `posting`
    reads a block and is told when the mail was sent, from which "3 days ago" counts.
    """
    read = [
        _read(read_mail(replace(page, body=body)), page, wanted, posting, site, in_text)
        for body in mails_in(page.body)
    ]
    return read[0] if len(read) == 1 else _together(read)


def _together(read: list[Parsed]) -> Parsed:
    """Join the alerts of a mailbox; mails that are no alerts are its ordinary content."""
    found = {posting.url or repr(posting): posting for one in read for posting in one.postings}
    if not found:
        return no_postings("empty")
    alerts = [one for one in read if one.postings]
    problems = [problem for one in alerts for problem in one.problems]
    return Parsed(outcome="ok", postings=list(found.values()), problems=problems)


def _read(
    mail: Mail,
    page: Page,
    wanted: Wanted,
    posting: Callable[[Block, datetime | None], Posting | None],
    site: str,
    in_text: tuple[Blocks, ...],
) -> Parsed:
    sent_at = mail.sent_at or page.fetched_at

    def read(blocks: list[Block]) -> Parsed:
        first = {block.link: block for block in reversed(blocks)}
        ordered = [first[link] for link in dict.fromkeys(block.link for block in blocks)]
        # The first job of a mail about an application is the one applied for, and is not new.
        asked = 1 if _ANSWERED.search(mail.subject or mail.text.strip().partition("\n")[0]) else 0
        return read_items(ordered[asked:], lambda block: posting(block, sent_at))

    text = max((read(list(way(mail.text, wanted))) for way in in_text), key=_worth)
    markup = read(list(blocks_in_html(mail.html, wanted)) if mail.html else [])
    best = text if len(text.postings) >= len(markup.postings) else markup
    return best if best.postings or best.problems else _nothing(mail, site)


def _worth(parsed: Parsed) -> tuple[int, int]:
    """Return how many jobs a reading tells with company and place, and how many in all."""
    told = [
        one
        for one in parsed.postings
        if one.company and (one.workplace or any(p.city or p.country for p in one.places))
    ]
    return len(told), len(parsed.postings)


def _nothing(mail: Mail, site: str) -> Parsed:
    words = mail.text + mail.html
    if not words.strip():
        return no_postings("empty")
    if outcome := outcome_of_page(mail.html or mail.text):
        return no_postings(outcome)
    if site.casefold() in f"{mail.sender} {words}".casefold():
        return Parsed(outcome="empty", problems=[f"This {site} mail names no job."])
    said = f"No link to a {site} job is in it; is it a job-alert mail?"
    return no_postings("changed_shape", said)
