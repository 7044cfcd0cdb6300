"""Asks a board one question, its first page: is it there, and how many jobs does it show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from scrapers.client import FetchError
from scrapers.registry import reader_of
from scrapers.types import Query

if TYPE_CHECKING:
    from scrapers.collect import Fetcher
    from scrapers.source import Board
    from scrapers.types import Ending

# Lever answers 404 for what is only hidden, and SmartRecruiters "no jobs" for who is unknown.
_SILENT_ON_ABSENCE = frozenset({"lever", "smartrecruiters"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardAnswer:
    """How a board answered; `jobs` are those of its first page or its own count, if it gave one.

    `reason` says what was wrong, None where nothing was.
    """

    outcome: Ending
    jobs: int | None = None
    reason: str | None = None


def ask_board(source: str, client: Fetcher, board: str) -> BoardAnswer:
    """Return how a board answers to its first request; raises `UnknownSourceError`.

    One request, whatever the board's size: no further page and no job's own page is asked for.
    """
    reader = cast("Board", reader_of(source))
    request = reader.first(board, Query())
    try:
        page = client.fetch(request)
    except FetchError as problem:
        return BoardAnswer(outcome=problem.outcome, reason=str(problem))
    parsed = reader.parse(page)
    if parsed.outcome not in {"ok", "empty"}:
        reason = parsed.problems[0] if parsed.problems else None
        return BoardAnswer(outcome=parsed.outcome, reason=reason)
    count = parsed.total if parsed.total is not None else len(parsed.postings)
    return BoardAnswer(outcome=parsed.outcome, jobs=count)


def tells_absence(source: str) -> bool:
    """Say whether "not found" from this supplier means that there is no such board."""
    return source not in _SILENT_ON_ABSENCE
