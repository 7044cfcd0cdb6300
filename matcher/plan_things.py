"""Things added to a resume as values, and which of what postings ask for each of them answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from matcher.person import HeldCertification, Layout, Resume, Skill
from matcher.types import PostingProfile, Requirement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matcher.beside import Beside
    from matcher.plan_types import Thing
    from matcher.types import Band, Kind, Match

_AT_ONCE = 40
_ASKED = frozenset({"required", "preferred"})
_BARE = Resume(
    text="",
    name=None,
    emails=(),
    phones=(),
    links=(),
    sections=(),
    roles=(),
    years_experience=None,
    education=(),
    certifications=(),
    skills=(),
    layout=Layout(),
    findings=(),
)


class Scorer(Protocol):
    """What a plan needs of a matcher: scores, and the bands they fall into."""

    def match(
        self,
        resume: Resume,
        profile: PostingProfile,
        assume: frozenset[int] = frozenset(),
        deny: frozenset[int] = frozenset(),
    ) -> Match:
        """Return the whole match."""

    def score(self, resume: Resume, profile: PostingProfile) -> float:
        """Return its score alone."""

    def beside(
        self,
        resume: Resume,
        profile: PostingProfile,
        assume: frozenset[int] = frozenset(),
        deny: frozenset[int] = frozenset(),
    ) -> Beside | None:
        """Lay a posting beside a resume, to score it again; None where that takes a whole look."""

    def band(self, score: float) -> Band:
        """Return the band of a score."""


class Name(NamedTuple):
    """Something that postings ask for, or that their duties are about (kind "topic")."""

    kind: Kind | str
    id: str


def holding(resume: Resume, things: Iterable[Thing]) -> Resume:
    """Return the resume as it would read with `things` held; its text stays as it is.

    A certificate is added as held, at the highest level, anything else as listed, or as used in
    the latest project job where the thing is `shown`. What the resume says already is never
    weakened.
    """
    end = len(resume.text)
    certificates, skills = [*resume.certifications], {(s.kind, s.id): s for s in resume.skills}
    for thing in things:
        if thing.kind == "certification":
            certificates.append(HeldCertification(thing.id, "held", None, end, end, "practitioner"))
            continue
        known = skills.get((thing.kind, thing.id))
        if thing.shown or known is None:
            skills[thing.kind, thing.id] = _skill(thing, resume, end)
    return replace(resume, certifications=tuple(certificates), skills=tuple(skills.values()))


def added_claims(resume: Resume) -> tuple[HeldCertification, ...]:
    """Return the certificates that were added as values, without a place in the text."""
    return tuple(claim for claim in resume.certifications if claim.start == claim.end)


def with_added(read: tuple[Skill, ...], known: tuple[Skill, ...]) -> tuple[Skill, ...]:
    """Return skills read anew together with those that were added as values, without a place."""
    skills = {(skill.kind, skill.id): skill for skill in read}
    for skill in known:
        if skill.start == skill.end:
            skills[skill.kind, skill.id] = skill
    return tuple(skills.values())


def job_of(resume: Resume) -> tuple[int, int] | None:
    """Return the place of the latest job in project work, None where there is none."""
    jobs = [role for role in resume.roles if role.track != "other"]
    latest = max(jobs, key=lambda r: (r.until == "present", r.until or "", r.start), default=None)
    return (latest.start, latest.end) if latest else None


def _skill(thing: Thing, resume: Resume, end: int) -> Skill:
    job = job_of(resume) if thing.shown else None
    start, stop = (job[0], job[0]) if job else (end, end)
    return Skill(
        id=thing.id,
        kind=thing.kind,
        label=thing.label,
        evidence="experience" if job else "listed",
        tier="used" if job else "listed",
        start=start,
        end=stop,
    )


def names_of(profile: PostingProfile) -> frozenset[Name]:
    """Return everything in a posting that a thing held may answer; a mere mention counts not."""
    asked = {Name(row.kind, row.id) for row in profile.requirements if row.strength in _ASKED}
    return frozenset(asked | {Name("topic", topic) for topic in profile.topics})


@dataclass(slots=True)
class Relations:
    """Which names a thing answers, found by asking the scorer itself and then remembered.

    An empty resume with the thing alone is scored against an invented posting that asks for the
    names. So this stays right when the rules of the score change.
    """

    scorer: Scorer
    known: dict[tuple[Kind, str, Name], float | None]

    def answered(self, thing: Thing, names: Sequence[Name]) -> dict[Name, float]:
        """Return those of `names` that holding the thing has any bearing on, with how much.

        How much is the score against a posting that asks for the name alone: two things with
        the same bearing on all that a posting asks for are worth the same there.
        """
        unknown = [name for name in names if (thing.kind, thing.id, name) not in self.known]
        for low in range(0, len(unknown), _AT_ONCE):
            self._search(thing, unknown[low : low + _AT_ONCE])
        found = {name: self.known[thing.kind, thing.id, name] for name in names}
        return {name: worth for name, worth in found.items() if worth is not None}

    def _search(self, thing: Thing, names: list[Name]) -> None:
        """Split the names until those that the thing answers stand alone."""
        posting = _asking_for(names)
        held = self.scorer.score(holding(_BARE, (thing,)), posting)
        has_bearing = held != self.scorer.score(_BARE, posting)
        if not has_bearing or len(names) == 1:
            worth = held if has_bearing else None
            self.known.update({(thing.kind, thing.id, name): worth for name in names})
            return
        middle = len(names) // 2
        self._search(thing, names[:middle])
        self._search(thing, names[middle:])


def _asking_for(names: Iterable[Name]) -> PostingProfile:
    wanted = [
        Requirement(
            id=name.id,
            kind=name.kind,  # type: ignore[arg-type]  # topics are filtered out
            label=name.id,
            strength="required",
            start=0,
            end=0,
        )
        for name in names
        if name.kind != "topic"
    ]
    return PostingProfile(
        text="",
        title=None,
        level=None,
        track="pmo",
        is_pmo=True,
        years_experience=None,
        education=None,
        requirements=tuple(wanted),
        topics=tuple(name.id for name in names if name.kind == "topic"),
    )
