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
