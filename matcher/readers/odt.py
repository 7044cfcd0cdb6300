"""OpenDocument text, by odfpy."""

from __future__ import annotations

import io

from odf import teletype
from odf.draw import Image, TextBox
from odf.opendocument import load
from odf.table import Table

from matcher.person import Layout
from matcher.readers.document import Document

_LINES = frozenset({"p", "h"})
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_PASSED_OVER = frozenset({"table", "frame", "text-box"})


def read(data: bytes) -> Document:
    """Return the paragraphs in order; whatever the library raises means a damaged file."""
    document = load(io.BytesIO(data))
    body = document.text
    lines: list[str] = []
    for root in (document.masterstyles, body):
        _collect(root, lines, listed=False, is_naive=False)
    naive: list[str] = []
    _collect(body, naive, listed=False, is_naive=True)
    layout = Layout(
        tables=len(body.getElementsByType(Table)),
        images=len(body.getElementsByType(Image)),
        boxes=len(body.getElementsByType(TextBox)),
    )
    return Document("\n".join(lines), layout, "\n".join(naive))


def _collect(node: object, lines: list[str], *, listed: bool, is_naive: bool) -> None:
    """Add the lines under a node, with a bullet for those of lists.

    A naive reader passes over tables and boxes.
    """
    for child in getattr(node, "childNodes", ()):
        name = getattr(child, "qname", None)
        if is_naive and name and name[1] in _PASSED_OVER:
            continue
        if name and name[0] == _TEXT and name[1] in _LINES:
            words = (_outside(child) if is_naive else teletype.extractText(child)).strip()
            lines.append(f"• {words}" if listed and words else words)
        else:
            within = listed or (name is not None and name[1] == "list-item")
            _collect(child, lines, listed=within, is_naive=is_naive)


def _outside(node: object) -> str:
    """Return the words of a paragraph without those of boxes that hang on it."""
    kept = (
        child
        for child in getattr(node, "childNodes", ())
        if getattr(child, "qname", ("", ""))[1] not in _PASSED_OVER
    )
    return "".join(getattr(child, "data", None) or _outside(child) or " " for child in kept)
