"""THE ONLY DOOR to the network: checked addresses, robots, pace, retries, caps, an honest name."""

from __future__ import annotations

from scrapers.client.address import forbidden_site, is_public
from scrapers.client.errors import (
    BlockedError,
    FetchError,
    ForbiddenHostError,
    NotFoundError,
    OddAnswerError,
    PrivateAddressError,
    RateLimitedError,
    RefusedAddressError,
    RobotsRefusedError,
    TooLargeError,
    UnreachableError,
)
from scrapers.client.exchange import AGENT, user_agent
from scrapers.client.fetching import Client
from scrapers.client.limits import Clock, Limits

__all__ = [
    "AGENT",
    "BlockedError",
    "Client",
    "Clock",
    "FetchError",
    "ForbiddenHostError",
    "Limits",
    "NotFoundError",
    "OddAnswerError",
    "PrivateAddressError",
    "RateLimitedError",
    "RefusedAddressError",
    "RobotsRefusedError",
    "TooLargeError",
    "UnreachableError",
    "forbidden_site",
    "is_public",
    "user_agent",
]
