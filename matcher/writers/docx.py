"""A resume as a Word document: one column of real headings and lists, nothing else.

No tables, text boxes, headers or footers: applicant systems pass over them.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from matcher.writers.look import ACCENT, INK, INK_2, MARGIN, PAPERS, SIZES, parts_of_page, title_of

if TYPE_CHECKING:
    from datetime import datetime

    from docx.document import Document
    from docx.styles.style import ParagraphStyle

    from matcher.resume_document import ResumeDocument
    from matcher.writers.look import Paper

_FONT = "Calibri"
_STYLES = {
    "name": "Title",
    "section": "Heading 1",
    "title": "Heading 2",
    "dates": "Role details",
    "contact": "Contact",
    "text": "Normal",
    "bullet": "List Bullet",
}
# Programs show a date before 1980 in a ZIP archive as an error.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def write_docx(document: ResumeDocument, *, made_at: datetime, paper: Paper = "a4") -> bytes:
    """Return the included lines as a .docx file; the same values give the same bytes."""
    word = docx.Document()
    _lay_out(word, paper)
    _name_it(word, document, made_at)
    for item, part in parts_of_page(document):
        paragraph = word.add_paragraph(item.text, style=_STYLES[part])
        if part in {"section", "title", "dates"}:
            paragraph.paragraph_format.keep_with_next = True
    out = io.BytesIO()
    word.save(out)
    return _undated(out.getvalue())


def _lay_out(word: Document, paper: Paper) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = (Mm(side) for side in PAPERS[paper])
    page.left_margin = page.right_margin = Mm(MARGIN)
    page.top_margin = page.bottom_margin = Mm(MARGIN)
    for name in ("Role details", "Contact"):
        word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = word.styles["Normal"]
    _style(word, "Normal", "text", INK, (0, 3))
    _style(word, "Title", "name", INK, (0, 2), is_bold=True)
    _style(word, "Contact", "contact", INK_2, (0, 1))
    _style(word, "Heading 1", "section", ACCENT, (13, 4), is_bold=True)
    _style(word, "Heading 2", "title", INK, (7, 0), is_bold=True)
    _style(word, "Role details", "dates", INK_2, (0, 2))
    _style(word, "List Bullet", "bullet", INK, (0, 2))
    _ruled(word.styles["Heading 1"])
    _unruled(word.styles["Title"])
    for gapless in word.styles["List Bullet"].element.iter(qn("w:contextualSpacing")):
        gapless.set(qn("w:val"), "0")
    bullet = word.styles["List Bullet"].paragraph_format
    bullet.left_indent, bullet.first_line_indent = Mm(5), Mm(-5)


def _style(
    word: Document,
    name: str,
    size: str,
    colour: str,
    around: tuple[float, float],
    *,
    is_bold: bool = False,
) -> None:
    """Set a style's type and the space before and after it, in points."""
    style: ParagraphStyle = word.styles[name]
    style.font.name, style.font.size = _FONT, Pt(SIZES[size])
    style.font.bold, style.font.italic = is_bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    fonts.set(qn("w:cs"), _FONT)
    form = style.paragraph_format
    form.space_before, form.space_after = (Pt(gap) for gap in around)
    form.line_spacing, form.widow_control = 1.08, True


def _ruled(style: ParagraphStyle) -> None:
    """Draw a thin line under the paragraphs of a style."""
    border = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "2"), ("color", ACCENT)):
        line.set(qn(f"w:{name}"), value)
    border.append(line)
    style.element.get_or_add_pPr().insert_element_before(
        border,
        "w:shd",
        "w:tabs",
        "w:spacing",
        "w:ind",
        "w:contextualSpacing",
        "w:jc",
        "w:outlineLvl",
    )


def _unruled(style: ParagraphStyle) -> None:
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        border.getparent().remove(border)


def _name_it(word: Document, document: ResumeDocument, made_at: datetime) -> None:
    about = word.core_properties
    about.title, about.author = title_of(document)
    about.last_modified_by, about.comments, about.keywords = about.author, "", ""
    about.subject, about.category, about.language = "", "", "en"
    about.created = about.modified = made_at.replace(tzinfo=None)
    about.revision = 1


def _undated(data: bytes) -> bytes:
    """Return the archive without the hour at which it was packed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            kept = zipfile.ZipInfo(part.filename, _NO_DATE)
            kept.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(kept, old.read(part))
    return out.getvalue()
