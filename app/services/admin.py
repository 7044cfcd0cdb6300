"""For whoever runs the instance: how mails, runs and accounts stand; nobody's content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from app.models.collect_run import CollectRun
from app.models.outbox_mail import STATES, OutboxMail
from app.models.person import ROLES, LoginSession, Person
from app.services.errors import NotFoundError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute, Session

SHOWN = 50
LATELY = timedelta(days=7)
CAN_GO_AGAIN = ("failed", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailLine:
    """A mail without what it says: its kind, to whom, and why it is where it is."""

    id: int
    kind: str
    to_address: str
    state: str
    error: str | None
    attempts: int
    created_at: datetime

    @property
    def can_go_again(self) -> bool:
        """Whether an admin may ask for it to be sent once more."""
        return self.state in CAN_GO_AGAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """A run of collecting. `target` is None where a person asked for it: that is theirs."""

    id: int
    kind: str
    target: str | None
    state: str
    outcome: str | None
    message: str | None
    done: int
    total: int | None
    created_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Accounts: by role, signed up within a week, logged in somewhere now."""

    by_role: Mapping[str, int]
    new: int
    logged_in: int

    @property
    def total(self) -> int:
        """How many accounts there are."""
        return sum(self.by_role.values())


def mail_counts(session: Session) -> dict[str, int]:
    """Count the mails by state; every state is there."""
    return dict.fromkeys(STATES, 0) | _counts(session, OutboxMail.state)


def mails(session: Session, state: str | None = None) -> list[MailLine]:
    """Return the newest mails, of one state or all; an unknown state has none."""
    wanted = select(OutboxMail).order_by(OutboxMail.created_at.desc(), OutboxMail.id.desc())
    if state is not None:
        wanted = wanted.where(OutboxMail.state == state)
    return [
        MailLine(
            id=mail.id,
            kind=mail.kind,
            to_address=mail.to_address,
            state=mail.state,
            error=mail.error,
            attempts=mail.attempts,
            created_at=mail.created_at,
        )
        for mail in session.scalars(wanted.limit(SHOWN))
    ]


def send_again(session: Session, mail_id: int) -> None:
    """Put a mail that failed, or whose fate is unknown, back among the waiting ones.

    The state is checked and changed in one step, so that two admins do not send it twice.
    RefusedError where it is in another state, NotFoundError where there is none.
    """
    again = (
        update(OutboxMail)
        .where(OutboxMail.id == mail_id, OutboxMail.state.in_(CAN_GO_AGAIN))
        .values(state="waiting", attempts=0, error=None, claimed_until=None)
        .returning(OutboxMail.id)
    )
    done = session.scalar(again)
    session.commit()
    if done is not None:
        return
    if session.get(OutboxMail, mail_id) is None:
        raise NotFoundError(f"No mail {mail_id}.")
    raise RefusedError(
        "That mail is neither failed nor of unknown fate.", "Reload the page to see where it is."
    )


def runs(session: Session) -> list[RunLine]:
    """Return the newest runs of collecting."""
    newest = select(CollectRun).order_by(CollectRun.created_at.desc(), CollectRun.id.desc())
    return [_run_line(run) for run in session.scalars(newest.limit(SHOWN))]


def people(session: Session, *, now: datetime) -> People:
    """Count the accounts."""
    logged_in = select(func.count(func.distinct(LoginSession.person_id))).where(
        LoginSession.person_id.is_not(None), LoginSession.expires_at > now
    )
    return People(
        by_role=dict.fromkeys(ROLES, 0) | _counts(session, Person.role),
        new=_count(session, Person.created_at > now - LATELY),
        logged_in=session.scalar(logged_in) or 0,
    )


def _run_line(run: CollectRun) -> RunLine:
    is_shared = run.person_id is None
    return RunLine(
        id=run.id,
        kind=run.kind,
        target=run.target if is_shared else None,
        state=run.state,
        outcome=run.outcome,
        message=run.message if is_shared else None,
        done=run.done,
        total=run.total,
        created_at=run.created_at,
        finished_at=run.finished_at,
    )


def _counts(session: Session, column: InstrumentedAttribute[str]) -> dict[str, int]:
    rows = session.execute(select(column, func.count()).group_by(column))
    return {value: number for value, number in rows}  # noqa: C416


def _count(session: Session, condition: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).where(condition)) or 0
