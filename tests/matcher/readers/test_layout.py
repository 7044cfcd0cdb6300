"""What a careless reader loses of a file, and what nobody is meant to see."""

from __future__ import annotations

import io

import docx
import pytest
from docx.shared import Pt, RGBColor
from fpdf import FPDF

from tests.matcher.readers.test_files import LINES, docx_of, pdf_of

LEFT = [f"Left line {number} of the first column" for number in range(12)]
RIGHT = [f"Right line {number} of the second" for number in range(12)]


def columns_row_by_row() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    for left, right in zip(LEFT, RIGHT, strict=True):
        pdf.cell(95, 7, left)
        pdf.cell(0, 7, right, new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def white_pdf() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    for line in LINES:
        pdf.cell(0, 8, line, new_x="LMARGIN", new_y="NEXT")
    pdf.set_text_color(255, 255, 255)
    pdf.cell(0, 8, "PMP PRINCE2 Agile Scrum governance")
    return bytes(pdf.output())


def hidden_docx(how: str) -> bytes:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    run = document.add_paragraph().add_run("PMP PRINCE2 Agile Scrum")
    if how == "white":
        run.font.color.rgb = RGBColor(255, 255, 255)
    elif how == "tiny":
        run.font.size = Pt(1)
    else:
        run.font.hidden = True
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def codes(resume) -> set[str]:
    return {finding.code for finding in resume.findings}


def test_columns_drawn_row_by_row_are_read_one_after_the_other(matcher):
    resume = matcher.read_resume(columns_row_by_row(), "a.pdf")

    assert resume.text.splitlines() == [*LEFT, *RIGHT]
    assert resume.layout.columns == 2
    assert "columns-mixed" in codes(resume)


def test_one_column_is_left_as_it_was_drawn(matcher):
    resume = matcher.read_resume(pdf_of([*LEFT, *RIGHT]), "a.pdf")

    assert resume.text.splitlines() == [*LEFT, *RIGHT]
    assert resume.layout.columns == 1
    assert not codes(resume) & {"columns-mixed", "text-lost", "hidden-text"}


def test_an_address_in_a_header_is_found_and_shown_as_lost(matcher):
    resume = matcher.read_resume(docx_of([*LINES, *LEFT, *RIGHT]), "a.docx")
    lost = [f for f in resume.findings if f.code == "contact-lost"]

    assert [resume.text[f.start : f.end] for f in lost] == ["sample.person@example.com"]


@pytest.mark.parametrize("how", ["white", "tiny", "vanish"])
def test_hidden_words_of_a_document_are_noted(matcher, how):
    assert "hidden-text" in codes(matcher.read_resume(hidden_docx(how), "a.docx"))


def test_white_words_of_a_pdf_are_noted(matcher):
    assert "hidden-text" in codes(matcher.read_resume(white_pdf(), "a.pdf"))


def test_bullets_without_figures_are_pointed_at(matcher):
    bullets = "\n".join(f"- Looked after plans {word}" for word in ("here", "there", "so", "on"))
    text = f"Sample Person\n\nExperience\nPMO Analyst, Example Ltd, 2020 - present\n{bullets}\n"

    findings = {f.code: f for f in matcher.read_resume(text.encode(), "a.txt").findings}
    shown = findings["bullets-without-outcome"]

    assert text[shown.start : shown.end] == "Looked after plans here"
    dates = findings["years-without-months"]
    assert text[dates.start : dates.end] == "2020 - present"


TABLE = (
    ("", "Experience"),
    ("03/2021 - present", "PMO Analyst, Northwind Energy Ltd, Leeds"),
    ("", "- Kept the RAID log and the status report in Power BI"),
    ("01/2018 - 02/2021", "Project Assistant, Kettle & Son Ltd, York"),
    ("", "- Minutes and schedules of four renewal projects"),
    ("06/2015 - 12/2017", "Project Coordinator, Holt Logistics plc, Hull"),
    ("", "- Orders, invoices and a plan in Microsoft Project"),
    ("", "Certifications"),
    ("2022", "PRINCE2 Foundation"),
    ("2020", "ITIL 4 Foundation"),
    ("2019", "Professional Scrum Master I"),
)


def dated_table(*, dates_at: int, words_at: int, by_columns: bool) -> bytes:
    """Return a tabular resume: the months stand in a column beside the jobs, in millimetres."""
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    pdf.cell(0, 7, "Greta Holm", new_x="LMARGIN", new_y="NEXT")
    cells = [(words_at, n, words) for n, (_, words) in enumerate(TABLE)]
    dates = [(dates_at, n, date) for n, (date, _) in enumerate(TABLE) if date]
    drawn = [*dates, *cells] if by_columns else sorted([*cells, *dates], key=lambda c: c[1::-1])
    for x, row, text in drawn:
        pdf.set_xy(x, 25 + 7 * row)
        pdf.cell(text=text)
    return bytes(pdf.output())


@pytest.mark.parametrize("by_columns", [True, False])
@pytest.mark.parametrize(("dates_at", "words_at"), [(10, 60), (150, 10)])
def test_dates_in_a_column_stay_with_their_jobs(matcher, dates_at, words_at, by_columns):
    data = dated_table(dates_at=dates_at, words_at=words_at, by_columns=by_columns)
    resume = matcher.read_resume(data, "a.pdf")

    assert [(role.title, role.employer, role.since) for role in resume.roles] == [
        ("PMO Analyst", "Northwind Energy Ltd", "2021-03"),
        ("Project Assistant", "Kettle & Son Ltd", "2018-01"),
        ("Project Coordinator", "Holt Logistics plc", "2015-06"),
    ]
    assert {(one.id, one.year) for one in resume.certifications} == {
        ("prince2-foundation", 2022),
        ("itil", 2020),
        ("psm-1", 2019),
    }


def test_short_columns_are_columns_too(matcher):
    left = [
        "Key skills",
        "Planning: kept schedules in",
        "Primavera P6 and MS Project",
        "SharePoint",
    ]
    right = [
        "Employment",
        "Facilities Manager, Halcyon Dental Group, 2015-2021",
        "Moved 400 staff to one site without a lost day",
        "Office Manager, Pike & Sorrel LLP, 2010-2015",
    ]
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    pdf.cell(0, 7, "Rowena Achterberg", new_x="LMARGIN", new_y="NEXT")
    for one, other in zip([*left, "Training", "PFQ, 2022"], [*right, "", ""], strict=True):
        pdf.cell(70, 7, one)
        pdf.cell(0, 7, other, new_x="LMARGIN", new_y="NEXT")
    resume = matcher.read_resume(bytes(pdf.output()), "a.pdf")

    assert [(role.title, role.employer) for role in resume.roles] == [
        ("Facilities Manager", "Halcyon Dental Group"),
        ("Office Manager", "Pike & Sorrel LLP"),
    ]
