"""A web page: its visible text, with a line for each block."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString

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


_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_CELLS = frozenset(["td", "th"])
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)\S+$", re.IGNORECASE)


def read(data: bytes) -> Document:
    """Return the page's visible text; hidden text is left out and noted in the layout."""
    return read_page(decoded(data))


def read_page(source: str) -> Document:
    """Return what `read` returns, from characters instead of bytes."""
    page = BeautifulSoup(source, "lxml")
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
    _write_out_addresses(page)
    return Document(_text(page), layout)


def _write_out_addresses(page: BeautifulSoup) -> None:
    """Put the address of a link behind its words, unless they say it: "LinkedIn (https://…)"."""
    for link in page.find_all("a", href=_ADDRESS):
        address = str(link["href"]).strip()
        core = re.sub(r"^(?:https?://(?:www\.)?|mailto:|tel:)", "", address, flags=re.IGNORECASE)
        if core.rstrip("/") not in link.get_text():
            shown = address if address.lower().startswith("http") else core
            link.append(f" ({shown})")


def _text(page: BeautifulSoup) -> str:
    pieces: list[str] = []
    for node in page.descendants:
        if isinstance(node, Comment):
            continue
        if isinstance(node, NavigableString):
            blank = r"[^\S\n]+" if node.find_parent("pre") else r"\s+"
            pieces.append(re.sub(blank, " ", str(node)))
        elif isinstance(node, Tag):
            pieces.append(_opening(node))
    return re.sub(r" *\n *", "\n", re.sub(r" +\| ", " | ", "".join(pieces)))


def _opening(tag: Tag) -> str:
    """Return what sets a tag off from what stands before it."""
    if tag.name == "li":
        return "\n• "
    if tag.name in _HEADINGS:
        above = tag.find_previous_sibling()
        # A heading right below another belongs to it: the employer, and the job held there.
        return "\n" if above is not None and above.name in _HEADINGS else "\n\n"
    if tag.name in _CELLS and tag.find_previous_sibling(_CELLS):
        return "\n" if tag.find(_BLOCKS) else " | "
    return "\n" if tag.name in _BLOCKS else ""
