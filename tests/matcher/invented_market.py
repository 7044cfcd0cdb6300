"""Postings and resumes of every shape that the types allow, drawn by hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from matcher import (
    Education,
    HeldCertification,
    Layout,
    PostingProfile,
    Requirement,
    Resume,
    Role,
    Schooling,
    Section,
    Skill,
    Years,
)

TITLES = [
    None, "PMO Analyst", "Senior PMO Manager", "Project Coordinator", "Programme Director",
    "Construction Project Manager", "Scrum Master", "Staff Nurse", "Portfolio Office Lead",
]  # fmt: skip
LEVELS = [None, "intern", "entry", "analyst", "senior", "manager", "director", "executive"]
TRACKS = ["pmo", "project", "programme", "portfolio", "product", "other"]
STRENGTHS = ["required", "preferred", "mentioned", "excluded"]
DEGREES = ["secondary", "associate", "bachelor", "master", "doctorate"]
TRADES = ["construction", "health", "finance", "technology", "office", "product", "public"]
TOPICS = ["raid-log", "risk-management", "excel", "facilitation", "reporting", "minutes", "budget"]
ASKED = [
    *(("certification", i) for i in ("pmp", "capm", "prince2-practitioner", "psm-2", "p3o")),
    *(("tool", i) for i in ("excel", "microsoft-office", "power-bi", "jira")),
    *(("skill", i) for i in ("risk-management", "facilitation", "reporting")),
    *(("artefact", i) for i in ("raid-log", "risk-register")),
    *(("method", i) for i in ("scrum", "agile")),
    *(("language", i) for i in ("german", "english")),
    *(("clearance", i) for i in ("sc-clearance", "bpss")),
    ("licence", "driving-licence"),
    *(("education", i) for i in DEGREES),
    ("experience", "experience"),
    ("experience", "experience"),
]
TEXTS = [
    "",
    "You must be eligible for SC clearance.",
    "Students must be currently enrolled in a degree at a university.",
    "We hold the plan, the budget and the risks of forty projects together every single month.",
]
MONTHS = ["2012-01", "2017-06", "2021-01", "2024-06", "2026-02"]


def maybe(values):
    return st.one_of(st.none(), values)


@st.composite
def requirements(draw, text):
    kind, name = draw(st.sampled_from(ASKED))
    start = draw(st.integers(0, len(text)))
    years = st.sampled_from([0.0, 0.5, 1.0, 2.0, 3.0, 5.0, 8.0])
    return Requirement(
        id=name,
        kind=kind,
        label=name,
        strength=draw(st.sampled_from(STRENGTHS)),
        any_of=draw(st.sampled_from([None, None, None, "g1", "g2"])),
        min_years=draw(years) if kind == "experience" else draw(maybe(years)),
        start=start,
        end=start,
    )


@st.composite
def profiles(draw):
    text = draw(st.sampled_from(TEXTS))
    years = st.builds(Years, maybe(st.sampled_from([0.0, 1.0, 3.0, 7.0])), maybe(st.just(10.0)))
    school = st.builds(
        Schooling, st.sampled_from(DEGREES), st.sampled_from(STRENGTHS[:2]), st.booleans()
    )
    trades = st.tuples(st.sampled_from(TRADES), st.integers(1, 9))
    return PostingProfile(
        text=text,
        title=draw(st.sampled_from(TITLES)),
        level=draw(st.sampled_from(LEVELS)),
        track=draw(st.sampled_from(TRACKS)),
        is_pmo=draw(st.booleans()),
        years_experience=draw(maybe(years)),
        education=draw(maybe(school)),
        requirements=tuple(draw(st.lists(requirements(text), max_size=9))),
        topics=tuple(draw(st.lists(st.sampled_from(TOPICS), max_size=5, unique=True))),
        domains=tuple(draw(st.lists(trades, max_size=4, unique_by=lambda pair: pair[0]))),
    )


@st.composite
def roles(draw):
    start = draw(st.integers(0, 40))
    return Role(
        title=draw(st.sampled_from([title for title in TITLES if title])),
        employer=None,
        since=draw(st.sampled_from(MONTHS)),
        until=draw(st.sampled_from([None, "present", "2025-12"])),
        start=start,
        end=start + 5,
        track=draw(st.sampled_from(TRACKS)),
        level=draw(st.sampled_from(LEVELS)),
        months=draw(st.integers(0, 150)),
    )


@st.composite
def resumes(draw):
    text = draw(st.sampled_from([*TEXTS[3:], "Degree, expected 2027. I keep registers and plans."]))
    held = draw(st.lists(roles(), max_size=4).map(lambda own: sorted(own, key=lambda r: r.start)))
    tracks = {role.track: draw(st.integers(0, 150)) for role in held}
    answered = [pair for pair in ASKED if pair[0] not in {"certification", "education"}]
    skills = draw(st.lists(st.sampled_from(answered), max_size=8, unique=True))
    certificates = st.tuples(
        st.sampled_from(["pmp", "capm", "prince2-foundation", "psm-1", "psm-3"]),
        st.sampled_from(["held", "in_progress", "expired", "planned"]),
    )
    trades = st.tuples(st.sampled_from(TRADES), st.integers(1, 9))
    return Resume(
        text=text,
        name=None,
        emails=(),
        phones=(),
        links=(),
        sections=(Section("education", "Education", 0, len(text)),),
        roles=tuple(held),
        years_experience=None,
        education=tuple(
            Education(level, None, None, None)
            for level in draw(st.lists(st.sampled_from(DEGREES), max_size=2))
        ),
        certifications=tuple(
            HeldCertification(name, status, None, 0, 1)
            for name, status in draw(st.lists(certificates, max_size=3))
        ),
        skills=tuple(
            Skill(
                id=name,
                kind=kind,
                label=name,
                evidence=draw(st.sampled_from(["listed", "experience"])),
                start=draw(st.integers(0, 50)),
                end=51,
            )
            for kind, name in skills
        ),
        layout=Layout(),
        findings=(),
        tracks=tuple(tracks.items()),
        domains=tuple(draw(st.lists(trades, max_size=4, unique_by=lambda pair: pair[0]))),
    )
