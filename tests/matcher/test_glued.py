"""Lines that ran into one another are read apart, and every place stays true to the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.glued import unglued


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("keen eye for detailProficient in Excel", ["keen eye for detail", "Proficient in Excel"]),
        ("Visio is a plus6+ years with Jira", ["Visio is a plus", "6+ years with Jira"]),
        ("Requirements4-6 years in delivery", ["Requirements", "4-6 years in delivery"]),
        ("leads infrastructure projectsPMP", ["leads infrastructure projects", "PMP"]),
        ("runs the boardKnows the risks", ["runs the board", "Knows the risks"]),
        ("(weekly)Excellent English", ["(weekly)", "Excellent English"]),
    ],
)
def test_glued_lines_come_apart(text, lines):
    assert unglued(text).text.split("\n") == lines


@pytest.mark.parametrize(
    "text",
    [
        "SharePoint and PowerPoint",
        "an iPhone, macOS",
        "LinkedIn, ServiceNow",
        "OneNote 2016",
        "eLearning",
    ],
)
def test_names_stay_whole(text):
    assert unglued(text).text == text


@given(
    st.lists(st.sampled_from(["planB", "detailProficient", "Excel", "skillsMS", "\n", " ", "é"]))
)
def test_every_character_keeps_its_place(pieces):
    text = "".join(pieces)

    whole = unglued(text)

    kept = [i for i in range(len(whole.text)) if i not in whole.added]
    assert "".join(whole.text[i] for i in kept) == text
    assert [whole.place(i) for i in kept] == list(range(len(text)))


def test_spans_point_into_the_posting_as_it_came(matcher):
    text = (
        "What you needPrior work in a bankMust hold PMPKnowledge of Jira is a plus2+ years in a PMO"
    )

    profile = matcher.read_posting(text, title="PMO Analyst")

    shown = {row.id: text[row.start : row.end] for row in profile.requirements}
    assert (shown["pmp"], shown["jira"], shown["experience"]) == ("PMP", "Jira", "2+ years")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "A second language is a plus You have run harbour works",
            ["A second language is a plus", "You have run harbour works"],
        ),
        (
            "Slack (preferred) Knowledge of cranes",
            ["Slack (preferred)", "Knowledge of cranes"],
        ),
        (
            "a degree is strongly preferred Strong command of Excel",
            ["a degree is strongly preferred", "Strong command of Excel"],
        ),
        ("Scrum MasterPMP", ["Scrum Master", "PMP"]),
    ],
)
def test_a_word_of_strength_ends_its_line_where_the_break_was_lost(text, lines):
    assert [line.strip() for line in unglued(text).text.split("\n")] == lines


@pytest.mark.parametrize(
    "text",
    ["our preferred Experience Hub", "is required You may go", "the desired Knowledge of cranes"],
)
def test_a_capital_behind_another_word_breaks_nothing(text):
    assert unglued(text).text == text
