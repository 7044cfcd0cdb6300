"""The board: a person's applications by stage, what is due, and who has gone silent."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select
from sqlalchemy.orm import defer

from app.models.application import STAGES, Application, StageChange
from app.models.posting import Posting
from app.models.resume import Fit, Resume
from app.services import fits, resumes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Row, Select
    from sqlalchemy.orm import Session

    from matcher import Matcher

ACTIVE = ("saved", "applied", "interview", "offer")
ENDED = ("rejected", "ghosted", "withdrawn")
WAITING = ("applied", "interview")
SOON_DAYS = 3
# Two weeks without a word is when career services advise to ask once more.
SILENT_AFTER_DAYS = 14
HEADINGS = (
    *("title", "company", "place", "workplace", "stage", "in stage since", "saved on"),
    *("next step", "next step by", "note", "fit", "posted on", "closes on", "address"),
    "description",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One application with its posting. `score` is 0–100, None while it is not matched.

    `since` is when the stage last changed. `due` is overdue, today, soon (within three days),
    later or None; what has ended has nothing due. `silent_days` counts the days in which
    nothing was heard while an answer is awaited, from 14 on; None otherwise.
    """

    application: Application
    posting: Posting
    score: float | None
    band: str | None
    since: datetime
    due: str | None
    silent_days: int | None

    @property
    def is_late(self) -> bool:
        """Whether its next step should have happened by now."""
        return self.due in {"overdue", "today"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Every stage with its cards, in the order of STAGES; `late` is what is due by today."""

    columns: Mapping[str, Sequence[Card]]
    late: Sequence[Card]

    @property
    def count(self) -> int:
        """How many applications there are."""
        return sum(len(cards) for cards in self.columns.values())

    @property
    def ended(self) -> int:
        """How many of them have ended without an offer."""
        return sum(len(self.columns[stage]) for stage in ENDED)


def match_all(session: Session, matcher: Matcher, person_id: int) -> None:
    """Match what the person applies to with the resume in use, where it was not yet; commits."""
    resume = resumes.current(session, person_id)
    if resume is not None:
        own = select(Application.posting_id).where(Application.person_id == person_id)
        fits.ensure(session, matcher, resume, session.scalars(own).all())


def board(session: Session, person_id: int, *, now: datetime) -> Board:
    """Return the person's board; in each column what is due first, then the latest change."""
    cards = _in_order(_card(row, now) for row in session.execute(_of(person_id)))
    return Board(
        columns={s: tuple(c for c in cards if c.application.stage == s) for s in STAGES},
        late=tuple(card for card in cards if card.is_late),
    )


def card(session: Session, person_id: int, application_id: int, *, now: datetime) -> Card:
    """Return the card of one application, which the caller knows to be this person's."""
    row = session.execute(_of(person_id).where(Application.id == application_id)).one()
    return _card(row, now)


def to_csv(shown: Board) -> str:
    """Write the board for a spreadsheet; dates are ISO 8601, the fit is 0–100."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    for cards in shown.columns.values():
        writer.writerows([_harmless(value) for value in _line(c)] for c in cards)
    return out.getvalue()


def _line(shown: Card) -> tuple[object, ...]:
    application, posting = shown.application, shown.posting
    return (
        posting.title,
        posting.company,
        "; ".join(place.get("text") or place.get("city") or "" for place in posting.places),
        posting.workplace,
        application.stage,
        shown.since.date(),
        application.created_at.date(),
        application.next_step,
        application.next_step_on,
        application.note,
        None if shown.score is None else round(shown.score, 1),
        posting.posted_on,
        posting.closes_on,
        posting.url,
        posting.description_text,
    )


def _harmless(value: object) -> object:
    """Keep a spreadsheet from running a stranger's text as a formula (OWASP: CSV injection)."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return "" if value is None else value


def _of(person_id: int) -> Select[Application, Posting, float, str, datetime | None]:
    current = (
        select(func.max(Resume.id))
        .where(Resume.person_id == person_id, Resume.is_current)
        .scalar_subquery()
    )
    since = (
        select(func.max(StageChange.changed_at))
        .where(StageChange.application_id == Application.id)
        .correlate(Application)
        .scalar_subquery()
    )
    return (
        select(Application, Posting, Fit.score, Fit.band, since)
        .join(Posting, Posting.id == Application.posting_id)
        .outerjoin(Fit, and_(Fit.resume_id == current, Fit.posting_id == Posting.id))
        .where(Application.person_id == person_id)
        .options(
            defer(Posting.profile), defer(Posting.description_html), defer(Posting.search_text)
        )
    )


def _card(row: Row[Application, Posting, float, str, datetime | None], now: datetime) -> Card:
    application, posting, score, band, changed = row
    since = changed or application.created_at
    quiet = (now - since).days
    awaited = application.stage in WAITING and quiet >= SILENT_AFTER_DAYS
    return Card(
        application=application,
        posting=posting,
        score=score,
        band=band,
        since=since,
        due=_due(application, now.date()),
        silent_days=quiet if awaited else None,
    )


def _due(application: Application, today: date) -> str | None:
    day = application.next_step_on
    if day is None or application.stage not in ACTIVE:
        return None
    if day <= today:
        return "today" if day == today else "overdue"
    return "soon" if (day - today).days <= SOON_DAYS else "later"


def _in_order(cards: Iterable[Card]) -> list[Card]:
    newest_first = sorted(cards, key=lambda c: (c.since, c.application.id), reverse=True)
    return sorted(newest_first, key=lambda c: c.application.next_step_on or date.max)
