"""Hard conditions: what is demanded and not there weighs on the whole score."""

from __future__ import annotations

import pytest

from matcher.conditions import asks_for_enrolment
from tests.matcher.texts import GOOD

ADVERT = """PMO Analyst
What we need
- At least 3 years of experience in a project management office
- Strong Excel and Power BI
{demand}
"""


@pytest.fixture
def scores(matcher):
    """Return a function: the GOOD resume with a line added, against the advert with a demand."""

    def of(demand: str, line: str = "") -> float:
        profile = matcher.read_posting(ADVERT.format(demand=demand), title="PMO Analyst")
        resume = matcher.read_resume(f"{GOOD}\n{line}\n".encode(), "resume.txt")
        return matcher.match(resume, profile).score

    return of


@pytest.mark.parametrize(
    ("demand", "line"),
    [
        ("- Fluent German is required", "LANGUAGES\nGerman (fluent), English (native)"),
        ("- You must hold SC clearance", "CLEARANCE\nSC cleared until 2030"),
        ("- A full driving licence is required", "OTHER\nFull UK driving licence"),
    ],
)
def test_a_demand_that_is_not_met_costs_more_than_its_part(scores, demand, line):
    free, short, met = scores(""), scores(demand), scores(demand, line)

    assert short < 0.9 * met
    assert short < free
    assert met > 0.85 * free


def test_to_be_eligible_is_asked_less_firmly_than_to_hold(scores):
    held = scores("- You must hold SC clearance")
    later = scores("- You must be eligible for SC clearance")

    assert later > held


def test_a_post_for_students_is_for_students(scores):
    demand = "- Currently pursuing a master's degree in business at an accredited university"

    assert scores(demand) < 0.6 * scores("")


def test_somebody_enrolled_is_not_held_back(matcher):
    demand = "- Currently pursuing a master's degree in business"
    profile = matcher.read_posting(ADVERT.format(demand=demand), title="PMO Analyst")
    past, studying = (
        matcher.read_resume(GOOD.replace("University of Example, 2019", tail).encode(), "a.txt")
        for tail in ("University of Example, 2019", "University of Example, expected 2027")
    )

    assert matcher.score(studying, profile) > 1.5 * matcher.score(past, profile)


@pytest.mark.parametrize(
    "text",
    [
        "Must be currently enrolled in a bachelor's degree programme.",
        "Actively pursuing an MBA degree with a technical first degree",
        "Open to penultimate-year students of any subject.",
    ],
)
def test_enrolment_is_seen(text):
    assert asks_for_enrolment(text)


@pytest.mark.parametrize(
    "text",
    [
        "We are pursuing excellence in everything we do.",
        "A bachelor's degree in any subject.",
        "You will work with university students on our outreach days.",
        "We support staff who are studying.",
    ],
)
def test_talk_of_study_is_no_demand_to_be_enrolled(text):
    assert not asks_for_enrolment(text)


def test_the_gain_of_a_hard_demand_is_what_rescoring_gives(matcher):
    profile = matcher.read_posting(
        ADVERT.format(demand="- Fluent German is required"), title="PMO Analyst"
    )
    resume = matcher.read_resume(GOOD.encode(), "a.txt")
    match = matcher.match(resume, profile)
    german = next(
        gap for gap in match.missing if profile.requirements[gap.requirement].id == "german"
    )

    again = matcher.match(resume, profile, assume=frozenset({german.requirement}))
    assert again.score - match.score == pytest.approx(german.gain, abs=1e-6)
    assert german.gain > 20
