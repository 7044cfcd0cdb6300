"""How healthy a board is: last good reading, usual number of jobs, and a sudden zero.

"Nothing there" and "we were let in and found nothing, where there are usually thirty" are told
apart by comparison with the readings before.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from app.models.board_health import BoardHealth
from app.services.upsert import insert_into
from app.services.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

log = logging.getLogger("critical_path")

HEALTHY = frozenset({"ok", "empty", "unchanged"})
REMEMBERED = 12
# Below three jobs an empty board is an ordinary week; after three empty readings it is believed.
LEAST_USUAL = 3
BELIEVED_AFTER = 3
SHARP_DROP = 4
LONGEST_BOARD = 500
OUTCOME_WORDS: Mapping[str, str] = {
    "ok": "Read in full",
    "empty": "Read; no jobs there",
    "unchanged": "Read; unchanged since",
    "blocked": "Not let in",
    "not_found": "Not there any more",
    "rate_limited": "Asked to slow down",
    "changed_shape": "Could not be understood",
    "truncated": "Read in part",
    "unreachable": "No answer",
    "refused": "Never visited",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What one reading of a board came to. `count` is how many jobs it showed, None if unknown."""

    source: str
    board: str
    outcome: str
    message: str | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How a board stands; `usual` is the median of the healthy readings before the last one.

    `warning` is a sentence where the last number is far from what is usual.
    """

    source: str
    board: str
    outcome: str
    message: str | None
    last_at: datetime
    last_good_at: datetime | None
    last_count: int | None
    usual: int | None
    failures: int
    is_sudden_zero: bool
    warning: str | None

    @property
    def is_good(self) -> bool:
        """Whether the last reading went through and its number is nothing to wonder at."""
        return self.outcome in HEALTHY and self.warning is None

    @property
    def state(self) -> str:
        """on-track, at-risk (a number to wonder at, or the first failure) or blocked."""
        if self.outcome not in HEALTHY:
            return "blocked" if self.failures > 1 else "at-risk"
        return "at-risk" if self.warning else "on-track"

    @property
    def words(self) -> str:
        """The last outcome in words."""
        return OUTCOME_WORDS.get(self.outcome, self.outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """Every board of one source together; names no board and no person."""

    boards: int
    troubled: int
    last_good_at: datetime | None
    last_at: datetime
    usual: int | None
    outcome: str
    warnings: int


def note(session: Session, person_id: int | None, heard: Heard, *, now: datetime) -> Health:
    """Write a reading down beside those before it, log it as one event, and say how it stands.

    The caller commits.
    """
    row = _row(session, person_id, heard, now)
    row.outcome, row.message, row.last_at = heard.outcome, heard.message, now
    if heard.outcome in HEALTHY:
        row.failures, row.last_good_at = 0, now
        if heard.count is not None and heard.outcome != "unchanged":
            row.counts = [*row.counts, heard.count][-REMEMBERED:]
    else:
        row.failures += 1
    session.flush()
    health = health_of(row)
    log.info(
        "source outcome source=%s board=%s outcome=%s count=%s usual=%s failures=%s sudden_zero=%s",
        *(health.source, health.board, health.outcome, heard.count),
        *(health.usual, health.failures, health.is_sudden_zero),
    )
    return health


def health_of(row: BoardHealth) -> Health:
    """Compare the last reading of a board with the ones before it."""
    counts = [int(count) for count in row.counts]
    # Empty readings at the end belong to what is being asked about, not to what is usual.
    zeros = len(counts) - len(_without_last_zeros(counts))
    earlier = _without_last_zeros(counts) if 0 < zeros < BELIEVED_AFTER else counts[:-1]
    usual = round(median(earlier)) if earlier else None
    last = counts[-1] if counts else None
    sudden = last == 0 and usual is not None and usual >= LEAST_USUAL and zeros < BELIEVED_AFTER
    return Health(
        source=row.source,
        board=row.board,
        outcome=row.outcome,
        message=row.message,
        last_at=row.last_at,
        last_good_at=row.last_good_at,
        last_count=last,
        usual=usual,
        failures=row.failures,
        is_sudden_zero=sudden,
        warning=_warning(last, usual, is_sudden_zero=sudden) if row.outcome in HEALTHY else None,
    )


def of_boards(session: Session, person_id: int) -> Mapping[tuple[str, str], Health]:
    """Return how the boards of this person stand, by source and board."""
    rows = session.scalars(select(BoardHealth).where(BoardHealth.person_id == person_id))
    return {(row.source, row.board): health_of(row) for row in rows}


def every_board(session: Session) -> Sequence[Health]:
    """Return how every board of the instance stands, once each, those in trouble first."""
    newest: dict[tuple[str, str], BoardHealth] = {}
    for row in session.scalars(select(BoardHealth).order_by(BoardHealth.last_at)):
        newest[row.source, row.board] = row
    order = {"blocked": 0, "at-risk": 1, "on-track": 2}
    stands = [health_of(row) for row in newest.values()]
    return sorted(stands, key=lambda one: (order[one.state], one.source, one.board.casefold()))


def by_source(boards: Iterable[Health]) -> Mapping[str, SourceHealth]:
    """Add the boards of each source up."""
    grouped: dict[str, list[Health]] = {}
    for one in boards:
        grouped.setdefault(one.source, []).append(one)
    return {source: _together(rows) for source, rows in grouped.items()}


def last_read(session: Session, source: str, board: str) -> datetime | None:
    """Return when anybody last had a board read, so that it is not asked again too soon."""
    return session.scalar(
        select(func.max(BoardHealth.last_at)).where(
            BoardHealth.source == source, BoardHealth.board == board[:LONGEST_BOARD]
        )
    )


def _row(session: Session, person_id: int | None, heard: Heard, now: datetime) -> BoardHealth:
    """Return the board's row; of two workers that read it first, one finds the other's."""
    board = heard.board[:LONGEST_BOARD]
    own = BoardHealth.person_id == person_id if person_id else BoardHealth.person_id.is_(None)
    wanted = select(BoardHealth).where(
        own, BoardHealth.source == heard.source, BoardHealth.board == board
    )
    found = session.scalar(wanted)
    if found is not None:
        return found
    first: dict[str, Any] = {
        "person_id": person_id,
        "source": heard.source,
        "board": board,
        "outcome": heard.outcome,
        "counts": [],
        "failures": 0,
        "last_at": now,
    }
    session.execute(insert_into(session, BoardHealth).values(first).on_conflict_do_nothing())
    return session.scalars(wanted).one()


def _without_last_zeros(counts: list[int]) -> list[int]:
    kept = list(counts)
    while kept and kept[-1] == 0:
        kept.pop()
    return kept


def _warning(last: int | None, usual: int | None, *, is_sudden_zero: bool) -> str | None:
    if last is None or usual is None:
        return None
    if is_sudden_zero:
        return f"No jobs at all, where there are usually {usual}. Nothing is closed on that alone."
    if last and usual >= LEAST_USUAL * SHARP_DROP and last * SHARP_DROP < usual:
        return f"Only {plural(last, 'job')}, where there are usually {usual}."
    return None


def _together(rows: Sequence[Health]) -> SourceHealth:
    latest = max(rows, key=lambda one: one.last_at)
    usual = [one.usual if one.usual is not None else one.last_count for one in rows]
    known = [number for number in usual if number is not None]
    return SourceHealth(
        boards=len(rows),
        troubled=sum(one.outcome not in HEALTHY for one in rows),
        last_good_at=max((r.last_good_at for r in rows if r.last_good_at), default=None),
        last_at=latest.last_at,
        usual=sum(known) if known else None,
        outcome=latest.outcome,
        warnings=sum(one.warning is not None for one in rows),
    )
