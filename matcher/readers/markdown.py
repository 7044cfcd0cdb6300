"""Markdown: read as the page that it renders to, so that no mark stays in the text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from matcher.readers.html import read_page
from matcher.readers.text import decoded

if TYPE_CHECKING:
    from matcher.readers.document import Document

_BULLET = re.compile(r"^•(?= )", re.MULTILINE)


def read(data: bytes) -> Document:
    """Return the text with its line breaks: headings as lines, bullets as "- ".

    Links are written out, "LinkedIn (https://…)". An indented line is text here, not program code:
    people indent what belongs to the line above.
    """
    rules = MarkdownIt("commonmark", {"breaks": True, "html": True})
    page = rules.enable("table").disable("code").render(decoded(data))
    document = read_page(page)
    # A list item that holds paragraphs opens twice: once for the item, once for its paragraph.
    text = re.sub(r"^• *\n+(?=[^\s•])", "• ", document.text, flags=re.MULTILINE)
    return replace(document, text=_BULLET.sub("-", text))
