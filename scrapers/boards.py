"""From an address, or from a page's own markup, to the board behind it. Patterns are data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from scrapers.identity import split_url


@dataclass(frozen=True, slots=True)
class BoardAddress:
    """A board that can be watched: a source's key and the board's name there."""

    source: str
    board: str


_NAME = r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}"
_GH = r"(?:job-)?boards(?:\.eu)?\.greenhouse\.io"
# Matched against "host/path?query". The first group is the board; "eu:" marks Lever's other region.
_PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("greenhouse", "", rf"^{_GH}/embed/job_(?:board|app)(?:/js)?\?(?:.*&)?for=({_NAME})"),
    ("greenhouse", "", rf"^{_GH}/(?!embed(?:/|$))({_NAME})(?:[/?]|$)"),
    ("greenhouse", "", rf"^boards-api\.greenhouse\.io/v1/boards/({_NAME})(?:[/?]|$)"),
    ("lever", "eu:", rf"^jobs\.eu\.lever\.co/({_NAME})(?:[/?]|$)"),
    ("lever", "", rf"^jobs\.lever\.co/({_NAME})(?:[/?]|$)"),
    ("lever", "eu:", rf"^api\.eu\.lever\.co/v0/postings/({_NAME})(?:[/?]|$)"),
    ("lever", "", rf"^api\.lever\.co/v0/postings/({_NAME})(?:[/?]|$)"),
)  # fmt: skip
_COMPILED = [(source, mark, re.compile(pattern, re.I)) for source, mark, pattern in _PATTERNS]
_ADDRESS = re.compile(
    r"(?:https?:)?(?:\\?/){2}([A-Za-z0-9.-]+\.(?:io|co)(?:\\?/)[^\s\"'<>]{1,200})"
)
_SCANNED = 2_000_000


def board_of(url: str) -> BoardAddress | None:
    """Return the board that an address belongs to by its host and path, or None."""
    parts = split_url(url)
    if parts is None:
        return None
    return _match(
        f"{parts.hostname}{unquote(parts.path)}{'?' + parts.query if parts.query else ''}"
    )


def boards_in(markup: str) -> list[BoardAddress]:
    """Return the boards that a page embeds or links to, the most often named first."""
    counted: dict[BoardAddress, int] = {}
    for found in _ADDRESS.finditer(markup[:_SCANNED]):
        shown = found.group(1).replace("\\/", "/").replace("&amp;", "&")
        board = _match(shown)
        if board:
            counted[board] = counted.get(board, 0) + 1
    return sorted(counted, key=lambda board: -counted[board])


def _match(shown: str) -> BoardAddress | None:
    for source, mark, pattern in _COMPILED:
        match = pattern.match(shown)
        if match:
            return BoardAddress(source, mark + match.group(1))
    return None
