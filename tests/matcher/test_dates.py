"""Months as people write them, in seven languages, and what only looks like a range."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.dates import ends_as_written, spans

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("written", "since", "until"),
    [
        ("Jan '19 – to date", "2019-01", "present"),
        ("2019/03–now", "2019-03", "present"),
        ("03.2019 - heute", "2019-03", "present"),
        ("März 2019 – heute", "2019-03", "present"),
        ("seit 03/2019", "2019-03", "present"),
        ("janvier 2019 – aujourd'hui", "2019-01", "present"),
        ("enero 2019 – actualidad", "2019-01", "present"),
        ("styczeń 2019 – obecnie", "2019-01", "present"),
        ("Nov 2019 – ongoing", "2019-11", "present"),
        ("(2018 - )", "2018-01", "present"),
        ("Jan 2023 – : Lead", "2023-01", "present"),
        ("Summer 2020", "2020-06", "2020-08"),
        ("Spring 2019 – Autumn 2020", "2019-03", "2020-11"),
        ("Q1 2019 – Q3 2020", "2019-01", "2020-09"),
        ("01/19 – 06/21", "2019-01", "2021-06"),
        ("Mar-19 to Apr-21", "2019-03", "2021-04"),
        ("2019–21", "2019-01", "2021-12"),
        ("2019 bis 2021", "2019-01", "2021-12"),
        ("April – September 2020", "2020-04", "2020-09"),
        ("15/03/2019 – 30/06/2021", "2019-03", "2021-06"),
        ("03/15/2019 - 06/30/2021", "2019-03", "2021-06"),
        ("15 March 2019 – 30 June 2021", "2019-03", "2021-06"),
        ("October 5, 2018 - November 6, 2020", "2018-10", "2020-11"),
        ("1. Januar 2018 – 31. Dezember 2020", "2018-01", "2020-12"),
        ("2019-03-01 – 2020-02-01", "2019-03", "2020-02"),
        ("Feb., 2020 - Mar., 2021", "2020-02", "2021-03"),
        ("Marketing 2019 - 2021", "2019-01", "2021-12"),
        ("from March 2023\n- Rolled out", "2023-03", "present"),
    ],
)
def test_a_range_is_read_as_written(written, since, until):
    assert [(span.since, span.until) for span in spans(written, TODAY)] == [(since, until)]


@pytest.mark.parametrize(
    "words",
    [
        "ISO 9001-2015",
        "phone 020 7946-2019",
        "2019 - 2015",
        "2019 - 21%",
        "budget 2019/2020",
        "raised from 20% to 60%",
        "2031 – 2033",
        "Junior Planner 2019",
    ],
)
def test_what_only_looks_like_a_range_is_none(words):
    assert spans(words, TODAY) == []


@pytest.mark.parametrize(
    ("written", "ends"),
    [
        ("2019 - 2021", ("2019", "2021")),
        ("2019–21", ("2019", "2021")),
        ("Mar 2019 – 2021", ("2019-03", "2021")),
        ("Jan '19 – to date", ("2019-01", None)),
        ("no range", None),
    ],
)
def test_ends_are_told_no_finer_than_written(written, ends):
    assert ends_as_written(written, 0, len(written)) == ends


def test_many_ranges_cost_no_more_than_their_number():
    assert len(spans("2019-2020 " * 2000, TODAY)) == 2000
