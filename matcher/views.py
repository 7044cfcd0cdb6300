"""A resume laid out for look-ups, and the answer that it gives to one requirement."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matcher.crafts import Crafts
    from matcher.person import Resume, Skill, Tier
    from matcher.types import Kind


@dataclass(frozen=True, slots=True)
class Answer:
    """The credit for one requirement; `how` names the relation, `by` the spans, `via` the means.

    `tier` says how the means is shown: listed, certified, undated, used or measured.
    """

    credit: float
    how: str = "missing"
    by: tuple[tuple[int, int], ...] = ()
    via: str | None = None
    tier: str | None = None

    @property
    def shown(self) -> str | None:
        """How the means is shown, in a job of another kind told apart."""
        return "elsewhere" if self.how == "elsewhere" else self.tier


NONE = Answer(0.0)


@dataclass(frozen=True, slots=True)
class View:
    """A resume laid out for look-ups; made for one match and thrown away."""

    resume: Resume
    skills: dict[tuple[Kind, str], Skill] = field(default_factory=dict)
    starts: tuple[int, ...] = ()
    far: tuple[bool, ...] = ()

    @classmethod
    def of(cls, resume: Resume, crafts: Crafts) -> View:
        """Return the view of a resume."""
        skills = {(skill.kind, skill.id): skill for skill in resume.skills}
        far = tuple(role.track == "other" and crafts.is_far(role) for role in resume.roles)
        return cls(resume, skills, tuple(role.start for role in resume.roles), far)

    def is_elsewhere(self, skill: Skill) -> bool:
        """Tell whether the skill was used in a job far from project work and from offices."""
        if skill.tier == "undated":
            return False
        place = bisect_right(self.starts, skill.start) - 1
        return skill.evidence == "experience" and (place < 0 or self.far[place])


def tier_of(skill: Skill) -> Tier:
    """Return how a skill is shown, also where only the plain evidence is known."""
    return skill.tier or ("used" if skill.evidence == "experience" else "listed")
