"""Values in words, for texts that are written outside a page: pay, places, ages, counts."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$", "INR": "₹", "PLN": "zł "}
PERIODS = {
    "hour": "an hour",
    "day": "a day",
    "week": "a week",
    "month": "a month",
    "year": "a year",
}
WEEK, MONTH, YEAR = 7, 31, 365
DAY_HOURS = 20


def pay(salary: Mapping[str, Any] | None) -> str | None:
    """Write pay as it was stated, never annualised; None where it was not."""
    low, high = (salary or {}).get("min"), (salary or {}).get("max")
    known = [amount for amount in dict.fromkeys((low, high)) if amount is not None]
    if not salary or not known:
        return None
    currency = salary.get("currency") or ""
    sign = SYMBOLS.get(currency, f"{currency} " if currency else "")
    words = "–".join(f"{sign}{amount:,.{0 if amount == int(amount) else 2}f}" for amount in known)
    if low is None or high is None:
        words = f"{'up to' if low is None else 'from'} {words}"
    period = PERIODS.get(salary.get("period") or "", "")
    estimated = " (estimate)" if salary.get("origin") == "estimated" else ""
    return f"{words} {period}".strip() + estimated


def place(places: Sequence[Mapping[str, Any]]) -> str | None:
    """Name the first two places of a posting and count the rest; None where none is stated."""
    named = [one.get("text") or one.get("city") or one.get("country") for one in places]
    names = [name for name in named if name]
    more = f" and {len(names) - 2} more" if len(names) > 2 else ""  # noqa: PLR2004 - said above
    return " · ".join(names[:2]) + more if names else None


def age(day: date, today: date) -> str:
    """Say how long ago or ahead `day` is, in whole days, weeks, months or years."""
    days = (today - day).days
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}
    if days in near:
        return near[days]
    return f"{_span(days)} ago" if days > 0 else f"in {_span(-days)}"


def since(moment: datetime, now: datetime) -> str:
    """Say how long ago a moment was, in hours on the same day, else in days."""
    hours = int((now - moment).total_seconds() // 3600)
    if hours < 1:
        return "less than an hour ago"
    if hours < DAY_HOURS:
        return f"{plural(hours, 'hour')} ago"
    return age(moment.astimezone(UTC).date(), now.astimezone(UTC).date())


def plural(count: int, noun: str, many: str | None = None) -> str:
    """Write a count with its noun."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def competency_word(key: str) -> str:
    """Return a competency's name for people."""
    return key.replace("-", " ").capitalize().replace("Pmo", "PMO")


def _span(days: int) -> str:
    if days < 2 * WEEK:
        return plural(days, "day")
    if days < 2 * MONTH:
        return plural(days // WEEK, "week")
    return plural(days // 30, "month") if days < 2 * YEAR else plural(days // YEAR, "year")
