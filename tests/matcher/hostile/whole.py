"""Sound resumes of every format, the stock from which hostile files are made."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import docx
from fpdf import FPDF
from odf import opendocument
from odf.table import Table, TableCell, TableRow
from odf.text import P
from pypdf import PdfReader, PdfWriter

from tests.matcher.hostile.damage import unzipped, zipped

LINES = (
    "Sample Person",
    "sample.person@example.com | +44 7700 900123",
    "Experience",
    "PMO Analyst, Example Ltd, Jan 2020 - present",
    "Kept the RAID log for 14 projects and cut reporting from 5 days to 2",
    "Project Coordinator, Brightwater Utilities Ltd, 2016 - 2019",
    "Skills: Jira, Excel, Power BI, Smartsheet",
    "Certifications: PRINCE2 Practitioner, PMP (in progress)",
    "Education: BSc Mathematics, Example University, 2015",
)


def pdf(*, compress: bool = True) -> bytes:
    """Return a page of text."""
    page = FPDF()
    page.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
    page.set_compression(compress)
    page.add_page()
    page.set_font("Helvetica", size=11)
    for line in LINES:
        page.cell(0, 8, line, new_x="LMARGIN", new_y="NEXT")
    return bytes(page.output())


def locked_pdf() -> bytes:
    """Return a page behind a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt("secret")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def word() -> bytes:
    """Return a Word document with a header, a table and a list."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = LINES[1]
    for line in LINES:
        document.add_paragraph(line)
    document.add_paragraph("Kept the change log", style="List Bullet")
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "PMP", "2024"
    file = io.BytesIO()
    document.save(file)
    return zipped(unzipped(file.getvalue()))


def open_document() -> bytes:
    """Return an OpenDocument text with a table."""
    document = opendocument.OpenDocumentText()
    for line in LINES:
        document.text.addElement(P(text=line))
    table, row, cell = Table(), TableRow(), TableCell()
    cell.addElement(P(text="PMP"))
    row.addElement(cell)
    table.addElement(row)
    document.text.addElement(table)
    file = io.BytesIO()
    document.write(file)
    return zipped(unzipped(file.getvalue()))


def rich_text() -> bytes:
    """Return rich text with a font table."""
    head = b"{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\f0\\fs22 "
    return head + b"\\par ".join(line.encode() for line in LINES) + b"\\'e9 \\u8211?}"


def web() -> bytes:
    """Return a page with a list, a table and a hidden line."""
    items = "".join(f"<li>{line}</li>" for line in LINES)
    return (
        f"<!doctype html><html><head><title>x</title></head><body><ul>{items}</ul>"
        "<table><tr><td>PMP</td><td>2024</td></tr></table>"
        "<p style='display:none'>PMP</p></body></html>"
    ).encode()


def json_resume() -> bytes:
    """Return a JSON Resume."""
    return json.dumps(
        {
            "basics": {"name": LINES[0], "email": "sample.person@example.com"},
            "work": [
                {
                    "name": "Example Ltd",
                    "position": "PMO Analyst",
                    "startDate": "2020-01-01",
                    "highlights": list(LINES[4:6]),
                }
            ],
            "certificates": [{"name": "PMP", "date": "2024-05-01"}],
            "skills": [{"name": "Planning", "keywords": ["Jira", "Excel"]}],
        }
    ).encode()


def marked() -> bytes:
    """Return Markdown."""
    lines = "\n".join(f"- {line}" for line in LINES)
    return (
        f"# Sample Person\n\n## Experience\n\n{lines}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".encode()
    )


def plain() -> bytes:
    """Return plain text."""
    return "\n".join(LINES).encode()


def every_kind() -> dict[str, bytes]:
    """Return suffix -> a sound file of it, and a few more of the kinds with more to break."""
    return {
        "pdf": pdf(),
        "plain.pdf": pdf(compress=False),
        "locked.pdf": locked_pdf(),
        "docx": word(),
        "odt": open_document(),
        "rtf": rich_text(),
        "html": web(),
        "json": json_resume(),
        "md": marked(),
        "txt": plain(),
    }
