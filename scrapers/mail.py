"""Alert e-mails by position: jobs are runs of lines before a link, or blocks around one.

Lists of noise words rot with every redesign; where title, company and place stand does not.
"""

from __future__ import annotations

import email
import re
from dataclasses import dataclass, replace
from email import policy
from email.message import EmailMessage
from html import unescape
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag

from scrapers.payload import decode
from scrapers.types import Page
from scrapers.wording.html import lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_HEADER = re.compile(
    rb"^(?:From|To|Subject|Date|Received|Return-Path|MIME-Version|Message-ID|Delivered-To"
    rb"|Content-Type|X-[\w-]+|ARC-[\w-]+|DKIM-Signature)\s*:",
    re.I | re.M,
)
_RULE = re.compile(r"^[\s\W_]*$")
_LINK = re.compile(r"https?://[^\s<>\"')\]]+", re.I)
_LONGEST_RUN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What an alert mail says: who sent it, and its text and markup."""

    sender: str = ""
    subject: str = ""
    text: str = ""
    html: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """The lines that stand with one link, the title first."""

    link: str
    lines: tuple[str, ...]


def read_mail(page: Page) -> Mail:
    """Return the mail in an .eml file, or in a bare text or HTML part of one."""
    if not is_mail(page.body):
        words = decode(page)
        return Mail(html=words) if _is_html(words) else Mail(text=words)
    message = email.message_from_bytes(page.body, policy=policy.default)
    return Mail(
        sender=_header(message, "from"),
        subject=_header(message, "subject"),
        text=_part(message, "plain"),
        html=_part(message, "html"),
    )


def is_mail(body: bytes) -> bool:
    """Tell whether bytes begin with at least two mail headers."""
    head = body[:8000].lstrip(b"\xef\xbb\xbf\r\n ")
    if head.startswith(b"From "):
        head = head.partition(b"\n")[2]
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return bool(_HEADER.match(top)) and len(_HEADER.findall(top)) > 1


def _is_html(words: str) -> bool:
    return bool(re.search(r"<(?:html|body|table|a|div|p)\b", words, re.I))


def _header(message: email.message.Message, name: str) -> str:
    # A header that the library cannot read is a header that we can do without.
    try:
        return str(message.get(name) or "")
    except (ValueError, IndexError, AttributeError, TypeError, KeyError, LookupError):
        return ""


def _part(message: email.message.Message, subtype: str) -> str:
    """Return every part of a kind, forwarded mails included, decoded as far as it can be."""
    found: list[str] = []
    for part in message.walk():
        if part.get_content_type() != f"text/{subtype}" or not isinstance(part, EmailMessage):
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            charset = part.get_param("charset")
            declared = f"charset={charset}" if isinstance(charset, str) else None
            found.append(decode(Page(body=payload, content_type=declared)))
    return "\n".join(found)


def blocks_in_text(text: str, wanted: Callable[[str], str | None]) -> Iterator[Block]:
    """Yield, for each link that `wanted` gives an address for, the run of lines before it."""
    run: list[str] = []
    ended = False
    for line in text.split("\n"):
        bare = line.strip().lstrip(">").strip()
        link = _LINK.search(bare)
        if link:
            block = _block(run, bare, link, wanted)
            if block:
                yield block
            run = []
        elif not bare:
            ended = True
        elif _RULE.match(bare):
            run = []
        else:
            run = [bare] if ended else [*run, bare]
            ended = False


def _block(
    run: list[str], line: str, link: re.Match[str], wanted: Callable[[str], str | None]
) -> Block | None:
    address = wanted(unescape(link.group()).rstrip(".,;"))
    # "View job: https://…" stands below the job; "Title <https://…>" is the job's own line.
    before = line[: link.start()].strip(" <([:-")
    lines = run or ([before] if before else [])
    return Block(address, tuple(lines[-_LONGEST_RUN:])) if address and lines else None


def blocks_in_html(html: str, wanted: Callable[[str], str | None]) -> Iterator[Block]:
    """Yield one block a job: the largest part of the page that holds its links and no other's."""
    soup = BeautifulSoup(html, "lxml")
    links = [
        (anchor, address)
        for anchor in soup.find_all("a", href=True)
        if (address := wanted(str(anchor["href"]).strip()))
    ]
    owners = {id(anchor): address for anchor, address in links}
    for address in dict.fromkeys(address for _, address in links):
        own = [anchor for anchor, owner in links if owner == address]
        named = next((a for a in own if a.get_text(strip=True)), None)
        if named is None:
            continue
        block = _around(named, address, owners)
        title = [line for line in lines_of(named).split("\n") if line.strip()]
        yield Block(address, (title[0].strip(), *_after_title(block, title)))


def _around(anchor: Tag, address: str, owners: dict[int, str]) -> Tag:
    block = anchor
    for parent in anchor.parents:
        inside = {owners[id(a)] for a in parent.find_all("a") if id(a) in owners}
        if parent.name in {"body", "html", "[document]"} or inside - {address}:
            break
        block = parent
    return block


def _after_title(block: Tag, title: list[str]) -> tuple[str, ...]:
    lines = [line.strip(" -") for line in lines_of(block).split("\n") if line.strip(" -")]
    named = [line.strip() for line in title]
    at = lines.index(named[0]) + 1 if named[0] in lines else 0
    rest = (
        named[1:] + lines[at:]
        if len(named) > 1 and lines[at : at + 1] != named[1:2]
        else lines[at:]
    )
    return tuple(rest[:_LONGEST_RUN])


def without(block: Block, noise: re.Pattern[str]) -> Block:
    """Return the block without the leading lines that are the mail's own heading."""
    lines = list(block.lines)
    while lines and noise.search(lines[0]):
        lines.pop(0)
    return replace(block, lines=tuple(lines))
