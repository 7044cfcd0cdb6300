"""A resume read whole: contact, sections, jobs, schooling, skills and what is kept out."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from matcher.dates import months_covered, spans
from tests.matcher.texts import GOOD, PARTIAL

TODAY = date(2026, 11, 20)


def read(matcher, text: str):
    return matcher.read_resume(text.encode(), "resume.txt", today=TODAY)


def test_contact_and_name(matcher):
    resume = read(matcher, GOOD)

    assert resume.name == "Sample Person"
    assert resume.emails == ("sample.person@example.com",)
    assert resume.phones == ("07700 900123",)


def test_jobs_with_their_dates(matcher):
    roles = read(matcher, GOOD).roles

    assert [(r.title, r.employer, r.since, r.until, r.track) for r in roles] == [
        ("PMO Analyst", "Northmoor Rail", "2021-03", "present", "pmo"),
        ("Project Support Officer", "Hollow Dale Water", "2019-06", "2021-02", "pmo"),
    ]


def test_overlapping_jobs_count_once():
    text = "Jan 2020 - Dec 2021 and Jul 2021 to Dec 2022; 2015 - 2016"

    found = spans(text, TODAY)

    assert [span.months for span in found] == [24, 18, 12]
    assert months_covered(found) == 48


@pytest.mark.parametrize(
    ("written", "since", "until"),
    [
        ("Feb 2025 to Oct 2026", "2025-02", "2026-10"),
        ("09/2023 → present", "2023-09", "present"),
        ("(May 2023 – present)", "2023-05", "present"),
        ("2019-04 - 2020-03", "2019-04", "2020-03"),
        ("2018 – 2020", "2018-01", "2020-12"),
        ("since June 2024", "2024-06", "present"),
        ("Sept 2022 to date", "2022-09", "present"),
    ],
)
def test_date_ranges_in_many_spellings(written, since, until):
    (span,) = spans(f"Analyst {written}", TODAY)

    assert (span.since, span.until) == (since, until)


def test_skills_used_in_a_job_go_before_skills_listed(matcher):
    skills = {s.id: s.evidence for s in read(matcher, GOOD).skills}

    assert skills["power-bi"] == "experience"
    assert skills["sharepoint"] == "listed"


def test_a_denied_skill_is_no_skill(matcher):
    text = PARTIAL + "\nI have not used Jira, and no experience with Tableau.\n"

    names = {s.id for s in read(matcher, text).skills}

    assert "excel" in names
    assert not names & {"jira", "tableau"}


def test_schooling(matcher):
    (entry,) = read(matcher, GOOD).education

    assert (entry.level, entry.year) == ("bachelor", 2019)
    assert entry.institution == "University of Example"


def test_sections_cover_the_text(matcher):
    sections = read(matcher, GOOD).sections

    assert [s.kind for s in sections] == [
        "summary",
        "summary",
        "experience",
        "education",
        "certifications",
        "skills",
    ]
    assert sections[0].start == 0
    assert all(a.end == b.start for a, b in pairwise(sections))


def test_what_is_missing_is_said(matcher):
    codes = {f.code for f in read(matcher, "I like plans and lists and long walks.").findings}

    assert {"no-email", "no-phone", "no-experience-heading", "too-short"} <= codes


def test_without_a_day_the_answer_is_the_same_every_time(matcher):
    first = matcher.read_resume(GOOD.encode(), "resume.txt")
    second = matcher.read_resume(GOOD.encode(), "resume.txt")

    assert first == second
    assert first.roles[0].months > 60


def test_the_terms_of_a_job_behind_its_months_are_no_employer(matcher):
    reading = matcher.read_resume(
        b"Bo Lind\n\nExperience\n\nSales Assistant, Fern & Thread (clothing shop), Leeds\n"
        b"September 2022 - May 2025, part-time while studying\n- Counted the tills\n\n"
        b"Project Assistant, Alder Homes\nJune 2021 - August 2022 | fixed-term contract\n",
        "r.txt",
    )

    assert [(r.title, r.employer) for r in reading.roles] == [
        ("Sales Assistant", "Fern & Thread"),
        ("Project Assistant", "Alder Homes"),
    ]


def test_a_language_named_with_its_level_is_a_skill(matcher):
    reading = matcher.read_resume(b"Bo Lind\n\nSkills\nExcel. Conversational Urdu.\n", "r.txt")

    assert ("language", "urdu") in {(skill.kind, skill.id) for skill in reading.skills}
