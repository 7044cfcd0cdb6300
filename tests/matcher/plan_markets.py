"""Small random markets and resumes for the plan's tests, and a planner without any short cuts."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from matcher import (
    Education,
    HeldCertification,
    Layout,
    PostingProfile,
    Requirement,
    Resume,
    Role,
    Skill,
)
from matcher.plan_things import holding
from matcher.plan_types import Thing

TODAY = date(2026, 11, 20)
WELL = {"strong", "good"}
ASKED = [
    *(("certification", i) for i in ("pmp", "capm", "prince2-practitioner", "pm-certification")),
    *(("certification", i) for i in ("psm-3", "pmi-pmocp", "scrum-certification", "p3o")),
    *(("tool", i) for i in ("excel", "microsoft-office", "power-bi", "jira")),
    *(("skill", i) for i in ("risk-management", "facilitation")),
    *(("artefact", i) for i in ("raid-log", "risk-register")),
    *(("language", i) for i in ("german",)),
]
TOPICS = ["raid-log", "risk-management", "excel", "facilitation", "reporting"]
HELD = ["capm", "prince2-foundation", "psm-2", "pmp", "csm"]
STATUSES = ["held", "in_progress", "expired", "planned"]
SHOWN = [
    ("tool", "excel"),
    ("tool", "microsoft-office"),
    ("skill", "facilitation"),
    ("artefact", "raid-log"),
]


@st.composite
def requirements(draw):
    kind, name = draw(st.sampled_from(ASKED))
    return Requirement(
        id=name,
        kind=kind,
        label=name,
        strength=draw(st.sampled_from(["required", "preferred", "mentioned", "excluded"])),
        any_of=draw(st.sampled_from([None, None, "g1"])),
        start=0,
        end=0,
    )


@st.composite
def profiles(draw):
    return PostingProfile(
        text="",
        title="PMO Analyst",
        level=draw(st.sampled_from([None, "entry", "analyst", "senior"])),
        track=draw(st.sampled_from(["pmo", "project"])),
        is_pmo=True,
        years_experience=None,
        education=None,
        requirements=tuple(draw(st.lists(requirements(), max_size=6, unique_by=lambda r: r.id))),
        topics=tuple(draw(st.lists(st.sampled_from(TOPICS), max_size=3, unique=True))),
    )


markets = st.lists(profiles(), max_size=7).map(lambda found: dict(enumerate(found)))


@st.composite
def resumes(draw):
    since = draw(st.sampled_from(["2026-01", "2024-06", "2021-01", "2015-01"]))
    track = draw(st.sampled_from(["pmo", "project", "other"]))
    role = Role(
        title="Work",
        employer=None,
        since=since,
        until="present",
        start=0,
        end=10,
        track=track,
        level=draw(st.sampled_from([None, "entry", "analyst"])),
    )
    months = (2026 - int(since[:4])) * 12
    held = draw(st.lists(st.sampled_from(HELD), max_size=2, unique=True))
    school = draw(st.sampled_from([(), ("secondary",), ("bachelor",)]))
    return Resume(
        text="Work since then",
        name=draw(st.sampled_from([None, "Ada Fernhill"])),
        emails=(),
        phones=(),
        links=(),
        sections=(),
        roles=(role,),
        years_experience=None,
        education=tuple(Education(level, None, None, None) for level in school),
        certifications=tuple(
            HeldCertification(one, draw(st.sampled_from(STATUSES)), None, 0, 1) for one in held
        ),
        skills=tuple(
            Skill(
                id=name,
                kind=kind,
                label=name,
                evidence=draw(st.sampled_from(["listed", "experience"])),
                start=1,
                end=2,
            )
            for kind, name in draw(st.lists(st.sampled_from(SHOWN), max_size=2, unique=True))
        ),
        layout=Layout(),
        findings=(),
        tracks=((track, months),),
    )


class Brute:
    """Answers the plan's questions by scoring every posting anew, for every thing, every time."""

    def __init__(self, matcher, resume, market):
        self.matcher, self.resume, self.market = matcher, resume, market

    def well(self, held, key):
        score = self.matcher.score(holding(self.resume, held), self.market[key])
        return self.matcher.band(score) in WELL

    def opened(self, held, things):
        """Return the keys that are below good with `held` and good with `things` besides."""
        return [
            key
            for key in self.market
            if not self.well(held, key) and self.well((*held, *things), key)
        ]

    def every_thing(self):
        """Return everything that the vocabulary would let somebody plan, asked for or not."""
        shown = {(s.kind, s.id) for s in self.resume.skills}
        terms = self.matcher.terms().values()
        for term in terms:
            planned = term.kind in {"tool", "method", "skill", "artefact"}
            if planned and (term.kind, term.id) not in shown:
                yield Thing(term.kind, term.id, term.label)
        held = {c.id for c in self.resume.certifications if c.status == "held"}
        for one in self.matcher.certifications():
            if one.earnable and not one.general and one.id not in held:
                yield Thing("certification", one.id, one.label)
