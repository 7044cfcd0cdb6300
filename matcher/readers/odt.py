"""OpenDocument text, by odfpy."""

from __future__ import annotations

import io

from odf import teletype
from odf.opendocument import load
from odf.table import Table

from matcher.person import Layout
from matcher.readers.document import Document

_LINES = frozenset({"p", "h"})
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def read(data: bytes) -> Document:
    """Return the paragraphs in order; whatever the library raises means a damaged file."""
    document = load(io.BytesIO(data))
    lines: list[str] = []
    for root in (document.masterstyles, document.text):
        _collect(root, lines, listed=False)
    return Document("\n".join(lines), Layout(tables=len(document.text.getElementsByType(Table))))


def _collect(node: object, lines: list[str], *, listed: bool) -> None:
    """Add the lines under a node, with a bullet for those of lists."""
    for child in getattr(node, "childNodes", ()):
        name = getattr(child, "qname", None)
        if name and name[0] == _TEXT and name[1] in _LINES:
            words = teletype.extractText(child).strip()
            lines.append(f"• {words}" if listed and words else words)
        else:
            within = listed or (name is not None and name[1] == "list-item")
            _collect(child, lines, listed=within)
