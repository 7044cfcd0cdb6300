"""Word documents: body, headers, footers, tables and text boxes, by docx2python."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from docx2python import docx2python

from matcher.person import Layout
from matcher.readers.document import Document

if TYPE_CHECKING:
    from docx2python.depth_collector import Par

_PICTURE = re.compile(r"----(?:media/|Image alt text---->)[^-]*(?:----|<)")
_FEW_WORDS = 12
_HIDDEN = re.compile(
    rb'<w:vanish(?: w:val="(?:1|true)")?/>|<w:color w:val="FFFFFF"|<w:sz w:val="[1-4]"/>'
)


def read(data: bytes) -> Document:
    """Return the text of the document; whatever the library raises means a damaged file."""
    with docx2python(io.BytesIO(data), html=False) as document:
        body = document.body_pars
        tables = [*document.header_pars, *body, *document.footer_pars]
        images = len(document.images)
    text = "\n".join(line for table in tables for row in table for line in _row(row))
    layout = Layout(
        tables=sum(1 for table in tables if any(len(row) > 1 for row in table)),
        images=images,
        hidden_text=_has_hidden(data),
    )
    return Document(_PICTURE.sub(" ", text), layout, _PICTURE.sub(" ", _naive(body)))


def _naive(body: list[list[list[list[Par]]]]) -> str:
    """Return the paragraphs of the body alone, as readers do that pass over tables."""
    plain = [table for table in body if all(len(row) == 1 for row in table)]
    return "\n".join(line for table in plain for row in table for line in _row(row))


def _has_hidden(data: bytes) -> bool:
    """Tell whether the body has text set hidden, white or two points high or less."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return _HIDDEN.search(archive.read("word/document.xml")) is not None


def _row(row: list[list[Par]]) -> list[str]:
    """Return the lines of a row: short cells side by side, long ones one after the other."""
    cells = [[line for par in cell if (line := _line(par))] for cell in row]
    cells = [cell for cell in cells if cell]
    short = all(len(cell) == 1 and len(cell[0].split()) <= _FEW_WORDS for cell in cells)
    if short and len(cells) > 1:
        return [" | ".join(cell[0] for cell in cells)]
    return [line for cell in cells for line in cell]


def _line(par: Par) -> str:
    text = "".join(par.run_strings).strip()
    mark = re.match(r"^(?:--|\d+\)|[a-z]\))\t\s*", text)
    if mark:
        return f"• {text[mark.end() :]}"
    return f"• {text}" if text and par.style.lower().startswith("list") else text
