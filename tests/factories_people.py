"""Rows around people: postings with a score, applications, answers, grants; all invented."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from app.models import Answer, CoachGrant, Fit, Posting, Resume
from app.services.coach_invitations import token_hash
from matcher import Layout, Role
from matcher import Resume as ReadResume
from tests.conftest import NOW

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models import Person

numbers = count(1)
TEXT = "Requirements: PRINCE2 Practitioner is essential. MS Project is required."


def a_posting(session: Session, **given: Any) -> Posting:
    """Add a posting that everybody may see, unless `person_id` says whose it is."""
    number = next(numbers)
    row = Posting(
        **{
            "source": "greenhouse",
            "board": "harbourline",
            "source_id": f"people-{number}",
            "url": f"https://boards.example/jobs/{number}",
            "title": f"PMO Analyst {number}",
            "company": "Harbourline Ltd",
            "places": [{"text": "Leeds", "city": "Leeds", "region": None, "country": "GB"}],
            "description_text": TEXT,
            "search_text": TEXT.lower(),
            "profile": a_profile(),
            "is_pmo": True,
            "track": "pmo",
            "state": "open",
            "first_seen": NOW,
            "last_seen": NOW,
        }
        | given
    )
    session.add(row)
    session.commit()
    return row


def a_profile() -> dict[str, Any]:
    """Return a reading with one must-have, as the matcher would keep it."""
    start = TEXT.index("PRINCE2")
    return {
        "text": TEXT,
        "title": "PMO Analyst",
        "level": "analyst",
        "track": "pmo",
        "is_pmo": True,
        "years_experience": None,
        "education": None,
        "requirements": [
            {
                "id": "prince2-practitioner",
                "kind": "certification",
                "label": "PRINCE2 Practitioner",
                "strength": "required",
                "any_of": None,
                "min_years": None,
                "start": start,
                "end": start + len("PRINCE2 Practitioner"),
            }
        ],
    }


def a_resume(session: Session, person: Person, **given: Any) -> Resume:
    """Add a resume in use, read by hand: one role, no certification."""
    text = "Project coordinator at Harbourline since 2021."
    row = Resume(
        **{
            "person_id": person.id,
            "filename": "resume.txt",
            "content": text.encode(),
            "content_hash": f"hash-{next(numbers)}",
            "text": text,
            "reading": a_reading(text, person.name),
            "is_current": True,
            "created_at": NOW,
        }
        | given
    )
    session.add(row)
    session.commit()
    return row


def a_reading(text: str, name: str | None) -> dict[str, Any]:
    """Return a resume's reading, as the matcher would keep it."""
    role = Role(
        title="Project coordinator",
        employer="Harbourline",
        since="2021-01",
        until="present",
        start=0,
        end=len(text),
    )
    return ReadResume(
        text=text,
        name=name,
        emails=(),
        phones=(),
        links=(),
        sections=(),
        roles=(role,),
        years_experience=4.0,
        education=(),
        certifications=(),
        skills=(),
        layout=Layout(),
        findings=(),
    ).to_dict()


def a_fit(session: Session, resume: Resume, posting: Posting, **given: Any) -> Fit:
    """Score a posting, with one must-have missing unless told otherwise."""
    row = Fit(
        **{
            "resume_id": resume.id,
            "posting_id": posting.id,
            "score": 61.5,
            "band": "good",
            "reasons": ["Must have, not found: PRINCE2 Practitioner", "Leads reporting."],
            "version": "1",
        }
        | given
    )
    session.add(row)
    session.commit()
    return row


def an_answer(session: Session, person: Person, **given: Any) -> Answer:
    """Add an answer with a small review."""
    text = "I moved the report to Monday."
    row = Answer(
        **{
            "person_id": person.id,
            "question_id": "invented-question",
            "text": text,
            "review": {
                "text": text,
                "kind": "story",
                "segments": [{"part": "action", "start": 0, "end": len(text), "confidence": 0.9}],
                "scores": [
                    {"dimension": "action", "score": 3, "anchor": "Clear", "reason": "Said who."}
                    | {"spans": []}
                ],
                "overall": 2.5,
                "findings": [
                    {"code": "missing-result", "tone": "improve", "start": 0, "end": 5}
                    | {"message": "Say what came of it."}
                ],
                "probes": ["What changed?"],
                "stats": {},
            },
            "overall": 2.5,
            "created_at": NOW,
        }
        | given
    )
    session.add(row)
    session.commit()
    return row


def a_grant(
    session: Session, candidate: Person, coach: Person | None = None, **given: Any
) -> CoachGrant:
    """Let `coach` in with everything; without one, an invitation that is still open."""
    number = next(numbers)
    row = CoachGrant(
        **{
            "candidate_id": candidate.id,
            "coach_id": coach.id if coach else None,
            "coach_email": coach.email if coach else f"coach{number}@example.com",
            "token_hash": token_hash(f"token-{number}"),
            "shares_matches": True,
            "shares_practice": True,
            "created_at": NOW,
            "accepted_at": NOW if coach else None,
            "expires_at": NOW.replace(month=12),
        }
        | given
    )
    session.add(row)
    session.commit()
    return row
