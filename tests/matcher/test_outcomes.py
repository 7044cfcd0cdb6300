"""Which statements of a resume measure what came of the work, and which only hold a figure."""

from __future__ import annotations

import pytest

from matcher.outcomes import is_measured


@pytest.mark.parametrize(
    "statement",
    [
        "Cut monthly reporting from five days to two by automating the pack in Power BI.",
        "Reduced change request backlog by 40%.",
        "Saved £120k a year by retiring three spreadsheets",
        "Brought milestone slippage down by a third with a weekly look-ahead",
        "Raised timesheet compliance from 61% to 94%",
        "Delivered the office move two weeks early and £15,000 under budget",
        "92% of milestones on time over four quarters",
        "Halved the number of overdue actions.",
        "Grew the community of practice to 140 people, up from 12",
        "Closed the audit with zero overdue findings",
        "Berichtsaufwand um 30 % gesenkt",
        "Durchlaufzeit von 9 auf 4 Tage verkürzt",
        "Recovered $1.2m of contingency",
        "Forecast error fell from 3.5 points to 1.2",
        "Improved forecast accuracy by 12 percentage points",
        "Brought forward the handover by six weeks",
        "Moved 40 desks; the move ended £900 under a budget of £7,000",
    ],
)
def test_a_change_with_its_size_is_measured(statement):
    assert is_measured(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "Kept the RAID log for 14 projects.",
        "Supported 3 programme managers and a budget of £4m.",
        "PMO Analyst, Example Ltd, from 2019 to 2022",
        "PRINCE2 Practitioner, 2021",
        "Worked in a team of eight from two sites.",
        "Prepared the monthly report in Power BI.",
        "Responsible for 25 direct reports",
        "7 years of experience with Jira",
        "Improved the reporting and reduced risk",
        "",
    ],
)
def test_a_figure_or_a_claim_alone_is_not(statement):
    assert not is_measured(statement)


def test_a_skill_is_measured_where_its_bullet_is(matcher):
    reading = matcher.read_resume(
        b"Ina Falk\n\nExperience\nPMO Analyst, Tern Rail, Jan 2020 - present\n"
        b"- Used Jira for the backlog.\n- Kept SharePoint tidy.\n"
        b"- Rebuilt the portfolio report in Power BI and Jira and cut its making for the\n"
        b"  Steering Committee from 5 days to 2.\n\nSkills\nSmartsheet, cut costs by 20%\n",
        "r.txt",
    )
    skills = {skill.id: skill for skill in reading.skills}

    assert skills["power-bi"].tier == "measured"
    assert skills["jira"].tier == "measured"
    assert reading.text[skills["jira"].start :].startswith("Jira and cut")
    assert skills["sharepoint"].tier == "used"
    assert skills["smartsheet"].tier == "listed"
