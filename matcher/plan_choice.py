"""What a plan may offer a person: to be earned or learnt, written down, or told if it is true."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matcher.plan_effort import PLANNED_KINDS
from matcher.plan_things import job_of
from matcher.plan_types import Thing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from matcher.lexicon.entries import Certification, Term
    from matcher.person import Resume, Skill
    from matcher.plan_market import Said
    from matcher.plan_things import Name
    from matcher.types import Kind

_SHOW = "You list {label}. Show it in the job where you used it, with what came of it."
_NAME = "Your resume shows {other}, which goes with it. If you used {label}, name it there."
_SAID = "You say that you have {label}. Write it into your resume: nobody else can see it yet."
_IF_TRUE: dict[str, str] = {
    "language": "If you speak {label}, add it with your level.",
    "clearance": "If you hold {label}, say so and until when.",
    "licence": "If you hold {label}, add it in one line.",
}
# What the vocabulary has no entry for, because it is told by its family in many wordings.
_NAMES = {
    "sc-clearance": "SC clearance",
    "dv-clearance": "DV clearance",
    "bpss": "BPSS check",
    "ts-sci": "TS/SCI clearance",
    "secret-clearance": "Secret clearance",
    "public-trust": "Public Trust clearance",
    "security-clearance": "Security clearance",
    "cscs-card": "CSCS card",
    "professional-engineer": "Professional Engineer licence",
}
_WRITTEN = frozenset({"certification", *PLANNED_KINDS, *_IF_TRUE})


class Offers(NamedTuple):
    """Things that can be planned; with their advice, what is free and what may be true."""

    planned: list[Thing]
    free: dict[Thing, str]
    if_true: dict[Thing, str]


class Choice:
    """Chooses what to look at; made once from the vocabulary."""

    def __init__(
        self, certifications: Mapping[str, Certification], terms: Mapping[str, Term]
    ) -> None:
        self._certifications = certifications
        self._terms = terms

    def among(self, asked: Collection[Name], resume: Resume, said: Said) -> Offers:
        """Return what to offer where postings ask for `asked`."""
        known = {(s.kind, s.id): s for s in resume.skills if (s.kind, s.id) not in said.lack}
        planned = self._certificates(resume, said)
        has_job = job_of(resume) is not None
        free = self._said(resume, said, shown=has_job)
        told = {(thing.kind, thing.id) for thing in free}
        for term in self._asked_terms(asked):
            if (term.kind, term.id) in told:
                continue
            skill = known.get((term.kind, term.id))
            if skill is not None:
                if skill.evidence == "listed" and has_job:
                    thing = Thing(term.kind, term.id, term.label, shown=True)
                    free[thing] = _SHOW.format(label=term.label)
            elif near := self._supported_by(term, known.values()):
                thing = Thing(term.kind, term.id, term.label, shown=has_job)
                free[thing] = _NAME.format(label=term.label, other=near)
            else:
                planned.append(Thing(term.kind, term.id, term.label))
        unsaid = {name for name in asked if name.kind in _IF_TRUE} - known.keys() - told
        if_true = {self._thing(name.kind, name.id): name.kind for name in sorted(unsaid)}
        return Offers(
            planned,
            free,
            {one: _IF_TRUE[kind].format(label=one.label) for one, kind in if_true.items()},
        )

    def _certificates(self, resume: Resume, said: Said) -> list[Thing]:
        claims = {row.id for row in resume.certifications if row.status == "held"}
        held = {name for name in claims if ("certification", name) not in said.lack}
        held |= {name for kind, name in said.have if kind == "certification"}
        return [
            Thing("certification", one.id, one.label)
            for one in self._certifications.values()
            if one.earnable and not one.general and one.id not in held
        ]

    def _said(self, resume: Resume, said: Said, *, shown: bool) -> dict[Thing, str]:
        """Return what the person says they have and the resume does not say, with the advice."""
        held = {("certification", c.id) for c in resume.certifications if c.status == "held"}
        silent = sorted(said.have - held - {(s.kind, s.id) for s in resume.skills})
        things = [
            self._thing(kind, name, shown=shown and kind in PLANNED_KINDS)
            for kind, name in silent
            if kind in _WRITTEN and (name in self._terms or kind in _IF_TRUE)
        ]
        return {thing: _SAID.format(label=thing.label) for thing in things}

    def _thing(self, kind: Kind | str, name: str, *, shown: bool = False) -> Thing:
        term = self._terms.get(name)
        label = term.label if term else _named(kind, name)
        return Thing(kind, name, label, shown=shown)  # type: ignore[arg-type]  # no topic comes here

    def _asked_terms(self, asked: Collection[Name]) -> list[Term]:
        """Return what postings ask for and what goes with it, as a part or the whole."""
        named = {name.id for name in asked if name.kind in {*PLANNED_KINDS, "topic"}}
        named &= self._terms.keys()
        wholes = {whole for one in named for whole in self._terms[one].part_of}
        parts = {term.id for term in self._terms.values() if named & set(term.part_of)}
        near = (self._terms[one] for one in sorted(named | wholes | parts))
        return [term for term in near if term.kind in PLANNED_KINDS]

    def _supported_by(self, term: Term, skills: Iterable[Skill]) -> str | None:
        """Return the label of a whole or a part of the term that the resume shows."""
        for skill in skills:
            other = self._terms.get(skill.id)
            if other is None or other.kind != term.kind:
                continue
            if skill.id in term.part_of or term.id in other.part_of:
                return skill.label
        return None


def _named(kind: str, name: str) -> str:
    """Return how people call a language, clearance or licence, given its id."""
    words = name.replace("-", " ")
    return _NAMES.get(name) or (words.title() if kind == "language" else words.capitalize())
