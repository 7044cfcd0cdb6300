"""The sample data: invented people, postings and answers in a throw-away database."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from app.mail.kept import KeptMailer
from app.models import (
    Answer,
    Application,
    CoachComment,
    CoachGrant,
    CoachView,
    Person,
    Posting,
    SavedSearch,
    StageChange,
)
from app.services import alerts, delivery, intake, resumes
from app.services.demo_files import (
    sample_answers,
    sample_people,
    sample_postings,
    sample_resumes,
)
from app.services.market_index import MarketIndex
from app.services.search import Filters
from interview_bank import review

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from app.mail.links import Links
    from interview_bank import Bank
    from matcher import Matcher
    from matcher import Resume as Reading


# The sample files are known to be good: a busy machine may take its time over them.
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class PatientReader:
    """Reads files that are known to be good, however long a busy machine takes."""

    matcher: Matcher

    def read_resume(self, data: bytes, filename: str, today: date | None = None) -> Reading:
        """Return what the file says; raises UnreadableResumeError."""
        return self.matcher.read_resume(data, filename, today, patience=PATIENCE)


def visitor(session: Session, role: str) -> Person:
    """Return the sample person in whose place a visitor looks round."""
    rows = select(Person).where(Person.role == role).order_by(Person.id).limit(1)
    return session.scalars(rows).one()


def seed(session: Session, matcher: Matcher, bank: Bank, *, links: Links, now: datetime) -> None:
    """Fill an empty, migrated database with the sample data."""
    postings = _add_postings(session, matcher, now)
    told = sample_people()
    people = {
        row["email"]: _add_person(session, row, role, now)
        for role in ("candidate", "coach")
        for row in told[role]
    }
    for resume in sample_resumes():
        resumes.add(
            session,
            PatientReader(matcher),
            resume.text.encode(),
            resume.file,
            person_id=people[resume.email].id,
            now=now - timedelta(days=9),
        )
    answers = {
        row["id"]: _add_answer(session, people[row["candidate"]], row, bank, now)
        for row in sample_answers()
    }
    for row in told["candidate"]:
        _add_hunt(session, people[row["email"]], row, postings, now)
    for row in told["coach"]:
        grants = {
            sample["email"]: _add_grant(session, people, sample, row["email"], now)
            for sample in told["candidate"]
        }
        for comment in row.get("comment", []):
            _add_comment(session, grants[comment["candidate"]], comment, answers, now)
    session.commit()
    alerts.run_due(session, MarketIndex(matcher), now=now, links=links)
    delivery.deliver_all(session, KeptMailer(), now=now)


def _add_postings(session: Session, matcher: Matcher, now: datetime) -> dict[str, int]:
    ids = {}
    for sample in sample_postings(now):
        seen = now - timedelta(days=sample.seen_days_ago)
        taken = intake.take_in(
            session, matcher, [sample.posting], person_id=None, board="", now=seen
        )
        ids[sample.file] = taken.ids[0]
    session.execute(update(Posting).values(last_seen=now))
    return ids


def _add_person(session: Session, told: dict[str, Any], role: str, now: datetime) -> Person:
    person = Person(
        email=told["email"],
        name=told["name"],
        role=role,
        fs_uniquifier=secrets.token_hex(16),
        active=True,
        created_at=now - timedelta(days=12),
    )
    session.add(person)
    session.flush()
    return person


def _add_answer(
    session: Session, person: Person, told: dict[str, Any], bank: Bank, now: datetime
) -> Answer:
    question = bank.get(told["question_id"])
    text = told["text"].strip()
    reviewed = review(text, question).to_dict()
    answer = Answer(
        person_id=person.id,
        question_id=question.id,
        text=text,
        review=reviewed,
        overall=reviewed["overall"],
        created_at=now - timedelta(days=told["days_ago"]),
    )
    session.add(answer)
    session.flush()
    return answer


def _add_hunt(
    session: Session, person: Person, told: dict[str, Any], ids: dict[str, int], now: datetime
) -> None:
    for row in told.get("application", []):
        _add_application(session, person, row, ids[row["posting"]], now)
    for row in told.get("search", []):
        session.add(
            SavedSearch(
                person_id=person.id,
                name=row["name"],
                query=Filters.from_query(
                    "&".join(f"{k}={v}" for k, v in row["query"].items())
                ).to_query(),
                rhythm=row["every"],
                next_due=now,
                created_at=now - timedelta(days=8),
            )
        )


def _add_application(
    session: Session, person: Person, told: dict[str, Any], posting_id: int, now: datetime
) -> None:
    changed = now - timedelta(days=told["stage_days_ago"])
    saved = changed - timedelta(days=0 if told["stage"] == "saved" else 5)
    due = told.get("days_until")
    row = Application(
        person_id=person.id,
        posting_id=posting_id,
        stage=told["stage"],
        next_step=told.get("next_step"),
        next_step_on=None if due is None else (now + timedelta(days=due)).date(),
        note=told.get("note"),
        created_at=saved,
        updated_at=changed,
    )
    session.add(row)
    session.flush()
    session.add(StageChange(application_id=row.id, to_stage="saved", changed_at=saved))
    if row.stage != "saved":
        session.add(
            StageChange(
                application_id=row.id, from_stage="saved", to_stage=row.stage, changed_at=changed
            )
        )


def _add_grant(
    session: Session,
    people: dict[str, Person],
    candidate: dict[str, Any],
    coach: str,
    now: datetime,
) -> CoachGrant:
    grant = CoachGrant(
        candidate_id=people[candidate["email"]].id,
        coach_id=people[coach].id,
        coach_email=coach,
        token_hash=secrets.token_hex(32),
        shares_matches="resume" in candidate["shares"],
        shares_practice="practice" in candidate["shares"],
        created_at=now - timedelta(days=10),
        accepted_at=now - timedelta(days=9),
        expires_at=now + timedelta(days=4),
    )
    session.add(grant)
    session.flush()
    return grant


def _add_comment(
    session: Session,
    grant: CoachGrant,
    told: dict[str, Any],
    answers: dict[str, Answer],
    now: datetime,
) -> None:
    answer = answers.get(told.get("answer", ""))
    written = now - timedelta(days=told["days_ago"])
    # Who writes a comment has looked before.
    looked = CoachView(
        grant_id=grant.id,
        what="practice" if answer else "overview",
        seen_at=written - timedelta(minutes=10),
    )
    session.add(looked)
    session.add(
        CoachComment(
            grant_id=grant.id,
            about="answer" if answer else "profile",
            answer_id=answer.id if answer else None,
            text=told["text"],
            created_at=written,
        )
    )
