"""Values in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.services import wording

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("salary", "words"),
    [
        (None, None),
        ({"min": None, "max": None, "currency": "GBP"}, None),
        (
            {"min": 31000, "max": 36000, "currency": "GBP", "period": "year"},
            "£31,000–£36,000 a year",
        ),
        ({"min": 40000, "max": 40000, "currency": "EUR", "period": "year"}, "€40,000 a year"),
        ({"min": None, "max": 22.5, "currency": "USD", "period": "hour"}, "up to $22.50 an hour"),
        ({"min": 300, "max": None, "currency": "CHF", "period": "day"}, "from CHF 300 a day"),
        (
            {"min": 1, "max": 2, "currency": None, "period": None, "origin": "estimated"},
            "1–2 (estimate)",
        ),
    ],
)
def test_pay_is_written_as_it_was_stated(salary, words):
    assert wording.pay(salary) == words


def test_two_places_are_named_and_the_rest_is_counted():
    places = [{"text": "Leeds"}, {"city": "York"}, {"country": "GB"}, {}]

    assert wording.place(places) == "Leeds · York and 1 more"
    assert wording.place(places[:1]) == "Leeds"
    assert wording.place([]) is None


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "yesterday"),
        (-1, "tomorrow"),
        (9, "9 days ago"),
        (15, "2 weeks ago"),
        (90, "3 months ago"),
        (800, "2 years ago"),
        (-8, "in 8 days"),
    ],
)
def test_an_age_is_told_in_whole_spans(days, words):
    assert wording.age(TODAY - timedelta(days=days), TODAY) == words
