"""The files themselves: how they are built, what they say of themselves, where pages break."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime

import docx
import pypdf
import pytest

from matcher import outline
from matcher.resume_document import ResumeDocument
from matcher.tailoring import include, reword
from matcher.writers.docx import write_docx
from matcher.writers.formats import write
from matcher.writers.json_resume import write_json_resume
from matcher.writers.pdf import write_pdf
from tests.matcher.writers.resumes import a_resume

MADE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TEXT = """Zoë Kłosińska
zoe.klosinska@example.com | +44 20 7946 0111 | Łódź

Experience
PMO Analyst, Weißwald Maschinenbau GmbH, München
March 2022 - present
- Übernahm das Berichtswesen für 14 Projekte.
- Kept the RAID log.

Certifications
- PRINCE2 Foundation, 2021
"""


@pytest.fixture
def document(matcher):
    return outline(matcher.read_resume(TEXT.encode(), "zoe.txt"))


def opened(data):
    return docx.Document(io.BytesIO(data))


def test_word_has_real_headings_lists_and_nothing_that_systems_pass_over(document):
    word = opened(write_docx(document, made_at=MADE))
    styles = {p.text: p.style.name for p in word.paragraphs}
    xml = word.element.xml

    assert styles["Zoë Kłosińska"] == "Title"
    assert styles["Experience"] == "Heading 1"
    assert styles["PMO Analyst, Weißwald Maschinenbau GmbH, München"] == "Heading 2"
    assert styles["Kept the RAID log."] == "List Bullet"
    assert word.tables == []
    assert "w:txbxContent" not in xml
    assert [
        p.text for s in word.sections for p in (*s.header.paragraphs, *s.footer.paragraphs)
    ] in (
        [],
        ["", ""],
    )


def test_word_keeps_a_heading_with_what_follows(document):
    word = opened(write_docx(document, made_at=MADE))
    kept = {p.text for p in word.paragraphs if p.paragraph_format.keep_with_next}

    assert {"Experience", "March 2022 - present"} <= kept
    assert "Kept the RAID log." not in kept


def test_files_name_the_person_and_nobody_else(document):
    about = opened(write_docx(document, made_at=MADE)).core_properties
    told = pypdf.PdfReader(io.BytesIO(write_pdf(document, made_at=MADE))).metadata

    assert (about.title, about.author) == ("Zoë Kłosińska, resume", "Zoë Kłosińska")
    assert (about.last_modified_by, about.comments) == ("Zoë Kłosińska", "")
    assert (told.title, told.author) == ("Zoë Kłosińska, resume", "Zoë Kłosińska")


def test_the_same_values_give_the_same_bytes(matcher, document):
    reading = matcher.read_document(document)
    for kind in ("docx", "pdf", "json"):
        first, second = (write(kind, document, reading, made_at=MADE) for _ in range(2))
        assert first == second


def test_the_pdf_carries_its_typeface_and_its_letters(document):
    reader = pypdf.PdfReader(io.BytesIO(write_pdf(document, made_at=MADE)))
    text = reader.pages[0].extract_text()

    for words in ("Kłosińska", "Łódź", "Weißwald", "Übernahm", "München"):
        assert words in text
    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    families = [f.get_object()["/DescendantFonts"][0].get_object() for f in fonts]
    assert all("/FontFile2" in f["/FontDescriptor"].get_object() for f in families)


def test_no_heading_stands_alone_at_the_foot_of_a_page(matcher):
    for seed in range(60, 63):
        document = outline(matcher.read_resume(a_resume(seed).encode(), "r.txt"))
        heads = {i.text for i in document.items if i.kind in {"section", "head"} and i.text}
        reader = pypdf.PdfReader(io.BytesIO(write_pdf(document, made_at=MADE)))
        for page in reader.pages[:-1]:
            last = page.extract_text().strip().splitlines()[-1]
            assert last.strip() not in heads


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_both_papers_have_their_size(document, paper, size):
    page = pypdf.PdfReader(io.BytesIO(write_pdf(document, made_at=MADE, paper=paper))).pages[0]

    assert (round(page.mediabox.width), round(page.mediabox.height)) == size


def test_what_is_left_out_is_in_no_file(matcher, document):
    line = next(i for i in document.items if "RAID" in i.text)
    document = include(document, line.id, included=False)
    reading = matcher.read_document(document)
    word = opened(write_docx(document, made_at=MADE))

    assert "RAID" not in "\n".join(p.text for p in word.paragraphs)
    assert b"RAID" not in write_json_resume(document, reading, made_at=MADE)


def test_an_empty_document_still_gives_files(matcher):
    empty = ResumeDocument(())
    reading = matcher.read_document(empty)

    assert zipfile.is_zipfile(io.BytesIO(write_docx(empty, made_at=MADE)))
    assert write_pdf(empty, made_at=MADE).startswith(b"%PDF")
    assert json.loads(write_json_resume(empty, reading, made_at=MADE))["basics"] == {}


def test_signs_without_a_glyph_do_not_stop_the_file(matcher, document):
    line = next(i for i in document.items if "RAID" in i.text)
    document = reword(document, line.id, "Kept the 日本 log & <b>bold</b> 👍 \x07 𝔘")

    assert write_pdf(document, made_at=MADE).startswith(b"%PDF")
    assert opened(write_docx(document, made_at=MADE)).paragraphs
