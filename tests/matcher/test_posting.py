"""A posting read whole: sections, amounts, title and what is left out."""

from __future__ import annotations

import pytest

from tests.matcher.texts import POSTING


def by_id(profile) -> dict[str, object]:
    return {row.id: row for row in profile.requirements}


def test_sections_decide_where_no_word_does(matcher):
    rows = by_id(matcher.read_posting(POSTING, title="PMO Analyst"))

    assert rows["excel"].strength == "required"
    assert rows["primavera-p6"].strength == "preferred"
    assert rows["jira"].strength == "mentioned"
    assert rows["agile-certification"].strength == "excluded"


def test_praise_and_benefits_ask_for_nothing(matcher):
    rows = by_id(matcher.read_posting(POSTING, title="PMO Analyst"))

    assert rows["sap"].strength == "mentioned"
    assert rows["smartsheet"].strength == "mentioned"


def test_amounts_are_read_with_their_places(matcher):
    profile = matcher.read_posting(POSTING, title="PMO Analyst")
    experience = by_id(profile)["experience"]

    assert (profile.years_experience.min, profile.years_experience.max) == (3, None)
    assert (profile.education.level, profile.education.or_equivalent) == ("bachelor", True)
    assert POSTING[experience.start : experience.end] == "3 years"


def test_a_posting_without_demands_invents_none(matcher):
    profile = matcher.read_posting("We are hiring. Come and talk to us.", title="Project Manager")

    assert profile.requirements == ()
    assert profile.years_experience is None
    assert profile.education is None


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("5+ years of experience", (5, None)),
        ("3-5 years' experience in delivery", (3, 5)),
        ("three to five years of project experience", (3, 5)),
        ("Minimum of five (5) years experience", (5, None)),
        ("At least 12 months' experience in an office", (1, None)),
        ("You must be 18 years old", None),
        ("Must be 18 years or older", None),
        ("2-years' experience as a planner", (2, None)),
        ("1-year of project experience", (1, None)),
        ("5\\+ years of experience", (5, None)),
        ("3\\-5 years of delivery experience", (3, 5)),
        ("Minimum of four (4+) years of office experience", (4, None)),
        (
            "Requires 6 years' experience (a degree can substitute for 2 years' experience)",
            (6, None),
        ),
        ("Two years of experience may be substituted for one year of study", None),
        ("< 1 year of relevant experience", None),
        ("Less than 2 years of experience is fine", None),
        ("Up to 3 years' experience in an office", None),
        ("In the past 20 years we have grown", None),
    ],
)
def test_years_of_experience(matcher, line, wanted):
    years = matcher.read_posting(f"Requirements\n- {line}\n").years_experience

    assert (years and (years.min, years.max)) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Bachelor’s degree required", ("bachelor", "required", False)),
        ("BS/BA in Business or equivalent experience", ("bachelor", "required", True)),
        ("Master's degree preferred", ("master", "preferred", False)),
        ("High school diploma or GED", ("secondary", "required", False)),
        ("PhD degree in a natural science", ("doctorate", "required", False)),
        ("MBA degree required", ("master", "required", False)),
        ("MS in Statistics or PhD", ("master", "required", False)),
        ("BS/MS degree in Engineering", ("bachelor", "required", False)),
        ("Mentor students of whom neither parent holds a bachelor's degree", None),
        ("Bachelor's or Master's degree in engineering", ("bachelor", "required", False)),
        ("Work with Scrum Masters every day", None),
        ("Training equivalent to a Master's degree", ("master", "required", True)),
        ("A-levels or above", ("secondary", "required", False)),
        ("Hold a level rod and a level playing field dear", None),
        ("Associates of the firm help post-secondary education", None),
        ("Associate of Science in Surveying", ("associate", "required", False)),
        ("Knowledge of a high degree of change", None),
    ],
)
def test_education(matcher, line, wanted):
    school = matcher.read_posting(f"Requirements\n- {line}\n").education

    assert (school and (school.level, school.strength, school.or_equivalent)) == wanted


@pytest.mark.parametrize(
    ("line", "kind", "name"),
    [
        ("Active security clearance required", "clearance", "security-clearance"),
        ("Fluent in German", "language", "german"),
        ("Must have a valid driving licence", "licence", "driving-licence"),
    ],
)
def test_other_demands(matcher, line, kind, name):
    rows = matcher.read_posting(f"Requirements\n- {line}\n").requirements

    assert [(r.kind, r.id, r.strength) for r in rows if r.kind == kind] == [
        (kind, name, "required")
    ]


@pytest.mark.parametrize(
    ("title", "track", "level"),
    [
        ("PMO Analyst", "pmo", "analyst"),
        ("Senior PMO Analyst (Contract)", "pmo", "senior"),
        ("PMO Co-ordinator", "pmo", "entry"),
        ("Head of Programme Management Office", "pmo", "director"),
        ("Project Manager II", "project", "manager"),
        ("Assistant Project Manager", "project", "entry"),
        ("Technical Program Manager", "programme", "manager"),
        ("Portfolio Manager – Change", "portfolio", "manager"),
        ("Portfolio Manager, Small Cap Equities", "other", "manager"),
        ("Product Manager", "product", "manager"),
        ("Registered Nurse", "other", None),
        ("Project Management Intern", "project", "intern"),
        ("VP, Program Management", "programme", "executive"),
    ],
)
def test_titles_say_track_and_level(matcher, title, track, level):
    profile = matcher.read_posting("Come and work here.", title=title)

    assert (profile.track, profile.level) == (track, level)


def test_an_office_named_in_the_text_makes_it_office_work(matcher):
    text = (
        "You join our Project Management Office and own governance, templates, "
        "status reports and the steering committee pack.\n"
    )

    assert matcher.read_posting(text, title="Project Coordinator").is_pmo
    assert not matcher.read_posting("Lay bricks.", title="Project Coordinator").is_pmo


def test_headings_are_found_where_line_breaks_were_lost(matcher):
    text = "Description:Plan the work.Required Skills: PMP and Jira. Preferred: Tableau is nice."

    rows = by_id(matcher.read_posting(text, title="Project Manager"))

    assert rows["pmp"].strength == "required"
    assert rows["jira"].strength == "required"
    assert rows["tableau"].strength == "preferred"


LOST = [
    ("an excellent attention to detailProficient in Excel and Visio", {"excel", "visio"}),
    ("Location: Leeds Duration: 6 months Qualifications: Advanced experience with Jira.", {"jira"}),
    ("**Minimum qualifications:**\n* Knowledge of Tableau", {"tableau"}),
    ("Must-Have Skills (Non-Negotiable)\nSmartsheet administration", {"smartsheet"}),
]


@pytest.mark.parametrize(("text", "wanted"), LOST, ids=[text[:30] for text, _ in LOST])
def test_demands_are_found_in_untidy_text(matcher, text, wanted):
    rows = matcher.read_posting(text, title="Project Manager").requirements

    assert {r.id for r in rows if r.kind == "tool" and r.strength == "required"} == wanted


def test_an_index_of_key_words_demands_nothing(matcher):
    text = "Nice to have\n- PMP\n\nSkills: agile,scrum,pmp,jira,risk,planning,leadership,budgets"

    rows = by_id(matcher.read_posting(text, title="Project Manager"))

    assert rows["pmp"].strength == "preferred"
    assert rows["jira"].strength == "mentioned"


def test_a_fact_with_a_label_opens_no_section(matcher):
    text = "Requirements\nJira\nLocation: Leeds\nTableau\n"

    rows = by_id(matcher.read_posting(text, title="Project Manager"))

    assert rows["tableau"].strength == "required"


def test_the_head_of_a_list_of_examples_is_not_asked_for_itself(matcher):
    text = "Requirements\n- Certification in project management (e.g. PMP, PRINCE2, Scrum Master)\n"

    rows = matcher.read_posting(text, title="Project Manager").requirements

    assert {r.id for r in rows if r.kind == "certification"} == {
        "pmp",
        "prince2",
        "scrum-certification",
    }


def test_a_trade_is_no_certificate(matcher):
    text = "Requirements\n- You are an experienced project management professional\n"

    rows = matcher.read_posting(text, title="Project Manager").requirements

    assert [r for r in rows if r.kind == "certification"] == []


def test_a_company_of_that_short_name_is_no_certificate(matcher):
    text = (
        "Requirements\n- three years at an MSP\n- liaison with the customer success manager (CSM)"
    )

    kinds = {row.kind for row in matcher.read_posting(text, title="Project Manager").requirements}

    assert "certification" not in kinds


@pytest.mark.parametrize(
    "sentence",
    [
        "With over 40 years of experience, we build cranes and lifts.",
        "This growing consultancy has over 25 years of experience delivering tunnels.",
        "We have been in business for 30 years. Come and see.",
        "15+ years since starting the company, we still have experience to gain.",
        "Contract Length: 3 months. Experience of planning counts.",
        "Voted best place to work three years in a row, an experience to remember.",
    ],
)
def test_how_long_a_firm_or_a_contract_lasts_is_no_experience(matcher, sentence):
    assert matcher.read_posting(f"{sentence}\nYou keep the plan.").years_experience is None


def test_whom_a_firm_seeks_is_not_the_firm(matcher):
    text = "We are seeking a Planner with 12 to 20 years of experience, 4+ years of it on rail."
    years = matcher.read_posting(text).years_experience

    assert (years.min, years.max) == (12, 20)


def test_a_plain_demand_counts_where_its_heading_was_lost(matcher):
    text = "About us\nWe make pumps.\nThe role: you must have 6+ years of experience in planning."

    assert matcher.read_posting(text).years_experience.min == 6


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("Bachelor's degree in engineering (required)", "bachelor"),
        ("Tuition assistance towards a bachelor's degree in any field.", None),
    ],
)
def test_a_degree_under_benefits_is_asked_for_or_paid_for(matcher, sentence, level):
    school = matcher.read_posting(f"Benefits\nPension and leave.\n{sentence}\n").education

    assert (school and school.level) == level


def test_a_glued_item_of_a_list_keeps_its_years(matcher):
    text = "What You Need for this Position-5-10 years of experience in planning- Tact"
    years = matcher.read_posting(text).years_experience

    assert (years.min, years.max) == (5, 10)


def test_years_of_the_company_are_nobodys_experience(matcher):
    text = (
        "We combine more than 30 years of sponsorship expertise, which is a must in our business."
    )

    assert matcher.read_posting(text, title="Project Manager").years_experience is None


def test_itil_beside_a_mere_field_of_work_is_a_framework(matcher):
    text = "Requirements\n- Principles of ITIL, project management and architecture"

    rows = by_id(matcher.read_posting(text, title="Systems Analyst"))

    assert "itil-framework" in rows
    assert "itil" not in rows


def test_hold_asks_where_no_heading_does(matcher):
    text = "Hold a PSPO, CSPO or equivalent certification\nBring patience\nServiceNow (ITSM, CSM)"

    rows = by_id(matcher.read_posting(text, title="Product Owner"))

    assert (rows["pspo"].strength, rows["cspo"].strength) == ("required", "required")
    assert "csm" not in rows


@pytest.mark.parametrize(
    "piece", ["ideally PMP and preferably Jira ", "(e.g. ", "PMP preferred or "]
)
def test_an_endless_sentence_is_read_all_the_same(matcher, piece):
    profile = matcher.read_posting("Requirements\n- " + piece * 3000, title="PMO Analyst")

    assert all(row.strength == "preferred" for row in profile.requirements if row.kind == "tool")
