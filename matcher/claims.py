"""How a person stands to a certificate or a tool that the resume names, within its clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matcher.person import Status

_STOP = re.compile(
    r"[\n;•·|]|\.(?=\s)|\bbut\b|\bhowever\b|\balthough\b|\bcurrently\b|\s[–—]\s(?=[A-Z])"
    r"|,\s*(?=(?:and )?(?:currently|now|previously)\b)|\bnow\b(?= (?:studying|working))"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "P3O Foundation, Practitioner not yet taken": what follows is about another certificate.
_NEXT_LEVEL = re.compile(
    r",\s*(?:and )?(?:the )?(?=Practitioner|Foundation|Advanced|[A-Z0-9]{3,}\b)"
)
_REACH = 160
_BRACKET = 80


class Claims:
    """Reads statuses and denials; made once from the vocabulary."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        self._denied, self._expired, self._planned, self._in_progress = (
            re.compile("|".join(words[name]), re.IGNORECASE)
            for name in ("denied", "expired", "planned", "in_progress")
        )

    def status_of(self, text: str, start: int, end: int) -> Status | None:
        """Return how the certificate named here stands; None when the clause denies it."""
        low, high = clause_around(text, start, end)
        high = end + len(_NEXT_LEVEL.split(text[end:high], maxsplit=1)[0])
        for words in (_bracket(text, end, high), _own_part(text, low, high, start, end)):
            if words and (status := self._status(words)) != "held":
                return status
        clause = text[low:high]
        if self._denied.search(clause) and not self._expired.search(clause):
            return None
        return self._lead(text[low:start])

    def is_denied(self, text: str, start: int, end: int) -> bool:
        """Tell whether the clause says that the person has not done or used the thing."""
        low, high = clause_around(text, start, end)
        return self._denied.search(text[low:high]) is not None

    def _status(self, words: str) -> Status | None:
        if self._expired.search(words):
            return "expired"
        if self._in_progress.search(words):
            return "in_progress"
        if self._planned.search(words):
            return "planned"
        return None if self._denied.search(words) else "held"

    def _lead(self, head: str) -> Status:
        """Return the status that the words at the head of the clause give to all it lists."""
        if self._in_progress.search(head):
            return "in_progress"
        return "planned" if self._planned.search(head) else "held"


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the clause that holds the characters, at most a line."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    for match in _STOP.finditer(text, low, start):
        low = match.start() if match.group()[0].isalpha() else match.end()
    stop = _STOP.search(text, end, high)
    return low, stop.start() if stop else high


def _bracket(text: str, end: int, high: int) -> str:
    """Return the brackets right after the name: "(lapsed 2022)", "(in progress)"."""
    match = re.match(r"[^()\n,;]{0,20}\(([^)\n]{0,80})", text[end : max(high, end + 1) + _BRACKET])
    return match.group(1) if match else ""


def _own_part(text: str, low: int, high: int, start: int, end: int) -> str:
    """Return the part of a comma list that the name stands in, with what follows it."""
    left = max(text.rfind(",", low, start), text.rfind("(", low, start), low - 1) + 1
    return re.sub(r"\([^)]*\)", "", text[left:start] + text[end:high])


def year_of(text: str, end: int) -> int | None:
    """Return the year written soon after the name, on the same line."""
    stop = text.find("\n", end)
    tail = text[end : min(stop if stop >= 0 else len(text), end + 40)]
    match = _YEAR.search(re.split(r"[;|]", tail)[0])
    return int(match.group()) if match else None
