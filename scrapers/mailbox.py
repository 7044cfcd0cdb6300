"""The door to a person's own mailbox: IMAP over TLS, read-only, job-alert mails alone.

It stands beside `scrapers.client` and follows its rules: the address is checked before it is
dialled and dialled as checked, nothing takes longer or grows larger than it may. The folder is
opened with EXAMINE and mails are read with BODY.PEEK (RFC 3501, 6.3.2 and 6.4.5), so that not
even a "seen" flag changes.
"""

from __future__ import annotations

import email
import imaplib
import ipaddress
import re
import ssl
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.utils import parseaddr
from typing import TYPE_CHECKING

from scrapers.client.address import is_public
from scrapers.client.network import resolve
from scrapers.imap_session import Session, folder_name, quoted
from scrapers.mailbox_errors import (
    FolderError,
    LoginError,
    MailboxError,
    NoTLSError,
    SilentError,
    UnusableAddressError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

__all__ = ["SENDERS", "Access", "Door", "MailboxError", "Mark", "Visit"]

# Whose mails are job alerts, by source.
SENDERS: Mapping[str, tuple[str, ...]] = {
    "linkedin_mail": (
        "jobalerts-noreply@linkedin.com",
        "jobs-noreply@linkedin.com",
        "jobs-listings@linkedin.com",
    ),
    "indeed_mail": (
        "donotreply@jobalert.indeed.com",
        "alert@indeed.com",
        "donotreply@match.indeed.com",
    ),
    "glassdoor_mail": ("noreply@glassdoor.com",),
    "ziprecruiter_mail": ("alerts@ziprecruiter.com",),
}
TLS_PORT = 993
MOST_MAILS = 200
LARGEST_MAIL = 5_000_000
MOST_BYTES = 60_000_000
Resolver = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """How to get into a mailbox, and which folder to look into."""

    host: str
    username: str
    password: str = field(repr=False)
    folder: str = "INBOX"
    port: int = TLS_PORT


@dataclass(frozen=True, slots=True)
class Mark:
    """Up to where a folder was read: the server's own numbers, good only together."""

    uid_validity: int
    last_uid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What one look into a mailbox brought.

    `has_more` says that a cap ended it: the next visit goes on at `mark`. `too_large` counts mails
    that were left where they are.
    """

    mark: Mark
    mails: Sequence[bytes] = ()
    too_large: int = 0
    has_more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Opens mailboxes. With `allow_private`, on this machine and its network too, at any port."""

    context: ssl.SSLContext | None = None
    resolver: Resolver = resolve
    allow_private: bool = False
    seconds: float = 60.0
    monotonic: Callable[[], float] = time.monotonic

    def check(self, access: Access) -> int:
        """Return how many mails the folder holds; raises MailboxError."""
        with self._opened(access) as (_, count):
            return count

    def new_mails(self, access: Access, mark: Mark | None, *, since: date) -> Visit:
        """Return the alert mails after `mark`; without one, or where it lapsed, those from `since`.

        Raises MailboxError: for an address that is not dialled, no TLS, a wrong password, no such
        folder, or no answer.
        """
        with self._opened(access) as (imap, _):
            validity = imap.uid_validity()
            known = mark.last_uid if mark and mark.uid_validity == validity else 0
            uids = [uid for uid in imap.found(_wanted(known, since)) if uid > known]
            sizes = imap.sizes(uids[:MOST_MAILS])
            mails, too_large, last = [], 0, known
            left = MOST_BYTES
            for uid in uids[:MOST_MAILS]:
                size = sizes.get(uid, 0)
                if LARGEST_MAIL >= size > left:
                    break
                last = uid
                if size > LARGEST_MAIL:
                    too_large += 1
                    continue
                left -= size
                mails.append(imap.mail(uid))
            has_more = bool(uids) and last < uids[-1]
        alerts = [mail for mail in mails if mail and is_from_a_known_sender(mail)]
        mark = Mark(validity, last)
        return Visit(mark=mark, mails=alerts, too_large=too_large, has_more=has_more)

    @contextmanager
    def _opened(self, access: Access) -> Iterator[tuple[Session, int]]:
        """Connect, log in, and open the folder read-only."""
        _refuse_control_characters(access)
        address = self._checked(access)
        context = self.context or ssl.create_default_context()
        until = self.monotonic() + self.seconds
        try:
            imap = Session(access.host, address, access.port, context, (self.monotonic, until))
        except ssl.SSLError as problem:
            raise NoTLSError(access.host, access.port, _why(problem)) from problem
        except (OSError, imaplib.IMAP4.error) as problem:
            raise SilentError(access.host, access.port, _why(problem)) from problem
        try:
            _log_in(imap, access)
            yield imap, _examine(imap, access.folder)
        except (OSError, imaplib.IMAP4.error) as problem:
            raise SilentError(access.host, access.port, _why(problem)) from problem
        finally:
            imap.leave()

    def _checked(self, access: Access) -> str:
        """Return the one address to dial."""
        if access.port != TLS_PORT and not self.allow_private:
            raise UnusableAddressError(access.host, f"port {access.port} is not the one for TLS")
        try:
            addresses = self.resolver(access.host, access.port)
        except OSError as problem:
            raise UnusableAddressError(access.host, "there is no such host") from problem
        public = [one for one in addresses if is_public(ipaddress.ip_address(one.split("%")[0]))]
        if not addresses or (len(public) < len(addresses) and not self.allow_private):
            raise UnusableAddressError(access.host, "it points into a private network")
        return addresses[0]


def is_from_a_known_sender(mail: bytes) -> bool:
    """Tell whether a mail's From is one of the addresses that send job alerts."""
    head = re.split(rb"\r?\n\r?\n", mail, maxsplit=1)[0]
    try:
        sender = str(email.message_from_bytes(head, policy=policy.compat32).get("From", ""))
    except (ValueError, LookupError):
        return False
    address = parseaddr(sender)[1].casefold()
    return any(address in known for known in SENDERS.values())


def _wanted(known: int, since: date) -> str:
    """Return what to search for: mails after the last one, or from a day on, of known senders."""
    addresses = [f'FROM "{one}"' for known_senders in SENDERS.values() for one in known_senders]
    senders = "OR " * (len(addresses) - 1) + " ".join(addresses)
    start = (
        f"UID {known + 1}:*"
        if known
        else f"SINCE {since.day}-{_MONTHS[since.month - 1]}-{since.year}"
    )
    return f"{start} {senders}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _log_in(imap: Session, access: Access) -> None:
    try:
        imap.authenticate_plain(access.username, access.password)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as problem:
        raise LoginError(access.host, access.username, _why(problem)) from problem


def _examine(imap: Session, folder: str) -> int:
    answer, data = imap.select(quoted(folder_name(folder)), readonly=True)
    if answer != "OK":
        raise FolderError(folder, imap.folders())
    return int(data[0] or 0)


def _refuse_control_characters(access: Access) -> None:
    for words in (access.host, access.username, access.password, access.folder):
        if not words or re.search(r"[\x00-\x1f\x7f]", words):
            raise UnusableAddressError(access.host, "something in it is empty or no text")


def _why(problem: BaseException) -> str:
    said = str(problem.args[-1] if problem.args else problem)
    return re.sub(r"\s+", " ", said).strip("b'\" ")[:200]
