"""Pay is read as written, and what is not this job's pay is not read at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.types import Salary
from scrapers.wording.salary import read_period, read_salary, salary_in_text, stated_salary


@pytest.mark.parametrize(
    ("words", "low", "high", "currency", "period"),
    [
        ("£500-£600 per day, inside IR35", 500, 600, "GBP", "day"),
        ("£450 - £500 p/d", 450, 500, "GBP", "day"),
        ("£400pd", 400, 400, "GBP", "day"),
        ("Day rate: £550", 550, 550, "GBP", "day"),
        ("60k-75k", 60_000, 75_000, None, "year"),
        ("60-75k EUR", 60_000, 75_000, "EUR", "year"),
        ("€60.000", 60_000, 60_000, "EUR", "year"),
        ("60.000 € brutto pro Jahr", 60_000, 60_000, "EUR", "year"),
        ("up to £55,000", None, 55_000, "GBP", "year"),
        ("From $130,000 a year", 130_000, None, "USD", "year"),
        ("$80k+", 80_000, None, "USD", "year"),
        ("OTE $150,000", 150_000, 150_000, "USD", "year"),
        ("£35,328 to £52,660", 35_328, 52_660, "GBP", "year"),
        ("£59K-£78K / year", 59_000, 78_000, "GBP", "year"),
        ("$45.50 - $60 an hour", 45.5, 60, "USD", "hour"),
        ("$18.50/hr, DOE", 18.5, 18.5, "USD", "hour"),
        ("CA$102.8K – CA$137K", 102_800, 137_000, "CAD", "year"),
        ("$90,000 - $110,000 CAD", 90_000, 110_000, "CAD", "year"),
        ("A$1,100 per day", 1_100, 1_100, "AUD", "day"),
        ("CHF 110'000 - 130'000", 110_000, 130_000, "CHF", "year"),
        ("70 000 – 85 000 PLN monthly", 70_000, 85_000, "PLN", "month"),
        ("DKK 45.000 per month", 45_000, 45_000, "DKK", "month"),
        ("12-15 LPA", 1_200_000, 1_500_000, "INR", "year"),
        ("50,000 GBP annually", 50_000, 50_000, "GBP", "year"),
        ("120 000 zł", 120_000, 120_000, "PLN", None),
        ("£3,200", 3_200, 3_200, "GBP", None),
    ],
)
def test_reads_pay_as_written(words, low, high, currency, period):
    assert read_salary(words) == Salary(
        min=low, max=high, currency=currency, period=period, origin="parsed"
    )


def test_an_estimate_says_so():
    told = read_salary("$100K - $130K (Employer est.)")

    assert told is not None
    assert told.origin == "estimated"


@pytest.mark.parametrize(
    "words", ["Competitive", "", None, "DOE", "401(k)", "10,000 employees", "£0"]
)
def test_words_without_pay_are_none(words):
    assert read_salary(words) is None


@pytest.mark.parametrize(
    "text",
    [
        "We raised $587 million in three rounds.",
        "We are valued at US$8 billion.",
        "Annual revenues over $120 million across nine countries.",
        "Runs projects of less than $10M and budgets of $500,000 to $2,000,000.",
        "You will manage a portfolio of $250,000 contracts.",
        "There is a $2,000 sign-on bonus and a $1,500 referral bonus.",
        "401(k) match up to 5%, and $50,000 life insurance.",
        "More than 10,000 employees and 4,700 customers.",
        "A $5,000 learning stipend per year.",
        "Own a £1,500,000 budget.",
        "20 - 25 hours per week in a team of 30-40 people.",
        "Founded in 2015, we plan for 2030.",
        "Medical, dental, 401K and a 403b plan.",
        "The amounts of life and accident insurance range from $20,000 to $60,000 a year.",
        "Life cover of three times your annual salary (up to $150,000) is paid for.",
    ],
)
def test_money_that_is_nobodys_pay_is_left_alone(text):
    assert salary_in_text(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high", "period"),
    [
        (
            "We raised $40 million.\nThe salary range for this role is $77,600- $144,000.",
            77_600,
            144_000,
            "year",
        ),
        (
            "Benefits: 401(k)\nPay: $70,000.00 - $75,000.00 per year\n401(k) matching",
            70_000,
            75_000,
            "year",
        ),
        ("Compensation: starting $18.50/hr, paid weekly", 18.5, None, "hour"),
        ("PMO Analyst\n£45,000 - £50,000\nLeeds", 45_000, 50_000, "year"),
        ("A budget of £2,000,000 and a day rate of £525.", 525, 525, "day"),
        ("Salary up to $100,000 for the right person", None, 100_000, "year"),
        ("Level 4 - $152,500 - $182,500, bonus eligible", 152_500, 182_500, "year"),
        ("The pay range is $116,800 -- $213,900 in most states.", 116_800, 213_900, "year"),
        ("A base of $142,000-$211,000 + bonus + equity + benefits.", 142_000, 211_000, "year"),
        ("Lead Analyst, London. Up to £65,000 This is an exciting post.", None, 65_000, "year"),
        ("The budgeted rate for this role is $19.25.", 19.25, 19.25, "hour"),
        ("Contract. Rate: £565", 565, 565, None),
        ("Salary: $100-175kThe company: we plan.", 100_000, 175_000, "year"),
        (
            "PMO Lead\n£52,460\n per year - estimated\nApply\nYour salary of £61,000 and more.",
            61_000,
            61_000,
            "year",
        ),
        ("Rate of pay: Min = $31.20/hr, Max = $38.90/hr", 31.20, 38.90, "hour"),
        (
            "Minimum Salary : $61,400.00 MidPoint : $70,000 Maximum Salary : $82,150",
            61_400,
            82_150,
            "year",
        ),
        ("Tuition refunds- Base 95-120k - Medical- Dental", 95_000, 120_000, "year"),
        ("Salary: £41,000\\.00\\-£45,000\\.00", 41_000, 45_000, "year"),
        ("Pagamento: R$2.505,30 - R$3.942,04 por mês", 2505.30, 3942.04, "month"),
    ],
)
def test_finds_the_pay_among_other_money(text, low, high, period):
    told = salary_in_text(text)

    assert told is not None
    assert (told.min, told.max, told.period) == (low, high, period)


def test_a_sum_glued_to_a_word_is_in_plain_dollars():
    told = read_salary("pays$85,000 a year")

    assert told is not None
    assert told.currency == "USD"


def test_structured_pay_is_stated_and_noughts_are_nothing():
    assert stated_salary(0, 0, "USD", "YEAR") is None
    assert stated_salary(None, None, "USD", "YEAR") is None
    assert stated_salary(90, 75, "usd", "per-hour-wage") == Salary(
        min=75, max=90, currency="USD", period="hour", origin="stated"
    )
    assert stated_salary(0, 50_000, "nonsense", None) == Salary(max=50_000, origin="stated")


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("1 YEAR", "year"),
        ("PA", "year"),
        ("PH", "hour"),
        ("per-month-salary", "month"),
        ("DAY", "day"),
        ("weekly", "week"),
        ("NONE", None),
        ("", None),
        (None, None),
    ],
)
def test_reads_periods(words, period):
    assert read_period(words) == period


@given(st.text(alphabet="£$€0123456789.,kK -–toperdayhru/'\n", max_size=60))
def test_any_money_like_text_gives_sane_pay_or_none(text):
    told = read_salary(text)
    if told is None:
        return

    assert told.min is not None or told.max is not None
    if told.min is not None and told.max is not None:
        assert 0 < told.min <= told.max
