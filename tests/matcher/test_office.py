"""Which jobs are project-office work: by title, by where they sit, by what they lead."""

from __future__ import annotations

import pytest

INSIDE = [
    ("Reporting Analyst", "Join our growing PMO and turn delivery data into papers."),
    ("Project Coordinator", "You will report to the Head of the PMO and keep plans up to date."),
    ("Project Coordinator", "Reporting directly to the PMO Manager, you keep the RAID log."),
    ("Governance Officer", "This role sits within the Enterprise Portfolio Office."),
    ("Delivery Manager", "Your first year: set up a project management office from nothing."),
    ("Programme Manager", "You lead a PMO of six and own its standards."),
    ("Project Analyst", "We are looking for a PMO Analyst who likes figures."),
    ("Business Support Administrator", "The post is in the Programme Office at County Hall."),
    ("Senior Associate, Portfolio Office", "Nothing more is said."),
    ("Reporting Officer", "Within the Programme Office you make charts for the committee."),
    (
        "Coordinator, Project Delivery",
        "You support our project managers by keeping plans and logs.\nYou give portfolio"
        " visibility, write status reports, chase milestones. Experience of a PMO helps.",
    ),
]
OUTSIDE = [
    ("Project Manager", "You deliver a network refresh and report to the Head of the PMO."),
    ("Project Manager", "You will work very closely with the PMO and the architects."),
    ("Project Manager", "Experience working in a PMO is an advantage."),
    ("Data Analyst", "You partner with Finance, Digital and the PMO."),
    ("Structural Engineer", "You size beams. Experience of building a PMO is not asked for."),
    ("IT Project Manager", "About us: we help clients to run a PMO that works."),
    ("Product Manager", "You work in the portfolio office's favourite product."),
    ("Sales Executive", "You sell training to every PMO in the Midlands."),
    ("Project Engineer", "The PMO environment here is friendly. You commission pumps."),
    ("Project Manager", "You deliver two roll-outs. The PMO provides templates to you."),
    ("Nurse", "Join our ward. The PMO counts beds."),
]


@pytest.mark.parametrize(("title", "text"), INSIDE)
def test_inside(matcher, title, text):
    assert matcher.read_posting(text, title=title).is_pmo


@pytest.mark.parametrize(("title", "text"), OUTSIDE)
def test_outside(matcher, title, text):
    assert not matcher.read_posting(text, title=title).is_pmo


def test_the_track_of_an_office_is_its_own(matcher):
    text = "Join our PMO and keep its reports."

    assert matcher.read_posting(text, title="Project Coordinator").track == "pmo"
    assert matcher.read_posting(text, title="Reporting Analyst").track == "pmo"
    assert matcher.read_posting(text, title="Portfolio Analyst").track == "portfolio"
