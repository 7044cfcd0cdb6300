"""OpenDocument text, by odfpy."""

from __future__ import annotations

import io

from odf.draw import Image, TextBox
from odf.opendocument import load
from odf.table import Table

from matcher.person import Layout
from matcher.readers.document import Document, row_lines

_LINES = frozenset({"p", "h"})
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_PASSED_OVER = frozenset(
    {"table", "frame", "text-box", "custom-shape", "rect", "ellipse", "g", "annotation"}
)
_BLANKS = {"tab": "\t", "line-break": "\n", "bookmark": "", "soft-page-break": ""}


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
            words = _outside(child).strip()
            lines.append(f"• {words}" if listed and words else words)
            if not is_naive:
                _collect_boxes(child, lines)
        elif name and name[1] == "table-row":
            cells: list[list[str]] = [[] for _ in child.childNodes]
            for cell, words_of in zip(child.childNodes, cells, strict=True):
                _collect(cell, words_of, listed=False, is_naive=is_naive)
            lines += row_lines([[line for line in cell if line] for cell in cells])
        else:
            within = listed or (name is not None and name[1] == "list-item")
            _collect(child, lines, listed=within, is_naive=is_naive)


def _collect_boxes(node: object, lines: list[str]) -> None:
    """Add the lines of what hangs on a paragraph: frames, and shapes with words in them."""
    for child in getattr(node, "childNodes", ()):
        if _name(child) in _PASSED_OVER:
            _collect(child, lines, listed=False, is_naive=False)
        else:
            _collect_boxes(child, lines)


def _outside(node: object) -> str:
    """Return the words of a paragraph without those of boxes that hang on it."""
    kept = (child for child in getattr(node, "childNodes", ()) if _name(child) not in _PASSED_OVER)
    return "".join(
        getattr(child, "data", None) or _outside(child) or _BLANKS.get(_name(child), " ")
        for child in kept
    )


def _name(node: object) -> str:
    return str((getattr(node, "qname", None) or ("", ""))[1])
