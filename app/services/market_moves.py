"""How an edited resume moves the market: the best postings and the good ones, before and after.

Only the reading that changed is ranked anew, through the stored index; the one before it, and which
postings there are, are remembered for a minute.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.models.posting import Posting
from app.services import corrections, tailor
from app.services.listing import adverts
from app.services.ranking import MOST_BARE, Ranking
from app.services.score_rules import good_from
from app.services.search import IN_LISTS, Filters, conditions
from matcher import PostingProfile, ResumeDocument

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.models.correction import Correction
    from app.services.listing import Advert
    from app.services.market_index import MarketIndex
    from matcher import Matcher
    from matcher import Resume as ReadResume
    from matcher.types import Band

    Jobs = Sequence[tuple[Advert, ...]]

SHOWN = 5
SHOWN_MOVED = 3
# Points from which on a posting is said to have moved.
WORTH_SAYING = 0.5
REMEMBERED = timedelta(minutes=1)
MOST_REMEMBERED = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One posting under the edited resume; `before` is its score by the master, both exact."""

    posting: Posting
    before: float
    after: float
    band: Band

    @property
    def gained(self) -> float:
        """Points, one decimal."""
        return round(self.after - self.before, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """The open PMO jobs that a person may see (`market` of them) under an edit of their resume.

    `good_before` and `good_after` count those that are good matches or better, `best` are the
    best ones by the edited resume, `moved` those of the good ones that moved most. `left_out`
    postings are not counted, because the index lacks them.
    """

    market: int
    good_before: int
    good_after: int
    best: tuple[Move, ...]
    moved: tuple[Move, ...]
    left_out: int

    @property
    def gained(self) -> int:
        """How many more are good matches."""
        return self.good_after - self.good_before


def moves(
    session: Session, market: MarketIndex, person_id: int, tailored_id: int, *, now: datetime
) -> Moves:
    """Rank the market by a tailored resume and by its master; NotFoundError for others'."""
    row = tailor.one(session, person_id, tailored_id)
    head = tailor.version(session, row)
    master, edited = (
        market.matcher.read_document(ResumeDocument.from_dict(told), now.date())
        for told in (row.master, head.document)
    )
    there = _there(session, market, person_id, now)
    before = _Sight(session, market, person_id, master, there.bare)
    after = _Sight(session, market, person_id, edited, there.bare)
    leads = after.ranking.page(after.known(there), 0, SHOWN)
    moved = _moved_most(there, before.ranking, after.ranking)
    for sight in (before, after):
        sight.ranking.settle([*(lead.id for lead in leads), *moved])
    if master not in there.good:
        there.good[master] = before.good(there)
    return Moves(
        market=len(there.jobs),
        good_before=there.good[master],
        good_after=after.good(there),
        best=_moves(session, market, [lead.id for lead in leads], before, after),
        moved=_in_order(_moves(session, market, moved, before, after)),
        left_out=there.left_out,
    )


class _Sight:
    """The better part of the market by one reading, as far down as good matches go."""

    def __init__(
        self,
        session: Session,
        market: MarketIndex,
        person_id: int,
        reading: ReadResume,
        bare: Sequence[int],
    ) -> None:
        said = corrections.by_posting(session, person_id)

        def scorer(posting_ids: Collection[int]) -> dict[int, float]:
            rows = select(Posting.id, Posting.profile).where(Posting.id.in_(posting_ids))
            return {
                number: _score(
                    market.matcher, reading, PostingProfile.from_dict(told), said.get(number)
                )
                for number, told in session.execute(rows)
            }

        near = dict(market.scores(person_id, reading, least=good_from()))
        for corrected in said:
            near.pop(corrected, None)
        self.ranking = Ranking(near, {}, scorer)
        self.ranking.settle({*said, *bare})

    def known(self, there: _There) -> list[tuple[Advert, ...]]:
        """Return the jobs of which anything is known here; no other one is a good match."""
        numbers = {there.job_of.get(one) for one in self.ranking.known()}
        return [there.jobs[number] for number in numbers if number is not None]

    def good(self, there: _There) -> int:
        """Count the jobs that are good matches or better."""
        return self.ranking.at_least(self.known(there), good_from())


def _score(
    matcher: Matcher,
    reading: ReadResume,
    profile: PostingProfile,
    said: Sequence[Correction] | None,
) -> float:
    if not said:
        return matcher.score(reading, profile)
    return corrections.corrected(profile, said).match(matcher, reading).score


@dataclass(frozen=True, slots=True, kw_only=True)
class _There:
    """The market at one moment. `job_of` gives the place in `jobs` of each posting.

    `bare` are postings that no index holds, to be matched one by one; `left_out` more of them are
    too many for that. `good` keeps how many good matches a reading had.
    """

    seen_at: datetime
    jobs: Jobs
    job_of: dict[int, int]
    good: dict[ReadResume, int]
    bare: tuple[int, ...]
    left_out: int


def _there(session: Session, market: MarketIndex, person_id: int, now: datetime) -> _There:
    """Return the open PMO postings of a person; read once a minute."""
    known = market.lately.get(person_id)
    if isinstance(known, _There) and now - REMEMBERED < known.seen_at <= now:
        return known
    jobs = adverts(session, person_id, *conditions(Filters(), person_id, now=now))
    held = market.held(person_id)
    bare = sorted((one.id for job in jobs for one in job if one.id not in held), reverse=True)
    there = _There(
        seen_at=now,
        jobs=jobs,
        job_of={one.id: number for number, job in enumerate(jobs) for one in job},
        good={},
        bare=tuple(bare[:MOST_BARE]),
        left_out=max(0, len(bare) - MOST_BARE),
    )
    market.lately[person_id] = there
    while len(market.lately) > MOST_REMEMBERED:
        market.lately.pop(next(iter(market.lately)), None)
    return there


def _moved_most(there: _There, before: Ranking, after: Ranking) -> list[int]:
    """Return postings that moved most, one a job, as far as scores are known.

    One that is known on one side alone was, or is now, no good match.
    """
    edge = good_from()
    moved: dict[int, tuple[float, int]] = {}
    for one in {*before.known(), *after.known()} & there.job_of.keys():
        old, new = before.score(one), after.score(one)
        by = abs((edge if new is None else new) - (edge if old is None else old))
        if by >= WORTH_SAYING:
            job = there.job_of[one]
            moved[job] = max(moved.get(job, (0.0, 0)), (by, one))
    return [one for _, one in sorted(moved.values(), reverse=True)[:SHOWN_MOVED]]


def _in_order(moved: tuple[Move, ...]) -> tuple[Move, ...]:
    return tuple(sorted(moved, key=lambda one: -abs(one.gained)))


def _moves(
    session: Session, market: MarketIndex, ids: Sequence[int], before: _Sight, after: _Sight
) -> tuple[Move, ...]:
    rows = select(Posting).where(Posting.id.in_(ids)).options(*IN_LISTS)
    found = {row.id: row for row in session.scalars(rows)}
    told = []
    for one in ids:
        old, new = before.ranking.score(one), after.ranking.score(one)
        if one in found and old is not None and new is not None:
            band = market.matcher.band(new)
            told.append(Move(posting=found[one], before=old, after=new, band=band))
    return tuple(told)
