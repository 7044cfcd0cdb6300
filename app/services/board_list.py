"""The list of public boards as a page or a command shows it: filtered, with what is known here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.models.watch import Watch
from app.services import board_checks, source_health, watches
from app.services.errors import RefusedError
from app.services.search_text import plain_words
from scrapers import BOARD_KINDS, SOURCES, load_boards
from scrapers.wording.gazetteer import country_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from app.models.board_check import BoardCheck
    from scrapers import PublicBoard

KIND_WORDS: Mapping[str, str] = {"employer": "Employers", "agency": "Agencies"}
PER_PAGE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of the list is asked for; "" means all."""

    words: str = ""
    country: str = ""
    kind: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """One board: who it is, what is known of it here, and whether the person watches it."""

    board: PublicBoard
    check: BoardCheck | None
    watch_id: int | None

    @property
    def country(self) -> str:
        """The employer's country by its name."""
        return country_names().get(self.board.country, self.board.country)

    @property
    def supplier(self) -> str:
        """The name of the system behind the board."""
        return SOURCES[self.board.source].label

    @property
    def is_confirmed(self) -> bool:
        """Whether it is known to have answered: here, or when the list was made."""
        if self.check is not None:
            return self.check.outcome in board_checks.GOOD
        return self.board.checked_on is not None

    @property
    def is_pruned(self) -> bool:
        """Whether it is no longer offered here."""
        return self.check is not None and self.check.pruned_at is not None

    @property
    def state(self) -> str:
        """What is known of its being there, in words."""
        if self.check is None:
            told = self.board.checked_on
            return "Not yet confirmed" if told is None else f"Answered on {told:%d %b %Y}"
        if self.check.outcome in board_checks.GOOD:
            return "Answered"
        return source_health.OUTCOME_WORDS.get(self.check.outcome, self.check.outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPage:
    """The boards that were asked for, one page of them, and what can be chosen.

    `total` counts all that fit, `offered` all there are; `countries` and `kinds` are (value, word
    with its count), counted without their own choice.
    """

    lines: Sequence[BoardLine]
    total: int
    offered: int
    pruned: int
    page: int
    pages: int
    countries: list[tuple[str, str]]
    kinds: list[tuple[str, str]]
    made_on: date


def board_page(session: Session, person_id: int, wanted: Wanted) -> BoardPage:
    """Return what a person may choose from; pruned boards are left out and counted."""
    every = lines(session, person_id)
    offered = [one for one in every if not one.is_pruned]
    found = [one for one in offered if _fits(one, wanted)]
    pages = max(1, -(-len(found) // PER_PAGE))
    page = min(max(wanted.page, 1), pages)
    return BoardPage(
        lines=found[(page - 1) * PER_PAGE : page * PER_PAGE],
        page=page,
        total=len(found),
        offered=len(offered),
        pruned=len(every) - len(offered),
        pages=pages,
        countries=_countries([one for one in offered if _fits(one, wanted, skip="country")]),
        kinds=_kinds([one for one in offered if _fits(one, wanted, skip="kind")]),
        made_on=load_boards().made_on,
    )


def lines(session: Session, person_id: int | None = None) -> list[BoardLine]:
    """Return every board of the list, pruned ones included, by employer."""
    known = board_checks.checks(session)
    rows = select(Watch).where(Watch.person_id == person_id)
    watched = {row.target: row.id for row in session.scalars(rows)} if person_id else {}
    return [
        BoardLine(board=one, check=known.get(one.target), watch_id=watched.get(one.target))
        for one in load_boards().boards
    ]


def watch(session: Session, person_id: int, target: str, *, now: datetime) -> Watch:
    """Watch a board of the list under its employer's name; RefusedError for any other."""
    listed = load_boards().get(target)
    if listed is None:
        raise RefusedError(f"“{target[:80]}” is not on this list.", "Choose a board that is.")
    return watches.add_target(session, person_id, target, listed.employer, now=now)


def _fits(line: BoardLine, wanted: Wanted, *, skip: str = "") -> bool:
    needle = plain_words(wanted.words)
    return (
        (skip == "country" or wanted.country in {"", line.board.country})
        and (skip == "kind" or wanted.kind in {"", line.board.kind})
        and needle in plain_words(f"{line.board.employer} {line.supplier}")
    )


def _countries(found: Sequence[BoardLine]) -> list[tuple[str, str]]:
    counted = Counter((one.country, one.board.country) for one in found)
    return [(code, f"{name} ({number})") for (name, code), number in sorted(counted.items())]


def _kinds(found: Sequence[BoardLine]) -> list[tuple[str, str]]:
    counted = Counter(one.board.kind for one in found)
    return [(k, f"{KIND_WORDS[k]} ({counted[k]})") for k in BOARD_KINDS if counted[k]]
