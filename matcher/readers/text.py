"""Plain text, in the encoding that its first bytes suggest."""

from __future__ import annotations

import codecs
import re

from matcher.person import Layout
from matcher.readers.document import Document

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_HEADING_LINE = re.compile(r"^(?:#{1,4} +[^\W\d_]|\*\*[^\W\d_][^*\n]+\*\*)", re.MULTILINE)
_HEADINGS_NEEDED = 2


def read(data: bytes) -> Document:
    """Return the text; bytes that are no UTF-8 are taken for Windows' Western encoding."""
    return Document(decoded(data), Layout())


def is_marked(data: bytes) -> bool:
    """Tell whether a plain text is Markdown all the same.

    Two lines or more then open with "# " or with words in bold.
    """
    return len(_HEADING_LINE.findall(decoded(data))) >= _HEADINGS_NEEDED


def decoded(data: bytes) -> str:
    """Return the characters of the bytes; never fails."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
