"""A web page: its visible text, with a line for each block."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Comment, NavigableString, Tag

from matcher.person import Layout
from matcher.readers.document import Document
from matcher.readers.text import decoded

_UNSEEN = ("script", "style", "template", "noscript", "head", "svg")
_BLOCKS = frozenset(
    [
        *(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "tr",
            "table",
            "section",
        ),
        *("article", "header", "footer", "br", "hr", "dt", "dd", "main", "aside", "nav", "address"),
        *("blockquote", "pre", "body"),
    ]
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[01](?:px|pt)?\s*(?:;|$)"
)


def read(data: bytes) -> Document:
    """Return the page's visible text; hidden text is left out and noted in the layout."""
    page = BeautifulSoup(decoded(data), "lxml")
    for tag in page.find_all(_UNSEEN):
        tag.decompose()
    hidden = [tag for tag in page.find_all(style=_HIDDEN) if not tag.decomposed]
    had_words = any(tag.get_text(strip=True) for tag in hidden)
    for tag in hidden:
        tag.extract()
    layout = Layout(
        tables=len(page.find_all("table")),
        images=len(page.find_all("img")),
        hidden_text=had_words,
    )
    return Document(_text(page), layout)


def _text(page: BeautifulSoup) -> str:
    pieces: list[str] = []
    for node in page.descendants:
        if isinstance(node, Comment):
            continue
        if isinstance(node, NavigableString):
            pieces.append(re.sub(r"\s+", " ", str(node)))
        elif isinstance(node, Tag) and node.name in _BLOCKS:
            pieces.append("\n• " if node.name == "li" else "\n")
    return re.sub(r" *\n *", "\n", "".join(pieces))
