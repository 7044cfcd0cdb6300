"""Whether a certificate can be taken now, by its issuer's rules and what the resume shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher.plan_types import Condition, Eligibility, Thing
from matcher.schooling import RANK

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from matcher.lexicon.entries import Certification, EligibilityPath
    from matcher.person import Resume, Role

_RANKS = {"any": 0, "secondary": 1, "secondary or associate": 1, "associate": 2, "bachelor": 3}
_WORDS = {1: "A secondary diploma", 2: "An associate's degree", 3: "A bachelor's degree"}
# An accreditation that no resume shows in a way that could be read.
_UNREADABLE = 99
_PROJECT_WORK = frozenset({"project", "programme", "portfolio", "pmo"})
_COUNTED = {
    "programme": frozenset({"programme", "portfolio"}),
    "portfolio": frozenset({"portfolio"}),
}
_MONTHS = 12
_DEEPEST = 3


class Met:
    """How a condition stands, by name: fulfilled, not fulfilled, or not to be seen in a resume."""

    YES, NO, UNSEEN = True, False, None


@dataclass(frozen=True, slots=True)
class Candidate:
    """What issuers ask about: certificates held now, the highest schooling, jobs with dates."""

    held: frozenset[str]
    schooling: int
    roles: tuple[Role, ...]
    today: date

    @classmethod
    def of(cls, resume: Resume, today: date) -> Candidate:
        """Return what a resume shows of it; `schooling` is 0 where no degree was found."""
        held = frozenset(row.id for row in resume.certifications if row.status == "held")
        return cls(
            held, max((RANK[e.level] for e in resume.education), default=0), resume.roles, today
        )

    def months(self, family: str, within_years: int | None) -> int:
        """Return the months of work that count, overlaps once, within the years before today."""
        tracks = _COUNTED.get(family, _PROJECT_WORK)
        end = _month(f"{self.today:%Y-%m}")
        first = end - within_years * _MONTHS if within_years else 0
        worked = {
            month
            for role in self.roles
            if role.track in tracks and role.since
            for month in range(max(first, _month(role.since)), self._until(role, end) + 1)
        }
        return len(worked)

    def _until(self, role: Role, end: int) -> int:
        if role.until == "present":
            return end
        return min(end, _month(role.until)) if role.until else _month(role.since or "0-0")


def _month(text: str) -> int:
    year, _, month = text.partition("-")
    return int(year) * _MONTHS + int(month or 1) - 1


class Rules:
    """The issuers' rules; made once from the vocabulary."""

    def __init__(self, certifications: Mapping[str, Certification]) -> None:
        self._known = certifications

    def assess(self, certificate: Certification, person: Candidate, depth: int = 0) -> Eligibility:
        """Return whether `person` can take the certificate now, and what is missing."""
        conditions, is_missing = self._path(certificate, person)
        first, lacking = self._first(certificate, person, depth)
        conditions += lacking
        if certificate.also:
            conditions.append(Condition(certificate.also, Met.UNSEEN))
        # A condition on the months themselves that no resume shows leaves the months unproved.
        is_unsure = not certificate.paths or (
            certificate.also is not None and any(p.experience_months for p in certificate.paths)
        )
        if is_missing or any(one.met is False for one in lacking):
            state = "not_yet"
        elif is_unsure:
            state = "unsure"
        else:
            state = "after" if first else "open"
        return Eligibility(
            state,  # type: ignore[arg-type]  # one of the four by construction
            tuple(conditions),
            first,
            (certificate.url, *certificate.sources),
            certificate.checked_on,
        )

    def _path(self, certificate: Certification, person: Candidate) -> tuple[list[Condition], bool]:
        """Return the conditions of the easiest way in, and whether one is not fulfilled."""
        if not certificate.paths:
            return [
                Condition("What the issuer asks is not known here; ask it first.", Met.UNSEEN)
            ], False
        schooling = max(person.schooling, 1)
        ways = [p for p in certificate.paths if _rank(p) <= schooling]
        if not ways:
            lowest = min(certificate.paths, key=_rank)
            word = _WORDS.get(_rank(lowest), lowest.education)
            return [Condition(f"{word}: not found in the resume.", Met.NO)], True
        way = min(ways, key=lambda p: (p.experience_months, p.training_hours))
        found = [*_schooling(way, person)]
        months = self._months(certificate, way, person)
        found += [months] if months else []
        found += self._training(way, person)
        return found, any(one.met is False for one in found)

    def _months(
        self, certificate: Certification, way: EligibilityPath, person: Candidate
    ) -> Condition | None:
        if not way.experience_months:
            return None
        if waived := sorted(person.held & set(way.experience_waived_by)):
            return Condition(
                f"{self._known[waived[0]].label} stands in for the experience.", Met.YES
            )
        has = person.months(certificate.family, way.within_years)
        window = f" within the past {way.within_years} years" if way.within_years else ""
        text = f"{way.experience_months} months of experience{window}: your dated jobs show {has}"
        if has < way.experience_months:
            return Condition(f"{text}, so {way.experience_months - has} are missing.", Met.NO)
        return Condition(f"{text}. The issuer decides which months count.", Met.YES)

    def _training(self, way: EligibilityPath, person: Candidate) -> list[Condition]:
        if not way.training_hours:
            return []
        if waived := sorted(person.held & set(way.training_waived_by)):
            label = self._known[waived[0]].label
            return [
                Condition(f"{label} stands in for the {way.training_hours} h of training.", Met.YES)
            ]
        text = f"{way.training_hours} hours of training first; they are counted in the work."
        return [Condition(text, Met.UNSEEN)]

    def _first(
        self, certificate: Certification, person: Candidate, depth: int
    ) -> tuple[tuple[Thing, ...], list[Condition]]:
        """Return the certificates to take first, and the conditions that say so."""
        first: list[Thing] = []
        conditions: list[Condition] = []
        for choice in certificate.needs:
            words = " or ".join(self._known[one].label for one in choice)
            if held := [one for one in choice if one in person.held]:
                label = self._known[held[0]].label
                conditions.append(Condition(f"{label}, which you hold, is asked first.", Met.YES))
                continue
            way = self._way_in(choice, person, depth)
            conditions.append(Condition(f"First: {words}.", Met.UNSEEN if way else Met.NO))
            first += [thing for thing in way if thing not in first]
        return tuple(first), conditions

    def _way_in(self, choice: tuple[str, ...], person: Candidate, depth: int) -> tuple[Thing, ...]:
        """Return the first of the choice that can be taken, after those that it needs itself."""
        for one in choice if depth < _DEEPEST else ():
            certificate = self._known[one]
            found = self.assess(certificate, person, depth + 1)
            if certificate.earnable and found.state in {"open", "after"}:
                return (*found.first, Thing("certification", one, certificate.label))
        return ()


def _rank(path: EligibilityPath) -> int:
    return _RANKS.get(path.education, _UNREADABLE)


def _schooling(way: EligibilityPath, person: Candidate) -> list[Condition]:
    rank = _rank(way)
    if rank == 0:
        return []
    if person.schooling >= rank:
        return [Condition(f"{_WORDS[rank]} or higher: found in the resume.", Met.YES)]
    return [Condition(f"{_WORDS[rank]}: taken as given, since the resume names none.", Met.UNSEEN)]
