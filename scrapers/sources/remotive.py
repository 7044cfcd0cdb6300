"""Remotive: one JSON answer for a search; pay is a text.

Published for programs: https://github.com/remotive-com/remote-jobs-api
"""

from __future__ import annotations

from urllib.parse import urlencode

from scrapers.addresses import own
from scrapers.fields import Json, raw, text
from scrapers.reading import compose, known_by, read_list
from scrapers.source import Source
from scrapers.types import Page, Parsed, Posting, Query, Request
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import read_places
from scrapers.wording.salary import read_salary

ABOUT = Source(
    key="remotive",
    label="Remotive",
    kind="feed",
    poll_minutes=360,
    attribution="Remotive",
    terms="At most four requests a day; link back and name Remotive. Jobs come a day late.",
)


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for a search."""
    asked = f"?{urlencode({'search': query.keywords})}" if query.keywords else ""
    return Request(url=f"https://remotive.com/api/remote-jobs{asked}", robots=False)


def parse(page: Page) -> Parsed:
    """Read the answer to a search."""
    return read_list(page, _posting, "jobs")


def _posting(row: Json, page: Page) -> Posting:
    address = own(text(row, "url"), "remotive.com", "remotive.io")
    return compose(
        ABOUT.key,
        source_id=known_by(text(row, "id"), address),
        title=text(row, "title"),
        url=address,
        company=text(row, "company_name"),
        places=read_places((text(row, "candidate_required_location") or "").replace(",", ";")),
        workplace="remote",
        employment_type=read_employment(text(row, "job_type")),
        salary=read_salary(text(row, "salary")),
        posted_on=posted(text(row, "publication_date"), now=page.fetched_at),
        description=raw(row, "description"),
    )
