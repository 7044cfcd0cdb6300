"""A person's own data: handed over whole, or deleted for good."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, delete, func, inspect, or_, select, update

from app.models.alert_mailbox import AlertMailbox
from app.models.answer import Answer
from app.models.application import Application, StageChange
from app.models.board_check import BoardCheck
from app.models.board_health import BoardHealth
from app.models.clip_token import ClipToken
from app.models.coaching import CoachComment, CoachGrant, CoachView
from app.models.collect_run import CollectRun
from app.models.correction import Correction
from app.models.job import JobVerdict, OwnJob, WorkVerdict
from app.models.outbox_mail import OutboxMail
from app.models.person import LoginSession, Person
from app.models.plan import Goal, KeptPlan
from app.models.posting import Posting
from app.models.practice import PracticeSession, Story
from app.models.resume import Fit, Resume
from app.models.saved_search import DigestItem, SavedSearch
from app.models.tailored_resume import TailoredResume, TailoredVersion
from app.models.watch import Watch
from app.services.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from app.models.base import Base

# What would let somebody else in, or says nothing to the person.
WITHHELD = {
    "person": {"password", "fs_uniquifier"},
    "login_session": {"key_hash", "content"},
    "coach_grant": {"token_hash"},
    "clip_token": {"token_hash"},
    "alert_mailbox": {"sealed_password"},
    "resume": {"content"},
    "posting": {"search_text", "block_key", "title_key", "address_key"},
}
# What the instance knows of the world, and of no person.
NOBODYS: frozenset[type[Base]] = frozenset({BoardCheck})
README = """This is everything that Critical Path keeps about {email}, as of {now}.

Each .json file is one kind of thing, a list of rows; moments are UTC, in ISO 8601.
resumes/ holds the files as you uploaded them. postings.json has the postings that you brought
in yourself and those that you saved or scored; the ones collected for everybody are not
yours and stay when you delete your account.
Left out: your passwords, and the keys of your sessions, invitations and bookmarklets.
"""


def export(session: Session, person: Person, *, now: datetime) -> bytes:
    """Return a ZIP archive of everything that belongs to this person: JSON, and the files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        told = README.format(email=person.email, now=now.isoformat(timespec="minutes"))
        archive.writestr("README.txt", told)
        for table, condition in belongings(person).items():
            rows = session.scalars(
                select(table).where(condition).order_by(*inspect(table).primary_key)
            )
            archive.writestr(f"{table.__tablename__}.json", _json(map(_row, rows)))
        for resume in session.scalars(select(Resume).where(Resume.person_id == person.id)):
            archive.writestr(f"resumes/{resume.id}-{_file_name(resume.filename)}", resume.content)
    return out.getvalue()


def belongings(person: Person) -> Mapping[type[Base], ColumnElement[bool]]:
    """Say for every table but NOBODYS which rows are this person’s; a test holds it complete."""
    me, address = person.id, person.email.lower()
    resumes = select(Resume.id).where(Resume.person_id == me)
    applied = select(Application.posting_id).where(Application.person_id == me)
    applications = select(Application.id).where(Application.person_id == me)
    tailored = select(TailoredResume.id).where(TailoredResume.person_id == me)
    grants = select(CoachGrant.id).where(
        or_(CoachGrant.candidate_id == me, CoachGrant.coach_id == me)
    )
    return {
        Person: Person.id == me,
        LoginSession: LoginSession.person_id == me,
        Resume: Resume.person_id == me,
        Fit: Fit.resume_id.in_(resumes),
        TailoredResume: TailoredResume.person_id == me,
        TailoredVersion: TailoredVersion.tailored_id.in_(tailored),
        Posting: or_(Posting.person_id == me, Posting.id.in_(applied)),
        Application: Application.person_id == me,
        StageChange: StageChange.application_id.in_(applications),
        Answer: Answer.person_id == me,
        PracticeSession: PracticeSession.person_id == me,
        Story: Story.person_id == me,
        SavedSearch: SavedSearch.person_id == me,
        DigestItem: DigestItem.person_id == me,
        CollectRun: CollectRun.person_id == me,
        Watch: Watch.person_id == me,
        BoardHealth: BoardHealth.person_id == me,
        ClipToken: ClipToken.person_id == me,
        AlertMailbox: AlertMailbox.person_id == me,
        JobVerdict: JobVerdict.person_id == me,
        OwnJob: OwnJob.person_id == me,
        Goal: Goal.person_id == me,
        KeptPlan: KeptPlan.person_id == me,
        WorkVerdict: WorkVerdict.person_id == me,
        Correction: Correction.person_id == me,
        CoachGrant: CoachGrant.id.in_(grants),
        CoachComment: CoachComment.grant_id.in_(grants),
        CoachView: CoachView.grant_id.in_(grants),
        OutboxMail: or_(OutboxMail.person_id == me, func.lower(OutboxMail.to_address) == address),
    }


def delete_account(session: Session, person_id: int, typed: str, *, now: datetime) -> None:
    """Delete a person and everything of theirs, at once and for good.

    Their coaches lose sight of them. What they had written as a coach stays with the candidates,
    without their name. RefusedError where `typed` is not their address, or they are the only
    admin.
    """
    person = session.get_one(Person, person_id)
    if typed.strip().lower() != person.email.lower():
        raise RefusedError(
            "That is not your e-mail address, so nothing was deleted.",
            f"Type {person.email} to delete the account.",
        )
    if person.role == "admin" and _other_admins(session, person_id) == 0:
        raise RefusedError(
            "You are the only admin of this instance.",
            "Make another admin first: pmo user add EMAIL --role admin.",
        )
    _leave_candidates(session, person, now)
    session.execute(
        delete(OutboxMail).where(func.lower(OutboxMail.to_address) == person.email.lower())
    )
    session.execute(delete(Person).where(Person.id == person_id))
    session.commit()
    session.expire_all()


def _leave_candidates(session: Session, person: Person, now: datetime) -> None:
    """Revoke the grants given to this coach and take the name out; the comments stay."""
    mine = or_(CoachGrant.coach_id == person.id, CoachGrant.coach_email == person.email.lower())
    ended = func.coalesce(CoachGrant.revoked_at, now)
    session.execute(
        update(CoachGrant)
        .where(mine)
        .values(coach_id=None, coach_email="", revoked_at=ended)
        .execution_options(synchronize_session=False)
    )


def _other_admins(session: Session, person_id: int) -> int:
    admins = select(func.count()).where(Person.role == "admin", Person.id != person_id)
    return session.scalar(admins) or 0


def _row(row: Base) -> dict[str, Any]:
    columns = inspect(type(row)).columns
    hidden = WITHHELD.get(row.__tablename__, set())
    return {column.key: getattr(row, column.key) for column in columns if column.key not in hidden}


def _json(rows: Iterable[dict[str, Any]]) -> str:
    return json.dumps(list(rows), ensure_ascii=False, indent=1, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form.")


def _file_name(name: str) -> str:
    """Keep a name that unpacks into its folder on any system."""
    return "".join(c if c.isalnum() or c in " ._-()" else "_" for c in name).strip(" .") or "file"
