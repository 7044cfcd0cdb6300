"""How a thing is shown: listed, certified, used in a dated job, used with a measured outcome."""

from __future__ import annotations

import pytest

from matcher import Resume

ADVERT = """Project Support Officer
What we need
- Smartsheet
- PRINCE2 methodology
- Experience of keeping a risk register
"""
PAST = """Robin Sample
robin.sample@example.com

EXPERIENCE

Project Support Officer, Tern Housing
Jan 2022 - Mar 2025
- Booked rooms for the board
{line}

SKILLS
Excel{listed}

CERTIFICATIONS
{certificate}
"""
LISTED = {"listed": ", Smartsheet"}
USED = {"line": "- Kept the plan of six teams in Smartsheet"}
MEASURED = {"line": "- Cut late reports from 9 to 2 a month with a Smartsheet tracker"}


@pytest.fixture(scope="module")
def profile(matcher):
    return matcher.read_posting(ADVERT, title="Project Support Officer")


@pytest.fixture
def read(matcher):
    def of(**changes: str) -> Resume:
        given = {"line": "", "listed": "", "certificate": ""} | changes
        return matcher.read_resume(PAST.format(**given).encode(), "resume.txt")

    return of


def tier(resume: Resume, name: str) -> str | None:
    return next((skill.tier for skill in resume.skills if skill.id == name), None)


def test_each_tier_is_told_and_worth_more_than_the_one_below(matcher, profile, read):
    shown = [read(**LISTED), read(**USED), read(**MEASURED)]

    assert [tier(resume, "smartsheet") for resume in shown] == ["listed", "used", "measured"]
    scores = [matcher.score(resume, profile) for resume in (read(), *shown)]
    assert scores == sorted(set(scores))


def test_naming_a_thing_again_is_worth_nothing(matcher, profile, read):
    once, again = read(**USED), read(line=USED["line"] + "\n- Smartsheet\n- Smartsheet, Smartsheet")

    assert matcher.score(again, profile) == matcher.score(once, profile)


def test_the_best_place_is_shown_wherever_it_stands(read):
    resume = read(**MEASURED, **LISTED)
    skill = next(skill for skill in resume.skills if skill.id == "smartsheet")

    assert resume.text[skill.start :].startswith("Smartsheet tracker")


def test_a_held_certificate_vouches_for_its_method_between_listed_and_used(matcher, profile, read):
    listed = read(listed=", PRINCE2 methodology")
    vouched = read(certificate="PRINCE2 Practitioner (2021)")
    used = read(line="- Ran stage boundaries in the PRINCE2 methodology")

    def credit(resume):
        note = next(
            (m.note for m in matcher.match(resume, profile).met if m.requirement == method), None
        )
        return matcher.score(resume, profile), note

    method = next(i for i, r in enumerate(profile.requirements) if r.id == "prince2-method")
    (low, _), (middle, note), (high, _) = credit(listed), credit(vouched), credit(used)
    assert low < middle < high
    assert "PRINCE2 Practitioner" in note


@pytest.mark.parametrize("status", ["(in progress)", "(planned for 2027)"])
def test_only_what_is_held_vouches(matcher, profile, read, status):
    assert matcher.score(read(certificate=f"PRINCE2 Practitioner {status}"), profile) == (
        matcher.score(read(), profile)
    )


def test_the_finer_tier_is_an_additional_key_and_old_readings_go_on(matcher, profile, read):
    data = read(**USED).to_dict()
    row = next(row for row in data["skills"] if row["id"] == "smartsheet")
    assert (row["evidence"], row["tier"]) == ("experience", "used")

    for skill in data["skills"]:
        del skill["tier"]
    del data["read_on"]
    assert matcher.score(Resume.from_dict(data), profile) == matcher.score(read(**USED), profile)


def test_a_line_wrapped_by_the_page_is_one_line(read):
    resume = read(
        line="- Moved the reporting of all teams to Smartsheet, which\n  cut errors by 40%"
    )

    assert tier(resume, "smartsheet") == "measured"


@pytest.mark.parametrize("title", ["Head Chef", "Office Administrator", "Project Officer", None])
@pytest.mark.parametrize("thing", ["risk register", "Smartsheet"])
def test_showing_a_listed_thing_in_a_job_never_lowers(matcher, profile, title, thing):
    job = f"EXPERIENCE\n\n{title}, Tern Housing\nJan 2022 - Mar 2025\n- Long days\n{{}}\n"
    text = f"Robin Sample\n\n{job if title else '{}'}\nSKILLS\n{thing}\n"
    listed, shown = (
        matcher.score(matcher.read_resume(text.format(line).encode(), "a.txt"), profile)
        for line in ("", f"- Kept the {thing} up to date")
    )

    assert shown >= listed


def test_papers_kept_in_an_office_count_as_used(matcher):
    advert = matcher.read_posting("What we need\n- Minutes\n- Action log", title="Administrator")
    shown = {
        title: matcher.match(
            matcher.read_resume(
                f"Robin Sample\n\nEXPERIENCE\n{title}, Tern\nJan 2022 - Mar 2025\n"
                "- Wrote the minutes and kept the action log\n".encode(),
                "a.txt",
            ),
            advert,
        )
        for title in ("Executive Assistant", "Head Chef")
    }

    assert {met.tier for met in shown["Executive Assistant"].met} == {"used"}
    assert {met.tier for met in shown["Head Chef"].met} == {"elsewhere"}


def test_an_assistant_to_a_director_is_no_director(matcher):
    text = "Robin Sample\n\nEXPERIENCE\nAssistant to the Director, Tern\nJan 2022 - Mar 2025\n"
    (role,) = matcher.read_resume(text.encode(), "a.txt").roles

    assert role.level == "entry"


def test_work_told_before_the_jobs_are_listed_is_not_far_from_project_work(matcher, profile):
    text = (
        "Robin Sample\n\nPROJECTS\n- Kept the risk register of a board\n\n"
        "EMPLOYMENT\nProject Support Officer, Tern\nJan 2022 - Mar 2025\n"
    )
    match = matcher.match(matcher.read_resume(text.encode(), "a.txt"), profile)
    tiers = {profile.requirements[met.requirement].id: met.tier for met in match.met}

    assert tiers["risk-register"] == "undated"
