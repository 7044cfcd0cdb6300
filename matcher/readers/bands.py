"""Where a page is set in columns: stripes of white with text of several rows on both sides."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matcher.readers.pieces import Piece

    Row = tuple[Piece, ...]

BandKind = Literal["columns", "labels", "table"]
_STEP = 2.0
_STRIPE = 1.5
_LEAST_ROWS = 4
_LEAST_LABELS = 2
_ALIGNED = 0.5
_NEAR = 3.0
# Labels are fewer than what they label, stand on rows of it, and are short.
_SPARSE = 0.75
_LONGEST_BLOCK = 3
_BESIDE = 0.85
_NEXT_LINE = 1.5
_HEADING = 1.08
# Months beside their jobs, as a tabular resume has them, are no column of their own.
DAY = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{2}\b|['’]\d\d\b|"
    r"\b(?:present|now|today|current|heute|aujourd|actuel|actual)",
    re.IGNORECASE,
)
_FEWEST_DAYS = 3
_DAYS_SHARE = 0.5
_SHORT = 32


@dataclass(frozen=True, slots=True)
class Band:
    """Rows `first` to `stop` that are set side by side, parted at the x of `gutters`.

    "labels" are dates or names on one side, which stay with their rows; `is_left` says on which.
    """

    kind: BandKind
    first: int
    stop: int
    gutters: tuple[float, ...]
    is_left: bool = True


@dataclass(frozen=True, slots=True)
class _Cut:
    """A stripe of white between `first` and `stop`, with `fewest` rows on its barer side."""

    x: float
    first: int
    stop: int
    fewest: int


def find_band(rows: Sequence[Row], width: float) -> Band | None:
    """Return the tallest band of columns among the rows, None where there is one column."""
    cuts = list(_cuts(rows, width))
    if not cuts:
        return None
    best = max(cuts, key=lambda cut: (cut.fewest, cut.stop - cut.first))
    for first, stop in _parts(rows, best):
        gutters = _stripes(
            [
                cut.x
                for cut in _cuts(rows[first:stop], width)
                if cut.stop - cut.first == stop - first
            ]
        )
        if len(gutters) > 1 and is_labels(rows[first:stop], gutters[0], is_left=True):
            return Band("table", first, stop, tuple(gutters))
    gutters = _stripes([cut.x for cut in cuts if _holds(cut, best)])
    band = rows[best.first : best.stop]
    for x in sorted(gutters, key=lambda x: -_fewest(band, x)):
        if _fewest(band, x) >= _LEAST_ROWS and _are_columns(band, x):
            return Band("columns", best.first, best.stop, (x,))
    sides = [(x, is_left) for x in gutters for is_left in (True, False)]
    labels = next(((x, s) for x, s in sides if is_labels(band, x, is_left=s)), None)
    if labels is None:
        return None
    kind: BandKind = "table" if len(gutters) > 1 and labels == (gutters[0], True) else "labels"
    used = gutters if kind == "table" else (labels[0],)
    return Band(kind, best.first, best.stop, tuple(used), labels[1])


def _parts(rows: Sequence[Row], cut: _Cut) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a band between lines that stand alone and large, as headings do."""
    usual = median(piece.height for row in rows[cut.first : cut.stop] for piece in row)
    first = cut.first
    for n in range(cut.first, cut.stop):
        if len(rows[n]) == 1 and rows[n][0].height > _HEADING * usual:
            if n - first >= _LEAST_LABELS:
                yield first, n
            first = n + 1
    if cut.stop - first >= _LEAST_LABELS:
        yield first, cut.stop


def _holds(cut: _Cut, best: _Cut) -> bool:
    return cut.first <= best.first and cut.stop >= best.stop


def _cuts(rows: Sequence[Row], width: float) -> Iterator[_Cut]:
    """Yield for each stripe the longest run of rows that nothing of crosses it."""
    x = 0.1 * width
    while x < 0.92 * width:
        yield from _runs_at(rows, x)
        x += _STEP


def _runs_at(rows: Sequence[Row], x: float) -> Iterator[_Cut]:
    first = lefts = rights = 0
    for n, row in enumerate(rows):
        if any(_crosses(piece, x) for piece in row):
            if min(lefts, rights) >= _LEAST_LABELS:
                yield _Cut(x, first, n, min(lefts, rights))
            first, lefts, rights = n + 1, 0, 0
            continue
        lefts += row[0].left < x
        rights += row[-1].left >= x
    if min(lefts, rights) >= _LEAST_LABELS:
        yield _Cut(x, first, len(rows), min(lefts, rights))


def _crosses(piece: Piece, x: float) -> bool:
    """Tell whether a piece bars a stripe; an address too long for its column does not."""
    return piece.left < x and piece.right > x - _STRIPE and " " in piece.text


def _stripes(places: list[float]) -> list[float]:
    """Return the middle of each stripe of white, from left to right."""
    out: list[list[float]] = []
    for x in sorted(set(places)):
        if out and x - out[-1][-1] <= _STEP + 0.1:
            out[-1].append(x)
        else:
            out.append([x])
    return [xs[-1] for xs in out]


def _fewest(rows: Sequence[Row], x: float) -> int:
    return min(len(_texts(rows, x, is_left=side)) for side in (True, False))


def _texts(rows: Sequence[Row], x: float, *, is_left: bool) -> list[str]:
    sides = (" ".join(p.text for p in row if (p.left < x) == is_left) for row in rows)
    return [text for text in sides if text]


def _are_columns(rows: Sequence[Row], x: float) -> bool:
    if _have_headings(rows, x):
        return True
    if is_labels(rows, x, is_left=True) or is_labels(rows, x, is_left=False):
        return False
    firsts = [next((p for p in row if p.left >= x), None) for row in rows]
    found = [piece for piece in firsts if piece]
    starts = Counter(round(piece.left / _NEAR) for piece in found)
    middles = Counter(round((piece.left + piece.right) / _NEAR / 2) for piece in found)
    most = max(_most(starts), _most(middles))
    return most >= _ALIGNED * len(found)


def _have_headings(rows: Sequence[Row], x: float) -> bool:
    """Tell whether both sides open with larger letters, each with its own heading."""
    usual = median(piece.height for row in rows for piece in row) * _HEADING
    lefts = [piece.height > usual for piece in rows[0] if piece.left < x]
    rights = [piece.height > usual for piece in rows[0] if piece.left >= x]
    return any(lefts) and any(rights)


def _most(places: Counter[int]) -> int:
    """Return how many stand at one place, give or take a step."""
    return max((n + max(places[k - 1], places[k + 1]) for k, n in places.items()), default=0)


def is_labels(rows: Sequence[Row], x: float, *, is_left: bool) -> bool:
    """Tell whether one side of the stripe at `x` labels the rows of the other side.

    Its texts are dates, or few and short, and begin on a row of the other side.
    """
    texts = _texts(rows, x, is_left=is_left)
    dated = sum(1 for text in texts if len(text) <= _SHORT and DAY.search(text))
    if dated >= _FEWEST_DAYS and dated >= _DAYS_SHARE * len(texts):
        return True
    others = sum(any((p.left < x) != is_left for p in row) for row in rows)
    short = sum(len(text) <= _SHORT for text in texts)
    if len(texts) > _SPARSE * others or short < _BESIDE * len(texts):
        return False
    blocks = list(_blocks(rows, x, is_left=is_left))
    beside = sum(is_beside for _, is_beside in blocks)
    longest = max(size for size, _ in blocks)
    return longest <= _LONGEST_BLOCK and beside >= max(_LEAST_LABELS, _BESIDE * len(blocks))


def _blocks(rows: Sequence[Row], x: float, *, is_left: bool) -> Iterator[tuple[int, bool]]:
    """Yield how many lines a block has, and whether it begins beside one of the other side."""
    side = [
        (piece, any((p.left < x) != is_left for p in row))
        for row in rows
        if (piece := next((p for p in row if (p.left < x) == is_left), None))
    ]
    size, is_beside = 1, side[0][1]
    for (above, _), (below, beside) in pairwise(side):
        if above.middle - below.middle <= _NEXT_LINE * below.height:
            size += 1
            continue
        yield size, is_beside
        size, is_beside = 1, beside
    yield size, is_beside
