"""A resume as read. Frozen values; unknown is None, offsets point into `Resume.text`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from matcher.types import Degree, Finding, Grade, Kind, Level, Track

SectionKind = Literal[
    "summary", "experience", "education", "certifications", "skills", "projects", "other"
]
Status = Literal["held", "in_progress", "expired", "planned"]
Evidence = Literal["experience", "listed"]
Tier = Literal["listed", "undated", "used", "measured"]


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the resume under one heading; `title` is the heading, or "" at the top."""

    kind: SectionKind
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One job held. Months are "YYYY-MM"; `until` may be "present"; `months` is its length."""

    title: str
    employer: str | None
    since: str | None
    until: str | None
    start: int
    end: int
    track: Track = "other"
    level: Level | None = None
    months: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON shape, where the months are called "from" and "to"."""
        return {
            "title": self.title,
            "employer": self.employer,
            "from": self.since,
            "to": self.until,
            "start": self.start,
            "end": self.end,
            "track": self.track,
            "level": self.level,
            "months": self.months,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Role:
        """Build the role that `to_dict` described."""
        rest = {key: value for key, value in data.items() if key not in {"from", "to"}}
        return cls(since=data["from"], until=data["to"], **rest)


@dataclass(frozen=True, slots=True)
class Education:
    """One degree or school leaving certificate."""

    level: Degree
    field: str | None
    institution: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class HeldCertification:
    """One certificate that the resume names, and how the person stands to it.

    `grade` is the level named of a scheme whose levels are one certificate here.
    """

    id: str
    status: Status
    year: int | None
    start: int
    end: int
    grade: Grade | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """A tool, method, skill or artefact; `evidence` says whether a role shows it in use.

    `tier` is finer: only listed, shown in work without dates, used in a dated job, or used there
    in a line that names a measured outcome. The place is that of the best tier; repeats count for
    nothing. None where only `evidence` is known. `grade` is the level of a language, or that a
    clearance or licence is yet to come ("later") or "expired".
    """

    id: str
    kind: Kind
    label: str
    years: float | None = None
    evidence: Evidence
    start: int
    end: int
    tier: Tier | None = None
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How the file is built; None where the format does not tell.

    `hidden_sample` is some of the words that cannot be seen, `smallest` the size in points of the
    smallest lines that can; `unmapped` counts letters of which the file tells only the shape, and
    `scanned` the pages that are pictures.
    """

    pages: int | None = None
    columns: int | None = None
    tables: int | None = None
    images: int | None = None
    hidden_text: bool = False
    boxes: int | None = None
    hidden_sample: str | None = None
    smallest: float | None = None
    unmapped: int | None = None
    scanned: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """What a resume says about a person's work; nothing of who the person is enters a score.

    `read_on` is the day ("YYYY-MM-DD") that ended the jobs still held.
    """

    text: str
    name: str | None
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    links: tuple[str, ...]
    sections: tuple[Section, ...]
    roles: tuple[Role, ...]
    years_experience: float | None
    education: tuple[Education, ...]
    certifications: tuple[HeldCertification, ...]
    skills: tuple[Skill, ...]
    layout: Layout
    findings: tuple[Finding, ...]
    tracks: tuple[tuple[str, int], ...] = ()
    domains: tuple[tuple[str, int], ...] = ()
    read_on: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON shape; `from_dict` gives back an equal value."""
        return {
            "text": self.text,
            "name": self.name,
            "emails": list(self.emails),
            "phones": list(self.phones),
            "links": list(self.links),
            "sections": [_plain(row) for row in self.sections],
            "roles": [role.to_dict() for role in self.roles],
            "years_experience": self.years_experience,
            "education": [_plain(row) for row in self.education],
            "certifications": [_plain(row) for row in self.certifications],
            "skills": [_plain(row) for row in self.skills],
            "layout": _plain(self.layout),
            "findings": [f.to_dict() for f in self.findings],
            "tracks": [list(pair) for pair in self.tracks],
            "domains": [list(pair) for pair in self.domains],
            "read_on": self.read_on,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Resume:
        """Build the resume that `to_dict` described; KeyError or TypeError on another shape."""
        return cls(
            text=data["text"],
            name=data["name"],
            emails=tuple(data["emails"]),
            phones=tuple(data["phones"]),
            links=tuple(data["links"]),
            sections=tuple(Section(**row) for row in data["sections"]),
            roles=tuple(Role.from_dict(row) for row in data["roles"]),
            years_experience=data["years_experience"],
            education=tuple(Education(**row) for row in data["education"]),
            certifications=tuple(HeldCertification(**row) for row in data["certifications"]),
            skills=tuple(Skill(**row) for row in data["skills"]),
            layout=Layout(**data["layout"]),
            findings=tuple(Finding(**row) for row in data["findings"]),
            tracks=tuple((name, months) for name, months in data.get("tracks", ())),
            domains=tuple((name, count) for name, count in data.get("domains", ())),
            read_on=data.get("read_on"),
        )


def _plain(row: Section | Education | HeldCertification | Skill | Layout) -> dict[str, Any]:
    """Return a flat value's fields by name."""
    return {name: getattr(row, name) for name in type(row).__dataclass_fields__}
