"""Rows of a page that belong together: months or names beside their jobs, and tables."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from matcher.readers.bands import DAY
from matcher.readers.letters import SOFT_HYPHEN
from matcher.readers.pieces import Piece, joined
from matcher.readers.wrapped import continued

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matcher.readers.bands import Row
    from matcher.readers.wrapped import Line

# "Sept 2019 –" goes on in the line below; so does a label set in two lines.
_OPEN = re.compile(r"(?:[-–—]|\bto|\bbis|\buntil)$", re.IGNORECASE)
_REST = re.compile(r"(?:[-–—]|to\b|bis\b)", re.IGNORECASE)
_MONTH_LAST = re.compile(r"[^\W\d_]\.?$")
_YEAR_FIRST = re.compile(r"(?:(?:19|20)\d\d|['’]\d\d)\b")
_NEXT_LINE = 1.45
_SHORT_CELL = 12


def labelled_rows(
    rows: Sequence[Row], gutter: float, *, is_left: bool
) -> Iterator[tuple[Line, ...]]:
    """Yield the rows in stretches that each begin with a label.

    A date stands on the row that it dates; other labels stand over it, as headings do.
    """
    stretch: list[Line] = []
    for label, row in _with_whole_labels(rows, gutter, is_left=is_left):
        heads = label is not None and is_left and not DAY.search(label.text)
        if label is not None and is_left:
            if stretch:
                yield tuple(stretch)
            stretch = []
        if label is not None and heads:
            yield (joined([label]),)
        line = _beside(None if heads else label, row, is_left=is_left)
        stretch += [line] if line else []
    if stretch:
        yield tuple(stretch)


def _beside(label: Piece | None, row: Row, *, is_left: bool) -> Line | None:
    """Return a row with its label; behind a label on the left its words begin."""
    if label is None:
        return joined(row) if row else None
    if not row:
        return joined([label])
    line = joined([label, *row] if is_left else [*row, label])
    return line.behind(row[0].body) if is_left else line


def _with_whole_labels(
    rows: Sequence[Row], gutter: float, *, is_left: bool
) -> Iterator[tuple[Piece | None, Row]]:
    """Yield each row's label and its words; a label of several lines stands on its first row."""
    found: list[tuple[Piece | None, Row]] = []
    last: Piece | None = None
    owner = 0
    for row in rows:
        pieces = [p for p in row if (p.left < gutter) == is_left]
        words = tuple(p for p in row if (p.left < gutter) != is_left)
        label = _one(pieces) if pieces else None
        if label and last and found and _goes_on(found[owner][0], last, label):
            found[owner] = _longer(found[owner][0], label), found[owner][1]
            last, label = label, None
        elif label:
            owner, last = len(found), label
        if label or words:
            found.append((label, words))
    yield from found


def _one(pieces: Sequence[Piece]) -> Piece:
    line = joined(pieces)
    first = pieces[0]
    return Piece(
        line.text, first.left, pieces[-1].right, first.top, first.bottom, first.word, first.body
    )


def _goes_on(whole: Piece | None, last: Piece, label: Piece) -> bool:
    if whole is None or last.middle - label.middle > _NEXT_LINE * label.height:
        return False
    if whole.text.endswith(SOFT_HYPHEN):
        return True
    if DAY.search(whole.text):
        parted = _MONTH_LAST.search(whole.text) and _YEAR_FIRST.match(label.text)
        return bool(parted or _OPEN.search(whole.text) or _REST.match(label.text))
    return not DAY.search(label.text)


def _longer(whole: Piece | None, label: Piece) -> Piece:
    before = whole or label
    return Piece(
        continued(before.text, label.text),
        before.left,
        max(before.right, label.right),
        before.top,
        before.bottom,
        before.word,
        before.body,
    )


def table_rows(rows: Sequence[Row], gutters: Sequence[float]) -> Iterator[tuple[Line, ...]]:
    """Yield what a table's rows hold: short cells on one line, then each long one by itself."""
    group: list[Row] = []
    for row in rows:
        if group and row[0].left < gutters[0] and _is_new(group, row, gutters[0]):
            yield from _cells(group, gutters)
            group = []
        group.append(row)
    if group:
        yield from _cells(group, gutters)


def _is_new(group: Sequence[Row], row: Row, gutter: float) -> bool:
    """Tell whether a cell of the first column begins anew, and not another line of it."""
    above = next((r[0] for r in reversed(group) if r[0].left < gutter), None)
    return above is None or above.middle - row[0].middle > _NEXT_LINE * row[0].height


def _cells(group: Sequence[Row], gutters: Sequence[float]) -> Iterator[tuple[Line, ...]]:
    edges = [float("-inf"), *gutters, float("inf")]
    cells: list[list[Line]] = []
    for low, high in itertools.pairwise(edges):
        parts = [[p for p in row if low <= p.left < high] for row in group]
        cells.append([joined(part) for part in parts if part])
    short: list[Line] = []
    long: list[list[Line]] = []
    for cell in filter(None, cells):
        words = sum(len(line.text.split()) for line in cell)
        is_short = words <= _SHORT_CELL and not any(line.is_bullet for line in cell)
        if is_short:
            short.append(cell[0].saying(" ".join(line.text for line in cell)))
        else:
            long.append(cell)
    if short:
        yield (short[0].saying(" | ".join(line.text for line in short)),)
    yield from map(tuple, long)
