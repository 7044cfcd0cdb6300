"""What a posting asks for, and how a resume answers it. Frozen values; unknown is None.

`start` and `end` are half-open character offsets into the text that the same value, or the
named text of a `Match`, carries.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Strength = Literal["required", "preferred", "mentioned", "excluded"]
Kind = Literal[
    "certification",
    "tool",
    "method",
    "skill",
    "artefact",
    "language",
    "clearance",
    "licence",
    "education",
    "experience",
]
Track = Literal["pmo", "project", "programme", "portfolio", "product", "other"]
Level = Literal["intern", "entry", "analyst", "senior", "manager", "director", "executive"]
Degree = Literal["secondary", "associate", "bachelor", "master", "doctorate"]
Band = Literal["strong", "good", "stretch", "far"]
# The level of a scheme, of a language (CEFR), and how a clearance or licence stands when not held.
Grade = Literal[
    "foundation", "practitioner", "a1", "a2", "b1", "b2", "c1", "c2", "later", "expired"
]
Severity = Literal["error", "warning", "tip"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something worth telling the person; without a place both offsets are None."""

    code: str
    severity: Severity
    message: str
    start: int | None = None
    end: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON shape."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One thing that a posting names; those of one `any_of` stand in for one another.

    `grade` is the level asked for, of a scheme whose levels are one certificate here or of a
    language (CEFR, "a1" to "c2"); "later" for a clearance that may come after the offer.
    """

    id: str
    kind: Kind
    label: str
    strength: Strength
    any_of: str | None = None
    min_years: float | None = None
    start: int
    end: int
    grade: Grade | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON shape."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Years:
    """Years of experience asked for; "5+" has no max, "up to 3" has no min."""

    min: float | None
    max: float | None


@dataclass(frozen=True, slots=True)
class Schooling:
    """The lowest degree that satisfies a posting, and whether experience may replace it."""

    level: Degree
    strength: Strength
    or_equivalent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingProfile:
    """A posting as read: who it wants. `topics` and `domains` are what its duties are about."""

    text: str
    title: str | None
    level: Level | None
    track: Track
    is_pmo: bool
    years_experience: Years | None
    education: Schooling | None
    requirements: tuple[Requirement, ...]
    topics: tuple[str, ...] = ()
    domains: tuple[tuple[str, int], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON shape; `from_dict` gives back an equal value."""
        years, school = self.years_experience, self.education
        return {
            "text": self.text,
            "title": self.title,
            "level": self.level,
            "track": self.track,
            "is_pmo": self.is_pmo,
            "years_experience": years and {"min": years.min, "max": years.max},
            "education": school
            and {
                "level": school.level,
                "strength": school.strength,
                "or_equivalent": school.or_equivalent,
            },
            "requirements": [r.to_dict() for r in self.requirements],
            "topics": list(self.topics),
            "domains": [list(pair) for pair in self.domains],
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> PostingProfile:
        """Build the profile that `to_dict` described; KeyError or TypeError on another shape."""
        years, school = data["years_experience"], data["education"]
        return cls(
            text=data["text"],
            title=data["title"],
            level=data["level"],
            track=data["track"],
            is_pmo=data["is_pmo"],
            years_experience=None if years is None else Years(**years),
            education=None if school is None else Schooling(**school),
            requirements=tuple(Requirement(**row) for row in data["requirements"]),
            topics=tuple(data.get("topics", ())),
            domains=tuple((name, count) for name, count in data.get("domains", ())),
        )


@dataclass(frozen=True, slots=True)
class Part:
    """One named share of the score; `score` and `weight` are 0 to 1, the weights sum to 1.

    `met` of `asked` counts the demands behind a part that counts them; both None for the others.
    `value`, 0 to 1, is the part by itself; where `score` is lower, the reason says what lowered it.
    """

    name: str
    score: float
    weight: float
    reason: str
    met: int | None = None
    asked: int | None = None
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """A requirement (its index in the profile) answered by these spans of the resume.

    `credit`, 0.5 to 1, is the share that counts. `tier` says how a tool, method, skill or paper is
    shown (listed, certified, undated, elsewhere, used, measured); None for the other kinds.
    """

    requirement: int
    by: tuple[tuple[int, int], ...]
    note: str
    tier: str | None = None
    credit: float = 1.0


@dataclass(frozen=True, slots=True)
class Missing:
    """A requirement not answered; `gain` is the points that meeting it alone would add.

    `credit`, 0 to 0.5, is the share that counts already; `by` is where the resume shows that much.
    """

    requirement: int
    strength: Strength
    gain: float
    advice: str
    credit: float = 0.0
    by: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How one resume answers one posting; `score` is 100 x the sum of part score x weight."""

    score: float
    band: Band
    parts: tuple[Part, ...]
    met: tuple[Met, ...]
    missing: tuple[Missing, ...]
    findings: tuple[Finding, ...]
    text_posting: str
    text_resume: str

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON shape."""
        return {
            "score": self.score,
            "band": self.band,
            "parts": [
                {name: getattr(part, name) for name in part.__slots__} for part in self.parts
            ],
            "met": [
                {
                    "requirement": m.requirement,
                    "by": [{"start": start, "end": end} for start, end in m.by],
                    "note": m.note,
                    "tier": m.tier,
                    "credit": m.credit,
                }
                for m in self.met
            ],
            "missing": [
                {
                    "requirement": m.requirement,
                    "strength": m.strength,
                    "gain": m.gain,
                    "advice": m.advice,
                    "credit": m.credit,
                    "by": [{"start": start, "end": end} for start, end in m.by],
                }
                for m in self.missing
            ],
            "findings": [f.to_dict() for f in self.findings],
            "text_posting": self.text_posting,
            "text_resume": self.text_resume,
        }
