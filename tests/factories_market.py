"""A market of invented postings in the table, as large as wanted, for what the board costs."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from app.models import Posting
from app.services.job_keys import job_keys
from app.services.reading_marks import read_mark
from app.services.search_text import search_line
from tests.benchmarks.test_index_speed import market
from tests.factories_postings import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

DUTIES = (
    "You keep the RAID log and chase the actions that came out of the last board. ",
    "You prepare the monthly report to the steering committee and its figures. ",
    "You plan resources with the line managers and tell where the plan will not hold. ",
    "You look after the document library, the templates and the stage gates. ",
    "You run the onboarding of new project managers and answer their questions. ",
)
TOWNS = ("Leeds", "Bristol", "Cardiff", "Derby", "York", "Exeter", "Norwich", "Perth")
STEP = 1000


def fill(
    session: Session, matcher: Any, count: int, *, first: int = 0, person_id: int | None = None
) -> None:
    """Store so many open postings, numbered from `first`; four of five are PMO work."""
    rows: list[dict[str, Any]] = []
    for row in islice(_rows(matcher, first + count, person_id), first, None):
        rows.append(row)
        if len(rows) == STEP:
            session.execute(insert(Posting), rows)
            rows = []
    if rows:
        session.execute(insert(Posting), rows)
    session.commit()


def _rows(matcher: Any, count: int, person_id: int | None) -> Iterator[dict[str, Any]]:
    dice = random.Random(5)
    for number, profile in market(matcher, count):
        text = "".join(dice.choices(DUTIES, k=30)) + f"Reference {number}."
        told = profile.to_dict() | {"text": text, "is_pmo": number % 5 != 0}
        town = dice.choice(TOWNS)
        places = [{"text": town, "city": town, "region": None, "country": "GB"}]
        company = f"Employer {number % 700}"
        url = f"https://jobs.example.com/{number}"
        yield {
            "person_id": person_id,
            "source": "greenhouse",
            "board": f"board{number % 90}",
            "source_id": str(number),
            "url": url,
            "title": profile.title or "",
            "company": company,
            "places": places,
            "workplace": dice.choice(("hybrid", "remote", "onsite", None)),
            "posted_on": date(2026, 11, 20) - timedelta(days=dice.randint(0, 60)),
            "description_text": text,
            "search_text": search_line((profile.title, company, text), places),
            "profile": told,
            "read_mark": read_mark(told),
            "is_pmo": told["is_pmo"],
            "track": profile.track,
            "level": profile.level,
            "state": "open",
            "first_seen": NOW - timedelta(days=dice.randint(0, 60)),
            "last_seen": NOW,
            "has_pay": False,
            **job_keys(profile.title or "", company, url),
        }
