"""The forty resumes as Word, PDF, web page and rich text: the same is read as in plain text."""

from __future__ import annotations

import html as markup

import pytest
from fpdf import FPDF

from matcher.readers import docx, html, pdf, rtf
from matcher.readers.document import tidied
from matcher.resume import read_text
from tests.matcher.readers import shapes
from tests.matcher.test_resume_voices import TODAY, VOICES, misses

# Marks of Markdown are read in text files alone.
NAMES = [name for name in VOICES if name != "markdown-like"]


def as_pdf(lines: list[str]) -> bytes:
    sheet = FPDF()
    sheet.add_page()
    sheet.add_font("Sans", "", shapes.FONT)
    sheet.set_font("Sans", size=10)
    for line in lines:
        if line.strip():
            sheet.multi_cell(0, 5.2, line, align="L", new_x="LMARGIN", new_y="NEXT")
        else:
            sheet.ln(4)
    return bytes(sheet.output())


def as_page(lines: list[str]) -> bytes:
    body = "".join(f"<p>{markup.escape(line)}</p>" for line in lines)
    return f"<html><meta charset='utf-8'><body>{body}</body></html>".encode()


def as_rich_text(lines: list[str]) -> bytes:
    def sign(letter: str) -> str:
        return letter if letter.isascii() else f"\\u{ord(letter)}?"

    body = "\\par\n".join("".join(map(sign, line)) for line in lines)
    return f"{{\\rtf1\\ansi {body}}}".encode()


FILES = {
    "docx": (docx, shapes.word),
    "pdf": (pdf, as_pdf),
    "html": (html, as_page),
    "rtf": (rtf, as_rich_text),
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("name", NAMES)
def test_a_file_says_what_its_text_says(matcher, name, kind):
    reader, written = FILES[kind]
    voice = VOICES[name]
    document = tidied(reader.read(written(voice["text"].strip().split("\n"))))
    # Read here, without the process of its own that takes a second a file.
    tools = matcher._resume_tools
    resume = read_text(document.text, document.layout, document.naive, tools, TODAY)

    assert misses(voice, resume) == []
