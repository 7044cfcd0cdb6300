"""Lists whose line breaks became blanks are read item by item."""

from __future__ import annotations

import pytest

from matcher.lost_breaks import is_lost

STORY = "We moor what others sail, and we have done so since the first quay was laid. " * 6
LISTED = (
    "Keen eye for tides Knowledge of Jira boards Ability to moor by night Proficiency in Excel "
    "sheets Experience with Smartsheet is a plus"
)


def test_a_wish_at_the_end_rules_its_own_item_alone(matcher):
    rows = matcher.read_posting(f"{STORY}Qualifications {LISTED}", title="Planner").requirements

    assert {(r.id, r.strength) for r in rows if r.kind == "tool"} == {
        ("jira", "required"),
        ("excel", "required"),
        ("smartsheet", "preferred"),
    }


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ("eye for tides ", "Knowledge of cranes", True),
        ("many harbours (small) ", "Ability to moor", True),
        ("with ", "Experience in cranes", False),
        ("with 5 years ", "Experience in cranes", False),
        ("the hands-on ", "Experience with cranes", False),
        ("Harbour ", "Experience with cranes", False),
        ("eye for tides ", "Experience Hub", False),
    ],
)
def test_only_the_start_of_a_demand_behind_a_plain_word_is_a_new_line(before, after, lost):
    text = f"{STORY}{before}{after} and more{STORY}"

    assert is_lost(text, len(STORY) + len(before)) is lost


def test_a_short_line_keeps_its_blanks():
    assert not is_lost("eye for tides Knowledge of cranes", len("eye for tides "))


BOLD = "**Minimum qualifications:** * PMP * A degree **Preferred qualifications:** * PgMP * Tides"
TITLED = (
    "About The Role you keep the plan Required Skills & Experience PMP and tides. "
    "Preferred Certifications PgMP"
)


@pytest.mark.parametrize("text", [BOLD, TITLED])
def test_headings_stand_out_of_a_text_without_breaks(matcher, text):
    rows = matcher.read_posting(f"{STORY}{text}", title="Planner").requirements
    asked = {r.id: r.strength for r in rows if r.kind == "certification"}

    assert asked == {"pmp": "required", "pgmp": "preferred"}


def test_an_escaped_sign_in_a_bold_heading_leaves_it_whole(matcher):
    quays = "* Tides \\& quays " * 6
    text = f"{STORY}**Requirements:** * PMP {quays}**Desired Skills \\& Ways:** * CAPM "
    rows = matcher.read_posting(text, title="Planner").requirements

    assert {r.id: r.strength for r in rows if r.kind == "certification"} == {
        "pmp": "required",
        "capm": "preferred",
    }


def test_a_bold_heading_in_capitals_needs_no_colon(matcher):
    text = f"{STORY}**REQUIREMENTS** * PMP * Tides **PREFERRED SKILLS** * PgMP * Cranes"
    rows = matcher.read_posting(text, title="Planner").requirements

    assert {r.id: r.strength for r in rows if r.kind == "certification"} == {
        "pmp": "required",
        "pgmp": "preferred",
    }
