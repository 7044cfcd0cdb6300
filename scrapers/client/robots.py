"""robots.txt by RFC 9309: 4xx allows, 5xx and silence forbid, kept for a day."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from protego import Protego

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 512_000
# A site in trouble is asked again soon; what it said when well is kept for a day.
_TROUBLE_KEPT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsAnswer:
    """What came back for a robots.txt: its text, or why there is none."""

    text: str | None = None
    allows_all: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class _Rules:
    read_at: datetime
    answer: RobotsAnswer
    parser: Protego | None


class Robots:
    """Remembers what each site asks of programs. `fetch` gets a robots.txt's address."""

    def __init__(
        self, agent: str, fetch: Callable[[str], RobotsAnswer], *, keep_hours: float = 24.0
    ) -> None:
        self._agent = agent
        self._fetch = fetch
        self._keep = timedelta(hours=keep_hours)
        self._sites: dict[str, _Rules] = {}
        self._lock = threading.Lock()

    def refusal(self, url: str, now: datetime) -> str | None:
        """Return why `url` may not be fetched, naming the rule; None if it may."""
        rules = self._rules(url, now)
        if rules.answer.allows_all:
            return None
        if rules.parser is None:
            return f"its robots.txt cannot be read ({rules.answer.trouble}), which counts as a no"
        if rules.parser.can_fetch(url, self._agent):
            return None
        rule = _blocking_rule(rules.answer.text or "", url)
        return f'its robots.txt says "{rule}"' if rule else "its robots.txt says no"

    def crawl_delay(self, url: str, now: datetime) -> float | None:
        """Return the seconds that the site wants between two requests, if it says."""
        parser = self._rules(url, now).parser
        return parser.crawl_delay(self._agent) if parser else None

    def _rules(self, url: str, now: datetime) -> _Rules:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            known = self._sites.get(site)
        if known and now - known.read_at < (
            self._keep if known.parser or known.answer.allows_all else _TROUBLE_KEPT
        ):
            return known
        answer = self._fetch(f"{site}/robots.txt")
        parser = Protego.parse(answer.text[:_MOST]) if answer.text is not None else None
        rules = _Rules(now, answer, parser)
        with self._lock:
            self._sites[site] = rules
        return rules


def _blocking_rule(text: str, url: str) -> str | None:
    """Return the longest Disallow line that covers `url`; asked of the same parser, one by one."""
    lines = re.findall(r"^\s*disallow\s*:\s*(\S+)", text, re.I | re.M)
    covering = [
        line
        for line in dict.fromkeys(lines)
        if not Protego.parse(f"User-agent: *\nDisallow: {line}").can_fetch(url, "any")
    ]
    return f"Disallow: {max(covering, key=len)}" if covering else None
