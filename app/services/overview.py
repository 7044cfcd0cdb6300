"""Where a person is on the critical path: counts for each stop, and what to do next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.models import Answer, SavedSearch
from app.services import goals, track, track_board
from app.services.matching import MISSING
from app.services.ranking import ranking_for
from app.services.score_rules import good_from
from app.services.search import Filters, Hit, find

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.models import Goal
    from app.services.market_index import MarketIndex
    from app.services.track_board import Card

SHOWN = 3
SHOWN_STEPS = 5
RECENT_ANSWERS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything that the overview says, as values.

    `open_postings` counts open PMO postings that the person may see, `fitting` those among the
    `compared` ones that fit well; `gaps` are the must-haves missing most often among the best
    matches, with their counts. `best` are those without an application yet. `answers` are the
    latest ones, newest first.
    """

    open_postings: int
    compared: int
    fitting: int
    best: Sequence[Hit]
    gaps: Sequence[tuple[str, int]]
    stages: dict[str, int]
    steps: Sequence[Card]
    answers: Sequence[Answer]
    answer_count: int
    searches: int
    has_resume: bool
    goal: Goal | None = None

    @property
    def applied(self) -> int:
        """How many applications have gone out, whatever came of them."""
        return sum(count for stage, count in self.stages.items() if stage != "saved")

    @property
    def path_now(self) -> str:
        """The stop at which the person is: the first whose work is not done."""
        if self.stages["offer"]:
            return "offer"
        if self.applied:
            return "apply"
        if self.answer_count:
            return "practise"
        if not self.open_postings:
            return "find"
        return "plan" if self.has_resume and self.gaps else "match"


def overview(session: Session, market: MarketIndex, person_id: int, *, now: datetime) -> Overview:
    """Gather the overview of one person; what it names is matched exactly."""
    ranking = ranking_for(session, market, person_id)
    found = find(session, person_id, Filters(sort="match"), ranking=ranking, now=now)
    matched = [hit for hit in found.hits if hit.fit is not None]
    track_board.match_all(session, market.matcher, person_id)
    latest = select(Answer).where(Answer.person_id == person_id)
    return Overview(
        open_postings=found.total,
        compared=found.total if ranking else 0,
        fitting=ranking.at_least(found.jobs, good_from()) if ranking else 0,
        best=[hit for hit in matched if hit.stage is None][:SHOWN],
        gaps=_gaps(matched),
        stages=track.counts(session, person_id),
        steps=_steps(session, person_id, now),
        answers=session.scalars(latest.order_by(Answer.id.desc()).limit(RECENT_ANSWERS)).all(),
        answer_count=_count(session, Answer, person_id),
        searches=_count(session, SavedSearch, person_id),
        has_resume=ranking is not None,
        goal=next((one for one in goals.all_of(session, person_id) if not one.done_at), None),
    )


def _gaps(hits: Sequence[Hit]) -> list[tuple[str, int]]:
    missing = Counter(
        reason.removeprefix(MISSING)
        for hit in hits
        if hit.fit is not None
        for reason in hit.fit.reasons
        if reason.startswith(MISSING)
    )
    return missing.most_common(SHOWN)


def _steps(session: Session, person_id: int, now: datetime) -> list[Card]:
    cards = [
        card
        for column in track_board.board(session, person_id, now=now).columns.values()
        for card in column
        if card.application.next_step_on is not None
    ]
    soonest = sorted(cards, key=lambda card: str(card.application.next_step_on))
    return [card for card in soonest if card.application.stage in track_board.ACTIVE][:SHOWN_STEPS]


def _count(session: Session, table: type[Answer | SavedSearch], person_id: int) -> int:
    rows = select(func.count()).select_from(table).where(table.person_id == person_id)
    return session.scalar(rows) or 0
