"""How surely a sum of money is this job's pay, by what stands before and after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrapers.wording.pay_words import (
    AFTER,
    MULTIPLE,
    NOT_PAY_AFTER,
    ON_TARGET,
    OTHER_MONEY,
    PAY,
    PAY_AFTER,
    PAY_NEAR,
)

if TYPE_CHECKING:
    from scrapers.types import Salary

LABEL_ENDS = re.compile(r"(?:\b(?:rate|pay|wage|salary|compensation)\b[^\d\n]{0,24})$", re.I)
ANNUAL_FROM = 15_000
_ANNUAL_TO, _HEADLINE, _NARROW = 600_000, 300, 3


def _of_annual_size(match: re.Match[str], salary: Salary) -> int:
    """Weigh what looks like a year's pay by itself: in the headline, or as a narrow range."""
    low, high = salary.min or salary.max or 0, salary.max or salary.min or 0
    if match["c1"] is None or not ANNUAL_FROM <= low <= high <= _ANNUAL_TO:
        return 0
    narrow = match["b"] is not None and high <= _NARROW * low
    return 2 if match.start() < _HEADLINE else int(narrow)


def _is_other_money(before: str) -> bool:
    """Tell "a budget of £2m" from "a budget of £2m and a day rate of": the nearer word counts."""
    if MULTIPLE.search(before):
        return True
    other = OTHER_MONEY.search(before)
    return bool(other) and not PAY_NEAR.search(before[other.start() :] if other else "")


def weight_of(match: re.Match[str], salary: Salary, before: str, after: str) -> int:
    """Return 0 for money that is surely no pay, and more the surer it is; prose needs 3."""
    yearly_lakhs = re.search(r"l\.?p\.?a\b", match.group(), re.I)
    if NOT_PAY_AFTER.match(after) or (_is_other_money(before) and not yearly_lakhs):
        return 0
    alone = not before.rpartition("\n")[2].strip(" -•*") and (not after or after.startswith("\n"))
    weight = 1
    weight += 2 * bool(PAY.search(before) or alone or PAY_AFTER.match(after))
    weight += _of_annual_size(match, salary)
    weight += 2 * bool(AFTER.match(after) or yearly_lakhs)
    weight += bool(match["b"])
    # What one may earn on target is more than the pay: "OTE £80,000 (base £60,000)".
    weight -= bool(ON_TARGET.search(before))
    if salary.period is None and not LABEL_ENDS.search(before):
        weight -= 1
    return weight
