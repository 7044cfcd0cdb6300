"""An e-mail is a value; a Mailer is whatever takes it from here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is said to whom. `headers` holds the extra ones, List-Unsubscribe for instance."""

    to: str
    subject: str
    text: str
    html: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


class UndeliveredError(Exception):
    """The server did not take the mail; `for_good` says whether trying again is useless."""

    def __init__(self, reason: str, *, for_good: bool) -> None:
        super().__init__(reason)
        self.for_good = for_good


class Mailer(Protocol):
    """Takes messages out of the house, or keeps them in it."""

    @property
    def keeps(self) -> bool:
        """True where mails are only kept and shown in the app, never sent."""

    def send(self, message: Message, *, message_id: str) -> None:
        """Deliver, or raise UndeliveredError."""
