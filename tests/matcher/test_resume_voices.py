"""Forty resumes in many voices: what a careful recruiter reads in each is what is read."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

VOICES = tomllib.loads((Path(__file__).parent / "resume_voices.toml").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 20)
WITHIN = 0.2


def told(*values) -> str:
    return " | ".join("?" if value is None else str(value) for value in values)


def found(resume) -> dict[str, list[str]]:
    """Return what was read, in the words of the expectations."""
    skills = {
        kind: [
            s.id + (f" {s.years}" if s.years else "") for s in resume.skills if s.evidence == kind
        ]
        for kind in ("experience", "listed")
    }
    return {
        "emails": list(resume.emails),
        "phones": list(resume.phones),
        "links": list(resume.links),
        "sections": [section.kind for section in resume.sections if section.title],
        "roles": [told(r.title, r.employer, r.since, r.until) for r in resume.roles],
        "certifications": sorted(
            f"{c.id} {c.status}" + (f" {c.year}" if c.year else "") for c in resume.certifications
        ),
        "education": [told(e.level, e.field, e.institution, e.year) for e in resume.education],
        "used": skills["experience"],
        "listed": skills["listed"],
    }


def misses(voice, resume) -> list[str]:
    """Return what differs from the expectations, one line a difference."""
    seen = found(resume)
    out = []
    if voice.get("name", resume.name) != resume.name:
        out.append(f"name: {resume.name}")
    for key in ("used", "listed"):
        out += [f"{key}: {one}" for one in voice.get(key, []) if one not in seen[key]]
    for key in ("emails", "phones", "links", "sections", "roles", "education", "certifications"):
        if key in voice and not same(voice[key], seen[key], in_order=key != "certifications"):
            out.append(f"{key}: {seen[key]}")
    if (
        abs(voice.get("years", resume.years_experience or 0) - (resume.years_experience or 0))
        > WITHIN
    ):
        out.append(f"years: {resume.years_experience}")
    known = {skill.id for skill in resume.skills}
    return out + [f"not absent: {one}" for one in voice.get("absent", []) if one in known]


def same(wanted: list[str], seen: list[str], *, in_order: bool) -> bool:
    if not in_order:
        return sorted(wanted) == seen
    return len(wanted) == len(seen) and all(map(alike, wanted, seen))


def alike(wanted: str, seen: str) -> bool:
    pairs = zip(wanted.split(" | "), seen.split(" | "), strict=False)
    return all(one in ("?", other) for one, other in pairs)


@pytest.mark.parametrize("name", VOICES)
def test_a_resume_is_read_as_a_recruiter_would(matcher, name):
    voice = VOICES[name]
    resume = matcher.read_resume(voice["text"].encode(), f"{name}.txt", today=TODAY)

    assert misses(voice, resume) == []


def test_the_voices_are_many():
    assert len(VOICES) >= 40
