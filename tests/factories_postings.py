"""Postings and resumes that tests start from; every employer and person is invented."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import TYPE_CHECKING, Any

from app.models import Person, Posting
from app.services.posting_store import PostingStore
from scrapers import Place
from scrapers import Posting as ReadPosting

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
numbers = count(1)

PMO_TEXT = """PMO Analyst

What you will do
Keep the RAID log, chase reports and prepare the portfolio dashboard every month.

What you need
- PRINCE2 Foundation is essential
- Strong Excel
- At least 2 years of experience in a project office

Nice to have
- Power BI
"""
ASKS = """PMO Analyst

Requirements
- PMP or PgMP is required
- Excel is essential
- Primavera P6
- At least 5 years of experience in a project office
- Bachelor's degree

Nice to have
- Power BI
"""
NURSE_TEXT = """Staff Nurse

You care for patients on a ward of 24 beds and keep their records.
A nursing registration is required. Night shifts are part of the rota.
"""
RESUME_TEXT = """Ada Fernhill
ada.fernhill@example.com

Experience

PMO Coordinator, Tallow Bridge Housing
March 2022 - present
- Kept the RAID log for 14 projects and prepared the monthly portfolio report.
- Built the resource plan in Excel and cut reporting from five days to two.

Certifications
PRINCE2 Foundation, 2023

Skills
Excel, SharePoint, RAID log, status reports
"""


def a_reader(session: Session, **given: Any) -> Person:
    """Add a person without a password: services ask for nothing but the row."""
    number = next(numbers)
    defaults = {
        "email": f"reader{number}@example.com",
        "fs_uniquifier": f"reader-{number}",
        "created_at": NOW,
    }
    row = Person(**(defaults | given))
    session.add(row)
    session.commit()
    return row


def a_read_posting(**given: Any) -> ReadPosting:
    """Return a posting as a source would state it."""
    number = next(numbers)
    defaults: dict[str, Any] = {
        "source": "greenhouse",
        "source_id": str(40000 + number),
        "url": f"https://boards.example.com/brack/jobs/{40000 + number}",
        "title": "PMO Analyst",
        "company": "Brackenholt Energy",
        "places": (Place(text="Leeds, United Kingdom", city="Leeds", country="GB"),),
        "workplace": "hybrid",
        "posted_on": date(2026, 11, 16),
        "description_text": PMO_TEXT,
    }
    return ReadPosting(**(defaults | given))


def a_posting(
    session: Session, matcher: Any, person_id: int | None = None, **given: Any
) -> Posting:
    """Store a posting through the store, as intake does; `board`, `now`, `state` may be given."""
    board, now = given.pop("board", "brack"), given.pop("now", NOW)
    state = given.pop("state", None)
    store = PostingStore(
        session=session, matcher=matcher, person_id=person_id, board=board, now=now, pmo_only=False
    )
    row = session.get(Posting, store.keep(a_read_posting(**given)).ids[0])
    assert row is not None
    if state is not None:
        row.state = state
    session.commit()
    return row
