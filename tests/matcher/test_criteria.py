"""Person specifications as tables: the column, the cell or the line below says how strongly."""

from __future__ import annotations

import pytest

COLUMNS = """Person specification
Criteria\tEssential\tDesirable
PRINCE2 Foundation\t✓\t
MSP Practitioner\t\t✓
Microsoft Project\tX\t
Power BI\t\tX"""
PIPES = """| Criteria | Essential | Desirable |
|---|---|---|
| PRINCE2 Foundation | x | |
| MSP Practitioner | | x |
| Experience of Microsoft Project | x | |
| Experience of Power BI | | x |"""
CELLS = """Person specification
PRINCE2 Foundation | E | Certificate
MSP Practitioner | D | Certificate
Use of Microsoft Project | E | Interview
Use of Power BI | Desirable | Test"""
BELOW = """Qualifications
PRINCE2 Foundation
E
MSP Practitioner
D
Microsoft Project
E
Power BI
D"""


@pytest.mark.parametrize("text", [COLUMNS, PIPES, CELLS, BELOW])
def test_a_table_tells_essential_from_desirable(matcher, text):
    profile = matcher.read_posting(text, title="Project Support Officer")

    rows = {row.id: row for row in profile.requirements}
    strengths = {name: row.strength for name, row in rows.items() if row.kind != "experience"}
    assert strengths == {
        "prince2-foundation": "required",
        "msp": "preferred",
        "microsoft-project": "required",
        "power-bi": "preferred",
    }
    assert text[rows["power-bi"].start : rows["power-bi"].end] == "Power BI"


def test_a_line_of_one_letter_says_nothing_alone(matcher):
    text = "Requirements\nPRINCE2 Foundation\nD\nthe rest is talk"

    rows = {row.id: row for row in matcher.read_posting(text, title="PMO Analyst").requirements}

    assert rows["prince2-foundation"].strength == "required"
