"""Bullet help: which line could carry which demand, and what a line lacks."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.matcher.texts import GOOD, NEIGHBOUR, PARTIAL, POSTING, UNRELATED

ADVERT = """PMO Coordinator
What we need
- Kept a risk register
- Agile delivery
- Build board packs and dashboards in Power BI
- Smartsheet
- PRINCE2 Practitioner
"""
RESUME = """Kim Example
kim@example.com

EXPERIENCE

Project Coordinator, Alder Clinics
Feb 2021 - present
- Responsible for a list of risks for four clinics
- Ran Scrum reviews for two teams
- Board packs and dashboards for the director every month
- Cut open actions from 60 to 8 in a year

SKILLS
Smartsheet
"""


@pytest.fixture(scope="module")
def profile(matcher):
    return matcher.read_posting(ADVERT, title="PMO Coordinator")


@pytest.fixture(scope="module")
def resume(matcher):
    return matcher.read_resume(RESUME.encode(), "a.txt")


@pytest.fixture(scope="module")
def helped(matcher, resume, profile):
    return matcher.bullet_help(resume, profile, matcher.match(resume, profile))


def line_of(resume, helped, words):
    return next(one for one in helped if words in resume.text[one.start : one.end])


def carried(profile, one):
    return {profile.requirements[c.requirement].id: c for c in one.carries}


def test_a_line_is_offered_for_the_demand_that_its_words_are_close_to(resume, profile, helped):
    one = line_of(resume, helped, "list of risks")
    carry = carried(profile, one)["risk-register"]

    assert resume.text[carry.start : carry.end] == "risks"
    assert carry.is_missing
    assert carry.gain > 0
    assert "If you kept or wrote one" in carry.advice


def test_a_line_with_the_words_that_the_posting_has_beside_a_tool(resume, profile, helped):
    carry = carried(profile, line_of(resume, helped, "Board packs"))["power-bi"]

    assert carry.why == "beside"
    assert "If you used it here" in carry.advice


def test_a_sister_method_leads_nowhere(matcher, profile):
    text = RESUME.replace("Scrum reviews", "Kanban boards")
    resume = matcher.read_resume(text.encode(), "a.txt")
    wanted = matcher.read_posting(ADVERT.replace("Agile delivery", "Scrum"), title="PMO")
    found = matcher.bullet_help(resume, wanted, matcher.match(resume, wanted))

    assert all("scrum" not in carried(wanted, one) for one in found)


def test_no_line_is_offered_for_a_certificate(profile, helped):
    kinds = {profile.requirements[c.requirement].kind for one in helped for c in one.carries}

    assert kinds <= {"tool", "method", "artefact", "skill"}


def test_a_weak_opening_is_marked_with_verbs_to_begin_with(resume, helped):
    one = line_of(resume, helped, "list of risks")

    assert resume.text[slice(*one.weak)] == "Responsible for"
    assert one.verbs
    assert any("Begin with the verb" in words for words in one.remarks)


def test_a_line_with_its_outcome_is_left_alone(resume, helped):
    assert all("Cut open actions" not in resume.text[one.start : one.end] for one in helped)


def test_a_line_without_an_outcome_is_asked_for_one_and_given_none(resume, helped):
    one = line_of(resume, helped, "Board packs")

    assert not one.has_outcome
    assert one.figures
    assert not any(letter.isdigit() for words in one.remarks for letter in words)


def test_pasted_lines_are_no_material(matcher, profile):
    advert = """PMO Lead
Your work
- Set up a single reporting calendar for the nine renewal programmes and hold owners to it
- Challenge forecasts before they reach the investment committee and explain every variance
- Coach project managers in planning, estimating and honest status reporting
- Use Planview for the resource forecast
"""
    lines = [line for line in advert.splitlines() if line.startswith("- ")][:3]
    text = RESUME.replace("- Cut open", "\n".join(lines) + "\n- Cut open")
    resume, wanted = matcher.read_resume(text.encode(), "a.txt"), matcher.read_posting(advert)
    found = matcher.bullet_help(resume, wanted, matcher.match(resume, wanted))

    assert all("renewal programmes" not in resume.text[one.start : one.end] for one in found)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.sampled_from([GOOD, PARTIAL, NEIGHBOUR, UNRELATED, RESUME, ""]),
    advert=st.sampled_from([POSTING, ADVERT, ""]),
)
def test_any_help_points_at_words_and_invents_nothing(matcher, text, advert):
    resume = matcher.read_resume(f"Sample Person\n{text}".encode(), "a.txt")
    wanted = matcher.read_posting(advert, title="PMO Analyst")
    match = matcher.match(resume, wanted)

    for one in matcher.bullet_help(resume, wanted, match):
        assert resume.text[one.start : one.end].strip()
        assert one.role is None or one.role < len(resume.roles)
        assert one.carries or one.weak or not one.has_outcome
        for carry in one.carries:
            assert one.start <= carry.start < carry.end <= one.end
            assert carry.label == wanted.requirements[carry.requirement].label
            assert carry.why == "same" or "If " in carry.advice
            met = matcher.match(resume, wanted, assume=frozenset({carry.requirement}))
            assert met.score - match.score == pytest.approx(carry.gain, abs=0.011)
