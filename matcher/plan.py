"""What to earn, learn or write down next: the best step over a whole market of postings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matcher.plan_effort import PLANNED_KINDS, load_effort
from matcher.plan_eligibility import Candidate, Rules
from matcher.plan_path import worth
from matcher.plan_survey import relate, survey, what_if
from matcher.plan_things import Name, Relations, holding, job_of
from matcher.plan_types import Eligibility, Extra, Option, PathStep, Plan, Thing, WhatIf

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping
    from datetime import date

    from matcher.lexicon.entries import Certification, Term
    from matcher.person import Resume
    from matcher.plan_survey import Survey
    from matcher.plan_things import Scorer
    from matcher.plan_types import Cost
    from matcher.types import PostingProfile

STEPS = 3
_ONLY_IF_TRUE = ("language", "clearance", "licence")
_OPEN = Eligibility("open")
_NOW = frozenset({"open", "after"})
_SHOW = "You list {label}. Show it in the job where you used it, with what came of it."
_NAME = "Your resume shows {other}, which goes with it. If you used {label}, name it there."
_IF_TRUE = {
    "language": "If you speak {label}, add it with your level.",
    "clearance": "If you hold {label}, say so and until when.",
    "licence": "If you hold {label}, add it in one line.",
}


class Planner:
    """Plans over markets; made once from a matcher and its vocabulary, then pure.

    `certifications` and `terms` are the vocabulary's facts by id.
    """

    def __init__(
        self,
        scorer: Scorer,
        certifications: Mapping[str, Certification],
        terms: Mapping[str, Term],
    ) -> None:
        self._scorer = scorer
        self._certifications = certifications
        self._terms = terms
        self._effort = load_effort()
        self._rules = Rules(certifications)
        self._relations = Relations(scorer, {})

    def plan(
        self,
        resume: Resume,
        postings: Mapping[Hashable, PostingProfile],
        *,
        today: date,
        on_scored: Callable[[int], None] | None = None,
    ) -> Plan:
        """Return the plan for a resume over a market of postings by key.

        `today` ends jobs still held where issuers count months; `on_scored` hears how many
        postings have been scored so far.
        """
        market = survey(self._scorer, resume, postings, on_scored)
        scores = {key: (score, self._scorer.band(score)) for key, score in market.scores.items()}
        things, free, if_true = self._candidates(resume, market)
        relate(market, self._relations, [*things, *free, *if_true])
        market.limit([*things, *free])
        standing = market.standing()
        options, later = self._options(market, things, resume, today)
        extras = self._extras(market, free), self._extras(market, if_true, anywhere=True)
        touches = {f"{t.kind}:{t.id}": keys for t, keys in market.touched.items()}
        return Plan(
            standing=standing,
            within_reach=market.within_reach,
            measured=len(market.scope),
            options=options,
            later=later,
            free=extras[0],
            if_true=extras[1],
            path=self._path(market, things, resume, today),
            scores=scores,
            touches=touches,
        )

    def what_if(
        self,
        resume: Resume,
        postings: Mapping[Hashable, PostingProfile],
        things: Iterable[Thing],
    ) -> WhatIf:
        """Return the market's scores before and with `things` held, by scoring both."""
        return what_if(self._scorer, resume, postings, tuple(things))

    def find(self, words: str) -> Thing | None:
        """Return the thing called so (by id, label or alias, any case), None where unknown."""
        wanted = words.strip().casefold()
        for term in self._terms.values():
            names = (term.id, term.label, *term.aliases)
            if wanted in {name.casefold() for name in names}:
                return Thing(term.kind, term.id, term.label)
        return None

    def _candidates(
        self, resume: Resume, market: Survey
    ) -> tuple[list[Thing], dict[Thing, str], dict[Thing, str]]:
        """Return what can be planned; with their advice, what is free and what may be true."""
        held = {row.id for row in resume.certifications if row.status == "held"}
        planned = [
            Thing("certification", one.id, one.label)
            for one in self._certifications.values()
            if one.earnable and not one.general and one.id not in held
        ]
        has_job = job_of(resume) is not None
        known = {(s.kind, s.id): s for s in resume.skills}
        free: dict[Thing, str] = {}
        if_true: dict[Thing, str] = {}
        for term in self._asked_terms(market):
            skill = known.get((term.kind, term.id))
            if skill is not None:
                if skill.evidence == "listed" and has_job:
                    thing = Thing(term.kind, term.id, term.label, shown=True)
                    free[thing] = _SHOW.format(label=term.label)
            elif near := self._supported_by(term, resume):
                thing = Thing(term.kind, term.id, term.label, shown=has_job)
                free[thing] = _NAME.format(label=term.label, other=near)
            else:
                planned.append(Thing(term.kind, term.id, term.label))
        for thing in _only_if_true(market, known.keys()):
            if_true[thing] = _IF_TRUE[thing.kind].format(label=thing.label)
        return planned, free, if_true

    def _asked_terms(self, market: Survey) -> list[Term]:
        """Return what postings ask for and what goes with it, as a part or the whole."""
        asked = {name.id for name in market.asked if name.kind in {*PLANNED_KINDS, "topic"}}
        asked &= self._terms.keys()
        wholes = {whole for one in asked for whole in self._terms[one].part_of}
        parts = {term.id for term in self._terms.values() if asked & set(term.part_of)}
        near = (self._terms[one] for one in sorted(asked | wholes | parts))
        return [term for term in near if term.kind in PLANNED_KINDS]

    def _supported_by(self, term: Term, resume: Resume) -> str | None:
        """Return the label of a whole or a part of the term that the resume shows."""
        for skill in resume.skills:
            other = self._terms.get(skill.id)
            if other is None or other.kind != term.kind:
                continue
            if skill.id in term.part_of or term.id in other.part_of:
                return skill.label
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
        found = [self._option(market, thing, person) for thing in things if market.touched[thing]]
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
    return len(market.asked.get(Name(thing.kind, thing.id), ()))


def _only_if_true(market: Survey, known: Iterable[tuple[str, str]]) -> list[Thing]:
    names = {name for name in market.asked if name.kind in _ONLY_IF_TRUE} - set(known)
    labels = {
        Name(row.kind, row.id): row.label
        for p in market.postings.values()
        for row in p.requirements
    }
    return [
        Thing(name.kind, name.id, labels[name])  # type: ignore[arg-type]  # no topic among them
        for name in sorted(names)
    ]
