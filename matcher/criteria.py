"""Person specifications set as tables: which column says that a criterion is essential."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAY_BE_TABLE = re.compile(
    r"[\t|][ \t]*(?:E|D|essential|desirable)\b|^[ \t]*[ED][ \t]*$", re.I | re.M
)
_SAYS = {"e": " (E)", "essential": " (E)", "d": " (D)", "desirable": " (D)", "desired": " (D)"}
_TICK = re.compile(r"[x✓✔✗☑•●*y]|yes|tick", re.I)
_LINE = re.compile(r"[^\n]+")
_LONE = re.compile(r"[ \t]*([ED])[ \t]*")
_FEW = 3


def marks(text: str) -> list[tuple[int, str]]:
    """Return where to write "(E)" or "(D)" behind the criteria of a table: (place, words)."""
    if not _MAY_BE_TABLE.search(text):
        return []
    columns: dict[int, str] = {}
    found: list[tuple[int, str]] = []
    for line in _LINE.finditer(text):
        cells = _cells(line.group())
        said = [_SAYS.get(cell.lower()) for cell in cells]
        if len({mark for mark in said if mark}) > 1:
            columns = {place: mark for place, mark in enumerate(said) if mark}
        elif len(cells) > 1 and (mark := _mark(cells, said, columns)):
            found.append((_end_of_first(line), mark))
    return sorted(found + _lone(text))


def _cells(line: str) -> list[str]:
    """Return the cells of a row; the frame of a Markdown table is left out."""
    if "\t" not in line and "|" not in line:
        return [line.strip()]
    return [cell.strip() for cell in re.split(r"[\t|]", line.strip(" |"))]


def _mark(cells: list[str], said: list[str | None], columns: dict[int, str]) -> str | None:
    plain = next((mark for mark in said[1:] if mark), None)
    ticked = (
        columns[place]
        for place, cell in enumerate(cells)
        if place in columns and _TICK.fullmatch(cell)
    )
    return plain or next(ticked, None)


def _end_of_first(line: re.Match[str]) -> int:
    """Return the end of the first cell that holds words."""
    first = re.search(r"[^\t|\s][^\t|]*", line.group())
    return line.start() + (len(line.group()[: first.end()].rstrip()) if first else 0)


def _lone(text: str) -> list[tuple[int, str]]:
    """Return the marks that stand alone in the line below their criterion, where several do."""
    rows = list(_rows_below(text))
    return rows if len(rows) >= _FEW else []


def _rows_below(text: str) -> Iterator[tuple[int, str]]:
    before: re.Match[str] | None = None
    for line in _LINE.finditer(text):
        mark = _LONE.fullmatch(line.group())
        if mark and before:
            yield len(text[: before.end()].rstrip()), _SAYS[mark.group(1).lower()]
        before = None if mark else line
