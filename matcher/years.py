"""Years of experience that a text asks for or states: "5+ years", "three to five yrs"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "eighteen": 18, "twenty": 20,
}  # fmt: skip
_NUMBER = r"(\d{1,2}(?:\.\d{1,2})?|" + "|".join(_WORDS) + r")"
_AGAIN = r"(?:\(\d{1,2}\+?\)\s*)?"  # "four (4)"
_PATTERN = re.compile(
    rf"(?<![\d$£€+])(?<![\d)%]-)(?<!\d\\-)(?<!\d[.,])(?<!\+ ){_NUMBER}\s*{_AGAIN}"
    rf"(\\?\+|plus\b|or more\b)?\s*"
    rf"(?:(?:\\?-|–|—|to|or)\s*{_NUMBER}\s*{_AGAIN}(\\?\+)?\s*)?"
    r"(\+)?\s*(?:or more\s+|plus\s+|solid\s+|full\s+|calendar\s+)?"
    r"(?:-(?=(?:years?|yrs?|months?)[’']?s?\s+(?:of\b|(?:\w+\s+){0,2}experience)))?"
    r"(years?|yrs?|months?|jahren?|ans|años|lata?|jaar)\b[’']?",
    re.IGNORECASE,
)
YEARS = _PATTERN.pattern
_MOST = 40
_UNITS = ("year", "yr", "month", "jahr", "ans", "años", "lat", "jaar")
_BETWEEN = re.compile(rf"(\bbetween {_NUMBER}) and (?=\d|[a-z])", re.IGNORECASE)
_MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class YearsSaid:
    """A number of years in a text, with its place; `open_ended` for "5+" and the like."""

    least: float
    most: float | None
    start: int
    end: int


def years_said(text: str, start: int = 0, end: int | None = None) -> list[YearsSaid]:
    """Return every count of years or months between the offsets, as years, in order."""
    stop = len(text) if end is None else end
    piece = text[start:stop].lower()
    if not any(map(piece.__contains__, _UNITS)):
        return []
    found = []
    if "between" in piece:
        text = _BETWEEN.sub(r"\1 –   ", text)  # of the same length: offsets hold
    for match in _PATTERN.finditer(text, start, stop):
        unit = _MONTHS_IN_YEAR if match.group(6).lower().startswith("month") else 1
        least = _value(match.group(1)) / unit
        most = _value(match.group(3)) / unit if match.group(3) else None
        if least <= _MOST and (most is None or least <= most <= _MOST):
            found.append(
                YearsSaid(_tidy(least), None if most is None else _tidy(most), *match.span())
            )
    return found


def _value(word: str) -> float:
    return float(_WORDS.get(word.lower(), 0) or word)


def _tidy(value: float) -> float:
    """Return whole years as whole numbers, so that 5.0 prints as 5."""
    return int(value) if value == int(value) else round(value, 2)
