"""How values are shown: dates relative with the absolute one in reach, pay as stated, counts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from app.wiring import now

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Flask

SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$", "INR": "₹", "PLN": "zł "}
PERIODS = {"hour": "an hour", "day": "a day", "week": "a week", "month": "a month", "year": "a year"}
WEEK, MONTH, YEAR = 7, 31, 365


def ago(value: datetime | date | None) -> str:
    """Say how long ago a day was, in whole days, weeks or months; unknown is said."""
    if value is None:
        return "date not stated"
    today = now().astimezone(UTC).date()
    day = value.astimezone(UTC).date() if isinstance(value, datetime) else value
    days = (today - day).days
    if days < 0:
        return _ahead(-days)
    if days <= 1:
        return "today" if days == 0 else "yesterday"
    return f"{_span(days)} ago"


def _ahead(days: int) -> str:
    return "tomorrow" if days == 1 else f"in {_span(days)}"


def _span(days: int) -> str:
    if days < 2 * WEEK:
        return plural(days, "day")
    if days < 2 * MONTH:
        return plural(days // WEEK, "week")
    return plural(days // 30, "month") if days < 2 * YEAR else plural(days // YEAR, "year")


def on_day(value: datetime | date | None) -> str:
    """Write a day out, as in 3 May 2026."""
    return "" if value is None else f"{value.day} {value:%B %Y}"


def pay(salary: Mapping[str, Any] | None) -> str:
    """Write pay as it was stated; never annualised, estimates marked."""
    if not salary:
        return "pay not stated"
    low, high = salary.get("min"), salary.get("max")
    currency = salary.get("currency") or ""
    sign = SYMBOLS.get(currency, f"{currency} " if currency else "")
    amounts = [f"{sign}{_amount(v)}" for v in dict.fromkeys((low, high)) if v is not None]
    if not amounts:
        return "pay not stated"
    words = "–".join(amounts)
    if low is None:
        words = f"up to {words}"
    elif high is None:
        words = f"from {words}"
    period = PERIODS.get(salary.get("period") or "", "")
    estimated = " (estimate)" if salary.get("origin") == "estimated" else ""
    return f"{words} {period}".strip() + estimated


def _amount(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def place_words(places: list[Mapping[str, Any]] | None) -> str:
    """Name the first two places of a posting and count the rest."""
    names = [p.get("text") or p.get("city") or p.get("country") or "" for p in places or []]
    names = [name for name in names if name]
    if not names:
        return "place not stated"
    more = len(names) - 2
    return " · ".join(names[:2]) + (f" and {more} more" if more > 0 else "")


def plural(count: int, noun: str, many: str | None = None) -> str:
    """Write a count with its noun."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def add_filters(app: Flask) -> None:
    """Give the templates these words."""
    for shown in (ago, on_day, pay, place_words, plural):
        app.add_template_filter(shown, shown.__name__)
