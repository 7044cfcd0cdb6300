"""The way out of a saved search's mails: a signed token, and the headers that carry it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from itsdangerous import BadData, URLSafeSerializer

if TYPE_CHECKING:
    from datetime import datetime

SALT = "unsubscribe"
NUMBERS = 3


class WrongTokenError(ValueError):
    """The token was not made here, or was changed on its way."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a token stands for.

    `since` is the second at which the search was saved: a database may give the number of a
    deleted search to the next one, and an old mail must never stop that.
    """

    search_id: int
    person_id: int
    since: int

    @classmethod
    def of(cls, search_id: int, person_id: int, created_at: datetime) -> Subscription:
        """Return the subscription of a saved search."""
        return cls(search_id, person_id, int(created_at.timestamp()))


def token(secret_key: str, subscription: Subscription) -> str:
    """Sign `subscription`. The token never expires: people unsubscribe from old mails too."""
    numbers = [subscription.search_id, subscription.person_id, subscription.since]
    return str(_serializer(secret_key).dumps(numbers))


def read(secret_key: str, signed: str) -> Subscription:
    """Return what `signed` stands for; WrongTokenError where it was not signed with this key."""
    try:
        numbers = _serializer(secret_key).loads(signed)
    except BadData as problem:
        raise WrongTokenError(
            "This link was not made here, or a part of it is missing."
        ) from problem
    if not isinstance(numbers, list) or len(numbers) != NUMBERS:
        raise WrongTokenError("This link stands for nothing that can be stopped.")
    return Subscription(*numbers)


def headers(address: str, *, list_id: str) -> dict[str, str]:
    """Return the headers by which a mail program offers its own button (RFC 2369, 2919, 8058).

    `address` takes a POST without log-in; a GET of it must change nothing.
    """
    return {
        "List-Unsubscribe": f"<{address}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"<{list_id}>",
    }


def _serializer(secret_key: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret_key, salt=SALT)
