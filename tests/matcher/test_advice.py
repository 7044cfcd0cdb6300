"""Advice rests on the resume: where a thing was used, what is held, how far along."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.matcher.texts import GOOD, NEIGHBOUR, PARTIAL, POSTING, UNRELATED

ADVERT = """PMO Analyst
What we need
- PRINCE2 Practitioner
- Smartsheet
- Highlight reports
- Fluent German
"""
RESUME = """Robin Sample
robin@example.com

EXPERIENCE

Project Support Officer, Tern Housing
Jan 2022 - Mar 2025
- Kept the plan of six teams in Smartsheet
- Monthly status reports

SKILLS
Excel

CERTIFICATIONS
{claim}
"""


@pytest.fixture
def said(matcher):
    """Return a function: id -> the note or advice for a resume with a claim."""

    def of(claim: str, advert: str = ADVERT) -> dict[str, str]:
        profile = matcher.read_posting(advert, title="PMO Analyst")
        match = matcher.match(
            matcher.read_resume(RESUME.format(claim=claim).encode(), "a"), profile
        )
        rows = {profile.requirements[m.requirement].id: m.note for m in match.met}
        return rows | {profile.requirements[m.requirement].id: m.advice for m in match.missing}

    return of


def test_a_tool_used_in_a_job_is_told_with_the_job_and_put_in_skills(said):
    note = said("")["smartsheet"]

    assert "at Tern Housing" in note
    assert "The posting says “Smartsheet”: put it in SKILLS as well." in note


def test_the_posting_s_own_wording_is_named(said):
    assert "The posting says “Highlight reports”: use that wording." in said("")["status-report"]


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("PRINCE2 Practitioner (2023)", ["You show this."]),
        ("PRINCE2 Practitioner, exam booked", ["in progress", "40%", "in full"]),
        ("PRINCE2 Practitioner (lapsed 2019)", ["has lapsed", "30%"]),
        ("PRINCE2 Practitioner planned for 2027", ["You plan", "15%"]),
        ("PRINCE2 Foundation (2023)", ["PRINCE2 Foundation", "a step below", "40%"]),
        ("PRINCE2 certified (2023)", ["without its level", "60%"]),
        ("PMP (2023)", ["PMP", "equivalent", "60%", "“PRINCE2 Practitioner or equivalent: PMP”"]),
        ("PMP in progress, exam booked", ["PMP is in progress", "24%", "for more"]),
        ("", ["was not found", "If you hold it", "If you are working towards it".lower()]),
    ],
)
def test_what_is_held_counts_for_a_share_that_is_stated(said, claim, words):
    told = said(claim)["prince2-practitioner"]

    assert all(word in told for word in words), told


def test_a_language_at_a_lower_level_is_told_so(said):
    assert "lower level" in said("German (B1)", ADVERT)["german"]
    assert "If you speak it, add it" in said("")["german"]


def test_the_share_told_is_the_credit_that_counts(matcher):
    profile = matcher.read_posting(ADVERT, title="PMO Analyst")
    for claim in ("PMP (2023)", "PRINCE2 Foundation", "PMP in progress", "German (A2)"):
        resume = matcher.read_resume(RESUME.format(claim=claim).encode(), "a")
        match = matcher.match(resume, profile)
        told = [(m.note, m.credit) for m in match.met] + [
            (m.advice, m.credit) for m in match.missing
        ]
        for words, credit in told:
            if share := re.search(r"(\d+)%", words):
                assert int(share.group(1)) == pytest.approx(100 * credit, abs=0.51)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.sampled_from([GOOD, PARTIAL, NEIGHBOUR, UNRELATED, RESUME.format(claim="PMP")]),
    advert=st.sampled_from([ADVERT, POSTING]),
)
def test_nothing_is_said_to_be_held_that_the_resume_does_not_name(matcher, text, advert):
    profile = matcher.read_posting(advert, title="PMO Analyst")
    match = matcher.match(matcher.read_resume(text.encode(), "a.txt"), profile)

    for gap in match.missing:
        assert gap.advice.endswith(".")
        if not gap.by and gap.credit == 0:
            assert "If you" in gap.advice or "Check that" in gap.advice or "would do" in gap.advice
            plain = re.sub(r"[Ii]f you [^.;]*|what you did", "", gap.advice)
            assert not re.search(r"[Yy]ou (?:hold|have|used|did)\b", plain)
    for quote in re.findall(r"The posting says “([^”]+)”", " ".join(m.note for m in match.met)):
        assert quote in " ".join(advert.split())
