"""One posting into the table: new, brought up to date, or left alone; nothing is lost."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sqlalchemy import or_, select

from app.models.posting import Posting
from app.services import fits
from app.services.job_keys import job_keys
from app.services.liveness import as_listed
from app.services.reading_marks import read_mark
from app.services.search_text import plain_words, search_line
from app.services.upsert import insert_into
from matcher import PostingProfile
from scrapers import Place, identity
from scrapers import Posting as ReadPosting

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from matcher import Matcher

MADE_ID = "sha256:"
LONGEST_BOARD, LONGEST_ID = 255, 500
# What a source states about a job and a row keeps.
STATED = (
    *("url", "apply_url", "title", "company", "places", "workplace", "employment_type", "salary"),
    *("posted_on", "posted_text", "closes_on", "requisition_id"),
    *("description_html", "description_text"),
)
# What tells whether two adverts are of one job.
COMPARED = frozenset(
    {"title", "company", "url", "description_text", "requisition_id", "places", "posted_on"}
)
READ_AGAIN_FOR = frozenset({"title", "company", "description_text"})
SEARCHED = READ_AGAIN_FOR | {"places"}
SEEN_AGAIN = "It was there again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What came of taking postings in; `ids` are the rows of new and seen ones, in order.

    `changed` counts those of `seen` in which something differed. `not_pmo` counts what is no PMO
    or project work, `left_out` those of them that were not kept. `problems` are sentences about
    single items that could not be read.
    """

    new: int = 0
    seen: int = 0
    changed: int = 0
    not_pmo: int = 0
    left_out: int = 0
    ids: tuple[int, ...] = ()
    problems: tuple[str, ...] = field(default=(), compare=False)

    def __add__(self, other: Intake) -> Intake:
        """Return both together."""
        return Intake(
            new=self.new + other.new,
            seen=self.seen + other.seen,
            changed=self.changed + other.changed,
            not_pmo=self.not_pmo + other.not_pmo,
            left_out=self.left_out + other.left_out,
            ids=tuple(dict.fromkeys(self.ids + other.ids)),
            problems=self.problems + other.problems,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingStore:
    """Where postings of one owner and board go; the caller commits.

    `person_id` None stores for everybody. With `pmo_only`, what is no PMO or project work is
    counted and left out.
    """

    session: Session
    matcher: Matcher
    person_id: int | None
    board: str
    now: datetime
    pmo_only: bool

    def keep(self, posting: ReadPosting) -> Intake:
        """Store one posting, or bring the row that it is up to date."""
        source, board, own = identity(posting, self.board or _host(posting.url))
        key = (source, board[:LONGEST_BOARD], _own_id(posting, own))
        row = self._known(key)
        if row is None:
            profile = self._read(_stated(posting))
            if self.pmo_only and not profile.is_pmo:
                return Intake(not_pmo=1, left_out=1)
            made = self._insert(posting, profile, key)
            if made is not None:
                return Intake(new=1, ids=(made,), not_pmo=int(not profile.is_pmo))
            row = self._known(key)
        if row is None:
            raise LookupError(f"Posting {key} could neither be stored nor found.")
        changed = row.person_id == self.person_id and self._bring_up_to_date(row, posting)
        return Intake(seen=1, ids=(row.id,), changed=int(changed), not_pmo=int(not row.is_pmo))

    def _known(self, key: tuple[str, str, str]) -> Posting | None:
        """Return the person's own row, else the shared one that they see anyway."""
        shared = Posting.person_id.is_(None)
        mine = shared if self.person_id is None else Posting.person_id == self.person_id
        source, board, own = key
        rows = select(Posting).where(
            or_(shared, mine),
            Posting.source == source,
            Posting.board == board,
            Posting.source_id == own,
        )
        return self.session.scalar(rows.order_by(shared).limit(1))

    def _read(self, stated: dict[str, Any]) -> PostingProfile:
        text = stated["description_text"] or stated["title"] or ""
        return self.matcher.read_posting(text, title=stated["title"], company=stated["company"])

    def _insert(
        self, posting: ReadPosting, profile: PostingProfile, key: tuple[str, str, str]
    ) -> int | None:
        """Insert a posting; None where somebody else stored it since we looked."""
        stated = {n: v for n, v in _stated(posting).items() if v is not None}
        source, board, own = key
        state, reason = as_listed(posting.closes_on, self.now, closed=posting.closed)
        row = {
            "title": "",
            "description_text": "",
            **stated,
            **_as_read(profile),
            **job_keys(posting.title, posting.company, posting.url, posting.places),
            "search_text": _line(stated, profile),
            "person_id": self.person_id,
            "source": source,
            "board": board,
            "source_id": own,
            "state": state,
            "state_reason": reason,
            "state_at": self.now if reason else None,
            "first_seen": self.now,
            "last_seen": self.now,
        }
        insert = insert_into(self.session, Posting).values(row).on_conflict_do_nothing()
        return self.session.scalar(insert.returning(Posting.id))

    def _bring_up_to_date(self, row: Posting, posting: ReadPosting) -> bool:
        """Take over what differs; what the source leaves out this time stays as it was."""
        stated = _stated(posting).items()
        differs = {n: v for n, v in stated if v not in (None, "", []) and v != getattr(row, n)}
        for name, value in differs.items():
            setattr(row, name, value)
        if differs.keys() & READ_AGAIN_FOR:
            for name, value in _as_read(self._read(_row_states(row))).items():
                setattr(row, name, value)
            fits.forget(self.session, [row.id])
        if differs.keys() & SEARCHED:
            row.search_text = _line(_row_states(row), PostingProfile.from_dict(row.profile))
        if differs.keys() & COMPARED:
            places = [Place(**place) for place in row.places]
            for name, key in job_keys(row.title, row.company, row.url, places).items():
                setattr(row, name, key)
            row.job_id = None
        row.has_pay = row.salary is not None
        state_changed = self._note_state(row, posting)
        row.last_seen = max(row.last_seen, self.now)
        self.session.flush()
        return bool(differs) or state_changed

    def _note_state(self, row: Posting, posting: ReadPosting) -> bool:
        state, reason = as_listed(row.closes_on, self.now, closed=posting.closed)
        if row.state == state and (state != "unknown" or row.state_reason == reason):
            return False
        row.state, row.state_at, row.state_reason = state, self.now, reason or SEEN_AGAIN
        return True


def as_stated(row: Posting) -> ReadPosting:
    """Return the posting as its source stated it."""
    told: dict[str, Any] = {name: getattr(row, name) for name in STATED}
    for name in ("posted_on", "closes_on"):
        told[name] = told[name].isoformat() if told[name] else None
    closed = {"closed": True, "open": False}.get(row.state)
    source_id = None if row.source_id.startswith(MADE_ID) else row.source_id
    return ReadPosting.from_dict(
        told | {"source": row.source, "source_id": source_id, "closed": closed}
    )


def _host(url: str | None) -> str:
    """Return the site of a single page: two sites may well use the same id."""
    return (urlsplit(url or "").hostname or "").removeprefix("www.")


def _own_id(posting: ReadPosting, own: str) -> str:
    """Return the id within the board; words without an address are known by themselves.

    Two pasted postings may share title and company and still be two.
    """
    if posting.source_id or posting.url:
        return own[:LONGEST_ID]
    words = plain_words(f"{posting.title} {posting.company} {posting.description_text}")
    return f"{MADE_ID}{hashlib.sha256(words.encode()).hexdigest()}"


def _stated(posting: ReadPosting) -> dict[str, Any]:
    told = posting.to_dict()
    dates = {"posted_on": posting.posted_on, "closes_on": posting.closes_on}
    return {name: _storable(told[name]) for name in STATED} | dates


def _storable(value: object) -> object:
    # PostgreSQL keeps no NUL in a text.
    return value.replace("\0", "") if isinstance(value, str) else value


def _row_states(row: Posting) -> dict[str, Any]:
    return {name: getattr(row, name) for name in STATED}


def _as_read(profile: PostingProfile) -> dict[str, Any]:
    told = profile.to_dict()
    return {
        "profile": told,
        "read_mark": read_mark(told),
        "is_pmo": profile.is_pmo,
        "track": profile.track,
        "level": profile.level,
    }


def _line(stated: dict[str, Any], profile: PostingProfile) -> str:
    asked = [requirement.label for requirement in profile.requirements]
    texts = [stated.get(name) for name in ("title", "company", "description_text")]
    return search_line([*texts, *asked], stated.get("places") or [])
