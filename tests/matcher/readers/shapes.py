"""Real files built for tests: one sound resume, and the same resume with one thing wrong."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor
from fpdf import FPDF
from odf import opendocument
from odf.draw import Frame, TextBox
from odf.table import Table, TableCell, TableRow
from odf.text import P
from PIL import Image
from pypdf import PdfReader, PdfWriter

FONT = Path(__file__).parents[3] / "matcher/writers/fonts/SourceSans3-Regular.ttf"
CONTACT = "ines.falkenrath@example.com | +44 7700 900614"
SOUND = f"""Ines Falkenrath
{CONTACT}

Profile
PMO analyst with nine years beside programme managers in water and rail, who keeps plans honest.

Experience
PMO Analyst, Tern Valley Water, Mar 2021 - present
• Cut the monthly report from five days to two by building it in Power BI
• Raised the share of milestones met from 61% to 84% with a weekly look-ahead
• Kept the RAID log of 14 projects in Jira and closed 40% of old risks in a quarter
• Took minutes for two boards; actions were out within a day
Project Coordinator, Harrowgate Rail, Jun 2016 - Feb 2021
• Planned 23 station closures in MS Project and lost no day
• Ran change control for a programme of nine workstreams
• Brought purchase orders down from nine days to three with one form in SharePoint

Education
BSc Geography, University of Wexcombe, 2016

Certifications
PRINCE2 Practitioner, 2022
AgilePM Foundation, 2020

Skills
Power BI, Jira, MS Project, SharePoint, Excel
"""
LINES = SOUND.splitlines()
NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def word(lines=LINES, *, header: str = "", box: str = "", rows=(), last=None) -> bytes:
    """Return a Word file; `last` is called with a run of words to set in some way."""
    document = docx.Document()
    if header:
        document.sections[0].header.paragraphs[0].text = header
    for line in lines:
        document.add_paragraph(line)
    if box:
        paragraph = document.add_paragraph()
        paragraph._p.append(
            parse_xml(
                f"<w:r {NS}><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>{box}</w:t>"
                "</w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
            )
        )
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    if last:
        last(document.add_paragraph().add_run("Prince of governance, master of every known tool"))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def white(run) -> None:
    run.font.color.rgb = RGBColor(255, 255, 255)


def small(run) -> None:
    run.font.size = Pt(6)


def open_document(lines=LINES, *, table=(), box: str = "") -> bytes:
    document = opendocument.OpenDocumentText()
    for line in lines:
        document.text.addElement(P(text=line))
    if table:
        rows = Table()
        row = TableRow()
        for text in table:
            cell = TableCell()
            cell.addElement(P(text=text))
            row.addElement(cell)
        rows.addElement(row)
        document.text.addElement(rows)
    if box:
        frame, inside = Frame(width="6cm", height="3cm"), TextBox()
        inside.addElement(P(text=box))
        frame.addElement(inside)
        paragraph = P()
        paragraph.addElement(frame)
        document.text.addElement(paragraph)
    file = io.BytesIO()
    document.write(file)
    return file.getvalue()


def pdf(lines=LINES, *, size: float = 11, colour: int = 0, picture: bool = False) -> bytes:
    """Return a PDF of one column; its last line is white when `colour` is 255."""
    sheet = FPDF()
    sheet.add_page()
    sheet.set_font("Helvetica", size=size)
    for line in lines:
        sheet.multi_cell(0, 6, latin(line), new_x="LMARGIN", new_y="NEXT")
    if colour:
        sheet.set_text_color(colour)
        sheet.cell(0, 6, "PMP PgMP PRINCE2 governance portfolio", new_x="LMARGIN", new_y="NEXT")
    if picture:
        sheet.image(Image.new("RGB", (40, 40), "navy"), w=20)
    return bytes(sheet.output())


def latin(line: str) -> str:
    return line.replace("•", "-").replace("–", "-")


def with_scanned_page() -> bytes:
    sheet = FPDF()
    sheet.add_page()
    sheet.set_font("Helvetica", size=11)
    for line in LINES:
        sheet.multi_cell(0, 6, latin(line), new_x="LMARGIN", new_y="NEXT")
    sheet.add_page()
    sheet.image(Image.new("RGB", (400, 500), "white"), w=150)
    return bytes(sheet.output())


def two_columns_row_by_row() -> bytes:
    left = [latin(line)[:46] for line in LINES if line][:22]
    right = ["Skills", "Power BI", "Jira", "MS Project", "Excel", "Languages", "English"] * 4
    sheet = FPDF()
    sheet.add_page()
    sheet.set_font("Helvetica", size=10)
    for one, other in zip(left, right, strict=False):
        sheet.cell(110, 7, one)
        sheet.cell(0, 7, other, new_x="LMARGIN", new_y="NEXT")
    return bytes(sheet.output())


def without_letters() -> bytes:
    """Return a PDF whose typeface tells shapes alone, as careless exports do."""
    sheet = FPDF()
    sheet.add_page()
    sheet.set_font("Helvetica", size=11)
    for line in LINES:
        sheet.multi_cell(0, 6, latin(line), new_x="LMARGIN", new_y="NEXT")
    sheet.add_font("Sans", "", FONT)
    sheet.set_font("Sans", size=11)
    sheet.multi_cell(0, 6, "Prince of governance and of every known tool")
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(bytes(sheet.output()))))
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        font.get_object().pop("/ToUnicode", None)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
