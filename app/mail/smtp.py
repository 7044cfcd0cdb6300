"""Mails leave through an SMTP server. The only module that speaks SMTP."""

from __future__ import annotations

import re
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import SMTP as WIRE
from email.utils import format_datetime, parseaddr
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from app.mail.message import UndeliveredError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.mail.message import Message

# The folding of Python's e-mail package turns a long address in List-Unsubscribe into an encoded
# word, which no mail program reads as an address. RFC 5322 allows lines of 998 characters.
POLICY = WIRE.clone(max_line_length=998)
PORTS = {"smtp": 25, "smtps": 465}
SUBMISSION = 587
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
START_DATA = 354
PERMANENT = 500
DOT_AT_START = re.compile(rb"(?m)^\.")


class FateUnknownError(Exception):
    """The line broke after the whole mail was handed over and before the server answered."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where and how to log in, read from `smtp://user:password@host:port` or `smtps://…`."""

    host: str
    port: int
    is_tls: bool
    user: str | None
    password: str

    @classmethod
    def from_url(cls, url: str) -> Server:
        """Read the address; ValueError names what is wrong with it.

        Without a port: 465 for smtps, 587 for smtp with a user (submission), 25 otherwise.
        """
        parts = urlsplit(url)
        if parts.scheme not in PORTS or not parts.hostname:
            raise ValueError("The mail server's address is not smtp://host or smtps://host.")
        try:
            given = parts.port
        except ValueError as problem:
            raise ValueError(f"The mail server's port is wrong: {problem}.") from problem
        usual = SUBMISSION if parts.scheme == "smtp" and parts.username else PORTS[parts.scheme]
        return cls(
            host=parts.hostname,
            port=given or usual,
            is_tls=parts.scheme == "smtps",
            user=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password or ""),
        )


class SmtpMailer:
    """Sends each message over a connection of its own.

    With `smtp://`, STARTTLS is used where the server offers it; a password is never sent in the
    clear except to this machine itself. `tls` replaces the system's certificates; `timeout` is
    in seconds and holds for each step.
    """

    def __init__(
        self, url: str, sender: str, *, tls: ssl.SSLContext | None = None, timeout: float = 20.0
    ) -> None:
        self.server = Server.from_url(url)
        self.sender = sender
        self.timeout = timeout
        self._tls = tls

    @property
    def keeps(self) -> bool:
        """Always false: mails go out."""
        return False

    def send(self, message: Message, *, message_id: str) -> None:
        """Deliver `message`.

        Raises UndeliveredError where the server did not take it (`for_good` only where the
        server refused this very mail), and FateUnknownError where nobody can tell.
        """
        mail = build(message, sender=self.sender, message_id=message_id)
        try:
            self._deliver(mail, message.to)
        except smtplib.SMTPNotSupportedError as problem:
            raise UndeliveredError(str(problem), for_good=True) from problem
        except (smtplib.SMTPException, OSError) as problem:
            reason = f"{self.server.host}:{self.server.port}: {_words(problem)}"
            raise UndeliveredError(reason, for_good=False) from problem

    def _deliver(self, mail: EmailMessage, to: str) -> None:
        smtp = self._connect()
        try:
            self._secure(smtp)
            if self.server.user is not None:
                smtp.login(self.server.user, self.server.password)
            _, sender = parseaddr(self.sender)
            is_international = not (to + sender).isascii()
            options = _options(smtp, is_international=is_international)
            _expect(smtp.mail(sender, options))
            _expect(smtp.rcpt(to), is_about_this_mail=True)
            _hand_over(smtp, mail.as_bytes(policy=POLICY.clone(utf8=is_international)))
        finally:
            _part(smtp)

    def _connect(self) -> smtplib.SMTP:
        where = (self.server.host, self.server.port)
        if self.server.is_tls:
            return smtplib.SMTP_SSL(*where, timeout=self.timeout, context=self._context())
        return smtplib.SMTP(*where, timeout=self.timeout)

    def _secure(self, smtp: smtplib.SMTP) -> None:
        smtp.ehlo_or_helo_if_needed()
        if self.server.is_tls:
            return
        # A relay on this machine mostly shows a certificate of its own making, and nothing
        # that is said to it leaves the machine.
        is_local = self.server.host in LOOPBACK and self._tls is None
        if smtp.has_extn("starttls") and not is_local:
            smtp.starttls(context=self._context())
            smtp.ehlo()
        elif self.server.user is not None and self.server.host not in LOOPBACK:
            raise smtplib.SMTPException(
                "The server offers no encryption, so the password was not sent. "
                "Use an smtps:// address, or a server that offers STARTTLS."
            )

    def _context(self) -> ssl.SSLContext:
        return self._tls or ssl.create_default_context()


def build(message: Message, *, sender: str, message_id: str) -> EmailMessage:
    """Return the mail as it travels: text, the HTML beside it where there is one, headers.

    Raises UndeliveredError for good where an address or a header cannot be written as one.
    """
    mail = EmailMessage(policy=POLICY)
    try:
        for name, value in _headers(message, sender, message_id):
            mail[name] = value
    except (ValueError, IndexError, MessageError) as problem:
        reason = f"A header of this mail cannot be written: {problem}"
        raise UndeliveredError(reason, for_good=True) from problem
    # Quoted-printable passes every server, also those without 8BITMIME.
    mail.set_content(message.text, cte="quoted-printable")
    if message.html is not None:
        mail.add_alternative(message.html, subtype="html", cte="quoted-printable")
    return mail


def _headers(message: Message, sender: str, message_id: str) -> Iterator[tuple[str, str]]:
    yield "From", sender
    yield "To", message.to
    yield "Subject", message.subject
    yield "Date", format_datetime(datetime.now(UTC))
    yield "Message-ID", message_id
    yield "Auto-Submitted", "auto-generated"
    yield from message.headers.items()


def _options(smtp: smtplib.SMTP, *, is_international: bool) -> list[str]:
    if not is_international:
        return []
    if not smtp.has_extn("smtputf8"):
        raise smtplib.SMTPNotSupportedError(
            "The address has letters beyond ASCII, and the mail server does not take such "
            "addresses (SMTPUTF8)."
        )
    return ["SMTPUTF8", "BODY=8BITMIME"]


def _part(smtp: smtplib.SMTP) -> None:
    """Say goodbye. What goes wrong here says nothing about the mail, which is taken or refused."""
    with suppress(smtplib.SMTPException, OSError):
        smtp.quit()
    smtp.close()


def _expect(reply: tuple[int, bytes], *, is_about_this_mail: bool = False) -> None:
    """Pass a positive reply; a 5xx is for good only where it speaks of this mail.

    A refused sender is a setting to put right, and the mail should go out once it is.
    """
    code, words = reply
    if code < 400:  # noqa: PLR2004 - RFC 5321: 2xx and 3xx are positive
        return
    for_good = is_about_this_mail and code >= PERMANENT
    raise UndeliveredError(f"{code} {words.decode(errors='replace')}", for_good=for_good)


def _hand_over(smtp: smtplib.SMTP, wire: bytes) -> None:
    code, words = smtp.docmd("DATA")
    if code != START_DATA:
        raise smtplib.SMTPDataError(code, words)
    smtp.send(DOT_AT_START.sub(b"..", wire.removesuffix(b"\r\n")) + b"\r\n.\r\n")
    try:
        answer = smtp.getreply()
    except (smtplib.SMTPServerDisconnected, OSError) as problem:
        raise FateUnknownError(
            f"The connection broke before the server confirmed the mail: {_words(problem)}"
        ) from problem
    _expect(answer, is_about_this_mail=True)


def _words(problem: Exception) -> str:
    if isinstance(problem, smtplib.SMTPResponseException):
        said = problem.smtp_error
        text = said.decode(errors="replace") if isinstance(said, bytes) else said
        return f"{problem.smtp_code} {text}"
    return str(problem) or type(problem).__name__
