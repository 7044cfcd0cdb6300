"""Lines that the width of a PDF page had broken are whole again; lists and heads stay apart."""

from __future__ import annotations

import pytest
from fpdf import FPDF

from matcher.readers.files import read_file

PROSE = (
    "Planner with nine years beside programme managers in water and rail, who keeps plans honest "
    "and reports short. At ease with forecasts, resource levelling and the politics of a board "
    "whose members seldom agree on what was decided the month before."
)
BULLET = (
    "Kept the integrated plan for the Harbour Crossing programme and brought slippage down "
    "from eleven weeks to four with a look-ahead that every workstream lead signed"
)
HEADS = [
    "Programme Planner, Calderwick & Sons Marine Engineering, Newcastle upon Tyne, March 2019",
    "Senior Project Planner, Brackenholt Energy Distribution Ltd, Leeds and Hull, May 2014 to",
]


def page(gap: float, *paragraphs: str, width: float = 0) -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    for words in paragraphs:
        pdf.multi_cell(width, 5, words, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(gap)
    return bytes(pdf.output())


def hanging(*bullets: str) -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    for words in bullets:
        pdf.cell(5, 5, "-")
        pdf.set_left_margin(15)
        pdf.multi_cell(0, 5, words, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.set_left_margin(10)
        pdf.set_x(10)
    return bytes(pdf.output())


def lines(data: bytes) -> list[str]:
    return read_file(data, "a.pdf").text.splitlines()


@pytest.mark.parametrize("gap", [0, 2])
def test_a_paragraph_is_one_line(gap):
    assert lines(page(gap, "Marlene Ostrow", PROSE, "Experience")) == [
        *("Marlene Ostrow", PROSE, "Experience"),
    ]


def test_paragraphs_that_end_near_the_margin_stay_apart():
    assert lines(page(2, PROSE, *HEADS, PROSE)) == [PROSE, *HEADS, PROSE]


def test_bullets_are_whole_and_begin_anew():
    assert lines(hanging(BULLET, BULLET, "Took minutes")) == [
        *(f"- {BULLET}", f"- {BULLET}", "- Took minutes"),
    ]


def test_a_narrow_list_is_no_paragraph():
    names = ["Jira and Confluence", "Power BI, Tableau", "Primavera P6 Cloud", "Smartsheet 365"]

    assert lines(page(0, *names)) == names


def test_a_line_that_opens_with_its_months_begins_anew():
    dated = [
        "March 2019 - present Programme Planner, Calderwick & Sons Marine Engineering, Newcastle",
        "June 2015 - February 2019 Project Planner, Brackenholt Energy Distribution Ltd, Leeds",
        "2011 - 2015 Junior Planner",
    ]

    assert lines(page(0, *dated)) == dated


def test_columns_are_made_whole_each_for_itself():
    left = "Kept the plan of record for nine workstreams and told the board what slipped and why"
    right = "Excel, Power BI, Primavera P6 and the patience to explain a float to a director"
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    rows = [pdf.multi_cell(80, 5, t, dry_run=True, output="LINES") for t in (left * 6, right * 6)]
    for one, other in zip(*rows, strict=False):
        pdf.cell(95, 5, one)
        pdf.cell(0, 5, other, new_x="LMARGIN", new_y="NEXT")
    found = read_file(bytes(pdf.output()), "a.pdf")

    assert found.layout.columns == 2
    assert len(found.text.splitlines()) <= 4
    assert found.text.startswith(left)


def sidebar(*items: str, align: str = "R") -> bytes:
    """Return a page with a narrow column of items, and prose beside it."""
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    for words in items:
        pdf.set_x(10)
        pdf.multi_cell(36, 5, words, align=align, new_x="LMARGIN", new_y="NEXT")
    pdf.set_xy(60, 10)
    pdf.set_left_margin(60)
    for _ in range(4):
        pdf.multi_cell(130, 5, PROSE, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(4)
    return bytes(pdf.output())


def test_items_of_a_column_set_flush_right_are_whole():
    items = [
        "Jira",
        "Miro boards",
        "Certified Quarry Planning Professional, 2018",
        "Lantern Safety Practitioner - renewal due 2029",
        "Depot Controller (CDC), expired 2021",
        "Harbour Pilot Foundation, Calder Board, 2020",
    ]

    found = lines(sidebar(*items))
    assert [line for line in found if line in items] == items


@pytest.mark.parametrize(
    "items",
    [
        ["Excel", "Jira", "Visio", "Asana", "Miro", "Trello", "Notion", "Slack"],
        ["Excel sheets", "Jira", "Visio charts", "Miro", "Trello", "Notion pages", "Slack"],
    ],
)
def test_short_items_set_flush_right_stay_apart(items):
    found = lines(sidebar(*items))
    assert [line for line in found if line in items] == items


@pytest.mark.parametrize(("small", "told"), [(1, False), (12, True)])
def test_a_line_that_heads_each_page_is_no_small_print(matcher, small, told):
    pdf = FPDF()
    for _ in range(2):
        pdf.add_page()
        pdf.set_font("Helvetica", size=7)
        for _ in range(small):
            pdf.cell(0, 5, "Sample Person, Planner, resume, page", new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("Helvetica", size=10)
        for _ in range(5):
            pdf.multi_cell(0, 5, PROSE, align="L", new_x="LMARGIN", new_y="NEXT")
            pdf.ln(4)

    resume = matcher.read_resume(bytes(pdf.output()), "a.pdf")
    assert ("small-text" in [finding.code for finding in resume.findings]) is told
