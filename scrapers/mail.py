"""E-mails as values: who sent them and when, their text and their markup; .eml, .mbox or a part."""

from __future__ import annotations

import email
import re
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from scrapers.payload import decode
from scrapers.types import Page

if TYPE_CHECKING:
    from datetime import datetime

_HEADER = re.compile(
    rb"^(?:From|To|Subject|Date|Received|Return-Path|MIME-Version|Message-ID|Delivered-To"
    rb"|Content-Type|Snapshot-Content-Location|X-[\w-]+|ARC-[\w-]+|DKIM-Signature)\s*:",
    re.I | re.M,
)
_HEAD = 16_000
_MOST_MAILS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What a mail says: who sent it and when, and its text and markup."""

    sender: str = ""
    subject: str = ""
    sent_at: datetime | None = None
    text: str = ""
    html: str = ""


def read_mail(page: Page) -> Mail:
    """Return the mail in an .eml file, or in a bare text or HTML part of one."""
    if not is_mail(page.body):
        words = decode(page)
        return Mail(html=words) if _is_html(words) else Mail(text=words)
    message = email.message_from_bytes(page.body, policy=policy.default)
    return Mail(
        sender=_header(message, "from"),
        subject=_header(message, "subject"),
        sent_at=_sent_at(message),
        text=_part_of(message, "plain"),
        html=_part_of(message, "html"),
    )


def mails_in(body: bytes) -> list[bytes]:
    """Return the mails of an .mbox file, or the one mail that `body` is."""
    if not body.startswith(b"From ") or not is_mail(body):
        return [body]
    pieces = re.split(rb"(?:^|\r?\n)From [^\r\n]*\r?\n", body, maxsplit=_MOST_MAILS)
    return [re.sub(rb"(?m)^>(>*From )", rb"\1", piece) for piece in pieces if is_mail(piece)]


def is_mail(body: bytes) -> bool:
    """Tell whether bytes begin with at least two mail headers."""
    head = body[:_HEAD].lstrip(b"\xef\xbb\xbf\r\n ")
    if head.startswith(b"From "):
        head = head.partition(b"\n")[2]
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return bool(_HEADER.match(top)) and len(_HEADER.findall(top)) > 1


def saved_page(page: Page) -> Page:
    """Return the page inside an .mhtml file that a browser saved; any other page as it is."""
    if not is_mail(page.body) or b"multipart/related" not in page.body[:_HEAD].lower():
        return page
    message = email.message_from_bytes(page.body, policy=policy.default)
    html = _part_of(message, "html", only_first=True)
    where = _header(message, "snapshot-content-location") or _header(message, "content-location")
    if not html or not (where or _header(message, "from").startswith("<Saved by")):
        return page
    return Page(
        body=html.encode(), url=page.url or where or None, fetched_at=page.fetched_at,
        content_type="text/html; charset=utf-8",
    )  # fmt: skip


def _is_html(words: str) -> bool:
    return bool(re.search(r"<(?:html|body|table|a|div|p)\b", words, re.I))


def _header(message: Message, name: str) -> str:
    # A header that the library cannot read is a header that we can do without.
    try:
        return str(message.get(name) or "")
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return ""


def _sent_at(message: Message) -> datetime | None:
    try:
        return parsedate_to_datetime(_header(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _part_of(message: Message, subtype: str, *, only_first: bool = False) -> str:
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
    return (found[0] if found else "") if only_first else "\n".join(found)
