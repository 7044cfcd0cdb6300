"""How templates show values: dates relative, pay as stated, counts with their nouns."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from app.services import wording
from app.wiring import now

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flask import Flask


def ago(value: datetime | date | None) -> str:
    """Say how long ago a day was, in whole days, weeks or months; unknown is said."""
    if value is None:
        return "date not stated"
    day = value.astimezone(UTC).date() if isinstance(value, datetime) else value
    return wording.age(day, now().astimezone(UTC).date())


def on_day(value: datetime | date | None) -> str:
    """Write a day out, as in 3 May 2026."""
    return "" if value is None else f"{value.day} {value:%B %Y}"


def pay(salary: Mapping[str, Any] | None) -> str:
    """Write pay as it was stated; never annualised, estimates marked."""
    return wording.pay(salary) or "pay not stated"


def place_words(places: Sequence[Mapping[str, Any]] | None) -> str:
    """Name the first two places of a posting and count the rest."""
    return wording.place(places or []) or "place not stated"


def add_filters(app: Flask) -> None:
    """Give the templates these words."""
    for shown in (ago, on_day, pay, place_words, wording.plural):
        app.add_template_filter(shown, shown.__name__)
