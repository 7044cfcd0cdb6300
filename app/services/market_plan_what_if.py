"""What the market would be with some things held: only the postings that they touch are scored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from app.services import resumes
from app.services.market_plan import offers, thing_key
from app.services.market_plan_postings import PlanPostings
from app.services.ranking import DOUBT, ROUNDING
from app.services.score_rules import score_rules
from matcher import Resume as ReadResume
from matcher.plan_things import holding
from matcher.plan_types import Moved, Thing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.services.market_index import MarketIndex

# So many touched postings are scored anew without asking the index.
FEW = 300
# More than a page names of those that rise most.
RISEN = 40
BANDS = ("strong", "good", "stretch", "far")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Bands now and then, and the postings that move, those that rise most first."""

    labels: tuple[str, ...]
    before: dict[str, int]
    after: dict[str, int]
    moved: tuple[Moved, ...]

    @property
    def gained(self) -> int:
        """How many more postings are good or better."""
        return sum(self.after[b] - self.before[b] for b in BANDS[:2])


class _Look(NamedTuple):
    """One person's look at a market."""

    market: MarketIndex
    person_id: int
    postings: PlanPostings


def what_if(
    session: Session,
    market: MarketIndex,
    person_id: int,
    result: dict[str, Any],
    chosen: Sequence[str],
) -> Answer | None:
    """Answer for the offered things that `chosen` names ("kind:id"); None where none is.

    A few touched postings are scored anew; of many, the index tells how they move, and those near
    the edge of a band, and those that rise most, are scored anew.
    """
    known = {thing_key(one["thing"]): one["thing"] for one in offers(result)}
    keys = [key for key in dict.fromkeys(chosen) if key in known]
    resume = resumes.current(session, person_id)
    if not keys or resume is None:
        return None
    things = [Thing(**known[key]) for key in keys]
    touched = {one for key in keys for one in result["touches"].get(key, ())}
    scores = {one: result["scores"][str(one)][0] for one in touched}
    reading = ReadResume.from_dict(resume.reading)
    look = _Look(market, person_id, PlanPostings(session, market, person_id, touched))
    after = _after(look, reading, things, scores)
    band = market.matcher.band
    moved = [
        Moved(one, scores[one], new, band(scores[one]), band(new))
        for one, new in after.items()
        if new != scores[one]
    ]
    return _answer(result, tuple(thing.label for thing in things), moved)


def _answer(result: dict[str, Any], labels: tuple[str, ...], moved: Sequence[Moved]) -> Answer:
    before = dict.fromkeys(BANDS, 0)
    for _, band in result["scores"].values():
        before[band] += 1
    after = dict(before)
    for one in moved:
        after[one.band_before] -= 1
        after[one.band_after] += 1
    return Answer(
        labels=labels,
        before=before,
        after=after,
        moved=tuple(sorted(moved, key=lambda m: (m.before - m.after, str(m.key)))),
    )


def _after(
    look: _Look, reading: ReadResume, things: Sequence[Thing], before: Mapping[int, float]
) -> dict[int, float]:
    """Return the score of each touched posting with the things held."""
    changed = holding(reading, things)
    told: dict[int, float] = {}
    if len(before) > FEW:
        old, new = (look.market.scores(look.person_id, one) for one in (reading, changed))
        # An index knows nothing of what one person puts right.
        corrected = look.postings.corrected()
        told = {
            one: round(min(100.0, max(0.0, score + new[one] - old[one])), 2)
            for one, score in before.items()
            if one in old and one in new and one not in corrected
        }
    exact = (before.keys() - told.keys()) | _to_be_sure_of(told, before)
    found, held = look.postings.read(exact), {(thing.kind, thing.id) for thing in things}
    match = look.market.matcher.match
    for one, seen in found.items():
        denied = seen.denied_with(held)
        told[one] = match(changed, seen.profile, assume=seen.held, deny=denied).score
    return told


def _to_be_sure_of(told: Mapping[int, float], before: Mapping[int, float]) -> set[int]:
    """Return what the index cannot decide: near the edge of a band, risen most, hardly moved."""
    edges = [least for _, least in score_rules().bands if least]
    near = {one for one, score in told.items() if any(abs(score - e) <= DOUBT for e in edges)}
    still = {one for one, score in told.items() if 0 < abs(score - before[one]) <= ROUNDING}
    risen = sorted(told, key=lambda one: before[one] - told[one])[:RISEN]
    return near | still | set(risen)
