"""Foundation and Practitioner, of schemes with an id each and of schemes with one."""

from __future__ import annotations

import pytest

from tests.matcher.texts import PARTIAL


@pytest.fixture
def score(matcher):
    """Return a function: the PARTIAL resume with a certificate, against a demand for another."""

    def of(asked: str, held: str) -> float:
        profile = matcher.read_posting(f"What we need\n- {asked}\n- Excel", title="PMO Analyst")
        text = f"{PARTIAL}\n\nCertifications\n{held}"
        return matcher.score(matcher.read_resume(text.encode(), "a.txt"), profile)

    return of


@pytest.mark.parametrize("scheme", ["PRINCE2", "MSP", "P3O", "AgilePM", "MoR"])
def test_practitioner_answers_foundation_but_not_the_other_way_round(score, scheme):
    low, high = f"{scheme} Foundation", f"{scheme} Practitioner"
    full = score(f"{high} is required", f"{high} (2024)")
    partly = score(f"{high} is required", f"{low} (2024)")
    nothing = score(f"{high} is required", "")

    assert nothing < partly < full
    assert score(f"{low} is required", f"{high} (2024)") == full


@pytest.mark.parametrize("scheme", ["PRINCE2", "MSP", "P3O"])
def test_a_level_left_out_counts_in_part_for_practitioner(score, scheme):
    asked = f"{scheme} Practitioner is required"

    unsaid = score(asked, f"{scheme} certified (2024)")
    foundation = score(asked, f"{scheme} Foundation (2024)")
    assert foundation < unsaid < score(asked, f"{scheme} Practitioner (2024)")
    assert score(f"{scheme} certification is required", f"{scheme} Foundation") == score(
        f"{scheme} certification is required", f"{scheme} Practitioner"
    )


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("P3O (Practitioner)", "practitioner"),
        ("P3O Foundation and Practitioner", "practitioner"),
        ("P3O Foundation, 2019; MSP Practitioner, 2020", "foundation"),
        ("MSP Foundation (2018)\nP3O certified", None),
        ("P3O and MSP Practitioner", None),
        ("Practitioner in P3O", "practitioner"),
        ("P3O Foundation 2019\nP3O Practitioner 2021", "practitioner"),
    ],
)
def test_the_level_of_a_claim_is_read_beside_its_name(matcher, text, grade):
    resume = matcher.read_resume(f"Robin Sample\n\nCertifications\n{text}".encode(), "a.txt")

    assert {c.id: c.grade for c in resume.certifications}["p3o"] == grade


def test_the_lowest_level_that_would_do_is_asked_for(matcher):
    profile = matcher.read_posting("What we need\n- MSP Foundation or Practitioner")

    assert [row.grade for row in profile.requirements if row.id == "msp"] == ["foundation"]


def test_the_index_knows_the_level_asked_for(matcher):
    resume = matcher.read_resume(f"{PARTIAL}\nCertifications\nMSP Foundation".encode(), "a.txt")
    rows = [
        (
            level,
            matcher.read_posting(f"What we need\n- MSP {level} is required", title="PMO Analyst"),
        )
        for level in ("Practitioner", "Foundation")
    ]

    assert matcher.index(rows).rank(resume) == sorted(
        ((key, matcher.score(resume, profile)) for key, profile in rows), key=lambda row: -row[1]
    )
