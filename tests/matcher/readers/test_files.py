"""Files of every kind: what is read, and how each broken one is refused."""

from __future__ import annotations

import io
import json
import zipfile

import docx
import pytest
from fpdf import FPDF
from odf import opendocument
from odf.text import P
from pypdf import PdfReader, PdfWriter

from matcher import UnreadableResumeError
from matcher.readers.files import LARGEST_FILE, read_file
from tests.matcher.texts import PARTIAL

LINES = [
    "Sample Person",
    "Experience",
    "PMO Analyst, Example Ltd, Jan 2020 - present",
    "Skills: Jira",
]


def pdf_of(lines: list[str]) -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    for line in lines:
        pdf.cell(0, 8, line, new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def docx_of(lines: list[str]) -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "sample.person@example.com"
    for line in lines:
        document.add_paragraph(line)
    document.add_paragraph("Kept the RAID log", style="List Bullet")
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "PMP", "2024"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def odt_of(lines: list[str]) -> bytes:
    document = opendocument.OpenDocumentText()
    for line in lines:
        document.text.addElement(P(text=line))
    file = io.BytesIO()
    document.write(file)
    return file.getvalue()


RTF = b"{\\rtf1\\ansi " + b"\\par ".join(line.encode() for line in LINES) + b"}"
HTML = (
    b"<html><head><title>x</title><style>p{}</style></head><body>"
    b"<h1>Sample Person</h1><h2>Experience</h2>"
    b"<p>PMO Analyst, Example Ltd, Jan 2020 - present</p><ul><li>Skills: Jira</li></ul>"
    b"<p style='display:none'>PMP PMP PMP</p></body></html>"
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", pdf_of(LINES)),
        ("a.docx", docx_of(LINES)),
        ("a.odt", odt_of(LINES)),
        ("a.rtf", RTF),
        ("a.html", HTML),
        ("a.txt", "\n".join(LINES).encode()),
        ("a.md", "\n".join(LINES).encode("utf-16")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_format_gives_the_same_resume(matcher, name, data):
    resume = matcher.read_resume(data, name)

    assert resume.name == "Sample Person"
    assert [(r.title, r.since) for r in resume.roles] == [("PMO Analyst", "2020-01")]
    assert "jira" in {s.id for s in resume.skills}


def test_word_headers_tables_and_bullets_are_read():
    text = read_file(docx_of(LINES), "a.docx").text

    assert "sample.person@example.com" in text
    assert "PMP | 2024" in text
    assert "• Kept the RAID log" in text


def test_hidden_text_of_a_page_is_left_out_and_noted():
    document = read_file(HTML, "a.html")

    assert "PMP" not in document.text
    assert document.layout.hidden_text


def test_json_resume(matcher):
    resume = {
        "basics": {"name": "Sample Person", "email": "sample.person@example.com"},
        "work": [{"name": "Example Ltd", "position": "PMO Analyst", "startDate": "2020-01-01"}],
        "education": [{"institution": "Example University", "studyType": "Bachelor"}],
        "certificates": [{"name": "PMP", "date": "2024-05-01"}],
        "skills": [{"name": "Planning", "keywords": ["Jira", "Excel"]}],
    }  # fmt: skip
    read = matcher.read_resume(json.dumps(resume).encode(), "resume.json")

    assert [(r.title, r.since, r.until) for r in read.roles] == [
        ("PMO Analyst", "2020-01", "present")
    ]
    assert [c.id for c in read.certifications] == ["pmp"]
    assert {"jira", "excel"} <= {s.id for s in read.skills}


def test_a_large_json_resume_is_read_apart_and_says_the_same(matcher):
    resume = {
        "basics": {"name": "Sample Person", "image": "A" * 400_000},
        "work": [{"name": "Example Ltd", "position": "PMO Analyst", "startDate": "2020-01-01"}],
    }
    read = matcher.read_resume(json.dumps(resume).encode(), "resume.json")

    assert [(r.title, r.employer) for r in read.roles] == [("PMO Analyst", "Example Ltd")]


def test_a_line_of_a_thousand_jobs_ends_soon(matcher):
    line = "Jan 2020 - present PMO Analyst, " * 4_000
    resume = matcher.read_resume(f"Sample Person\n\nExperience\n{line}".encode(), "a.txt")

    assert 0 < len(resume.roles) <= 200


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(LINES))))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def scanned() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.image(io.BytesIO(picture()), w=100)
    return bytes(pdf.output())


def picture() -> bytes:
    return bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
        "0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
    )


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"a" * (100 * 1024 * 1024))
    return file.getvalue()


REFUSED = [
    ("a.pdf", b"", "empty"),
    ("a.txt", b"  \n\n ", "empty"),
    ("a.txt", b"--- 123 ---", "empty"),
    ("a.pdf", b"this is no pdf at all", "corrupt"),
    ("a.pdf", pdf_of(LINES)[:300], "corrupt"),
    ("a.docx", docx_of(LINES)[:2000], "corrupt"),
    ("a.pdf", encrypted(), "encrypted"),
    ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "unsupported"),
    ("a.pdf", scanned(), "scanned"),
    ("a.png", picture(), "unsupported"),
    ("a.xlsx", b"\x00\x01\x02 sheet", "unsupported"),
    ("a.txt", b"x" * (LARGEST_FILE + 1), "too_large"),
    ("a.txt", b"word " * 100_000, "too_large"),
    ("a.docx", bomb(), "too_large"),
    ("a.json", b"{not json", "corrupt"),
    ("a.json", b"[" * 100_000, "corrupt"),
    ("a.json", b"[1, 2]", "unsupported"),
]


@pytest.mark.parametrize(
    ("name", "data", "code"), REFUSED, ids=[f"{n}-{c}-{len(d)}" for n, d, c in REFUSED]
)
def test_a_file_that_cannot_be_read_says_why(matcher, name, data, code):
    with pytest.raises(UnreadableResumeError) as caught:
        matcher.read_resume(data, name)

    assert caught.value.code == code
    assert caught.value.reason.endswith(".")
    assert caught.value.remedy.endswith(".")


def test_the_offsets_of_a_file_point_into_its_own_text(matcher):
    resume = matcher.read_resume(PARTIAL.replace("\n", "\r\n").encode("cp1252"), "a.txt")

    for skill in resume.skills:
        assert resume.text[skill.start : skill.end].strip()


def test_a_machine_too_busy_to_read_is_not_called_the_files_fault(matcher):
    with pytest.raises(UnreadableResumeError, match="machine was too busy") as caught:
        matcher.read_resume(RTF, "a.rtf", patience=0.0)

    assert caught.value.code == "timeout"
    assert "Try again" in caught.value.remedy
