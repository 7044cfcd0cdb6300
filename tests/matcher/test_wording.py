"""How postings put things: denied lists, headings in small letters, lengths of time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.reasons import covered, usual_years

NAMES = ("PRINCE2", "PMP", "CAPM", "MSP Practitioner", "AgilePM")


def strengths(matcher, text: str) -> dict[str, str]:
    return {row.id: row.strength for row in matcher.read_posting(text).requirements}


@pytest.mark.parametrize(
    "line",
    [
        "No PRINCE2 or PMP required",
        "No PRINCE2, AgilePM or PMP needed.",
        "Neither PRINCE2 nor PMP is needed.",
        "No certificates (PRINCE2, PMP) are required.",
        "You do not need PRINCE2 or PMP.",
        "PRINCE2 or PMP is not required.",
    ],
)
@pytest.mark.parametrize("before", ["", "Requirements\n- "])
def test_a_denial_holds_for_the_whole_list(matcher, before, line):
    found = strengths(matcher, before + line)

    assert found["prince2"] == found["pmp"] == "excluded"


@given(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True))
def test_no_member_of_a_denied_list_is_asked(matcher, names):
    text = f"Requirements\n- No {', '.join(names[:-1])} or {names[-1]} required\n- Excel"
    found = strengths(matcher, text)

    assert found.pop("excel") == "required"
    assert set(found.values()) == {"excluded"}


def test_a_denial_ends_where_the_demand_begins(matcher):
    found = strengths(matcher, "Requirements\n- No PRINCE2 needed, but PMP is required")

    assert found == {"prince2": "excluded", "pmp": "required"}


@pytest.mark.parametrize(
    "line",
    [
        "You do not need a degree.",
        "Join us. No degree needed.",
        "We don't ask for a degree; we ask for care.",
        "Skills we don't ask for:\n- A degree",
    ],
)
def test_a_degree_that_is_not_asked_for(matcher, line):
    school = matcher.read_posting(f"Requirements\n- Excel\n\n{line}\n").education

    assert school is None or school.strength == "excluded"


@pytest.mark.parametrize(
    ("heading", "strength"),
    [
        ("What you must have", "required"),
        ("You must have", "required"),
        ("Welcome:", "preferred"),
        ("WHAT WOULD HELP", "preferred"),
        ("What would help", "preferred"),
        ("It would be great if you had", "preferred"),
        ("It helps if you have:", "preferred"),
        ("Skills we don't ask for", "excluded"),
        ("What you don’t need", "excluded"),
        ("Not required:", "excluded"),
    ],
)
def test_headings_set_in_small_letters(matcher, heading, strength):
    found = strengths(matcher, f"{heading}\n- PMP\n- Jira\n")

    assert found == {"pmp": strength, "jira": strength}


@pytest.mark.parametrize("line", ["Welcome", "Clearance Not Required", "Not required"])
def test_a_greeting_or_a_fact_opens_no_list(matcher, line):
    found = strengths(matcher, f"Requirements\n{line}\n- PMP is required\n")

    assert found["pmp"] == "required"


def test_what_is_not_asked_within_a_line_ends_with_the_line(matcher):
    found = strengths(matcher, "Requirements\n\nNot required: PMP\n- Jira\n")

    assert found == {"pmp": "excluded", "jira": "required"}


@pytest.mark.parametrize(
    "line",
    [
        "It helps if you know the trade or hold a PMP.",
        "It would be great if you had PMP.",
        "A PMP is welcome but isn't needed.",
        "PMP would be useful, though not essential.",
    ],
)
@pytest.mark.parametrize("before", ["", "Requirements\n- "])
def test_friendly_words_prefer(matcher, before, line):
    assert strengths(matcher, before + line)["pmp"] == "preferred"


@pytest.mark.parametrize(
    "line",
    [
        "Pass your first exam within three months",
        "Experience of running a 14 months project",
        "Experience gained in the first six months",
        "Knowledge of our two year programme",
        "Experience, for a 12 month fixed-term post",
    ],
)
def test_a_length_of_time_is_no_experience(matcher, line):
    assert matcher.read_posting(f"Requirements\n- {line}\n").years_experience is None


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("14 months of experience", "14 months of experience"),
        ("5 years’ experience within construction", "5 years of experience"),
        ("3 years programme management experience", "3 years of experience"),
        ("1 year of experience", "1 year of experience"),
        ("12 months of experience", "1 year of experience"),
    ],
)
def test_experience_is_called_as_it_is_written(matcher, line, label):
    (row,) = (
        r
        for r in matcher.read_posting(f"Requirements\n- {line}\n").requirements
        if r.kind == "experience"
    )

    assert row.label == label


def test_criteria_run_into_one_paragraph(matcher):
    text = (
        "The office serves the region. Essential criteria. Applicants must demonstrate: "
        "(i) two years of experience in a project office; "
        "(ii) PRINCE2 Foundation, AgilePM Foundation or an equivalent certificate; (iii) Excel. "
        "Desirable criteria. (i) Power BI."
    )
    rows = {row.id: row for row in matcher.read_posting(text).requirements}

    assert rows["prince2-foundation"].strength == rows["agilepm"].strength == "required"
    assert rows["prince2-foundation"].any_of is not None
    assert rows["prince2-foundation"].any_of == rows["agilepm"].any_of
    assert (rows["excel"].strength, rows["power-bi"].strength) == ("required", "preferred")


@pytest.mark.parametrize(
    ("title", "level", "track"),
    [
        ("Assistant Vice President, PMO", "manager", "pmo"),
        ("AVP - Project Management", "manager", "project"),
        ("Vice President, Project Management", "executive", "project"),
        ("Assistant to the Vice President", "entry", "other"),
        ("Assistant Project Manager", "entry", "project"),
        ("Director of Portfolio Delivery", "director", "portfolio"),
        ("Head of Change Portfolio", "director", "portfolio"),
        ("Director of Portfolio, Equities", "director", "other"),
    ],
)
def test_titles(matcher, title, level, track):
    profile = matcher.read_posting("Come and talk to us.", title=title)

    assert (profile.level, profile.track) == (level, track)


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("You report to the PMO.", False),
        ("You work closely with our central project management office.", False),
        ("You report to the PMO Manager.", True),
        ("You join our PMO.", True),
    ],
)
def test_who_reports_to_an_office_does_not_sit_in_it(matcher, line, office):
    text = f"{line} You keep milestones, governance and the dashboards of three works."

    assert matcher.read_posting(text, title="Project Manager").is_pmo is office


def test_reasons_are_sentences():
    assert covered("must_haves", 0.5) is None
    assert covered("experience", 1.0) == "Your dated jobs cover the years it asks for."
    assert len({covered("schooling", value) for value in (0.0, 0.5, 1.0)}) == 3
    assert usual_years(0, 1.1).endswith("needs none.")
    assert usual_years(2, 1.0).endswith("Your dated jobs show 1 year of work like this.")
    assert "show 5 months" in usual_years(0.5, 0.4)
    assert "show no months" in usual_years(0.5, 0)
