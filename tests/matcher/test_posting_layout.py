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
