"""Word documents: body, headers, footers, tables and text boxes, by docx2python."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from docx2python import docx2python

from matcher.person import Layout
from matcher.readers.document import Document

if TYPE_CHECKING:
    from docx2python.depth_collector import Par

_PICTURE = re.compile(r"----(?:media/|Image alt text---->)[^-]*(?:----|<)")
_FEW_WORDS = 12


def read(data: bytes) -> Document:
    """Return the text of the document; whatever the library raises means a damaged file."""
    with docx2python(io.BytesIO(data), html=False) as document:
        tables = [*document.header_pars, *document.body_pars, *document.footer_pars]
        images = len(document.images)
    rows = [row for table in tables for row in table]
    text = "\n".join(line for row in rows for line in _row(row))
    real = sum(1 for table in tables if any(len(row) > 1 for row in table))
    return Document(_PICTURE.sub(" ", text), Layout(tables=real, images=images))


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
