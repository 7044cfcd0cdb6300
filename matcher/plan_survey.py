"""A market scored once for a resume, and again only where something held can move a score."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from matcher.plan_things import holding, names_of
from matcher.plan_types import Moved, Opened, Standing, WhatIf

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from matcher.beside import Beside
    from matcher.person import Resume
    from matcher.plan_things import Name, Relations, Scorer
    from matcher.plan_types import Thing
    from matcher.types import Band, PostingProfile

WELL = frozenset({"strong", "good"})
# Where few postings are within reach, the nearest ones show what lifts at all.
_NEAREST = 20


@dataclass(slots=True)
class Survey:
    """The scores of a market for one resume, and for that resume with things held.

    `touched` are the postings that a thing has any bearing on. `scope` are the postings below
    good that the candidates can make good, topped up to 20 with the nearest ones; `scores` moves
    on with `hold`, as does what later questions are measured from.
    """

    scorer: Scorer
    resume: Resume
    postings: Mapping[Hashable, PostingProfile]
    beside: Mapping[Hashable, Beside | None]
    scores: dict[Hashable, float]
    asked: dict[Name, list[Hashable]]
    names: dict[Hashable, frozenset[Name]]
    touched: dict[Thing, tuple[Hashable, ...]]
    order: dict[Hashable, int]
    scope: dict[Hashable, int] = field(default_factory=dict)
    within_reach: int = 0
    held: tuple[Thing, ...] = ()
    bearing: dict[Thing, dict[Name, float]] = field(default_factory=dict)
    _after: dict[tuple[Hashable, Hashable], float] = field(default_factory=dict)

    def well(self, score: float) -> bool:
        """Tell whether a score is good or better."""
        return self.scorer.band(score) in WELL

    def effect(
        self, things: Sequence[Thing], *, anywhere: bool = False
    ) -> tuple[tuple[Opened, ...], float]:
        """Return the postings below good that become good with `things` held, and the points won.

        Only postings in scope are looked at, unless `anywhere`.
        """
        reached = {key for thing in things for key in self.touched.get(thing, ())}
        resume = holding(self.resume, (*self.held, *things))
        opened, points = [], 0.0
        for key in sorted(reached if anywhere else reached & self.scope.keys(), key=self.place):
            before = self.scores[key]
            if self.well(before):
                continue
            after = self._score(resume, key, things)
            points += after - before
            if self.well(after):
                opened.append(Opened(key, before, after))
        return tuple(opened), round(points, 2)

    def hold(self, thing: Thing) -> None:
        """Take the thing as held from now on: everything it bears on is scored anew."""
        self.held = (*self.held, thing)
        resume = holding(self.resume, self.held)
        changed = set(self.touched.get(thing, ()))
        for key in changed:
            self.scores[key] = self._again(resume, key)
        self._after = {pair: s for pair, s in self._after.items() if pair[1] not in changed}

    def limit(self, candidates: Iterable[Thing]) -> None:
        """Find the postings within reach of all the candidates together; sets the scope."""
        by_posting: dict[Hashable, list[Thing]] = {}
        for thing in candidates:
            for key in self.touched[thing]:
                by_posting.setdefault(key, []).append(thing)
        below = [key for key, score in self.scores.items() if not self.well(score)]
        reach = {
            key
            for key in below
            if key in by_posting
            and self.well(self._again(holding(self.resume, by_posting[key]), key))
        }
        self.within_reach = len(reach)
        rest = sorted(
            (k for k in below if k not in reach), key=lambda k: (-self.scores[k], self.order[k])
        )
        reach.update(rest[: max(0, _NEAREST - len(reach))])
        self.scope = {key: place for key, place in self.order.items() if key in reach}

    def place(self, key: Hashable) -> int:
        """Return the place of a posting in the order given."""
        return self.order[key]

    def standing(self) -> Standing:
        """Return how many postings are in each band now."""
        return standing_of(self.scorer.band(score) for score in self.scores.values())

    def _score(self, resume: Resume, key: Hashable, things: Sequence[Thing]) -> float:
        if len(things) != 1:
            return self._again(resume, key)
        # Things of the same bearing on a posting are worth the same there: one score serves all.
        thing = things[0]
        worth = self.bearing[thing]
        same = frozenset((name, worth[name]) for name in self.names[key] & worth.keys())
        pair = ((same, thing.shown), key)
        if pair not in self._after:
            self._after[pair] = self._again(resume, key)
        return self._after[pair]

    def _again(self, resume: Resume, key: Hashable) -> float:
        """Return the score of a posting for the resume with things held."""
        beside = self.beside[key]
        return beside.again(resume) if beside else self.scorer.score(resume, self.postings[key])


def survey(
    scorer: Scorer,
    resume: Resume,
    postings: Mapping[Hashable, PostingProfile],
    on_scored: Callable[[int], None] | None = None,
) -> Survey:
    """Score every posting once; `on_scored` is told how many are done."""
    beside: dict[Hashable, Beside | None] = {}
    scores: dict[Hashable, float] = {}
    asked: dict[Name, list[Hashable]] = {}
    names: dict[Hashable, frozenset[Name]] = {}
    for done, (key, profile) in enumerate(postings.items(), 1):
        one = beside[key] = scorer.beside(resume, profile)
        scores[key] = one.score if one else scorer.score(resume, profile)
        names[key] = names_of(profile)
        for name in names[key]:
            asked.setdefault(name, []).append(key)
        if on_scored is not None:
            on_scored(done)
    order = {key: place for place, key in enumerate(scores)}
    return Survey(scorer, resume, postings, beside, scores, asked, names, {}, order)


def relate(market: Survey, relations: Relations, things: Iterable[Thing]) -> None:
    """Find out for each thing which postings it bears on."""
    names = sorted(market.asked)
    for thing in things:
        market.bearing[thing] = relations.answered(thing, names)
        keys = {key for name in market.bearing[thing] for key in market.asked[name]}
        market.touched[thing] = tuple(sorted(keys, key=market.place))


def standing_of(bands: Iterable[Band]) -> Standing:
    """Return how many bands there are of each kind."""
    counted = {"strong": 0, "good": 0, "stretch": 0, "far": 0}
    for band in bands:
        counted[band] += 1
    return Standing(**counted)


def what_if(
    scorer: Scorer,
    resume: Resume,
    postings: Mapping[Hashable, PostingProfile],
    things: Sequence[Thing],
) -> WhatIf:
    """Return the market scored anew with `things` held, beside what it was."""
    changed = holding(resume, things)
    moved, before, after = [], [], []
    for key, profile in postings.items():
        beside = scorer.beside(resume, profile)
        old = beside.score if beside else scorer.score(resume, profile)
        new = beside.again(changed) if beside else scorer.score(changed, profile)
        pair = scorer.band(old), scorer.band(new)
        before.append(pair[0])
        after.append(pair[1])
        if old != new:
            moved.append(Moved(key, old, new, *pair))
    return WhatIf(tuple(things), standing_of(before), standing_of(after), tuple(moved))
