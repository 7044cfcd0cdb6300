"""The columns of a segment, made from what its postings were described by."""

from __future__ import annotations

import json
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any

import numpy as np

from matcher.market.lists import stretches_of
from matcher.market.segment import GRANULE, key_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from matcher.market.segment import PlainKey
    from matcher.market.vocabulary import Vocabulary

    Columns = dict[str, NDArray[Any]]
    Numbers = NDArray[np.int32]

TOGETHER = (
    *("factors", "post", "field", "asked", "cond", "code_in"),
    *("counts", "world", "parts"),
)
# What there are few values of, whatever the market.
_SHORT = ("world", "parts", "counts")
_OF_64_BITS = range(-(2**63), 2**63)


def alike(columns: Columns, twins: NDArray[np.uint32], words: Vocabulary, rows: Numbers) -> Numbers:
    """Return the places of `rows` in an order in which like ones stand together, older first."""
    posts = words.posts.values
    used = sorted(set(columns["post"].tolist()), key=lambda n: (posts[n][0], posts[n][2], n))
    rank = np.empty(len(posts) + 1, np.int32)
    rank[used] = np.arange(len(used))
    keys = (columns[name] for name in ("cond", "parts", "asked", "field", "world"))
    sorted_by = (rows, twins[rows], *(key[rows] for key in keys), rank[columns["post"]][rows])
    return np.lexsort(sorted_by).astype(np.int32)


def codes_of(codes: Numbers, lengths: Numbers, rows: Numbers) -> Columns:
    """Return the codes of all rows in the order of `rows`, and where each one's begin."""
    bounds = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
    own = lengths[rows].astype(np.intp)
    starts = np.cumsum(own, dtype=np.int64) - own
    taken = stretches_of(bounds[:-1][rows], own)
    of_granule = starts[::GRANULE].copy()
    inside = starts - np.repeat(of_granule, GRANULE)[: len(rows)]
    return {"codes": small(codes[taken]), "code_in": inside, "code_at": of_granule}


def runs_of(post: Numbers) -> Numbers:
    """Return where the runs of sorted rows begin."""
    place = np.arange(len(post), dtype=np.int32)
    is_first = (np.diff(post, prepend=-1) != 0) | (place % GRANULE == 0)
    return np.flatnonzero(is_first).astype(np.int32)


def ragged(
    pointer: str, name: str, lists: Sequence[Sequence[float]], kind: type = np.int32
) -> Columns:
    """Return lists one after another, and where each begins and the last one ends."""
    ends = np.fromiter(accumulate(map(len, lists), initial=0), np.int32, len(lists) + 1)
    return {pointer: ends, name: np.fromiter(chain.from_iterable(lists), kind, int(ends[-1]))}


def texts_of(name: str, values: Sequence[Any]) -> Columns:
    """Return values as JSON texts one after another."""
    told = [json.dumps(value, separators=(",", ":")).encode() for value in values]
    ends = np.fromiter(accumulate(map(len, told), initial=0), np.int32, len(told) + 1)
    return {f"{name}_ptr": ends, f"{name}_text": np.frombuffer(b"".join(told), np.uint8)}


def keys_of(keys: Sequence[PlainKey]) -> Columns:
    """Return the keys, and their hashes in order, to find them by."""
    hashes = np.fromiter(map(key_hash, keys), np.uint32, len(keys))
    rows = np.argsort(hashes, kind="stable")
    are_numbers = all(isinstance(key, int) and key in _OF_64_BITS for key in keys)
    return {
        "numbers": np.array(keys if are_numbers else [], np.int64),
        **texts_of("key", [] if are_numbers else keys),
        "hashes": hashes[rows],
        "hash_rows": rows.astype(np.int32),
    }


def together(columns: Columns) -> NDArray[np.void]:
    """Return rows of what stands in several columns, numbers in types as small as they allow."""
    kept = {n: c if c.dtype == np.float32 else _usual(n, c) for n, c in columns.items()}
    # Always in this order, so that the rows of segments can be put one after another.
    kind = np.dtype([(name, kept[name].dtype, kept[name].shape[1:]) for name in TOGETHER])
    rows = np.empty(len(kept["post"]), kind)
    for name in TOGETHER:
        rows[name] = kept[name]
    return rows


def _usual(name: str, numbers: NDArray[Any]) -> NDArray[Any]:
    """Return numbers in 16 bits where few would do, so that small segments are like large ones."""
    column = small(numbers)
    return column if name in _SHORT or column.itemsize > 1 else column.astype(np.uint16)


def small(numbers: NDArray[Any]) -> NDArray[Any]:
    """Return whole numbers from 0 on in the smallest type that holds them all."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))
