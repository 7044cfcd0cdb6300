"""Resume wording: certificates are no degrees, months are seen, clearances told as facts."""

from __future__ import annotations

from datetime import date

import pytest

TODAY = date(2026, 11, 20)


def read(matcher, text: str):
    return matcher.read_resume(text.encode(), "resume.txt", today=TODAY)


@pytest.mark.parametrize(
    ("line", "levels"),
    [
        ("Certified Associate in Project Management (CAPM), 2024", []),
        ("Certified Associate in Works Planning, 2024", []),
        ("Associate degree in Business, 2014", ["associate"]),
        ("BSc Geography, 2019; CAPM", ["bachelor"]),
    ],
)
def test_a_certificate_is_no_degree(matcher, line, levels):
    resume = read(matcher, f"Sample Person\n\nEducation and training\n{line}\n")

    assert [entry.level for entry in resume.education] == levels


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ("March 2022 - present", False),
        ("Sept. 2022 – now", False),
        ("03/2022 - present", False),
        ("2022 - present", True),
        ("2019 – 2021", True),
    ],
)
def test_months_are_missed_only_where_they_are_missing(matcher, dates, told):
    resume = read(matcher, f"Sample Person\n\nExperience\nPMO Analyst, Example Ltd, {dates}\n")

    assert resume.roles
    assert ("years-without-months" in {f.code for f in resume.findings}) is told


@pytest.mark.parametrize("told", ["Clearance: SC, until 2030", "Security clearance: SC"])
def test_a_clearance_told_as_a_fact(matcher, told):
    assert "sc-clearance" in {s.id for s in read(matcher, f"Sample Person\n{told}\n").skills}


@pytest.mark.parametrize(
    "line",
    ["SAFe Agilist, Scaled Example, June 2018 - Present", "PMI-ACP certified since 2019"],
)
def test_a_dated_certificate_is_no_job(matcher, line):
    text = f"Sample Person\n\nExperience\nPMO Lead, Example Ltd, May 2015 - Jan 2017\n{line}\n"
    resume = read(matcher, text)

    assert [role.title for role in resume.roles] == ["PMO Lead"]
    assert len(resume.certifications) == 1


def test_a_job_named_like_a_certificate_is_a_job(matcher):
    text = "Sample Person\n\nExperience\nSAFe Scrum Master, Example Ltd, May 2015 - Jan 2017\n"

    assert [role.employer for role in read(matcher, text).roles] == ["Example Ltd"]
