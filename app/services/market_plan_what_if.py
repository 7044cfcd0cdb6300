"""What the market would be with some things held: only the postings that they touch are scored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.services import resumes
from app.services.market_plan import offers, profiles, thing_key
from matcher import Resume as ReadResume
from matcher.plan_types import Thing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from matcher import Matcher
    from matcher.plan_types import Moved

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


def what_if(
    session: Session,
    matcher: Matcher,
    person_id: int,
    result: dict[str, Any],
    chosen: Sequence[str],
) -> Answer | None:
    """Answer for the offered things that `chosen` names ("kind:id"); None where none is."""
    known = {thing_key(one["thing"]): one["thing"] for one in offers(result)}
    keys = [key for key in dict.fromkeys(chosen) if key in known]
    resume = resumes.current(session, person_id)
    if not keys or resume is None:
        return None
    things = [Thing(**known[key]) for key in keys]
    touched = {one for key in keys for one in result["touches"].get(key, ())}
    market = profiles(session, person_id, touched)
    reading = ReadResume.from_dict(resume.reading)
    answer = matcher.planner().what_if(reading, market, things)
    before = dict.fromkeys(BANDS, 0)
    for _, band in result["scores"].values():
        before[band] += 1
    after = dict(before)
    for one in answer.moved:
        after[one.band_before] -= 1
        after[one.band_after] += 1
    return Answer(
        labels=tuple(thing.label for thing in things),
        before=before,
        after=after,
        moved=tuple(sorted(answer.moved, key=lambda m: (m.before - m.after, str(m.key)))),
    )
