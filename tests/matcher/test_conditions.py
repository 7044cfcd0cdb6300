"""Hard conditions: what is demanded and not there weighs on the whole score."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.conditions import asks_for_enrolment
from matcher.spoken import spoken_level
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
        "ELIGIBILITY Working towards a bachelor’s in business, finishing within a year",
        "You are working toward your university degree in engineering.",
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
        "A degree, or working towards a diploma in project management.",
        "PRINCE2 Practitioner (or working towards).",
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


# Each case: a demand, and lines of a resume from the one that a recruiter would take first to the
# one that would be put aside; "" is a resume that says nothing. Written before they were scored.
LADDERS = {
    "German C1": (
        "- German at C1 level is required",
        ["German (native)", "German (B2)", "German (A2)", ""],
    ),
    "fluent French": (
        "- You speak fluent French",
        ["French: fluent", "French, conversational", ""],
    ),
    "language, level left out": (
        "- Fluent Dutch is required",
        ["Dutch (C1)", "Languages: Dutch", "Dutch (A1)", ""],
    ),
    "any German": ("- German is required", ["German (B2)", "German (A2)", ""]),
    "SC held": (
        "- You must hold SC clearance",
        ["SC cleared until 2030", "SC clearance lapsed in 2021", "Eligible for SC clearance", ""],
    ),
    "DV for SC": ("- You must hold SC clearance", ["DV cleared until 2029", ""]),
    "SC for DV": (
        "- DV clearance is required",
        ["DV cleared until 2029", "SC cleared until 2029", ""],
    ),
    "BPSS is no vetting": ("- You must hold SC clearance", ["SC cleared", "BPSS cleared"]),
    "TS/SCI": (
        "- An active TS/SCI clearance is required",
        ["Active TS/SCI clearance", "Secret clearance (active)", ""],
    ),
    "eligible is enough": (
        "- Must be eligible for SC clearance",
        ["SC cleared until 2030", ""],
    ),
    "driving": (
        "- A full driving licence is essential",
        ["Full UK driving licence", "I do not have a driving licence"],
    ),
    "learner": (
        "- A full driving licence is essential",
        ["Full UK driving licence", "Driving licence in progress, test booked", ""],
    ),
    "CSCS": ("- A CSCS card is required", ["CSCS card (2025)", "CSCS card expired in 2019", ""]),
    "enrolled": (
        "- You are currently enrolled in a degree programme",
        ["EDUCATION\nMSc Business, Example College, expected 2028", ""],
    ),
}


@pytest.mark.parametrize("case", LADDERS)
def test_a_demand_weighs_as_a_recruiter_would_weigh_it(scores, case):
    demand, lines = LADDERS[case]
    found = [scores(demand, line) for line in lines]

    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(found)


def test_what_is_wished_for_costs_less_than_what_is_demanded(scores):
    for asked, wished in (
        ("- Fluent German is required", "- German would be an advantage"),
        ("- A driving licence is essential", "- A driving licence is desirable"),
    ):
        assert scores(wished) > scores(asked)


def test_eligible_and_silent_is_no_great_loss(scores):
    assert scores("- Must be eligible for SC clearance") > 0.75 * scores("")


@pytest.mark.parametrize(
    ("demand", "line"),
    [
        ("- You must have the right to work in the UK", "Right to work in the UK"),
        ("- US citizenship is required", "US citizen"),
        ("- EU nationals only", "Nationality: Italian"),
    ],
)
def test_who_may_work_where_is_never_scored(scores, demand, line):
    assert scores(demand, line) == scores(demand) == scores("")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("German (native), English (C1)", "c2"),
        ("Fluent in German, conversational Spanish", "c1"),
        ("English (native), German: basic", "a2"),
        ("Spanish B1 and German B2", "b2"),
        ("French, German", None),
        ("business German", "b2"),
        ("Fluent French and German", "c1"),
    ],
)
def test_the_level_is_that_of_the_language_itself(text, level):
    at = text.index("German")

    assert spoken_level(text, at, at + len("German")) == level


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_higher_level_never_scores_lower(matcher, data):
    asked = data.draw(st.sampled_from(["A2", "B1", "B2", "C1", "C2", "fluent", ""]))
    profile = matcher.read_posting(
        ADVERT.format(demand=f"- {asked} German is required"), title="PMO Analyst"
    )
    levels = sorted(data.draw(st.sets(st.sampled_from(["A1", "A2", "B1", "B2", "C1", "C2"]))))
    found = [
        matcher.score(
            matcher.read_resume(f"{GOOD}\nLANGUAGES\nGerman ({level})\n".encode(), "a.txt"), profile
        )
        for level in levels
    ]

    assert found == sorted(found)


def test_the_index_weighs_conditions_as_a_match_does(matcher):
    demands = [demand for demand, _ in LADDERS.values()]
    rows = [
        (demand, matcher.read_posting(ADVERT.format(demand=demand), title="PMO Analyst"))
        for demand in demands
    ]
    for line in ("German (B1)", "SC clearance lapsed in 2020", "CSCS card expired in 2019"):
        resume = matcher.read_resume(f"{GOOD}\n{line}\n".encode(), "a.txt")
        ranked = dict(matcher.index(rows).rank(resume))
        assert ranked == {key: matcher.score(resume, profile) for key, profile in rows}
