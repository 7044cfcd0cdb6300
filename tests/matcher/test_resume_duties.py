"""Project duties, clearances and ranks in the words of other trades."""

from __future__ import annotations

from datetime import date

import pytest

TODAY = date(2026, 11, 20)


def read(matcher, text: str):
    return matcher.read_resume(text.encode(), "resume.txt", today=TODAY)


@pytest.mark.parametrize(
    ("duty", "named"),
    [
        ("Wrote the minutes of the mess committee", "minutes"),
        ("Minute taker for the governors", "minutes"),
        ("Chaired the meeting and followed up actions", "action-log"),
        ("Kept a log of issues for the move of the ward", "issue-log"),
        ("Kept a register of risks for outdoor shows", "risk-register"),
        ("Led the after-action review of each exercise", "lessons-learned"),
        ("Reported progress to the squadron", "status-report"),
        ("Planned and scheduled three refits", "planning"),
    ],
)
def test_duties_in_the_words_of_other_trades(matcher, duty, named):
    text = f"Sample Person\n\nExperience\n\nSupply Officer, USS Merrow, 2015 – 2019\n- {duty}\n"

    skills = {skill.id: skill.evidence for skill in read(matcher, text).skills}
    assert skills.get(named) == "experience"


def test_what_took_minutes_is_no_record_of_a_meeting(matcher):
    text = "Sample Person\n\nExperience\n\nCook, Quay Inn, 2015 – 2019\n- Orders took minutes.\n"

    assert "minutes" not in {skill.id for skill in read(matcher, text).skills}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Security clearance: Secret (active)", "secret-clearance"),
        ("Clearance – Secret, expires 2029", "secret-clearance"),
        ("CLEARANCE: Top Secret", "ts-sci"),
    ],
)
def test_the_level_of_a_clearance_behind_its_label(matcher, line, expected):
    skills = read(matcher, f"Sample Person\n\nCertifications\n{line}\n").skills

    assert expected in {skill.id for skill in skills if skill.kind == "clearance"}


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Supply Officer (Major), 9th Transport Brigade, 2015 – 2019", "manager"),
        ("Company Commander, 40th Sustainment Battalion, 2015 – 2019", "manager"),
        ("Platoon Leader (First Lieutenant), 9th Infantry, 2015 – 2019", "senior"),
        ("Training Assistant (Staff Sergeant), U.S. Army, 2015 – 2019", "senior"),
        ("Project Officer, Army Headquarters Estates, 2015 – 2019", "entry"),
        ("Project Officer, Major Works Team, Calder Council, 2015 – 2019", "entry"),
        ("Project Assistant, Captain Cook Museum, 2015 – 2019", "entry"),
    ],
)
def test_the_rung_that_a_rank_tells(matcher, line, level):
    roles = read(matcher, f"Sample Person\n\nExperience\n\n{line}\n").roles

    assert [role.level for role in roles] == [level]
