"""Resumes from abroad and in other layouts: months, standings, schools and jobs as they are set."""

from __future__ import annotations

from datetime import date

import pytest
from fpdf import FPDF

TODAY = date(2026, 11, 30)


def read(matcher, text: str):
    return matcher.read_resume(
        f"Isa Corvell\nisa@example.com\n\n{text}\n".encode(), "a.txt", today=TODAY
    )


def jobs(resume) -> list[tuple]:
    return [(r.title, r.employer, r.since, r.until) for r in resume.roles]


@pytest.mark.parametrize(
    ("months", "since", "until"),
    [
        ("janv. 2016 – août 2020", "2016-01", "2020-08"),
        ("févr. 2013 – déc. 2015", "2013-02", "2015-12"),
        ("março 2018 – dezembro 2019", "2018-03", "2019-12"),
        ("gen 2017 – giu 2019", "2017-01", "2019-06"),
        ("10/2019 – actualidad", "2019-10", "present"),
        ("Sept ’19 – present", "2019-09", "present"),
    ],
)
def test_months_of_other_languages(matcher, months, since, until):
    resume = read(matcher, f"Experience\nPMO Analyst\nCorvell Works Ltd\n{months}")

    assert jobs(resume) == [("PMO Analyst", "Corvell Works Ltd", since, until)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("PRINCE2 Practitioner (en cours)", ["prince2-practitioner in_progress None"]),
        ("PRINCE2 Practitioner (in Vorbereitung)", ["prince2-practitioner in_progress None"]),
        ("MSP Practitioner, abgelaufen 2020", ["msp expired 2020"]),
        ("PMP – caducado", ["pmp expired None"]),
        ("PMP application submitted; exam next year", ["pmp in_progress None"]),
        ("Chartered Project Professional (ChPP), APM, 2023", ["chpp held 2023"]),
        ("Certified ScrumMaster (CSM), Scrum Alliance, 2021", ["csm held 2021"]),
        ("IPMA Level C, GPM, 2019", ["ipma-c held 2019"]),
        (
            "PMP (2019), PRINCE2 Foundation (2016)",
            ["pmp held 2019", "prince2-foundation held 2016"],
        ),
    ],
)
def test_how_a_certificate_stands(matcher, line, expected):
    found = read(matcher, f"Certifications\n{line}").certifications

    assert [f"{c.id} {c.status} {c.year}" for c in found] == expected


@pytest.mark.parametrize(
    "heading",
    [
        *("◆ Experience", "✦ WORK EXPERIENCE", "🔧 Experience", "E X P E R I E N C E"),
        *("W O R K   E X P E R I E N C E", "E X P É R I E N C E"),
    ],
)
def test_a_heading_may_be_adorned(matcher, heading):
    sections = read(matcher, f"{heading}\nPMO Analyst, Corvell Works Ltd, 2019 – 2021").sections

    assert [s.kind for s in sections if s.title] == ["experience"]


def test_schools_that_head_their_degrees_keep_their_years(matcher):
    found = read(
        matcher,
        "Education\nUniversity of Wexcombe    2017\nMSc Project Management\n"
        "University of Tarnside    2012\nBA History\nCertifications\nPMP, 2021",
    ).education

    assert [(e.level, e.institution, e.year) for e in found] == [
        ("master", "University of Wexcombe", 2017),
        ("bachelor", "University of Tarnside", 2012),
    ]


def test_a_year_of_the_next_section_is_no_years_of_a_degree(matcher):
    found = read(matcher, "Education\nBA History, Tarnside College\nCertifications\n2021 PMP")

    assert [e.year for e in found.education] == [None]


@pytest.mark.parametrize(
    ("line", "level", "field"),
    [
        ("Máster en Dirección de Proyectos, Universidad de Uribe, 2015", "master", "Dirección"),
        ("Grado en Arquitectura, Universidad de Igeldo, 2012", "bachelor", "Arquitectura"),
        ("B.E. (Computer Science), Savitri University, 2012", "bachelor", "Computer Science"),
    ],
)
def test_degrees_as_they_are_named_abroad(matcher, line, level, field):
    (found,) = read(matcher, f"Education\n{line}").education

    assert found.level == level
    assert found.field.startswith(field)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Site Architect\nArtxa Works S.L., Bilbao\n09/2012 – 01/2016",
            ("Site Architect", "Artxa Works S.L.", "2012-09", "2016-01"),
        ),
        (
            "Project Manager (maternity cover)    Jan 2017 – June 2018\nAvon Trust, Bath",
            ("Project Manager", "Avon Trust", "2017-01", "2018-06"),
        ),
        (
            "Period | Position | Organisation\nMay 2013 – Dec 2018 | PMO Analyst | Hesk Group",
            ("PMO Analyst", "Hesk Group", "2013-05", "2018-12"),
        ),
        (
            "Role - PMO Analyst\nCompany - Sahya Systems\nDuration - Sept' 2017 to till date",
            ("PMO Analyst", "Sahya Systems", "2017-09", "present"),
        ),
        (
            "Apr-2020 to till date    Sahya Infosystems Pvt. Ltd.\nCashier, Pune",
            ("Cashier", "Sahya Infosystems Pvt. Ltd.", "2020-04", "present"),
        ),
        (
            "PMO Analyst, St. Arletta Medical, Houston\n08/2009 - 05/2016",
            ("PMO Analyst", "St. Arletta Medical", "2009-08", "2016-05"),
        ),
    ],
)
def test_jobs_as_they_are_set(matcher, text, expected):
    assert jobs(read(matcher, f"Experience\n{text}")) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Experience\nCareer break: cared for a parent\nJan 2019 – Jun 2019",
        "Profile\nPMO manager for charities and housing, part time by choice since 2018.",
        "Background\nBTech Computing, Walden College, January 2010 to January 2014",
    ],
)
def test_what_is_dated_and_no_job(matcher, text):
    assert jobs(read(matcher, text)) == []


def test_letters_set_apart_are_pointed_at_and_nothing_is_called_lost(matcher):
    sheet = FPDF()
    sheet.add_page()
    sheet.set_font("Helvetica", size=11)
    for line in (
        "Isa Corvell",
        "isa@example.com",
        "E X P E R I E N C E",
        "PMO Analyst, Hesk, 2019",
    ):
        sheet.cell(0, 8, line, new_x="LMARGIN", new_y="NEXT")
    resume = matcher.read_resume(bytes(sheet.output()), "a.pdf", today=TODAY)
    found = {f.code: f for f in resume.findings}

    assert resume.text[found["spaced-letters"].start : found["spaced-letters"].end] == "EXPERIENCE"
    assert "text-lost" not in found


def test_a_heading_that_ran_on_into_the_line_before_is_one(matcher):
    degree = "BE Civil Works, Nag University, 2014"
    found = read(matcher, f"Skills\nPlans drawn in two tools.Education Details\n{degree}")

    assert [s.title for s in found.sections if s.title] == ["Skills", "Education Details"]
    assert [(e.level, e.year) for e in found.education] == [("bachelor", 2014)]
