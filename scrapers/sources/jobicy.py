"""Jobicy: one JSON answer of the newest remote jobs.

Published for programs: https://github.com/Jobicy/remote-jobs-api
"""

from __future__ import annotations

from scrapers.addresses import own
from scrapers.fields import Json, joined, number, raw, text
from scrapers.reading import compose, read_list
from scrapers.source import Source
from scrapers.types import Page, Parsed, Posting, Query, Request, Salary
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import read_places
from scrapers.wording.salary import stated_salary

ABOUT = Source(
    key="jobicy",
    label="Jobicy",
    kind="feed",
    poll_minutes=60,
    attribution="Jobicy",
    terms="At most once an hour; link back; not to be passed on to other job sites or changed.",
)


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for the newest jobs."""
    return Request(url="https://jobicy.com/api/v2/remote-jobs?count=100", robots=False)


def parse(page: Page) -> Parsed:
    """Read the newest jobs."""
    return read_list(page, _posting, "jobs")


def _posting(row: Json, page: Page) -> Posting:
    return compose(
        ABOUT.key,
        source_id=text(row, "id"),
        title=text(row, "jobTitle"),
        url=own(text(row, "url"), "jobicy.com"),
        company=text(row, "companyName"),
        places=read_places((joined(row, "jobGeo") or "").replace(",", ";")),
        workplace="remote",
        employment_type=read_employment(joined(row, "jobType")),
        salary=_salary(row),
        posted_on=posted(text(row, "pubDate"), now=page.fetched_at),
        description=raw(row, "jobDescription") or raw(row, "jobExcerpt"),
    )


def _salary(row: Json) -> Salary | None:
    """Read today's fields, and the older ones that were always a year's."""
    currency = text(row, "salaryCurrency")
    return stated_salary(
        number(row, "salaryMin"), number(row, "salaryMax"), currency, text(row, "salaryPeriod")
    ) or stated_salary(
        number(row, "annualSalaryMin"), number(row, "annualSalaryMax"), currency, "year"
    )
