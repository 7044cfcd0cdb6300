"""One request at a time to a host, and a breath between two."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrapers.client.limits import Clock


@dataclass(slots=True)
class _Host:
    turn: threading.Lock = field(default_factory=threading.Lock)
    last: float | None = None
    gap: float = 0.0


class Pace:
    """Remembers, for each host, when it was last asked and how long it wants to be left alone."""

    def __init__(self, gap: float, clock: Clock) -> None:
        self._gap = gap
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def slow_down(self, host: str, gap: float) -> None:
        """Leave at least `gap` seconds between requests to `host` from now on."""
        self._host(host).gap = max(self._host(host).gap, gap)

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait for this host's turn, and hold it."""
        waited = self._host(host)
        with waited.turn:
            self._wait(waited)
            try:
                yield
            finally:
                waited.last = self._clock.monotonic()

    def _wait(self, host: _Host) -> None:
        if host.last is None:
            return
        left = host.last + max(self._gap, host.gap) - self._clock.monotonic()
        if left > 0:
            self._clock.sleep(left)

    def _host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(name, _Host())
