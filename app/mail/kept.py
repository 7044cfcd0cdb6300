"""Mails stay in the house: the app shows them in the person's mailbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.mail.message import Message


class KeptMailer:
    """Sends nothing. The outbox row is the mail; delivering it only marks it as kept."""

    @property
    def keeps(self) -> bool:
        """Always true: nothing leaves the instance."""
        return True

    def send(self, message: Message, *, message_id: str) -> None:
        """Do nothing: the row that `message` was read from stays where the person finds it."""
