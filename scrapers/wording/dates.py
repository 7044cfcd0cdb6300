"""Dates as sources write them; what is no date ("30+ Days Ago") stays words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Literal

import dateparser

Order = Literal["DMY", "MDY"]

_ISO = re.compile(r"^\s*(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[T ].*)?$")
_COMPACT = re.compile(r"^\s*((?:19|20)\d{2})(\d{2})(\d{2})\s*$")
_NUMERIC = re.compile(r"^\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
_EPOCH = re.compile(r"^\s*\d{9,13}\s*$")
_MONTH_NAMED = re.compile(r"\d{4}.*[^\W\d_]{3,}|[^\W\d_]{3,}.*\d{4}", re.S)
# How long ago, in the languages of the sites: "vor 5 Tagen", "il y a 3 jours", "3 dni temu", "3d".
_AGO = re.compile(
    r"(?:^|[^\w.,])(?P<n>\d{1,3}|an?|one|ein(?:em|er)?|une?|een)\s*(?P<unit>min(?:ute[sn]?|s)?|m"
    r"|hours?|hrs?|h|stunden?|heures?|horas?|or[ae]|uur|godzin\w*|days?|d|tage?n?|jours?|d[ií]as?"
    r"|giorn[io]|dag(?:en|ar|er)?|dni|dzie[nń])\b",
    re.I,
)
_SAYS_AGO = re.compile(
    r"\bago\b|\bvor\b|\bil y a\b|\bhace\b|\bh[áa]\b|\bfa\b|\bgeleden\b|\btemu\b|\bsedan\b|\bsiden\b"
    r"|^\W*\d{1,3}\s?[a-z]+\W*$",
    re.I,
)
# "30+ days ago" says at least, which is no day.
_AT_LEAST = re.compile(
    r"\d\s*\+|\+\s*$|\d[dh]\+|\b(?:more than|over|at least|mehr als|plus de|m[áa]s de|meer dan"
    r"|pi[ùu] di|ponad|mais de)\b",
    re.I,
)
_LEAD = r"^\W*(?:[^\W\d_]+\W+){0,2}?"
_TODAY = re.compile(
    rf"{_LEAD}(?:today|just (?:now|posted)|heute|aujourd['’]hui|hoy|vandaag|oggi|dzisiaj|dzi[sś]"
    r"|hoje|i ?dag)\b",
    re.I,
)
_YESTERDAY = re.compile(
    rf"{_LEAD}(?:yesterday|gestern|ayer|gisteren|ieri|wczoraj|ontem|i ?g[åa]r)\b|publi\w*\s+hier\b",
    re.I,
)
_LANGUAGES = ["en", "de", "fr", "es", "pl", "nl", "it", "pt"]
_EARLIEST = date(1995, 1, 1)
_MILLISECONDS = 100_000_000_000


def read_date(value: object, *, now: datetime | None = None, order: Order = "DMY") -> date | None:
    """Return the day that `value` names, or None if it names none.

    `value` may be a text or an epoch in seconds or milliseconds. `order` is how the source writes
    10/11/2026. Words such as "yesterday" need `now`; "30+ days ago" and "2 weeks ago" are no days.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    found = _epoch(value) if isinstance(value, int | float) else _written(value, now, order)
    return found if found and found >= _EARLIEST else None


def posted(value: object, *, now: datetime | None = None, order: Order = "DMY") -> date | None:
    """Return `read_date`, but never later than `now`: nothing was posted in the future."""
    found = read_date(value, now=now, order=order)
    return min(found, now.date()) if found and now else found


def _written(words: str, now: datetime | None, order: Order) -> date | None:
    words = words.strip()[:120]
    if _EPOCH.match(words):
        return _epoch(float(words))
    if match := _ISO.match(words):
        return _day(match[1], match[3], match[4])
    if match := _COMPACT.match(words):
        return _day(*match.groups())
    if match := _NUMERIC.match(words):
        first, second, year = match.groups()
        ways = (_day(year, second, first), _day(year, first, second))
        # "07/22/2026" is a day in one order only, whatever the source's order is.
        return next(filter(None, ways if order == "DMY" else reversed(ways)), None)
    return _relative(words, now) or _in_words(words, order)


def _epoch(seconds: float) -> date | None:
    if seconds >= _MILLISECONDS:
        seconds /= 1000
    try:
        return datetime.fromtimestamp(seconds, UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _relative(words: str, now: datetime | None) -> date | None:
    if now is None:
        return None
    if _TODAY.match(words):
        return now.date()
    if _YESTERDAY.search(words):
        return (now - timedelta(days=1)).date()
    match = _AGO.search(words) if _SAYS_AGO.search(words) else None
    if not match or _AT_LEAST.search(words):
        return None
    count = int(match["n"]) if match["n"].isdecimal() else 1
    return (now - count * _step(match["unit"].lower())).date()


def _step(unit: str) -> timedelta:
    if unit.startswith("m"):
        return timedelta(minutes=1)
    hours = unit.startswith(("h", "s", "or", "u", "go"))
    return timedelta(hours=1) if hours else timedelta(days=1)


def _in_words(words: str, order: Order) -> date | None:
    if not _MONTH_NAMED.search(words):
        return None
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    settings = {"STRICT_PARSING": True, "DATE_ORDER": order, "PARSERS": ["absolute-time"]}
    try:
        found = dateparser.parse(words, languages=_LANGUAGES, settings=settings)
    except (ValueError, OverflowError, RecursionError):
        return None
    return found.date() if found else None
