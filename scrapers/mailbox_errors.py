"""What can go wrong with a mailbox: what, why, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scrapers.errors import ScraperError

if TYPE_CHECKING:
    from collections.abc import Sequence

UPLOAD = "You can always upload the mails instead."
OFTEN_HELPS = (
    "Gmail, iCloud, Yahoo and Fastmail take an app password, made in the account's security "
    "settings, and not the usual one. Outlook.com and Microsoft 365 take no password at all here: "
    "upload the mails instead."
)


class MailboxError(ScraperError):
    """A mailbox that could not be read; `code` is how the visit ended."""

    code: ClassVar[str] = "unreachable"

    def __init__(self, message: str, remedy: str) -> None:
        self.message = message
        self.remedy = remedy
        super().__init__(f"{message} {remedy}")


class UnusableAddressError(MailboxError):
    """An address that is not dialled."""

    code = "refused"

    def __init__(self, host: str, why: str) -> None:
        super().__init__(
            f"The mail server “{host}” was not asked, because {why}.",
            "Give the name of your provider's IMAP server, such as imap.gmail.com.",
        )


class NoTLSError(MailboxError):
    """No encrypted connection, or a certificate that does not fit; then nothing is sent."""

    code = "no_tls"

    def __init__(self, host: str, port: int, why: str) -> None:
        super().__init__(
            f"{host} gave no safe connection at port {port} ({why}), so no password was sent.",
            "Check the server's name; it has to be the one on its certificate.",
        )


class SilentError(MailboxError):
    """No answer, or one that broke off."""

    def __init__(self, host: str, port: int, why: str) -> None:
        super().__init__(
            f"{host} did not answer at port {port}, or broke off ({why}).",
            f"Try again later, or check the server's name. {UPLOAD}",
        )


class LoginError(MailboxError):
    """The server refused the name or the password."""

    code = "login"

    def __init__(self, host: str, username: str, why: str) -> None:
        super().__init__(
            f"{host} did not let “{username}” in: {why or 'no reason given'}.", OFTEN_HELPS
        )


class FolderError(MailboxError):
    """No such folder."""

    code = "no_folder"

    def __init__(self, folder: str, folders: Sequence[str]) -> None:
        there = ", ".join(f"“{name}”" for name in folders[:12]) or "none that it names"
        super().__init__(f"There is no folder “{folder}”.", f"The folders there: {there}.")
