"""A day is read only where the words name one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.wording.dates import posted, read_date
from tests.scrapers.fakes import NOW


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-02-20", date(2026, 2, 20)),
        ("2026-02-20T23:55:32-04:00", date(2026, 2, 20)),
        ("2026-02-20 20:45:29 UTC", date(2026, 2, 20)),
        (1_771_578_000, date(2026, 2, 20)),
        (1_771_578_000_123, date(2026, 2, 20)),
        ("1771578000", date(2026, 2, 20)),
        ("Fri, 20 Feb 2026 09:00:00 +0000", date(2026, 2, 20)),
        ("February 20, 2026", date(2026, 2, 20)),
        ("20. Februar 2026", date(2026, 2, 20)),
        ("20 lutego 2026", date(2026, 2, 20)),
        ("Posted Today", date(2026, 3, 2)),
        ("Posted Yesterday", date(2026, 3, 1)),
        ("Posted 6 Days Ago", date(2026, 2, 24)),
        ("5d", date(2026, 2, 25)),
        ("24h", date(2026, 3, 1)),
        ("vor 3 Tagen", date(2026, 2, 27)),
        ("Posted 30+ Days Ago", None),
        ("30d+", None),
        ("2 weeks ago", None),
        ("May 2026", None),
        ("2026", None),
        ("rolling", None),
        ("2026-02-31", None),
        ("1970-01-01", None),
        (0, None),
        (-5, None),
        (1e300, None),
        (True, None),
        (None, None),
        ([], None),
    ],
)
def test_reads_days(value, day):
    assert read_date(value, now=NOW) == day


def test_the_order_of_day_and_month_is_the_sources():
    assert read_date("03/04/2026") == date(2026, 4, 3)
    assert read_date("03/04/2026", order="MDY") == date(2026, 3, 4)


def test_relative_words_need_a_now():
    assert read_date("Posted Yesterday") is None


def test_nothing_was_posted_in_the_future():
    assert posted("2026-03-09", now=NOW) == NOW.date()
    assert posted("2026-03-09") == date(2026, 3, 9)
    assert read_date("2026-03-09", now=NOW) == date(2026, 3, 9)


@given(st.text(max_size=40) | st.integers() | st.floats())
def test_any_value_gives_a_day_or_none(value):
    found = posted(value, now=NOW)

    assert found is None or date(1995, 1, 1) <= found <= NOW.date()
