"""A posting laid beside a resume, to be scored again quickly while only a part of it changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from matcher.score import score_of
from matcher.whole import daily_work

if TYPE_CHECKING:
    from collections.abc import Callable

    from matcher.evidence import Evidence
    from matcher.person import Resume
    from matcher.score import Fixed, Units
    from matcher.types import PostingProfile
    from matcher.views import View
    from matcher.weights import Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stays as it is in the score of a posting while skills and certificates come and go.

    `score`, 0 to 100, is that of the resume as it was; `years` are those in work like the
    posting's. Requirements whose index is `held` count as met, `denied` ones as not, whatever the
    resume says.
    """

    score: float
    profile: PostingProfile
    units: tuple[Units, ...]
    fixed: Fixed
    years: float
    evidence: Evidence
    weights: Weights
    view_of: Callable[[Resume], View]
    held: frozenset[int] = frozenset()
    denied: frozenset[int] = frozenset()

    def again(self, resume: Resume, denied: frozenset[int] | None = None) -> float:
        """Return the score of the resume with other skills and certificates, all else equal.

        `denied` takes the place of what was denied before.
        """
        view = self.view_of(resume)
        refused = self.denied if denied is None else denied
        credit = [
            0.0 if place in refused else self.evidence.answer(row, view, self.years).credit
            for place, row in enumerate(self.profile.requirements)
        ]
        for place in self.held:
            credit[place] = 1.0
        fixed = replace(self.fixed, daily_work=daily_work(self.profile, view))
        return score_of(self.units, credit, fixed, self.weights)
