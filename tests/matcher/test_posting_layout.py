"""Where a posting's lists begin and end when headings, bullets or breaks are odd."""

from __future__ import annotations

import pytest


def strengths(matcher, text):
    rows = matcher.read_posting(text, title="Project Manager").requirements
    return {r.id: r.strength for r in rows if r.kind == "certification"}


PLAIN_LINES = """You join a small office that looks after forty harbours.

Degree in logistics or similar
Four years of experience with harbour projects
PMP or CAPM
Comfortable with Excel
"""


def test_lines_without_heading_or_bullet_that_mostly_ask_are_demands(matcher):
    assert strengths(matcher, PLAIN_LINES) == {"pmp": "required", "capm": "required"}


def test_lines_that_tell_of_the_firm_are_no_demands(matcher):
    text = "We run harbours.\nOur trainers teach PMP.\nOur boats are blue.\nCome and see.\n"

    assert strengths(matcher, text) == {"pmp": "mentioned"}


def test_a_long_paragraph_is_no_list_of_demands(matcher):
    story = "It took us 12 years to build the harbours of the north, " * 8
    text = f"{story}\nHolders of the PMP steer them.\n"

    assert strengths(matcher, text) == {"pmp": "mentioned"}


DASHED = [
    ("Certification - PMP or CAPM", {"pmp": "required", "capm": "required"}),
    ("| Certification | Valid PMP (no substitute) | n/a |", {"pmp": "required"}),
    ("Certifications – CSM, PMP", {"csm": "required", "pmp": "required"}),
]


@pytest.mark.parametrize(("line", "wanted"), DASHED)
def test_a_heading_keeps_the_names_behind_its_dash(matcher, line, wanted):
    assert strengths(matcher, f"About the post\n{line}\nBudgets of harbour works\n") == wanted


HEADINGS = [
    ("Required certifications", "required"),
    ("Mandatory certifications", "required"),
    ("Qualifications and certifications", "required"),
    ("Desirable certifications", "preferred"),
    ("Preferably, in addition to the above:", "preferred"),
    ("You may also have", "preferred"),
    ("Certs:", "required"),
]


@pytest.mark.parametrize(("heading", "wanted"), HEADINGS)
def test_headings_over_certificates(matcher, heading, wanted):
    text = f"Responsibilities\n- Keep the plan\n\n{heading}\n- PgMP\n- CAPM\n"

    assert strengths(matcher, text) == {"pgmp": wanted, "capm": wanted}


def test_desirable_opens_a_list_in_the_middle_of_a_line(matcher):
    text = "About you Essential: boats and budgets Desirable: charts of the coast, PRINCE2\n"

    assert strengths(matcher, text) == {"prince2": "preferred"}


def test_a_closing_date_in_the_middle_ends_no_section(matcher):
    text = "Requirements: Closing Date: 3 May Sound planning. PMP certification. Good notes."

    assert strengths(matcher, text) == {"pmp": "required"}


CUES = [
    ("Mandatory: PMP and boats; a licence may be considered", {"pmp": "required"}),
    ("Sound with charts Desired: PMP", {"pmp": "preferred"}),
    ("We are looking for a PRINCE2 qualified lead", {"prince2": "required"}),
    ("Ten years of harbours. PMP or PgMP certified.", {"pmp": "required", "pgmp": "required"}),
    ("Applicants without a PMP will not be heard", {"pmp": "required"}),
    ("Harbours can be run without a PMP", {"pmp": "excluded"}),
    ("To do well you will hold a PMP and like boats", {"pmp": "required"}),
    ("Hold or be working towards a PMP", {"pmp": "preferred"}),
    (
        "Six Sigma Yellow Belt minimum, Green Belt preferred",
        {"lss-yellow": "required", "lss-green": "preferred"},
    ),
]


@pytest.mark.parametrize(("line", "wanted"), CUES)
def test_what_a_line_says_of_its_own_strength(matcher, line, wanted):
    assert strengths(matcher, line) == wanted


def test_the_facts_at_an_adverts_head_are_no_demands(matcher):
    text = (
        "PMO analyst – harbours and ferries\n"
        "Second port of the north, quay side. £410 a day | 6 months at first | 2 days on site\n\n"
        "You have\n- at least three years in a project office\n- CAPM\n"
    )

    assert matcher.read_posting(text, title="PMO analyst").years_experience.min == 3


MIXED = """- Keep the plan of the harbour
- Tell the board how it stands
- Order cranes
- CAPM
- PMP or equivalent
- Portfolio of boats
"""


def test_an_item_of_nothing_but_certificates_asks_for_them(matcher):
    assert strengths(matcher, MIXED) == {"capm": "required", "pmp": "required"}


def test_an_item_that_says_more_of_a_certificate_asks_nothing_by_itself(matcher):
    text = "- Keep the plan\n- Teach juniors for the PMP\n- Order cranes\n- Boats\n"

    assert strengths(matcher, text) == {"pmp": "mentioned"}


WISHES = [
    "The preferred",
    "What Will Put You Ahead",
    "What gives you the edge:",
    "Preferred skills, knowledge, and abilities",
    "Desirable experience, education & certifications",
]


@pytest.mark.parametrize("heading", WISHES)
def test_more_headings_over_wishes(matcher, heading):
    text = f"The essentials\n- CAPM\n\n{heading}\n- PgMP\n"

    assert strengths(matcher, text) == {"capm": "required", "pgmp": "preferred"}


def test_a_heading_that_counts_up_what_its_section_holds(matcher):
    text = "Nice to have\n- CAPM\n\nRequired qualifications, capabilities, and skills\n- PgMP\n"

    assert strengths(matcher, text) == {"capm": "preferred", "pgmp": "required"}


def test_a_line_that_begins_with_desired_is_a_list_of_wishes(matcher):
    wishes = " Desired Operational sense of tides. Charts of the coast. PRINCE2 certification."
    text = f"Essential skills: PMP.\n{wishes}{' We moor what others sail.' * 8}\n"

    assert strengths(matcher, text) == {"pmp": "required", "prince2": "preferred"}


def test_one_long_demand_leaves_a_list_a_list(matcher):
    long = f"Experience in one or more of: {', '.join(['harbours', 'cranes', 'tides'] * 14)}."
    lines = [
        "A degree.",
        "PMP/CAPM or such.",
        long,
        "Ability to moor.",
        "Good ear for wind skills.",
    ]
    text = "Keep the plan.\n\n" + "\n".join(lines) + "\n"

    assert strengths(matcher, text) == {"pmp": "required", "capm": "required"}


def test_a_wish_ends_where_the_next_demand_begins_without_a_break(matcher):
    text = "Requirements\nFluent Norse is a plus You have skills in Jira and MS. Office and a PMP."
    rows = matcher.read_posting(text, title="Project Manager").requirements

    assert {(r.id, r.strength) for r in rows if r.kind in {"tool", "certification"}} == {
        ("jira", "required"),
        ("microsoft-office", "required"),
        ("pmp", "required"),
    }


def test_the_length_of_a_contract_in_open_months_is_no_experience(matcher):
    text = "Analyst\n6 month + contract\nRequirements\n- 3 yrs. relevant experience\n"

    assert matcher.read_posting(text, title="Analyst").years_experience.min == 3


def test_a_degree_that_stands_in_for_a_certificate_gives_way_to_the_plain_one(matcher):
    text = "Requirements\n- PMP or MBA in harbours\n- Bachelor's degree\n"

    assert matcher.read_posting(text, title="Analyst").education.level == "bachelor"


def test_examples_may_begin_with_names_not_known(matcher):
    text = "Requirements\n- Boards such as Korvatron, Blip Desk, Jira, Azure DevOps\n"
    rows = matcher.read_posting(text, title="Analyst").requirements
    groups = {r.any_of for r in rows if r.kind == "tool"}

    assert len(groups) == 1
    assert None not in groups


def test_years_of_the_ideal_candidate_count_in_what_the_firm_tells_of_itself(matcher):
    text = "About us\nOur ideal candidate has experience (6+ years preferred) of harbours.\n"

    assert matcher.read_posting(text, title="Project Manager").years_experience.min == 6


def test_years_of_the_firm_itself_still_do_not(matcher):
    text = "About us\nOur team has 16 years of experience of harbours.\n"

    assert matcher.read_posting(text, title="Project Manager").years_experience is None


def test_office_with_a_capital_is_the_suite(matcher):
    rows = matcher.read_posting("Skills\n- Visio and all Office tools\n").requirements
    others = matcher.read_posting("Skills\n- Post Office products, our office tools\n").requirements

    assert {r.id for r in rows if r.kind == "tool"} == {"visio", "microsoft-office"}
    assert not [r for r in others if r.kind == "tool"]
