"""What a reader gives back, and the tidying that all texts go through."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from matcher.errors import UnreadableResumeError

if TYPE_CHECKING:
    from matcher.person import Layout

LARGEST_TEXT = 150_000
_FEW_WORDS = 12
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_GONE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"), None)
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\x0b"), " ")
_TABLE = {ord(key): value for key, value in _LIGATURES.items()} | _GONE | _SPACES
# A tab sets what follows it in a column of its own.
_TABLE |= {ord("\t"): "    ", ord("\x0c"): "\n", 0x2028: "\n", 0x2029: "\n", 0x85: "\n"}
_BULLETS = re.compile("[\ue000-\uf8ff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file and how the file is built.

    `naive` is what a reader without care for headers, tables, boxes and columns would see; None
    where there is no difference to be had.
    """

    text: str
    layout: Layout
    naive: str | None = None


def tidied(document: Document) -> Document:
    """Return the document with its text in plain characters and short runs of blanks.

    Raises `UnreadableResumeError` when no letter is left or the text is longer than any resume.
    """
    document = bounded(document)
    text = _plain(document.text)
    if not any(letter.isalpha() for letter in text):
        raise UnreadableResumeError(
            "empty",
            "The file holds no text.",
            "Check that you chose the right file and send it again.",
        )
    naive = None if document.naive is None else _plain(document.naive)
    return replace(document, text=text, naive=naive)


def bounded(document: Document) -> Document:
    """Return the document as it is, its naive text cut to size.

    Raises `UnreadableResumeError` when the text is longer than any resume.
    """
    if len(document.text) > LARGEST_TEXT:
        raise UnreadableResumeError(
            "too_large",
            f"The file holds more than {LARGEST_TEXT:,} characters, far more than a resume.",
            "Send the resume alone, without other documents behind it.",
        )
    naive = None if document.naive is None else document.naive[:LARGEST_TEXT]
    return replace(document, naive=naive)


def row_lines(cells: list[list[str]]) -> list[str]:
    """Return the lines of a table's row: short first cells side by side, the rest in order."""
    filled = [cell for cell in cells if cell]
    short = list(takewhile(_is_short, filled))
    rest = [line for cell in filled[len(short) :] for line in cell]
    return [" | ".join(cell[0] for cell in short), *rest] if short else rest


def _is_short(cell: list[str]) -> bool:
    return len(cell) == 1 and len(cell[0].split()) <= _FEW_WORDS and "\n" not in cell[0]


def _plain(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)
    text = _CONTROL.sub(" ", _BULLETS.sub("•", text))
    text = text.encode("utf-8", "replace").decode("utf-8")
    # Two blanks part sentences, three and more the columns of a line.
    text = re.sub(r"(?<=\S)  (?=\S)", " ", re.sub(r" {5,}", "    ", text))
    text = re.sub(r" +(?=\n)", "", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
