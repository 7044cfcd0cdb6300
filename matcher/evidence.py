"""How far a resume answers one requirement, from 0 to 1, and the words that show it."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from matcher.permits import clearance, language, licence
from matcher.schooling import RANK
from matcher.views import NONE, Answer, tier_of

if TYPE_CHECKING:
    from matcher.lexicon.entries import Certification, Term
    from matcher.person import HeldCertification, Skill
    from matcher.types import Requirement
    from matcher.views import View
    from matcher.weights import Weights

ENOUGH_YEARS = 3.0
_SOFT = frozenset({"skill", "artefact"})
# What a claim is worth where the Practitioner of the same scheme is asked for.
_BY_GRADE = {"practitioner": "same", "foundation": "step_below", None: "level_unsaid"}


class Evidence:
    """Weighs requirements against resumes; made once from the vocabulary and the weights."""

    def __init__(
        self, terms: dict[str, Term], certifications: dict[str, Certification], weights: Weights
    ) -> None:
        self._terms = terms
        self._certifications = certifications
        self._table = weights.table
        self._parts: dict[str, tuple[str, ...]] = {}
        for term in terms.values():
            for whole in term.part_of:
                self._parts[whole] = (*self._parts.get(whole, ()), term.id)

    def answer(self, requirement: Requirement, view: View, years: float) -> Answer:
        """Return how far the resume answers; `years` is the relevant experience in years."""
        match requirement.kind:
            case "certification":
                return self._certificate(requirement, view)
            case "education":
                return self._schooling(requirement, view, years)
            case "experience":
                return _experience(requirement, view, years, self._table["years"]["power"])
            case "language":
                return language(requirement, view, self._table)
            case "clearance":
                return clearance(requirement, view, self._table)
            case _:
                return self._skill(requirement, view)

    def reach(self, view: View) -> frozenset[str]:
        """Return the ids of all skills, tools and the like that the resume can answer at all."""
        own = {skill.id for skill in view.resume.skills}
        known = (self._certifications.get(one.id) for one in view.resume.certifications)
        backed = (name for one in known if one for name in one.backs)
        parts = (part for name in own for part in self._parts.get(name, ()))
        wholes = (
            whole for name in own if name in self._terms for whole in self._terms[name].part_of
        )
        return frozenset((*own, *backed, *parts, *wholes))

    def _certificate(self, requirement: Requirement, view: View) -> Answer:
        best = NONE
        for claim in view.resume.certifications:
            how = self._relation(requirement, claim)
            if how is None:
                continue
            credit = self._table["relation"][how] * self._table["status"][claim.status]
            if credit > best.credit:
                name = how if claim.status == "held" else claim.status
                best = Answer(credit, name, ((claim.start, claim.end),), self.label(claim.id))
        return best

    def label(self, certificate: str) -> str:
        """Return how a certificate is called."""
        return self._certifications[certificate].label

    def _relation(self, requirement: Requirement, claim: HeldCertification) -> str | None:
        wanted = requirement.id
        asked, held = self._certifications.get(wanted), self._certifications.get(claim.id)
        if asked is None or held is None:
            return None
        if wanted == claim.id and requirement.grade == "practitioner":
            return _BY_GRADE[claim.grade]
        tests = (
            ("same", wanted == claim.id),
            ("covered", claim.id in asked.covers),
            ("superseded", self._above(claim.id, wanted)),
            ("equivalent", asked.group is not None and asked.group == held.group),
            ("level_unsaid", wanted in held.covers and wanted.startswith(claim.id)),
            ("step_below", self._above(wanted, claim.id)),
        )
        return next((name for name, holds in tests if holds), None)

    def _above(self, upper: str, lower: str) -> bool:
        """Tell whether one certificate takes in the other, by any number of steps."""
        below = self._certifications[upper].supersedes
        return lower in below or any(self._above(step, lower) for step in below)

    def _skill(self, requirement: Requirement, view: View) -> Answer:
        own = view.skills.get((requirement.kind, requirement.id))
        if own and requirement.kind == "licence":
            return licence(own, self._table)
        if own and own.evidence == "experience":
            return self._shown(requirement, own, view)
        found = [self._certified(requirement.id, view), self._related(requirement, view)]
        if own:
            found.insert(0, self._shown(requirement, own, view))
        return max(found, key=attrgetter("credit"))

    def _shown(self, requirement: Requirement, skill: Skill, view: View) -> Answer:
        tier = tier_of(skill)
        how = "elsewhere" if requirement.kind in _SOFT and view.is_elsewhere(skill) else tier
        return Answer(self._table["evidence"][how], how, ((skill.start, skill.end),), tier=tier)

    def _certified(self, name: str, view: View) -> Answer:
        """Return what a held certificate says of a method, tool or skill that it covers."""
        for claim in view.resume.certifications:
            known = self._certifications.get(claim.id)
            if claim.status == "held" and known and name in known.backs:
                credit, place = self._table["evidence"]["certified"], (claim.start, claim.end)
                return Answer(credit, "certified", (place,), known.label, "certified")
        return NONE

    def _related(self, requirement: Requirement, view: View) -> Answer:
        """Return what the whole says of its part, or a part of its whole."""
        table = self._table["evidence"]
        term = self._terms.get(requirement.id)
        related = [(whole, "whole_for_part") for whole in (term.part_of if term else ())]
        related += [(part, "part_for_whole") for part in self._parts.get(requirement.id, ())]
        best = NONE
        for other, how in related:
            skill = view.skills.get((requirement.kind, other))
            credit = table[how] * table[tier_of(skill)] if skill else 0.0
            if skill and credit > best.credit:
                place = (skill.start, skill.end)
                best = Answer(credit, how, (place,), skill.label, tier_of(skill))
        return best

    def _schooling(self, requirement: Requirement, view: View, years: float) -> Answer:
        wanted = next((RANK[level] for level in RANK if level == requirement.id), 0)
        ranks = [RANK[entry.level] for entry in view.resume.education]
        if max(ranks, default=0) >= wanted:
            return Answer(1.0, "same")
        credit = 0.0
        if ranks and max(ranks) == wanted - 1:
            credit = self._table["schooling"]["one_below"]
        if years >= ENOUGH_YEARS:
            credit = max(credit, self._table["schooling"]["unknown"])
        return Answer(credit, "step_below") if credit else NONE


def _experience(requirement: Requirement, view: View, years: float, power: float) -> Answer:
    wanted = requirement.min_years or 0.0
    if wanted <= 0:
        return Answer(1.0, "same")
    spans = tuple((role.start, role.end) for role in view.resume.roles if role.track != "other")
    credit = min(1.0, years / wanted) ** power
    return Answer(round(credit, 4), "same" if credit >= 1 else "partly", spans[:3])
