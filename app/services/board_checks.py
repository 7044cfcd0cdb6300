"""Asks the boards of the list whether they are there, and keeps what they said in this instance.

A board is dead once it was "not there" twice, hours apart, where its supplier says so at all; a
wall, a brake or a broken line says nothing about it. A dead one can be pruned: it is no longer
offered here, until it answers again. The packaged list is never written.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.models.board_check import BoardCheck
from scrapers import ask_board, tells_absence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from scrapers import BoardAnswer, PublicBoard
    from scrapers.collect import Fetcher

log = logging.getLogger("critical_path")

ABSENCES_APART = timedelta(hours=6)
DEAD_AFTER = 2
GOOD = frozenset({"ok", "empty"})
Heard = Callable[[int, int, "PublicBoard"], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One board and how it answered."""

    board: PublicBoard
    outcome: str
    jobs: int | None
    message: str | None
    is_dead: bool
    is_pruned: bool

    @property
    def is_good(self) -> bool:
        """Whether it is there and could be read."""
        return self.outcome in GOOD


def check_boards(
    session: Session,
    client: Fetcher,
    boards: Sequence[PublicBoard],
    *,
    now: Callable[[], datetime],
    prune: bool = False,
    heard: Heard | None = None,
) -> Iterator[Checked]:
    """Ask each board once and yield how it stands; each answer is committed as it comes.

    Stopped in between, what was heard is kept. `heard` is told before each question: how many
    were asked, of how many, and which is next.
    """
    known = checks(session)
    for number, board in enumerate(boards):
        if heard:
            heard(number, len(boards), board)
        answer = ask_board(board.source, client, board.board)
        row = known.get(board.target) or _new(session, board)
        _note(row, answer, now())
        if prune and is_dead(row) and row.pruned_at is None:
            row.pruned_at = row.checked_at
        session.commit()
        log.info(
            "board checked source=%s board=%s outcome=%s jobs=%s absences=%s pruned=%s",
            *(board.source, board.board, row.outcome, row.jobs, row.absences),
            row.pruned_at is not None,
        )
        yield Checked(
            board=board,
            outcome=row.outcome,
            jobs=row.jobs,
            message=row.message,
            is_dead=is_dead(row),
            is_pruned=row.pruned_at is not None,
        )


def checks(session: Session) -> Mapping[str, BoardCheck]:
    """Return what is known here of boards, by "source:board"."""
    return {f"{row.source}:{row.board}": row for row in session.scalars(select(BoardCheck))}


def is_dead(row: BoardCheck) -> bool:
    """Say whether a board was not there as often as it takes to believe it."""
    return row.absences >= DEAD_AFTER


def _new(session: Session, board: PublicBoard) -> BoardCheck:
    row = BoardCheck(source=board.source, board=board.board, absences=0)
    session.add(row)
    return row


def _note(row: BoardCheck, answer: BoardAnswer, now: datetime) -> None:
    row.outcome, row.message, row.jobs, row.checked_at = (
        *(answer.outcome, answer.reason, answer.jobs),
        now,
    )
    if answer.outcome in GOOD:
        row.absences, row.absent_at, row.pruned_at = 0, None, None
    elif answer.outcome == "not_found" and tells_absence(row.source) and _is_news(row, now):
        row.absences, row.absent_at = row.absences + 1, now


def _is_news(row: BoardCheck, now: datetime) -> bool:
    """Two questions within hours are one: a supplier may be mending its house."""
    return row.absent_at is None or now - row.absent_at >= ABSENCES_APART
