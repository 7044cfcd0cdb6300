"""Weak openings of a line of work, such as "Responsible for", which tell of no deed."""

from __future__ import annotations

import re


class Openings:
    """Finds weak openings; made once from the vocabulary's list of them."""

    def __init__(self, weak: tuple[str, ...]) -> None:
        spelt = "|".join(re.escape(words) for words in sorted(weak, key=len, reverse=True))
        self._weak = re.compile(rf"\W*({spelt})\b", re.IGNORECASE)

    def weak(self, line: str) -> tuple[int, int] | None:
        """Return where the weak words are that a line opens with, None without any."""
        found = self._weak.match(line)
        return found.span(1) if found else None
