"""How long, how much, how often; and the clock, so that tests need not wait."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds and bytes. One attempt ends after `total` seconds whatever the other side does.

    `vouched` holds "host:port" of private sites that whoever runs this copy answers for: a careers
    page inside the company, or a server of a test's own. Every other private address is refused.
    """

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    wire_bytes: int = 20_000_000
    decoded_bytes: int = 60_000_000
    redirects: int = 5
    attempts: int = 3
    longest_wait: float = 60.0
    pace: float = 1.0
    robots_hours: float = 24.0
    vouched: frozenset[str] = frozenset()


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Time as three functions."""

    now: Callable[[], datetime] = _now
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
