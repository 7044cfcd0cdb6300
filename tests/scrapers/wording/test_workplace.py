"""Remote, hybrid and on site as said of the job; the words alone are no evidence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.types import WORKPLACES
from scrapers.wording.workplace import read_workplace, workplace_in_text, workplace_of_title


@pytest.mark.parametrize(
    ("stated", "workplace"),
    [
        ("Remote", "remote"),
        ("REMOTE", "remote"),
        ("TELECOMMUTE", "remote"),
        ("Remote - UK", "remote"),
        ("Hybrid", "hybrid"),
        ("Hybrid remote in Denver, CO", "hybrid"),
        ("On-site or remote", "hybrid"),
        ("On-site", "onsite"),
        ("onsite", "onsite"),
        ("ON_SITE", "onsite"),
        ("In office", "onsite"),
        ("No remote", "onsite"),
        ("Not remote", "onsite"),
        ("Leeds", None),
        ("", None),
        (None, None),
    ],
)
def test_reads_a_stated_field(stated, workplace):
    assert read_workplace(stated) == workplace


@pytest.mark.parametrize(
    ("text", "workplace"),
    [
        ("Work Location: Hybrid remote in Denver, CO 80202", "hybrid"),
        ("Workplace type: \nHybrid Working\nAbout us", "hybrid"),
        ("Great team.\n#LI-Hybrid\nQualifications", "hybrid"),
        ("You will be in the office three days a week.", "hybrid"),
        ("This role is based in Oslo (4 days in office).", "hybrid"),
        ("We work two days per week from home.", "hybrid"),
        ("Our hybrid working policy lets you choose.", "hybrid"),
        ("Based in our Derby office with a hybrid workstyle.", "hybrid"),
        ("We offer a hybrid, flexible approach to where you work.", "hybrid"),
        ("Closing Date: 4 May Hybrid Worker Grade: 6", "hybrid"),
        ("Contract\nWork Type: HybridAre you a keen planner?", "hybrid"),
        ("Locations: York or BathWorking: 2 days per week onsiteDuration: a year", "hybrid"),
        ("Work from home, the office or a mix of both.", "hybrid"),
        ("Travel: little\nWork From Home: Occasional\nGrade: 11", "hybrid"),
        ("Location: Remote with 1 day per month in Leeds", "remote"),
        ("Enjoy a remote\\-first work environment", "remote"),
        ("This position will allow for remote work but may need site visits.", "remote"),
        ("Function: Information Technology Remote Position? No Type: Full-Time", "onsite"),
        ("**Remote Type -**\nOffice\n**Shift -**\nFlex", "onsite"),
        ("Title: Planner\n\nWork Arrangement\n\nOnsite\nMonday to Friday", "onsite"),
        ("Preference for hybrid, but would accept a remote candidate.", "hybrid"),
        ("Data Lead\nLondon (Hybrid) · £80,000", "hybrid"),
        ("ANALYST LONDON/HYBRID UP TO £65,000 A high-impact role.", "hybrid"),
        ("Able to work remotely 2 days a week.", "hybrid"),
        ("Three days/week in the central London office, remote otherwise.", "hybrid"),
        ("Good pay.Hybrid working with regular office presence.", "hybrid"),
        ("A 12 month contract100% Remote WorkingInside IR35", "remote"),
        ("Only full-time staff are eligible Work Remotely: No", "onsite"),
        ("**Job Location:** Plano, TX. **Job Type:** Onsite**Job Description:** Plan.", "onsite"),
        ("This is a full-time, in-office position at our headquarters.", "onsite"),
        ("Work Location: Remote", "remote"),
        ("Work Remotely\nYes\n", "remote"),
        ("This is a fully remote position.", "remote"),
        ("The role is remote within the EU.", "remote"),
        ("You can work from home or anywhere else you like. You can work from anywhere.", "remote"),
        ("#LI-Remote", "remote"),
        ("Work Remotely\nNo\nPay: monthly", "onsite"),
        ("Mode: Work From Office (Daily)", "onsite"),
        ("This is a full-time on-site role for a planner.", "onsite"),
        ("Onsite at our Huntsville lab.", "onsite"),
        ("Remote work is not available for this position.", "onsite"),
        ("Five days a week in the office, no exceptions.", "onsite"),
        ("Experience with hybrid delivery models (agile and waterfall).", None),
        ("Manages remote and offshore development teams.", None),
        ("Knowledge of remote sensing and hybrid cloud.", None),
        ("Occasional travel to remote sites and on-site visits.", None),
        ("On-site health and wellness centres, backup childcare.", None),
        ("We thrive in a dynamic hybrid environment of cars: hybrid vehicles.", None),
        ("Location: Leeds, with travel to remote sites.", None),
        ("Six years in programme management, or a hybrid role at a software firm.", None),
        ("Planner\nYork\nOwns our methods (Agile, Waterfall, Hybrid).", None),
        ("", None),
    ],
)
def test_reads_what_the_text_says_of_the_job(text, workplace):
    assert workplace_in_text(text) == workplace


@pytest.mark.parametrize(
    ("title", "workplace"),
    [
        ("PMO Analyst (Remote)", "remote"),
        ("PMO Lead – Hybrid", "hybrid"),
        ("Remote PMO Analyst", "remote"),
        ("Planner | On-site", "onsite"),
        ("Project Manager (Remote Work Available)", "remote"),
        ("Remote Sensing Project Officer", None),
        ("Hybrid Cloud Programme Manager", None),
        (None, None),
    ],
)
def test_reads_a_title(title, workplace):
    assert workplace_of_title(title) == workplace


@given(st.text(max_size=200))
def test_any_text_gives_a_workplace_or_none(text):
    assert workplace_in_text(text) in {*WORKPLACES, None}
