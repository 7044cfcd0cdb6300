"""What a country's own host tells of its jobs: at "ca.indeed.com" a bare "$" is Canada's."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scrapers.wording.gazetteer import currency_of

if TYPE_CHECKING:
    from scrapers.types import Salary

_DOLLARS = {"CAD", "AUD", "NZD", "SGD", "HKD"}


def at_home(salary: Salary | None, written: str | None, host: str) -> Salary | None:
    """Return the pay with the dollars of the country whose host it is; "US$" stays as written."""
    if salary is None or salary.currency != "USD" or re.search(r"US", written or "", re.I):
        return salary
    money = currency_of(host.partition(".")[0].upper())
    return replace(salary, currency=money) if money in _DOLLARS else salary
