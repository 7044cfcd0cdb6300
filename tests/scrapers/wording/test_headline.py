"""Title and company of pasted text, or an honest None."""

from __future__ import annotations

import pytest

from scrapers.wording.headline import title_and_company


@pytest.mark.parametrize(
    ("text", "title", "company"),
    [
        (
            "PMO Analyst\nHarbourline · Leeds\n\nWe keep ferries on time.",
            "PMO Analyst",
            "Harbourline",
        ),
        ("PMO Analyst at Harbourline Ferries\nLeeds", "PMO Analyst", "Harbourline Ferries"),
        ("Senior Project Manager | Tidewell\n", "Senior Project Manager", "Tidewell"),
        (
            "Job title: Programme Director\nCompany: Ambervale Ltd\n",
            "Programme Director",
            "Ambervale Ltd",
        ),
        (
            "# **Project Coordinator**\n\n## About Casa Lumen\nWe light rooms.",
            "Project Coordinator",
            "Casa Lumen",
        ),
        ("At Vantry we plan trains.\nYou will keep the plan.", None, "Vantry"),
        ("We are looking for a project manager to lead our programme.", None, None),
        ("Responsibilities\n- plan\n- report", None, None),
        ("Client-facing position with strong engagement.", None, None),
        ("About Us\nWe plan.\nAbout The Position\nYou plan.", None, None),
        ("- Partner with managers to achieve the vision\n- Lead", None, None),
        ("Act as the project engineer on projects that vary in size", None, None),
        ("", None, None),
    ],
)
def test_guesses_only_what_stands_there(text, title, company):
    assert title_and_company(text) == (title, company)
