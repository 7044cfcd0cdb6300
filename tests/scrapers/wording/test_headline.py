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
        ("", None, None),
    ],
)
def test_guesses_only_what_stands_there(text, title, company):
    assert title_and_company(text) == (title, company)
