"""Sittings of practice and stories that tests start from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.models import PracticeSession, Story
from tests.conftest import NOW

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models import Person

TOLD = (
    "In March 2024 our monthly report at the housing office was ten days late. I was asked to "
    "bring it back to the third working day. I built one template in Excel and agreed a cut-off "
    "with finance. By June it was out on day three in six of six months."
)


def a_story(session: Session, person: Person, **given: Any) -> Story:
    """Add a story of this person."""
    row = Story(
        **{
            "person_id": person.id,
            "title": "The late report",
            "text": TOLD,
            "competencies": ["reporting"],
            "bullets": [],
            "created_at": NOW,
            "changed_at": NOW,
        }
        | given
    )
    session.add(row)
    session.commit()
    return row


def a_sitting(
    session: Session, person: Person, *question_ids: str, **given: Any
) -> PracticeSession:
    """Add a sitting with these questions."""
    row = PracticeSession(
        **{
            "person_id": person.id,
            "minutes": 20,
            "picks": [{"question_id": one, "reason": "It is time again."} for one in question_ids],
            "created_at": NOW,
        }
        | given
    )
    session.add(row)
    session.commit()
    return row
