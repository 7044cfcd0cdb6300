"""Resumes of people who come from other work: ranks, wards, firms that head their jobs."""

from __future__ import annotations

from datetime import date

import pytest

TODAY = date(2026, 11, 20)


def read(matcher, text: str, name: str = "resume.txt"):
    return matcher.read_resume(text.encode(), name, today=TODAY)


def jobs(resume) -> list[tuple[str, str | None]]:
    return [(role.title, role.employer) for role in resume.roles]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            "Regimental Supply Officer (Captain), 9th Transport Regiment, Camp Orrin, KS\n"
            "May 2015 - June 2019",
            [("Regimental Supply Officer", "9th Transport Regiment")],
            id="a rank said aside",
        ),
        pytest.param(
            "2014-2018   Storekeeper Second Class (E-5), Naval Depot Quillan\n"
            "2010-2014   Deck Hand, USS Merrow",
            [("Storekeeper Second Class", "Naval Depot Quillan"), ("Deck Hand", "USS Merrow")],
            id="the line before is the job before",
        ),
        pytest.param(
            "CONVOY LEADER | U.S. Army\n7th Supply Battalion | Fort Ansel, KY | 02/2017 - 09/2020",
            [("CONVOY LEADER", "U.S. Army")],
            id="employer beside the title, unit below",
        ),
        pytest.param(
            "Lakeshore General Hospital, Duluth, MN     2012 – Present\n"
            "Ward Manager, Stroke Unit (2019 – Present)\n- Opened a ward.\n"
            "Staff Nurse (2012 – 2019)\n- Kept the rota.",
            [
                ("Ward Manager", "Lakeshore General Hospital"),
                ("Staff Nurse", "Lakeshore General Hospital"),
            ],
            id="an employer dated above its jobs",
        ),
        pytest.param(
            "St. Werburgh Hospital, Chester\nStaff Nurse, ICU     2012 – 2017",
            [("Staff Nurse", "St. Werburgh Hospital")],
            id="a ward is no employer below a hospital",
        ),
        pytest.param(
            "Quarry Lane Clinic | School Nurse March 2016 - May 2019 | Tacoma, Washington",
            [("School Nurse", "Quarry Lane Clinic")],
            id="clinic first",
        ),
        pytest.param(
            "Festival Producer @ Red Heron Events (Gdansk) / Feb 2021 – now\n"
            "Receptionist -- Dunmore Dental Care Ltd -- 2016 to 2021\n"
            "Typist -- same company -- 2014 to 2016",
            [
                ("Festival Producer", "Red Heron Events"),
                ("Receptionist", "Dunmore Dental Care Ltd"),
                ("Typist", "Dunmore Dental Care Ltd"),
            ],
            id="signs between title and employer",
        ),
        pytest.param(
            "Depot Manager - Quill Freight\nReno, NV / 2018 – 2022",
            [("Depot Manager", "Quill Freight")],
            id="a place beside the months",
        ),
        pytest.param(
            "Hollis, Crane & Partners, LLC, Newark, NJ\nPayroll Clerk May 2018 - September 2019",
            [("Payroll Clerk", "Hollis, Crane & Partners, LLC")],
            id="a firm named for three",
        ),
        pytest.param(
            "Bell and Finch Ginger Row, NJ\nShop Assistant Sept. 2018 - Dec. 2018",
            [("Shop Assistant", "Bell and Finch Ginger Row")],
            id="a long name before a state is no place",
        ),
        pytest.param(
            "Bakery Assistant and Stocker\nOctober 2021 - Currently Employed\n"
            "Valley High School Physics Teacher\nAugust 2009 – May 2012",
            [
                ("Bakery Assistant and Stocker", None),
                ("Valley High School Physics Teacher", None),
            ],
            id="titles without employers",
        ),
        pytest.param(
            "Oct 2021 - present\nMatron for Surgery\nFenwick Trust\n"
            "Jan 2016 - Sep 2021\nWard Manager, Ward 3C\nFenwick Trust\n"
            "Mar 2012 - Dec 2015\nBand 5 Nurse\nEllerby General Hospital",
            [
                ("Matron for Surgery", "Fenwick Trust"),
                ("Ward Manager", "Fenwick Trust"),
                ("Band 5 Nurse", "Ellerby General Hospital"),
            ],
            id="months above each job",
        ),
        pytest.param(
            "2020 -            Crew Leader, Shoreline Ambulance Service\n"
            "2016 - 2020       Paramedic, Shoreline Ambulance Service",
            [
                ("Crew Leader", "Shoreline Ambulance Service"),
                ("Paramedic", "Shoreline Ambulance Service"),
            ],
            id="a job still held, its end left empty",
        ),
        pytest.param(
            "DELTA BUILDERS, INC., Mobile, Alabama\nSuperintendent, 2015-Present",
            [("Superintendent", "DELTA BUILDERS, INC.")],
            id="a firm in capitals",
        ),
    ],
)
def test_jobs_outside_projects(matcher, lines, expected):
    assert jobs(read(matcher, f"Sample Person\n\nExperience\n\n{lines}\n")) == expected


def test_somebody_reported_to_is_no_title(matcher):
    text = "Sample Person\n\nExperience\n\nReported to the foreman\nHarrow Works Ltd, 2015 – 2018\n"

    assert "Reported to the foreman" not in [title for title, _ in jobs(read(matcher, text))]


def test_two_jobs_at_once_are_both_kept(matcher):
    text = (
        "Sample Person\n\nExperience\n\nRiver rescue crew, Town of Arley, 2010 – 2024\n"
        "- Kept the boats.\nProject Manager, Otter Homes, 2012 – 2015\n"
    )

    assert jobs(read(matcher, text)) == [
        ("River rescue crew", "Town of Arley"),
        ("Project Manager", "Otter Homes"),
    ]


def test_presiding_over_a_society_is_no_job(matcher):
    text = (
        "Sample Person\n\nExperience\n\nSales Manager, Otter Homes, 2012 – 2015\n\n"
        "Professional affiliations\nPresident, Society of Sellers, May 2019 - present\n"
    )

    assert jobs(read(matcher, text)) == [("Sales Manager", "Otter Homes")]


def test_a_heading_below_a_heading_is_the_job_held_there(matcher):
    text = (
        "# Sample Person\n\n## Experience\n\n### [Otter Homes](https://otter.example) "
        "(March 2021 to Present)\n\n#### Project Coordinator\n\n* Kept the plan.\n"
    )

    resume = read(matcher, text, "resume.md")
    assert jobs(resume) == [("Project Coordinator", "Otter Homes")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("APM Project Fundamentals (PFQ), booked for January 2027", ("apm-pfq", "in_progress")),
        ("Google Professional Certificate in Project Management", ("google-pm", "held")),
    ],
)
def test_certificates_of_those_who_change(matcher, line, expected):
    resume = read(matcher, f"Sample Person\n\nCertificates\n{line}\n")

    assert [(held.id, held.status) for held in resume.certifications] == [expected]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("M.B.A., Finch Business School", "master"),
        ("M.A. History, Arley College", "master"),
        ("MEd Leadership, Arley College", "master"),
        ("MSN, Capstan University", "master"),
        ("LL.M., Capstan University", "master"),
        ("BEd (Hons) Primary Education, 2003", "bachelor"),
        ("BSN, Capstan University, 2011", "bachelor"),
        ("BN Nursing, Capstan University", "bachelor"),
        ("B.F.A. Stage Design, 2009", "bachelor"),
        ("A.A.S., Transportation, 2014", "associate"),
        ("AAS in Logistics, 2014", "associate"),
        ("Ed.D., Capstan University", "doctorate"),
    ],
)
def test_degrees_of_other_trades(matcher, line, level):
    resume = read(matcher, f"Sample Person\n\nEducation\n{line}\n")

    assert [entry.level for entry in resume.education] == [level]


@pytest.mark.parametrize(
    "line", ["Logged in with MFA and SSO", "Prepared 3 BN of rations", "Wrote the JD for a clerk"]
)
def test_initials_of_other_things_are_no_degree(matcher, line):
    assert read(matcher, f"Sample Person\n\nEducation\n{line}\n").education == ()
