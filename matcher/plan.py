"""What to earn, learn or write down next: the best step over a whole market of postings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from matcher.plan_choice import Choice
from matcher.plan_effort import load_effort
from matcher.plan_eligibility import Candidate, Rules
from matcher.plan_market import Postings, Said
from matcher.plan_path import worth
from matcher.plan_scores import Scores
from matcher.plan_survey import Survey, what_if
from matcher.plan_things import Name, Relations, holding
from matcher.plan_types import Eligibility, Extra, Option, PathStep, Plan, Thing, WhatIf

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from datetime import date

    from matcher.lexicon.entries import Certification, Term
    from matcher.market.sheet import Sheet
    from matcher.person import Resume
    from matcher.plan_market import Market
    from matcher.plan_things import Scorer
    from matcher.plan_types import Cost
    from matcher.types import PostingProfile

STEPS = 3
_OPEN = Eligibility("open")
_NOTHING_SAID = Said()
_NOW = frozenset({"open", "after"})


class Planner:
    """Plans over markets; made once from a matcher and its vocabulary, then pure.

    `certifications` and `terms` are the vocabulary's facts by id; `sheet` makes columns of
    postings.
    """

    def __init__(
        self,
        scorer: Scorer,
        certifications: Mapping[str, Certification],
        terms: Mapping[str, Term],
        sheet: Callable[[Mapping[Hashable, PostingProfile]], Sheet],
    ) -> None:
        self._scorer = scorer
        self._certifications = certifications
        self._terms = terms
        self._sheet = sheet
        self._choice = Choice(certifications, terms)
        self._effort = load_effort()
        self._rules = Rules(certifications)
        self._relations = Relations(scorer, {})

    def plan(
        self,
        resume: Resume,
        postings: Mapping[Hashable, PostingProfile] | Market,
        *,
        today: date,
        said: Said = _NOTHING_SAID,
        on_scored: Callable[[int], None] | None = None,
    ) -> Plan:
        """Return the plan for a resume over a market of postings by key.

        `today` ends jobs still held where issuers count months; `said` is what the person says
        beside the resume; `on_scored` hears how many postings have been looked at so far.
        """
        market = self._survey(resume, postings, on_scored)
        rows = zip(market.scores.keys, market.now.tolist(), strict=True)
        scores = {key: (score, self._scorer.band(score)) for key, score in rows}
        asked = market.scores.asked
        things, free, if_true = self._choice.among(asked, resume, said)
        market.relate(self._relations, [*things, *free, *if_true])
        market.limit([*things, *free])
        standing, person = market.standing(), said.person(resume)
        options, later = self._options(market, things, person, today)
        extras = self._extras(market, free), self._extras(market, if_true, anywhere=True)
        return Plan(
            standing=standing,
            within_reach=market.within_reach,
            measured=int(market.scope.sum()),
            options=options,
            later=later,
            free=extras[0],
            if_true=extras[1],
            path=self._path(market, things, person, today),
            scores=scores,
            touches={f"{t.kind}:{t.id}": market.touches(t) for t in market.touched},
        )

    def what_if(
        self,
        resume: Resume,
        postings: Mapping[Hashable, PostingProfile] | Market,
        things: Iterable[Thing],
    ) -> WhatIf:
        """Return the market's scores before and with `things` held, by scoring both."""
        scores = Scores(self._scorer, resume, self._market(postings))
        return what_if(scores, self._scorer.band, tuple(things))

    def _survey(
        self,
        resume: Resume,
        postings: Mapping[Hashable, PostingProfile] | Market,
        on_scored: Callable[[int], None] | None,
    ) -> Survey:
        scores = Scores(self._scorer, resume, self._market(postings), on_scored)
        return Survey.of(scores, self._scorer.band)

    def _market(self, postings: Mapping[Hashable, PostingProfile] | Market) -> Market:
        return Postings(postings, self._sheet) if isinstance(postings, Mapping) else postings

    def sheet(self, postings: Mapping[Hashable, PostingProfile]) -> Sheet:
        """Return postings by columns, as a market has them."""
        return self._sheet(postings)

    def find(self, words: str) -> Thing | None:
        """Return the thing called so (by id, label or alias, any case), None where unknown."""
        wanted = words.strip().casefold()
        for term in self._terms.values():
            names = (term.id, term.label, *term.aliases)
            if wanted in {name.casefold() for name in names}:
                return Thing(term.kind, term.id, term.label)
        return None

    def _extras(
        self, market: Survey, things: Mapping[Thing, str], *, anywhere: bool = False
    ) -> tuple[Extra, ...]:
        found = [
            Extra(thing, advice, *market.effect((thing,), anywhere=anywhere), _asked(market, thing))
            for thing, advice in things.items()
        ]
        useful = [one for one in found if one.opened or one.lift > 0]
        return tuple(sorted(useful, key=lambda e: (-len(e.opened), -e.lift, e.thing)))

    def _options(
        self, market: Survey, things: Iterable[Thing], resume: Resume, today: date
    ) -> tuple[tuple[Option, ...], tuple[Option, ...]]:
        """Return what can be begun now, best first, and what cannot, likewise."""
        person = Candidate.of(resume, today)
        found = [
            self._option(market, thing, person) for thing in things if len(market.touched[thing])
        ]
        useful = sorted((o for o in found if o.opened or o.lift > 0), key=worth)
        now = [option for option in useful if option.eligibility.state in _NOW]
        return tuple(now), tuple(o for o in useful if o.eligibility.state not in _NOW)

    def _option(self, market: Survey, thing: Thing, person: Candidate) -> Option:
        certificate = self._certifications.get(thing.id) if thing.kind == "certification" else None
        eligibility = self._rules.assess(certificate, person) if certificate else _OPEN
        steps = (*eligibility.first, thing)
        opened, lift = market.effect(steps)
        return Option(
            thing=thing,
            eligibility=eligibility,
            cost=self._effort.together(self._cost(step, person.held) for step in steps),
            opened=opened,
            lift=lift,
            asked=_asked(market, thing),
        )

    def _cost(self, thing: Thing, held: frozenset[str]) -> Cost:
        return self._effort.of(thing, self._certifications.get(thing.id), held)

    def _path(
        self, market: Survey, things: list[Thing], resume: Resume, today: date
    ) -> tuple[PathStep, ...]:
        """Return the greedy path: the best option, held, then the best of the rest, and so on."""
        path: list[PathStep] = []
        while len(path) < STEPS:
            left = [thing for thing in things if thing not in market.held]
            now, _ = self._options(market, left, holding(resume, market.held), today)
            room = STEPS - len(path)
            best = next((o for o in now if len(o.eligibility.first) < room), None)
            if best is None:
                break
            path += self._walk(market, best, holding(resume, market.held), today)
        return tuple(path)

    def _walk(self, market: Survey, option: Option, resume: Resume, today: date) -> list[PathStep]:
        """Hold an option after what it needs, one step at a time."""
        steps: list[PathStep] = []
        for thing in (*option.eligibility.first, option.thing):
            person = Candidate.of(holding(resume, [s.thing for s in steps]), today)
            one = self._option(market, thing, person)
            market.hold(thing)
            towards = option.thing.label if thing != option.thing else None
            steps.append(
                PathStep(
                    thing, one.cost, one.opened, market.standing().well, towards, one.eligibility
                )
            )
        return steps


def _asked(market: Survey, thing: Thing) -> int:
    """Return how many postings ask for just this thing."""
    return len(market.scores.asked.get(Name(thing.kind, thing.id), ()))
