"""Month arithmetic of a working life: ranges as written, overlaps counted once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
# A point in time: "Feb 2025", "02/2025", "2025-02" or "2025"; {0} numbers the two ends of a range.
_POINT = (
    rf"(?:(?P<m{{0}}>{_MONTH})\s*,?\s*['’]?(?P<y{{0}}>(?:19|20)\d\d)"
    r"|(?P<n{0}>[01]?\d)[/.](?P<z{0}>(?:19|20)\d\d)"
    r"|(?P<i{0}>(?:19|20)\d\d)-(?P<j{0}>[01]\d)(?!\d)"
    r"|(?P<o{0}>(?:19|20)\d\d))"
)
_NOW = r"(?P<now>present|now|current(?:ly)?|to date|today|date|ongoing|till date|until now)"
_TO = r"\s*(?:-|–|—|→|to|until|till|through)\s*(?:the end of |end of )?"
_RANGE = re.compile(
    rf"(?<![\d/]){_POINT.format(1)}{_TO}(?:{_POINT.format(2)}|{_NOW})(?![\d])", re.IGNORECASE
)
_SINCE = re.compile(
    rf"\b(?:since|from)\s+{_POINT.format(1)}(?!\s*(?:-|–|—|to|until|till|through)\s)",
    re.IGNORECASE,
)
_YEAR = 12
_MID = 6


@dataclass(frozen=True, slots=True)
class Span:
    """A range of months as written at `start`..`end` of a text.

    `since` and `until` are "YYYY-MM" ("present" for a job still held); `first` and `last` count
    months from year 0, half-open. Where only years are written, the middle of each is taken.
    """

    since: str
    until: str
    first: int
    last: int
    start: int
    end: int

    @property
    def months(self) -> int:
        """Return the length, at least one month."""
        return max(1, self.last - self.first)


def spans(text: str, today: date, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the date ranges between the offsets, in order; a job still held ends today."""
    stop = len(text) if end is None else end
    found = [span for match in _RANGE.finditer(text, start, stop) if (span := _span(match, today))]
    for match in _SINCE.finditer(text, start, stop):
        if all(match.end() <= s.start or s.end <= match.start() for s in found):
            span = _span(match, today)
            if span:
                found.append(span)
    return sorted(found, key=lambda span: span.start)


def ends_as_written(text: str, start: int, end: int) -> tuple[str, str | None] | None:
    """Return both ends of the first range between the offsets, no finer than they are written.

    An end is "YYYY-MM", or "YYYY" where the month is not told; the second is None for a job still
    held. None where there is no range.
    """
    found = [one for regex in (_RANGE, _SINCE) if (one := regex.search(text, start, end))]
    if not found:
        return None
    parts = min(found, key=lambda one: one.start()).groupdict()
    is_over = any(parts.get(f"{key}2") for key in "ynzio")
    return _told(parts, "1"), _told(parts, "2") if is_over else None


def _told(parts: dict[str, str | None], side: str) -> str:
    year, month = _point(parts, side)
    return f"{year:04d}-{month:02d}" if month else f"{year:04d}"


def _span(match: re.Match[str], today: date) -> Span | None:
    parts = match.groupdict()
    year, month = _point(parts, "1")
    ends = _point(parts, "2") if any(parts.get(f"{k}2") for k in "ynzio") else None
    here = today.year * _YEAR + today.month - 1
    first = year * _YEAR + (month - 1 if month else _MID)
    if ends is None:
        last, until = max(here + 1, first + 1), "present"
    else:
        last = ends[0] * _YEAR + (ends[1] if ends[1] else _MID)
        until = f"{ends[0]:04d}-{ends[1] or 12:02d}"
        if ends[0] == year and not ends[1]:
            last = year * _YEAR + _YEAR
    if not (0 < last - first <= 60 * _YEAR) or first > here:
        return None
    return Span(f"{year:04d}-{month or 1:02d}", until, first, last, match.start(), match.end())


def _point(parts: dict[str, str | None], side: str) -> tuple[int, int | None]:
    """Return (year, month) of one end; month None where only the year is written."""
    if name := parts.get(f"m{side}"):
        return int(parts[f"y{side}"] or 0), _MONTHS.index(name[:3].lower()) + 1
    for year_key, month_key in (("z", "n"), ("i", "j")):
        if year := parts.get(year_key + side):
            month = int(parts[month_key + side] or 0)
            return int(year), month if 1 <= month <= _YEAR else None
    return int(parts[f"o{side}"] or 0), None


def months_covered(found: Iterable[Span]) -> int:
    """Return the months in any of the spans, each month once."""
    total, reach = 0, -1
    for span in sorted(found, key=lambda span: span.first):
        start = max(span.first, reach)
        if span.last > start:
            total += span.last - start
            reach = span.last
        reach = max(reach, span.last)
    return total
