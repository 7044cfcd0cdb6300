"""Where the links of a mail lead: addresses of this instance's pages, written out in full."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from app.mail import unsubscribe

if TYPE_CHECKING:
    from app.mail.unsubscribe import Subscription


@dataclass(frozen=True, slots=True)
class Links:
    """`base_url` is how people reach this instance, without a slash at its end.

    A mail is read outside any request, so its addresses cannot come from one; a test holds
    these paths to the ones that the pages really have.
    """

    base_url: str
    secret_key: str = field(repr=False)

    def posting(self, posting_id: int) -> str:
        """Return the page of one posting."""
        return f"{self.base_url}/postings/{posting_id}"

    def search(self, query: str) -> str:
        """Return the postings page with a saved search's own query string."""
        return f"{self.base_url}/postings/?{query}" if query else f"{self.base_url}/postings/"

    def alerts(self) -> str:
        """Return the page on which saved searches are changed and paused."""
        return f"{self.base_url}/alerts/"

    def unsubscribe(self, subscription: Subscription) -> str:
        """Return the address that stops one saved search without a log-in."""
        return f"{self.base_url}/unsubscribe/{unsubscribe.token(self.secret_key, subscription)}"

    def list_id(self, search_id: int) -> str:
        """Name one saved search's mails for filters, as RFC 2919 asks."""
        host = urlsplit(self.base_url).hostname or "localhost"
        return f"search-{search_id}.critical-path.{host}"
