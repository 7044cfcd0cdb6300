"""How a person stands to a certificate or a tool that the resume names, within its clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from matcher.person import Status

# "PMP — Expected 2027", "PMP | In progress": what follows is still about the certificate.
_SAME = (
    r"(?!\s*(?i:in[ -]progress|expected|exam|due|pending|planned|expir\w*|exp\.|lapsed|issued|"
    r"valid|studying\b(?! for)|anticipated|renew\w*|inactive|not yet|no longer|booked|scheduled|"
    r"target|status)(?!\w))"
)
_STOP = re.compile(
    rf"[\n;]|[•·|]{_SAME}|\.(?=\s)(?<!exp\.)|\bbut\b|\bhowever\b|\balthough\b|\bcurrently\b"
    rf"|\s[–—]\s(?=[A-Z]){_SAME}|,\s*(?=(?:and )?(?:currently|now|previously)\b)"
    r"|\bnow\b(?= (?:studying|working))|,?\s+and (?=(?:I )?(?:am|was|will|now)\b)"
    # "PRINCE2 Practitioner, working towards MSP".
    r"|,\s*(?=(?:and )?(?i:also )?(?i:working towards?|studying(?: for)?|preparing for|pursuing|"
    r"planning|enrolled (?:on|in)|aiming for) (?:the |an? )?[A-Z])"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "P3O Foundation, Practitioner not yet taken": what follows is about another certificate.
_NEXT_LEVEL = re.compile(
    r",\s*(?:and )?(?:the )?(?=Practitioner|Foundation|Advanced|[A-Z0-9]{3,}\b)"
)
_BRACKETS = re.compile(r"\([^)]*\)")
_ALL = re.compile(r"\b(?:both|all|each)\b[^;\n]{0,16}?((?:19|20)\d\d)")
_YEAR_FIRST = re.compile(r"\W*(?:[A-Z][a-z]{2,8}\.? |[01]?\d[/.])?((?:19|20)\d\d)\b(?!\s*[-–])")
_YEAR_REACH = 90
_REACH = 160
_BRACKET = 80


class Claims:
    """Reads statuses and denials; made once from the vocabulary."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        self._denied, self._expired, self._planned, self._in_progress = (
            re.compile("|".join(words[name]), re.IGNORECASE)
            for name in ("denied", "expired", "planned", "in_progress")
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
        high = end + len(_NEXT_LEVEL.split(text[end:high], maxsplit=1)[0])
        for words in (_bracket(text, end, high), _own_part(text, low, high, start, end)):
            if words and (status := self._status(words, today)) != "held":
                return status
        clause = text[low:high]
        if self._denied.search(clause) and not self._expired.search(clause):
            return None
        return self._lead(text[low:start])

    def is_denied(self, text: str, start: int, end: int) -> bool:
        """Tell whether the clause says that the person has not done or used the thing."""
        low, high = clause_around(text, start, end)
        return self._denied.search(text[low:high]) is not None

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

    def _status(self, words: str, today: date) -> Status | None:
        if any(int(found["year"]) < today.year for found in self._expiry.finditer(words)):
            return "expired"
        words = self._expiry.sub(" ", words)
        if self._expired.search(words):
            return "expired"
        if self._in_progress.search(words):
            return "in_progress"
        if self._planned.search(words):
            return "planned"
        return None if self._denied.search(words) else "held"

    def _lead(self, head: str) -> Status:
        """Return the status that the words at the head of the clause give to all it lists."""
        head = _BRACKETS.sub("", head)
        if self._in_progress.search(head):
            return "in_progress"
        return "planned" if self._planned.search(head) else "held"


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the clause that holds the characters, at most a line."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    stops = _stops(text)
    before = bisect_right(stops.ends, start) - 1
    if before >= 0:
        low = max(low, stops.cuts[before])
    after = bisect_left(stops.starts, end)
    if after < len(stops.starts):
        high = min(high, stops.starts[after])
    return low, high


class _Stops(NamedTuple):
    """Where the words and marks that part clauses begin and end, and where the next clause does."""

    starts: list[int]
    ends: list[int]
    cuts: list[int]


@lru_cache(maxsize=2)
def _stops(text: str) -> _Stops:
    """Return what parts the clauses of a text: a resume asks for each of its skills."""
    found = list(_STOP.finditer(text))
    return _Stops(
        [match.start() for match in found],
        [match.end() for match in found],
        [match.start() if match.group()[0].isalpha() else match.end() for match in found],
    )


def _bracket(text: str, end: int, high: int) -> str:
    """Return the brackets right after the name: "(lapsed 2022)", "(in progress)"."""
    match = re.match(r"[^()\n,;]{0,20}\(([^)\n]{0,80})", text[end : max(high, end + 1) + _BRACKET])
    return match.group(1) if match else ""


def _own_part(text: str, low: int, high: int, start: int, end: int) -> str:
    """Return the part of a comma list that the name stands in, with what follows it."""
    left = max(text.rfind(",", low, start), text.rfind("(", low, start), low - 1) + 1
    return _BRACKETS.sub("", text[left:start] + text[end:high])
