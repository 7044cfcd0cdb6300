"""How a person stands to a certificate or a tool that the resume names, within its clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from matcher.claim_clauses import NEXT_LEVEL, clause_around
from matcher.denials import Denials

if TYPE_CHECKING:
    from datetime import date

    from matcher.person import Status

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BRACKETS = re.compile(r"\([^)]*\)")
_ALL = re.compile(r"\b(?:both|all|each)\b[^;\n]{0,16}?((?:19|20)\d\d)")
_YEAR_FIRST = re.compile(r"\W*(?:[A-Z][a-z]{2,8}\.? |[01]?\d[/.])?((?:19|20)\d\d)\b(?!\s*[-–])")
_YEAR_REACH = 90
_BRACKET = 80


class Claims:
    """Reads statuses and denials; made once from the vocabulary."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        self.denials = Denials(words)
        self._expired, self._planned, self._in_progress = (
            re.compile("|".join(words[name]), re.IGNORECASE)
            for name in ("expired", "planned", "in_progress")
        )
        self._expiry = re.compile(
            rf"(?:{'|'.join(words['expiry'])})[^;|)\n]{{0,16}}?(?P<year>(?:19|20)\d\d)",
            re.IGNORECASE,
        )

    def status_of(self, text: str, start: int, end: int, today: date) -> Status | None:
        """Return how the certificate named here stands; None when the clause denies it.

        `today` tells whether a day on which it runs out is past.
        """
        low, high = clause_around(text, start, end)
        high = end + len(NEXT_LEVEL.split(text[end:high], maxsplit=1)[0])
        for words in (_bracket(text, end, high), _own_part(text, low, high, start, end)):
            if words and (status := self._status(words, today)) != "held":
                return status
        if self.is_denied(text, start, end) and not self._expired.search(text[low:high]):
            return None
        return self._lead(text[low:start])

    def is_denied(self, text: str, start: int, end: int) -> bool:
        """Tell whether the text says that the person has not done or used the thing."""
        return self.denials.covers(text, start, end)

    def year_of(self, text: str, start: int, end: int, stop: int) -> int | None:
        """Return the year told of the certificate named here, on its line and before `stop`.

        The year in which it was or will be earned goes before the one in which it runs out.
        """
        line_end = text.find("\n", end)
        line_end = len(text) if line_end < 0 else line_end
        tail = text[end : min(line_end, stop, end + _YEAR_REACH)].split(";", maxsplit=1)[0]
        earned = _YEAR.search(self._expiry.sub(" ", tail))
        if earned:
            return int(earned.group())
        line = text.rfind("\n", 0, start) + 1
        other = _ALL.search(text, end, line_end) or _YEAR_FIRST.match(text, line, start)
        if other:
            return int(other.group(1))
        lapsed = self._expiry.search(tail)
        return int(lapsed["year"]) if lapsed else None

    def _status(self, words: str, today: date) -> Status:
        if any(int(found["year"]) < today.year for found in self._expiry.finditer(words)):
            return "expired"
        words = self._expiry.sub(" ", words)
        if self._expired.search(words):
            return "expired"
        if self._in_progress.search(words):
            return "in_progress"
        return "planned" if self._planned.search(words) else "held"

    def _lead(self, head: str) -> Status:
        """Return the status that the words at the head of the clause give to all it lists."""
        head = _BRACKETS.sub("", head)
        if self._in_progress.search(head):
            return "in_progress"
        return "planned" if self._planned.search(head) else "held"


def _bracket(text: str, end: int, high: int) -> str:
    """Return the brackets right after the name: "(lapsed 2022)", "(in progress)"."""
    match = re.match(r"[^()\n,;]{0,20}\(([^)\n]{0,80})", text[end : max(high, end + 1) + _BRACKET])
    return match.group(1) if match else ""


def _own_part(text: str, low: int, high: int, start: int, end: int) -> str:
    """Return the part of a comma list that the name stands in, with what follows it."""
    left = max(text.rfind(",", low, start), text.rfind("(", low, start), low - 1) + 1
    return _BRACKETS.sub("", text[left:start] + text[end:high])
