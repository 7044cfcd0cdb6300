"""Saved searches and what they find; every person, employer and address is invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from app.mail.links import Links
from app.models import Fit, Person, Posting, Resume, SavedSearch
from app.services.matching import rules_version
from matcher import Layout
from matcher import Resume as ReadResume

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
LINKS = Links("https://pmo.example", "only-for-tests-" + "x" * 32)
NOTHING_READ = ReadResume(
    text="Ada", name=None, emails=(), phones=(), links=(), sections=(), roles=(),
    years_experience=None, education=(), certifications=(), skills=(), layout=Layout(),
    findings=(),
).to_dict()  # fmt: skip
numbers = count(1)


class Scored:
    """A matcher for whom all scores are kept already; it can make none."""


def a_member(session: Session, **given: Any) -> Person:
    """Add a person who reads alerts."""
    number = next(numbers)
    defaults = {
        "email": f"member{number}@example.com",
        "fs_uniquifier": f"member-{number}",
        "created_at": NOW,
    }
    row = Person(**(defaults | given))
    session.add(row)
    session.commit()
    return row


def an_open_posting(session: Session, title: str = "PMO Analyst", **given: Any) -> Posting:
    """Add a posting that everybody sees, found by the words of its title."""
    number = next(numbers)
    defaults: dict[str, Any] = {
        "source": "greenhouse",
        "board": "brack",
        "source_id": str(number),
        "title": title,
        "company": "Brackenholt Energy",
        "places": [{"text": "Leeds, United Kingdom", "city": "Leeds", "country": "GB"}],
        "workplace": "hybrid",
        "salary": {"min": 31000, "max": 36000, "currency": "GBP", "period": "year"},
        "description_text": f"{title} wanted.",
        "search_text": f" {title.lower()} brackenholt energy leeds ",
        "profile": {},
        "is_pmo": True,
        "track": "pmo",
        "state": "open",
        "first_seen": NOW - DAY,
        "last_seen": NOW - DAY,
    }
    row = Posting(**(defaults | given))
    session.add(row)
    session.commit()
    return row


def a_search(session: Session, person: Person, query: str = "", **given: Any) -> SavedSearch:
    """Add a daily search that has been due for an hour."""
    defaults: dict[str, Any] = {
        "name": "PMO work",
        "query": query,
        "rhythm": "daily",
        "active": True,
        "next_due": NOW - timedelta(hours=1),
        "created_at": NOW - 30 * DAY,
    }
    row = SavedSearch(person_id=person.id, **(defaults | given))
    session.add(row)
    session.commit()
    return row


def a_scored_resume(session: Session, person: Person, scores: dict[int, float]) -> Resume:
    """Add a resume in use, with its score for each of these postings."""
    row = Resume(
        person_id=person.id,
        filename="ada.txt",
        content=b"Ada",
        content_hash="0" * 64,
        text="Ada",
        reading=NOTHING_READ,
        is_current=True,
        created_at=NOW,
    )
    session.add(row)
    session.flush()
    session.add_all(
        Fit(
            resume_id=row.id,
            posting_id=posting_id,
            score=score,
            band="good",
            reasons=["Must have, not found: PRINCE2", "Your resume shows Excel."],
            version=rules_version(),
        )
        for posting_id, score in scores.items()
    )
    session.commit()
    return row
