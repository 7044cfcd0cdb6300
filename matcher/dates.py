"""Month arithmetic of a working life: ranges as written, overlaps counted once."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

# English, German, French, Spanish, Italian, Dutch, Polish and Nordic names, by their beginnings;
# whole words only, so that "Marketing 2019" holds no March.
_MONTH_NAMES = (
    r"jan(?:uary|uar|vier|uari|v|eiro)?|enero|ene|gennaio|gen|stycz\w+|jänner",
    r"feb(?:ruary|ruar|rero|braio|ruari)?|f[ée]v(?:rier|r|ereiro)?|lut\w{2,3}",
    r"mar(?:ch|s|zo)?|märz|mrz|maart|mrt|marz\w{2}|março",
    r"apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|kwie\w+",
    r"may|mai|mayo|mei|maggio|maj|mag",
    r"june?|juni|juin|junio|giugno|giu|junho|czerw\w+",
    r"july?|juli|juil(?:let)?|julio|luglio|lug|julho|lip\w{2,3}",
    r"aug(?:ust|ustus)?|ao[uû]t|ago(?:sto)?|sierp\w+",
    r"sept?(?:ember|embre|iembre|tember)?|sett?(?:embre)?|wrze\w+|setembro",
    r"o[ck]t(?:ober|obre|ubre)?|ott(?:obre)?|outubro|październik\w?",
    r"nov(?:ember|embre|iembre|embro)?|listopad\w?",
    r"de[czs](?:ember|iembre)?|d[ée]c(?:embre)?|dic(?:iembre|embre)?|dez(?:embro)?|grud\w+",
)
_MONTH = rf"(?:{'|'.join(_MONTH_NAMES)})(?![^\W\d_])\.?"
_MONTH_OF = tuple(re.compile(rf"(?:{names})\.?", re.IGNORECASE) for names in _MONTH_NAMES)
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_SEASONS |= {"winter": (12, 12), "q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12)}
_SEASON = "|".join(_SEASONS)
_FULL = r"(?:19|20)\d\d"
# A point in time: "Feb 2025", "1 Feb '25", "02/2025", "1.2.2025", "2025-02", "Summer 2025", "02/25"
# or "2025"; @ numbers the two ends of a range.
_POINT = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th|\.)?[ \t]+)?(?P<m@>{_MONTH})['’]?(?:\s+\d{{1,2}}(?=,))?"
    rf"[\s,/-]*(?:(?P<y@>{_FULL})|['’]?(?P<s@>\d\d)(?!\d|[./]|:\d))"
    rf"|(?:(?P<d@>[0-3]?\d)[/.])?(?P<n@>[0-3]?\d)[/.](?P<z@>{_FULL})"
    rf"|(?P<i@>{_FULL})[-/.](?P<j@>[01]\d)(?:[-/.][0-3]\d)?(?!\d)"
    rf"|(?P<e@>{_SEASON})\s*(?:of\s+)?(?P<f@>{_FULL})"
    rf"|(?P<n2@>[01]\d)[/.](?P<s2@>\d\d)(?![\d/.])"
    rf"|(?P<o@>{_FULL}))"
)
_NOW = (
    r"(?P<now>present(?:ly)?|now|current(?:ly)?(?: employed)?|to date|today|date|ongoing|till date|"
    r"until now|to present|heute|jetzt|aktuell|laufend|aujourd['’]hui|(?:à )?ce jour|actualidad|"
    r"(?:al )?presente|oggi|heden|obecnie|nadal|dato|nå|nu)(?!\w)"
)
_TO = (
    r"[ \t]*(?:-|–|—|→|~|\bto\b|\buntil\b|\btill?\b|\bthrough\b|\bbis\b|\bau?\b|\bà\b|\bhasta\b"
    r"|\bdo\b|\btot\b|\bt/m\b)\s*(?:the end of |end of |zum )?"
)
_RANGE = re.compile(
    rf"(?<![\d/.,-]){_POINT.replace('@', '1')}"
    rf"(?:{_TO}(?:{_POINT.replace('@', '2')}|{_NOW})|\s?[-–](?P<short>\d\d)"
    r"|\s?[-–—](?P<open>)(?=[ \t]*(?:\n|$|\)|:)|[ \t]{3,}[^\W\d_]|\t[^\W\d_]))"
    r"(?![\d%])",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"\b(?:since|from|seit|depuis|desde|sinds)\s+{_POINT.replace('@', '1')}"
    r"(?![ \t]*(?:-|–|—|to|until|till|through|bis)\s)",
    re.IGNORECASE,
)
# "April – September 2020".
_ONE_YEAR = re.compile(
    rf"\b(?P<m1>{_MONTH}){_TO}(?P<m2>{_MONTH})[\s,]*(?P<y2>{_FULL})(?!\d)", re.IGNORECASE
)
# "Summer 2020" alone is a job of a summer.
_ALONE = re.compile(rf"\b(?P<e1>spring|summer|autumn|fall)\s+(?P<f1>{_FULL})", re.IGNORECASE)
_RANGES = (_RANGE, _ONE_YEAR, _SINCE, _ALONE)
_CENTURY = 100
_FIGURES = re.compile(r"\d\d")
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
    found: list[Span] = []
    windows = list(_windows(text, start, stop))
    for pattern in _RANGES:
        starts = [span.start for span in found]
        for match in chain.from_iterable(pattern.finditer(text, *w) for w in windows):
            place = bisect(starts, match.start())
            after = place == len(starts) or match.end() <= starts[place]
            if after and (place == 0 or found[place - 1].end <= match.start()):
                span = _span(match, today)
                found += [span] if span else []
        found.sort(key=lambda span: span.start)
    return found


def _windows(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the lines that have two figures in a row, adjacent ones as one; no others date."""
    low = at = start
    while figures := _FIGURES.search(text, at, stop):
        line = max(start, text.rfind("\n", start, figures.start()) + 1)
        if line > at and low < at:
            yield low, at
        low = line if line > at or low == at else low
        end = text.find("\n", figures.end(), stop)
        at = stop if end < 0 else end + 1
        if text[at - 2 : at - 1] in {"-", "–", "—"}:
            # "Jan 2019 –" goes on below.
            end = text.find("\n", at, stop)
            at = stop if end < 0 else end + 1
    if low < at:
        yield low, at


def ends_as_written(text: str, start: int, end: int) -> tuple[str, str | None] | None:
    """Return both ends of the first range between the offsets, no finer than they are written.

    An end is "YYYY-MM", or "YYYY" where the month is not told; the second is None for a job still
    held. None where there is no range.
    """
    found = [one for regex in _RANGES if (one := regex.search(text, start, end))]
    for match in sorted(found, key=lambda one: one.start()):
        since, until = _ends(match)
        if since is not None:
            return _told(since), _told(until) if until else None
    return None


def _told(point: _Point) -> str:
    return f"{point.year:04d}-{point.month:02d}" if point.month else f"{point.year:04d}"


class _Point(NamedTuple):
    """One end of a range; the month is None where only the year is written."""

    year: int
    month: int | None


def _span(match: re.Match[str], today: date) -> Span | None:
    since, until = _ends(match)
    if since is None:
        return None
    here = today.year * _YEAR + today.month - 1
    first = since.year * _YEAR + (since.month - 1 if since.month else _MID)
    if until is None:
        last, told = max(here + 1, first + 1), "present"
    else:
        last = until.year * _YEAR + (until.month or _MID)
        told = f"{until.year:04d}-{until.month or 12:02d}"
        if until.year == since.year and not until.month:
            last = since.year * _YEAR + _YEAR
    if not (0 < last - first <= 60 * _YEAR) or first > here:
        return None
    return Span(
        f"{since.year:04d}-{since.month or 1:02d}", told, first, last, match.start(), match.end()
    )


def _ends(match: re.Match[str]) -> tuple[_Point | None, _Point | None]:
    """Return both ends; the first is None where the words are no range after all.

    The second is None for what still goes on.
    """
    parts = match.groupdict()
    if match.re is _ONE_YEAR:
        parts["y1"] = parts["y2"]
    since = _point(parts, "1", is_end=False)
    if match.re is _ALONE:
        return since, _point(parts, "1", is_end=True)
    if since and (short := parts.get("short")):
        year = since.year - since.year % _CENTURY + int(short)
        plain = parts.get("o1") is not None and year > since.year
        return (since, _Point(year, None)) if plain else (None, None)
    goes_on = match.re is _SINCE or parts.get("now") or parts.get("open") is not None
    if goes_on:
        return since, None
    until = _point(parts, "2", is_end=True)
    return (since, until) if until else (None, None)


def _point(parts: dict[str, str | None], side: str, *, is_end: bool) -> _Point | None:
    """Return one end of a range, None for what is no point in time."""

    def part(name: str) -> str | None:
        return parts.get(name + side)

    if name := part("m"):
        month = next(n for n, names in enumerate(_MONTH_OF, 1) if names.fullmatch(name))
        return _Point(_year(part("y") or part("s")), month)
    if season := part("e"):
        return _Point(int(part("f") or 0), _SEASONS[season.lower()][is_end])
    if year := part("z"):
        month = int(part("n") or 0)
        # 03/15/2019 is the American way of 15.03.2019.
        month = int(part("d") or 0) if month > _YEAR else month
        return _Point(int(year), month if 1 <= month <= _YEAR else None)
    if number := (part("j") or part("n2")):
        month = int(number)
        return _Point(_year(part("i") or part("s2")), month) if 1 <= month <= _YEAR else None
    return _Point(int(part("o") or 0), None) if part("o") else None


def _year(written: str | None) -> int:
    """Return the year of "2019" or "19"; two figures up to 49 are of this century."""
    year = int(written or 0)
    return year + (2000 if year < _CENTURY // 2 else 1900) if year < _CENTURY else year


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
