"""What can go wrong on the way to a page: which address, what is wrong, and the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scrapers.errors import ScraperError

if TYPE_CHECKING:
    from scrapers.types import Ending


_SHOWN = 200


class FetchError(ScraperError):
    """A page that could not be had. `outcome` is how a collection that meets it ends."""

    outcome: ClassVar[Ending] = "unreachable"

    def __init__(self, url: str, reason: str, remedy: str = "") -> None:
        self.url = url
        self.reason = reason
        self.remedy = remedy
        super().__init__(" ".join(part for part in (f"{_shown(url)} {reason}.", remedy) if part))


class RefusedAddressError(FetchError):
    """An address that this program does not go to."""

    outcome: ClassVar[Ending] = "refused"


class PrivateAddressError(RefusedAddressError):
    """An address that leads into a private network or to this machine."""

    def __init__(self, url: str, address: str) -> None:
        self.address = address
        where = "" if address in url else f" ({address})"
        super().__init__(
            url,
            f"points at a private address{where}, which only this machine or its network can see",
            "Give the public address of the careers page, or save the page and upload it.",
        )


class ForbiddenHostError(RefusedAddressError):
    """A page of LinkedIn, Indeed or Glassdoor, whose rules forbid programs."""

    def __init__(self, url: str, site: str) -> None:
        self.site = site
        super().__init__(
            url,
            f"is a page of {site}, whose rules forbid programs to fetch it, so it was not fetched",
            f"Upload the job-alert mail that {site} sends you, save the page in your browser "
            f"and upload it, "
            "or paste the posting's text.",
        )


class RobotsRefusedError(FetchError):
    """A page that the site's robots.txt asks programs to leave alone."""

    outcome: ClassVar[Ending] = "blocked"


class BlockedError(FetchError):
    """The site answered 401, 403 or with a wall."""

    outcome: ClassVar[Ending] = "blocked"


class NotFoundError(FetchError):
    """The site answered 404 or 410."""

    outcome: ClassVar[Ending] = "not_found"


class RateLimitedError(FetchError):
    """The site asked for fewer requests; `retry_after` is its own word, in seconds."""

    outcome: ClassVar[Ending] = "rate_limited"

    def __init__(self, url: str, retry_after: float | None) -> None:
        self.retry_after = retry_after
        wait = f" It names {retry_after:.0f} seconds." if retry_after else ""
        super().__init__(url, "asks for fewer requests (429)", f"Try again later.{wait}")


class UnreachableError(FetchError):
    """No answer, a time-out or a 5xx: nothing is known about the page."""


class OddAnswerError(UnreachableError):
    """The site answered with a status that is neither a page nor any of the usual refusals."""


class TooLargeError(FetchError):
    """An answer beyond the size that a list of jobs can have."""

    outcome: ClassVar[Ending] = "truncated"


def _shown(url: str) -> str:
    return url if len(url) <= _SHOWN else f"{url[:_SHOWN]}…"
