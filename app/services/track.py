"""Where each posting that a person saved stands, what comes next, and how to take a step back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from app.models.application import STAGES, Application, StageChange
from app.models.posting import Posting
from app.services.errors import NotFoundError, RefusedError
from app.services.search import visible_to

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

MAX_STEP, MAX_NOTE = 200, 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is to be done next, by when, and what to remember; None where nothing is planned."""

    next_step: str | None = None
    next_step_on: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """All that is needed to bring a removed application back; plain values, fit for a session."""

    posting_id: int
    stage: str
    next_step: str | None
    next_step_on: str | None
    note: str | None
    created_at: str
    changes: tuple[tuple[str | None, str, str], ...]

    def to_dict(self) -> dict[str, Any]:
        """Return JSON-able values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Removed:
        """Read what `to_dict` wrote."""
        changes = tuple((before, after, at) for before, after, at in values["changes"])
        return cls(**{**values, "changes": changes})


def save(session: Session, person_id: int, posting_id: int, *, now: datetime) -> Application:
    """Put a posting among the person's applications, at `saved`; a second time changes nothing.

    NotFoundError for a posting that this person may not see.
    """
    may_see = select(Posting.id).where(Posting.id == posting_id, visible_to(person_id))
    if session.scalar(may_see) is None:
        raise NotFoundError(f"No posting {posting_id} for person {person_id}.")
    known = of_posting(session, person_id, posting_id)
    if known is not None:
        return known
    return _add(session, person_id, posting_id, "saved", now)


def of_posting(session: Session, person_id: int, posting_id: int) -> Application | None:
    """Return the person's application to this posting, if there is one."""
    return session.scalar(
        select(Application).where(
            Application.person_id == person_id, Application.posting_id == posting_id
        )
    )


def one(session: Session, person_id: int, application_id: int) -> Application:
    """Return one application; NotFoundError for anybody else's."""
    row = session.scalar(
        select(Application).where(
            Application.id == application_id, Application.person_id == person_id
        )
    )
    if row is None:
        raise NotFoundError(f"No application {application_id} for person {person_id}.")
    return row


def move(
    session: Session, person_id: int, application_id: int, stage: str, *, now: datetime
) -> StageChange | None:
    """Move an application to `stage` and return the change; None where it stands there already.

    RefusedError for a stage that is not in STAGES.
    """
    row = one(session, person_id, application_id)
    if stage not in STAGES:
        raise RefusedError(f"“{stage}” is no stage.", f"Choose one of: {', '.join(STAGES)}.")
    if row.stage == stage:
        return None
    change = StageChange(
        application_id=row.id, from_stage=row.stage, to_stage=stage, changed_at=now
    )
    row.stage, row.updated_at = stage, now
    session.add(change)
    session.commit()
    return change


def undo_move(session: Session, person_id: int, change_id: int, *, now: datetime) -> Application:
    """Take the last move back, as if it had not happened.

    RefusedError where the application has moved on since, or the change was its first saving.
    """
    change = session.get(StageChange, change_id)
    if change is None:
        raise NotFoundError(f"No stage change {change_id}.")
    row = one(session, person_id, change.application_id)
    if history(session, row.id)[-1].id != change_id or change.from_stage is None:
        raise RefusedError(
            "That move can no longer be undone: the application has moved on since.",
            "Choose its stage on the card.",
        )
    row.stage, row.updated_at = change.from_stage, now
    session.delete(change)
    session.commit()
    return row


def plan(
    session: Session, person_id: int, application_id: int, step: Step, *, now: datetime
) -> Step:
    """Set the next step, its day and the note; returns what was there before.

    RefusedError for a day without a step, and for texts that are too long.
    """
    row = one(session, person_id, application_id)
    if step.next_step_on is not None and not step.next_step:
        raise RefusedError(
            "There is a day, but nothing to do on it.",
            "Write the next step, or leave the day empty.",
        )
    for what, text, limit in (
        ("next step", step.next_step, MAX_STEP),
        ("note", step.note, MAX_NOTE),
    ):
        if text and len(text) > limit:
            raise RefusedError(
                f"The {what} has {len(text):,} characters; {limit:,} is the most.", "Shorten it."
            )
    before = Step(next_step=row.next_step, next_step_on=row.next_step_on, note=row.note)
    row.next_step, row.next_step_on, row.note = step.next_step, step.next_step_on, step.note
    row.updated_at = now
    session.commit()
    return before


def history(session: Session, application_id: int) -> list[StageChange]:
    """Return the steps of one application, oldest first."""
    return list(
        session.scalars(
            select(StageChange)
            .where(StageChange.application_id == application_id)
            .order_by(StageChange.changed_at, StageChange.id)
        )
    )


def remove(session: Session, person_id: int, application_id: int) -> Removed:
    """Take an application off the board, and return what would bring it back."""
    row = one(session, person_id, application_id)
    kept = Removed(
        posting_id=row.posting_id,
        stage=row.stage,
        next_step=row.next_step,
        next_step_on=row.next_step_on.isoformat() if row.next_step_on else None,
        note=row.note,
        created_at=row.created_at.isoformat(),
        changes=tuple(
            (change.from_stage, change.to_stage, change.changed_at.isoformat())
            for change in history(session, row.id)
        ),
    )
    session.delete(row)
    session.commit()
    return kept


def bring_back(session: Session, person_id: int, removed: Removed, *, now: datetime) -> Application:
    """Undo `remove`; where the posting was saved again meanwhile, that one stays as it is."""
    known = of_posting(session, person_id, removed.posting_id)
    if known is not None:
        return known
    row = save(session, person_id, removed.posting_id, now=now)
    session.delete(history(session, row.id)[0])
    row.stage, row.next_step, row.note = removed.stage, removed.next_step, removed.note
    row.next_step_on = date.fromisoformat(removed.next_step_on) if removed.next_step_on else None
    row.created_at = datetime.fromisoformat(removed.created_at)
    session.add_all(
        StageChange(
            application_id=row.id,
            from_stage=before,
            to_stage=after,
            changed_at=datetime.fromisoformat(at),
        )
        for before, after, at in removed.changes
    )
    session.commit()
    return row


def counts(session: Session, person_id: int) -> dict[str, int]:
    """Count the person's applications by stage; every stage is there."""
    found = session.execute(
        select(Application.stage, func.count())
        .where(Application.person_id == person_id)
        .group_by(Application.stage)
    )
    return dict.fromkeys(STAGES, 0) | {stage: number for stage, number in found}  # noqa: C416 - rows are no pairs to dict()


def _add(
    session: Session, person_id: int, posting_id: int, stage: str, now: datetime
) -> Application:
    row = Application(
        person_id=person_id, posting_id=posting_id, stage=stage, created_at=now, updated_at=now
    )
    session.add(row)
    session.flush()
    session.add(StageChange(application_id=row.id, from_stage=None, to_stage=stage, changed_at=now))
    session.commit()
    return row
