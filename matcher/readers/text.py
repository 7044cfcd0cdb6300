"""Plain text and Markdown, in the encoding that its first bytes suggest."""

from __future__ import annotations

import codecs

from matcher.person import Layout
from matcher.readers.document import Document

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(data: bytes) -> Document:
    """Return the text; bytes that are no UTF-8 are taken for Windows' Western encoding."""
    return Document(decoded(data), Layout())


def decoded(data: bytes) -> str:
    """Return the characters of the bytes; never fails."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
