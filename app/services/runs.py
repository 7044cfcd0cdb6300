"""Runs of collecting to look at: one, the latest, what they brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.models.collect_run import CollectRun
from app.models.posting import Posting
from app.services.errors import NotFoundError
from app.services.search import visible_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

MOST_SHOWN = 200
AT_ONCE = 100


def one(session: Session, person_id: int, run_id: int) -> CollectRun:
    """Return a run of this person; NotFoundError for anybody else's."""
    run = session.get(CollectRun, run_id)
    if run is None or run.person_id != person_id:
        raise NotFoundError(f"No run {run_id} for person {person_id}.")
    return run


def latest(session: Session, person_id: int, *, most: int = 5) -> Sequence[CollectRun]:
    """Return the person's newest runs."""
    own = select(CollectRun).where(CollectRun.person_id == person_id)
    return session.scalars(own.order_by(CollectRun.id.desc()).limit(most)).all()


def brought(session: Session, run: CollectRun) -> Iterator[Posting]:
    """Yield every posting that a run brought or saw again, in its order, a few in memory."""
    for ids in batched((run.result or {}).get("posting_ids", []), AT_ONCE):
        found = session.scalars(select(Posting).where(Posting.id.in_(ids)))
        rows = {row.id: row for row in found}
        yield from (rows[one] for one in ids if one in rows)


def batched(ids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """Yield the ids in pieces: a database takes only so many values at a time."""
    for first in range(0, len(ids), size):
        yield ids[first : first + size]


def known_boards(session: Session) -> Sequence[str]:
    """Return the boards ("source:board") that were collected for everybody, by name."""
    boards = select(CollectRun.target).where(
        CollectRun.person_id.is_(None),
        CollectRun.kind.in_(("board", "board-all")),
        CollectRun.state == "done",
    )
    return session.scalars(boards.distinct().order_by(CollectRun.target)).all()


def postings_of(session: Session, person_id: int, run: CollectRun) -> Sequence[Posting]:
    """Return the postings that a run brought or saw again, as far as the person may see them."""
    ids = (run.result or {}).get("posting_ids", [])
    return session.scalars(
        select(Posting)
        .where(Posting.id.in_(ids[:MOST_SHOWN]), visible_to(person_id))
        .order_by(Posting.is_pmo.desc(), Posting.id.desc())
    ).all()
