"""Postings in the order of their match: found by the stored index, exact where it is shown.

An index knows every posting's score to a fraction of a point, which is enough to say which
postings a page is about. Those, and whatever stands so near to them that it might belong among
them, are then matched exactly, and the scores are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from app.services import corrections, fits, resumes
from matcher import Resume as ReadResume

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.models.resume import Resume
    from app.services.market_index import MarketIndex

    Scorer = Callable[[Collection[int]], Mapping[int, float]]

# By how many points an index is taken to be wrong until it was seen to be wronger.
DOUBT = 0.2
ROUNDING = 0.02
ROUNDS = 6
# Exact matches made for one look, beyond those of its own page. Where more postings than that
# stand within the doubt of one another and none of them is sure, the next look goes on with them.
MOST_EXACT = 400
# Postings that no index holds yet and that one look matches by itself.
MOST_BARE = 300
UNSCORED = -1.0


class Advert(Protocol):
    """What is put in order: `day` decides between equal scores, the newer first, then `id`."""

    @property
    def id(self) -> int:
        """The posting."""

    @property
    def day(self) -> date:
        """When it was posted."""


A = TypeVar("A", bound=Advert)
# -score, -day, -id, then the places of the job and of the advert: the best one is the least.
Lead = tuple[float, int, int, int, int]


def ranking_of(session: Session, market: MarketIndex, resume: Resume) -> Ranking:
    """Return how a resume ranks what its owner may see; what is matched exactly is kept."""
    own = set(corrections.by_posting(session, resume.person_id))
    if own:
        fits.ensure(session, market.matcher, resume, own)
    kept = fits.kept(session, resume)

    def scorer(posting_ids: Collection[int]) -> Mapping[int, float]:
        return fits.score(session, market.matcher, resume, posting_ids)

    known = market.known(resume.person_id, ReadResume.from_dict(resume.reading))
    near = known.scores
    if own:
        # An index knows nothing of what one person puts right.
        near = {posting: score for posting, score in near.items() if posting not in own}
    return Ranking(near, kept, scorer, resume_id=resume.id, sure=known.sure)


def ranking_for(session: Session, market: MarketIndex, person_id: int) -> Ranking | None:
    """Return the ranking by a person's resume in use; None where there is none yet."""
    resume = resumes.current(session, person_id)
    return ranking_of(session, market, resume) if resume is not None else None


class Ranking:
    """Where one reading of a resume puts postings: `near` by the index, `exact` by the match.

    `resume_id` is the resume whose scores are kept, if they are. Of those that are `sure`, the
    match can only say less: they need not be matched before they are shown, and however many
    equals there are, the pages before them stay as they were.
    """

    def __init__(
        self,
        near: Mapping[int, float],
        exact: Mapping[int, float],
        scorer: Scorer,
        *,
        resume_id: int | None = None,
        sure: Collection[int] = frozenset(),
    ) -> None:
        self.resume_id = resume_id
        self._sure = sure
        self._near = near
        self._exact = set(exact)
        self._known = {**near, **exact}
        self._scorer = scorer
        self._doubt = DOUBT

    def score(self, posting_id: int) -> float | None:
        """Return the best known score, 0 to 100; None where nothing is known yet."""
        return self._known.get(posting_id)

    def known(self) -> Collection[int]:
        """Return the postings of which a score is known."""
        return self._known.keys()

    def settle(self, posting_ids: Iterable[int]) -> None:
        """Match these postings exactly, unless they were."""
        asked = [one for one in posting_ids if one not in self._exact]
        if not asked:
            return
        found = self._scorer(asked)
        self._exact |= set(found)
        self._known |= found
        if any(one in self._sure and score > self._near[one] for one, score in found.items()):
            # Columns and match have come apart: nothing is sure any more.
            self._sure = frozenset()
        low = [score - self._near[one] for one, score in found.items() if one in self._near]
        self._doubt = max(self._doubt, max(low, default=0.0) + ROUNDING)

    def score_bare(self, adverts: Iterable[Advert]) -> int:
        """Match what no index holds yet, newest first, as far as one look goes; return the rest."""
        bare = sorted((one.id for one in adverts if self.score(one.id) is None), reverse=True)
        self.settle(bare[:MOST_BARE])
        return max(0, len(bare) - MOST_BARE)

    def page(self, jobs: Iterable[Sequence[A]], first: int, last: int) -> list[A]:
        """Return the leading adverts of the jobs from place `first` up to `last`, best first.

        A job stands where its best advert does.
        """
        groups = list(jobs)
        ranked = self._ranked(groups)
        for _ in range(ROUNDS):
            unsure = self._unsure(groups, ranked, first, last)
            if not unsure:
                break
            self.settle(unsure)
            ranked = self._ranked(groups)
        return [groups[number][place] for *_, number, place in ranked[first:last]]

    def at_least(self, jobs: Iterable[Sequence[Advert]], score: float) -> int:
        """Count the jobs that reach a score; those that nearly do are matched exactly first."""
        groups = list(jobs)
        near = (advert.id for adverts in groups for advert in adverts)
        close = [one for one in near if self._may_be(one, score)]
        self.settle(close[:MOST_EXACT])
        reach = {number for number, known in self._known.items() if known >= score}
        return sum(any(one.id in reach for one in adverts) for adverts in groups)

    def _may_be(self, posting_id: int, score: float) -> bool:
        known = self._known.get(posting_id, UNSCORED)
        return not self._is_settled(posting_id) and abs(known - score) <= self._doubt

    def _is_settled(self, posting_id: int) -> bool:
        """Tell whether a posting cannot rise any more."""
        return posting_id in self._exact or posting_id in self._sure

    def _ranked(self, groups: Sequence[Sequence[Advert]]) -> list[Lead]:
        known = self._known
        leads: dict[int, Lead] = {}
        for number, adverts in enumerate(groups):
            for place, one in enumerate(adverts):
                score = known.get(one.id, UNSCORED)
                lead = (-score, -one.day.toordinal(), -one.id, number, place)
                if place == 0 or lead < leads[number]:
                    leads[number] = lead
        return sorted(leads.values())

    def _unsure(
        self, groups: Sequence[Sequence[Advert]], ranked: Sequence[Lead], first: int, last: int
    ) -> list[int]:
        """Return postings of the page, or so near that they may belong on it, yet to be matched."""
        page = ranked[first:last]
        if not page:
            return []
        best, worst = -page[0][0] + self._doubt, -page[-1][0] - self._doubt
        own = [-lead[2] for lead in page]
        near = [
            one.id
            for lead in ranked
            if worst <= -lead[0] <= best
            for one in groups[lead[3]]
            if self._known.get(one.id, UNSCORED) >= -lead[0] - self._doubt
            and not self._is_settled(one.id)
        ]
        wanted = dict.fromkeys((*own, *near[:MOST_EXACT]))
        return [one for one in wanted if one not in self._exact and one in self._known]
