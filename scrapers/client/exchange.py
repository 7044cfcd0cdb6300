"""What we say to a site, and what its status and its silence mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpcore2
import httpx2

from scrapers.client.body import ACCEPTED
from scrapers.client.errors import BlockedError, NotFoundError, OddAnswerError, RateLimitedError
from scrapers.client.retry import TransientError, retry_after

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from scrapers.types import Request, Validators

AGENT = "CriticalPath/0.1 (job search of one person; reads robots.txt)"
_GONE = {404, 410}
_NO_ENTRY = {401, 403, 407, 451}
_TOO_MANY, _TOO_SLOW, _SERVER_TROUBLE = 429, 408, 500
_PAGES = {200, 203, 304}


def user_agent(contact: str | None) -> str:
    """Return the name that sites are told, with a way to reach whoever runs this copy.

    `contact` is an e-mail address or a web address; without one only the program is named.
    """
    clean = "".join(sign for sign in contact or "" if sign.isprintable() and sign not in "()")
    return AGENT.replace(")", f"; contact {clean})") if clean else AGENT


def told(agent: str, request: Request, validators: Validators) -> dict[str, str]:
    """Return the headers of a request."""
    headers = {
        "User-Agent": agent,
        "Accept": "application/json, text/html;q=0.9, application/xml;q=0.8, */*;q=0.5",
        "Accept-Language": "en;q=0.9, *;q=0.5",
        "Accept-Encoding": ACCEPTED,
        **request.headers,
    }
    if validators.etag:
        headers["If-None-Match"] = validators.etag
    if validators.last_modified:
        headers["If-Modified-Since"] = validators.last_modified
    return headers


def raise_for(url: str, status: int, headers: Mapping[str, str], now: datetime) -> None:
    """Raise the `FetchError` that a status stands for; 200 and 304 pass."""
    if status in _GONE:
        raise NotFoundError(url, f"is not there ({status})", "Check the address.")
    if status in _NO_ENTRY:
        raise BlockedError(
            url,
            f"does not let programs in ({status})",
            "Open the page in your browser and save or paste it.",
        )
    later = retry_after(headers.get("retry-after"), now)
    if status == _TOO_MANY:
        raise RateLimitedError(url, later)
    if status == _TOO_SLOW or status >= _SERVER_TROUBLE:
        raise TransientError(url, f"is in trouble ({status})", later)
    if status not in _PAGES:
        raise OddAnswerError(url, f"answers {status}, which is no page", "Check the address.")


def said(problem: Exception) -> str:
    """Return what a failed connection means, to end a sentence that begins with the address."""
    if isinstance(problem, httpcore2.TimeoutException | httpx2.TimeoutException | TimeoutError):
        return "does not answer in time"
    if "CERTIFICATE" in str(problem).upper():
        return "has a certificate that does not prove who it is"
    return f"cannot be reached ({type(problem).__name__})"
