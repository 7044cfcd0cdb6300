"""What word processors hang on a page or set in rows: boxes, shapes, tabs, tables, grounds."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.shared import RGBColor
from odf import opendocument
from odf.draw import CustomShape
from odf.table import Table, TableCell, TableRow
from odf.text import P, Tab

from matcher.readers import docx as word
from matcher.readers import odt, rtf
from matcher.readers.document import tidied

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
JOB = [["2019 – 2026"], ["Programme Planner"], ["Ouse Crossing Ltd, Hull"], ["Kept a plan", "Told"]]
JOB_READ = ["2019 – 2026 | Programme Planner | Ouse Crossing Ltd, Hull", "Kept a plan", "Told"]


def saved_word(document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def saved_open(document) -> bytes:
    file = io.BytesIO()
    document.write(file)
    return file.getvalue()


def lines(document) -> list[str]:
    return tidied(document).text.splitlines()


def test_a_tab_parts_a_job_from_its_months():
    document = docx.Document()
    document.add_paragraph("Programme Planner\tMay 2019 – present")

    assert lines(word.read(saved_word(document))) == ["Programme Planner    May 2019 – present"]


def test_a_tab_of_an_open_document_does_so_too():
    document = opendocument.OpenDocumentText()
    paragraph = P(text="Programme Planner")
    paragraph.addElement(Tab())
    paragraph.addText("May 2019 – present")
    document.text.addElement(paragraph)

    assert lines(odt.read(saved_open(document))) == ["Programme Planner    May 2019 – present"]


def test_the_sign_for_and_is_itself_in_headings():
    document = docx.Document()
    document.add_heading("Planner, Sorrel & Pike", 2)

    assert lines(word.read(saved_word(document))) == ["Planner, Sorrel & Pike"]


def test_a_row_of_a_table_keeps_its_short_cells_on_one_line():
    document = docx.Document()
    row = document.add_table(1, len(JOB)).rows[0]
    for cell, texts in zip(row.cells, JOB, strict=True):
        cell.text = texts[0]
        for more in texts[1:]:
            cell.add_paragraph(more)

    assert lines(word.read(saved_word(document))) == JOB_READ


def test_a_row_of_an_open_document_does_so_too():
    document = opendocument.OpenDocumentText()
    table, row = Table(), TableRow()
    for texts in JOB:
        cell = TableCell()
        for text in texts:
            cell.addElement(P(text=text))
        row.addElement(cell)
    table.addElement(row)
    document.text.addElement(table)

    assert lines(odt.read(saved_open(document))) == JOB_READ


def test_the_words_in_a_shape_of_an_open_document_are_read_and_lost_to_a_simple_reader():
    document = opendocument.OpenDocumentText()
    paragraph, shape = P(text="Ilse Varnholt"), CustomShape(width="6cm", height="3cm")
    shape.addElement(P(text="ilse@example.org"))
    paragraph.addElement(shape)
    document.text.addElement(paragraph)
    read = odt.read(saved_open(document))

    assert lines(read) == ["Ilse Varnholt", "ilse@example.org"]
    assert "ilse@example.org" not in (read.naive or "")


def test_the_words_in_a_box_of_rich_text_are_read():
    inside = r"{\sp{\sn shapeType}{\sv 202}}{\shptxt \pard ilse@example.org\par }"
    shape = r"{\shp{\*\shpinst\shpleft9" + inside + "}}"
    data = r"{\rtf1\ansi\pard Ilse Varnholt\par " + shape + r"\pard Planner\par }"
    read = lines(rtf.read(data.encode()))

    assert [line for line in read if line] == ["Ilse Varnholt", "ilse@example.org", "Planner"]


@pytest.mark.parametrize(("fill", "is_hidden"), [("1D2B36", False), ("FFFFFF", True), (None, True)])
def test_white_words_in_a_coloured_cell_can_be_seen(fill, is_hidden):
    document = docx.Document()
    cell = document.add_table(1, 1).rows[0].cells[0]
    if fill:
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {NS} w:val="clear" w:fill="{fill}"/>'))
    cell.paragraphs[0].add_run("Ilse Varnholt, planner").font.color.rgb = RGBColor(255, 255, 255)

    assert word.read(saved_word(document)).layout.hidden_text is is_hidden


def test_a_white_mark_without_words_hides_nothing():
    document = docx.Document()
    document.add_paragraph("Ilse Varnholt")
    document.add_paragraph().add_run("").font.color.rgb = RGBColor(255, 255, 255)

    assert not word.read(saved_word(document)).layout.hidden_text
