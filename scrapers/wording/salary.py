"""Pay as written: ranges, single figures, day rates, estimates; never annualised."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrapers.types import Origin, Period, Salary
from scrapers.wording.amount import Amount, read_amount, read_currency
from scrapers.wording.escapes import without_escapes
from scrapers.wording.pay_evidence import ANNUAL_FROM, LABEL_ENDS, weight_of
from scrapers.wording.pay_words import (
    AFTER,
    BEFORE,
    CEILING,
    DOLLARS,
    ENDS,
    ESTIMATED,
    FLOOR,
    LABEL_CURRENCY,
    MONEY,
    PERIODS,
    SUM_LABEL,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGIT = re.compile(r"\d")
# "upwards of CAD $" is the longest that may stand before the figure.
_LEAD = 40
# What may be pay without a currency beside it: "85,000", "4.200", "19.25".
_BARE_SUM = re.compile(r"\d{2,3}[,.]\d{3}|[.,]\d\d$")
# What stands before belongs to another sentence or to another item of a list that lost its lines.
_BREAK = re.compile(r"\n\s*\n|(?<=[a-z)])\.\s|(?<=[A-Za-z)])- (?=[A-Z$£€]|$)")
# Below these nobody is paid by the day, above them nobody by the hour.
_HOURLY_UNDER = {"USD": 100, "CAD": 100, "AUD": 100, "GBP": 60}
_LAKH, _WIDEST = 100_000, 100
_PLANS, _LEAST = {"401", "403", "457"}, 5
# Less than this in a period is a price or a fee, and nobody's pay.
_LEAST_OF = {"day": 20, "week": 40, "month": 100, "year": 1_000}
# Where 15,000 or more a month is no pay, so that a bare figure of that size must be a year's.
_ANNUAL_BY_SIZE = {"USD", "GBP", "EUR", "CAD", "AUD", "NZD", "CHF", "SGD", None}


@dataclass(frozen=True, slots=True)
class _Mention:
    """One amount or range of money in a text, with how sure we are that it is this job's pay."""

    salary: Salary
    weight: int


def stated_salary(
    low: float | None,
    high: float | None,
    currency: str | None,
    period: str | None,
    *,
    origin: Origin = "stated",
) -> Salary | None:
    """Return the salary of structured fields; noughts, and a missing pair, are no salary."""
    low = low if low and low > 0 else None
    high = high if high and high > 0 else None
    if low is None and high is None:
        return None
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Salary(
        min=low,
        max=high,
        currency=read_currency(currency),
        period=read_period(period),
        origin=origin,
    )


def read_period(words: str | None) -> Period | None:
    """Return the period of "YEAR", "1 YEAR", "per-hour-wage", "PA", "month" and the like."""
    if not words:
        return None
    bare = words.lower()
    for period, pattern in PERIODS:
        if re.search(rf"(?<![a-z])(?:{pattern})(?![a-z])", bare):
            return period
    return None


def read_salary(words: str | None) -> Salary | None:
    """Read a field or line that is about pay, such as "£59K-£78K / year" or "60.000 €"."""
    return _best(words, least=1) if words else None


def salary_in_text(text: str) -> Salary | None:
    """Find this job's pay in prose; funding sums, budgets, bonuses and 401(k) are not it."""
    text = without_escapes(text)
    if "max" in text.lower():
        text = ENDS.sub(r"Pay: \g<low> - \g<high>\g<unit>", text)
    return _best(text, least=3)


def _best(text: str, *, least: int) -> Salary | None:
    found = [mention for mention in _mentions(text) if mention.weight >= least]
    if not found:
        return None
    # What the employer says comes before what a board reckons: "£52,000 a year - estimated".
    return max(found, key=lambda m: (_is_told(m.salary), m.weight)).salary


def _is_told(salary: Salary) -> bool:
    return salary.origin != "estimated" and salary.period is not None


def _mentions(text: str) -> Iterator[_Mention]:
    at = 0
    while match := _next_sum(text, at):
        at = match.end()
        if _is_misread(match):
            # "Level 4 - $152,500 - $182,500": the first number belongs to other words.
            at = match.start("c3")
            continue
        if not _is_marked(match) and not _BARE_SUM.search(match["a"]):
            continue
        before = _BREAK.split(text[max(0, match.start() - 90) : match.start()])[-1]
        after = text[match.end() : match.end() + 40]
        salary = _salary_of(match, before, after)
        if salary is None:
            continue
        if ESTIMATED.search(f"{before[-30:]} {after}"):
            salary = replace(salary, origin="estimated")
        yield _Mention(salary, weight_of(match, salary, before, after))


def _next_sum(text: str, at: int) -> re.Match[str] | None:
    """Search from shortly before the next digit: what has none is no money, and costs nothing."""
    digit = _DIGIT.search(text, at)
    return MONEY.search(text, max(at, digit.start() - _LEAD)) if digit else None


def _is_marked(match: re.Match[str]) -> bool:
    return any(match[name] for name in ("c1", "c2", "c3", "c4", "s1", "s2"))


def _is_misread(match: re.Match[str]) -> bool:
    return bool(match["c3"]) and not (match["c1"] or match["c2"] or match["s1"] or match["open"])


def _salary_of(match: re.Match[str], before: str, after: str) -> Salary | None:
    currency = _currency_of(match, before, after)
    lpa = re.search(r"l(?:\.?p\.?a|akh|ac)", (match["s1"] or "") + (match["s2"] or ""), re.I)
    if currency is None and lpa:
        currency = "INR"
    if match["a"] in _PLANS and match["s1"]:
        # "401K" and "403b" are pension plans.
        return None
    low = read_amount(match["a"], match["s1"])
    high = read_amount(match["b"], match["s2"]) if match["b"] else None
    if low is None or not (_is_marked(match) or _is_labelled_sum(match, before, after)):
        return None
    first, second = _scaled(low, high)
    period = _period_of(match, before, after) or ("year" if lpa else None)
    if second is None:
        bounds = (
            (None, first)
            if _is_ceiling(match, after)
            else (first, None if _is_floor(match) else first)
        )
    else:
        bounds = (min(first, second), max(first, second))
    told = Salary(min=bounds[0], max=bounds[1], currency=currency, period=period)
    if period is None and LABEL_ENDS.search(before):
        told = _by_the_hour(told)
    return _plausible(told)


def _is_labelled_sum(match: re.Match[str], before: str, after: str) -> bool:
    """Tell "Base salary: 85,000 - 110,000", whose currency the text leaves to the reader."""
    if not SUM_LABEL.search(before):
        return False
    thousands = re.match(r"\d{2,3}[,.]\d{3}", match["a"])
    return bool(thousands or (re.search(r"[.,]\d\d$", match["a"]) and AFTER.match(after)))


def _by_the_hour(salary: Salary) -> Salary:
    """Read "Pay rate: $19.25" as an hour's pay: no other period pays so little."""
    most = _HOURLY_UNDER.get(salary.currency or "", 0)
    small = (salary.max or salary.min or most) < most and (salary.min or salary.max or 0) >= _LEAST
    return replace(salary, period="hour") if small else salary


def _currency_of(match: re.Match[str], before: str, after: str) -> str | None:
    # A code beside a bare "$" says whose dollars they are: "$90,000 - $110,000 CAD".
    found = [code for name in ("c4", "c2", "c1", "c3") if (code := read_currency(match[name]))]
    named = [code for code in found if code != "USD"]
    if not found:
        label = LABEL_CURRENCY.search(before)
        italian = re.search(r"\bRAL\W*$", before)
        return read_currency(label["code"]) if label else "EUR" if italian else None
    whose = DOLLARS.search(after) if not named and "$" in match.group() else None
    if whose:
        return "AUD" if whose["super"] else whose["code"].upper()
    return next(iter(named or found), None)


def _scaled(low: Amount, high: Amount | None) -> tuple[float, float | None]:
    """Give "60-75k" its thousand on both sides."""
    if high is None:
        return low.value, None
    if high.scaled and not low.scaled and low.value < high.value / 100:
        in_lakhs = high.value >= 10 * _LAKH and low.value < _WIDEST
        return low.value * (_LAKH if in_lakhs else 1_000), high.value
    return low.value, high.value


def _is_ceiling(match: re.Match[str], after: str) -> bool:
    return bool(CEILING.match(match["open"] or "") or re.match(r"\s*\(?max(?:imum|\.)?\b", after))


def _is_floor(match: re.Match[str]) -> bool:
    return bool(match["plus"] or FLOOR.match(match["open"] or ""))


def _period_of(match: re.Match[str], before: str, after: str) -> Period | None:
    found = AFTER.match(after)
    if found:
        return read_period(found["unit"])
    inside = re.search(
        r"\d\D*(?:per|an?|/)\s*(year|yr|hour|hr|day|annum|month|week)", match.group(), re.I
    )
    if inside:
        return read_period(inside.group(1))
    told = list(BEFORE.finditer(before))
    return read_period(next(filter(None, told[-1].groups()))) if told else None


def _plausible(salary: Salary) -> Salary | None:
    """Infer a period only where the figure leaves no doubt; drop what can be nobody's pay."""
    amount = salary.max if salary.max is not None else salary.min
    least = salary.min if salary.min is not None else amount
    if amount is None or least is None or amount <= 0 or least < 1:
        return None
    if amount > _WIDEST * least or amount < _LEAST_OF.get(salary.period or "hour", 0):
        return None
    if salary.period == "hour" and amount >= ANNUAL_FROM and salary.currency in _ANNUAL_BY_SIZE:
        # "$40,000 - $60,000 per hour" is a slip of the pen for a year.
        return replace(salary, period="year")
    if salary.period is None and amount >= ANNUAL_FROM and salary.currency in _ANNUAL_BY_SIZE:
        return replace(salary, period="year")
    return salary
