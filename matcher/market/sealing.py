"""The columns of a segment, made from what its postings were described by."""

from __future__ import annotations

import json
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from matcher.market.segment import GRANULE, key_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from matcher.market.segment import PlainKey
    from matcher.market.vocabulary import Vocabulary

    Columns = dict[str, NDArray[Any]]
    Numbers = NDArray[np.int32]

_FULL = 255.0
_OF_64_BITS = range(-(2**63), 2**63)


class Shares(NamedTuple):
    """The trades of sorted rows: among the `codes`, by `counts`, each made smaller by `shrink`.

    The codes from `first` on are trades, which `trades` numbers in the vocabulary.
    """

    codes: NDArray[Any]
    counts: Numbers
    shrink: NDArray[np.float32]
    first: int
    trades: Numbers


def alike(columns: Columns, twins: NDArray[np.uint32], words: Vocabulary, rows: Numbers) -> Numbers:
    """Return the places of `rows` in an order in which like ones stand together, older first."""
    posts = words.posts.values
    used = sorted(set(columns["post"].tolist()), key=lambda n: (posts[n][0], posts[n][2], n))
    rank = np.empty(len(posts) + 1, np.int32)
    rank[used] = np.arange(len(used))
    keys = (columns[name] for name in ("cond", "parts", "asked", "main", "world"))
    sorted_by = (rows, twins[rows], *(key[rows] for key in keys), rank[columns["post"]][rows])
    return np.lexsort(sorted_by).astype(np.int32)


def codes_of(
    codes: Numbers, lengths: Numbers, rows: Numbers
) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Return the codes of all rows in the order of `rows`, and where each granule's begin."""
    bounds = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
    own = lengths[rows]
    pointer = np.concatenate(([0], np.cumsum(own, dtype=np.int64)))
    taken = np.arange(pointer[-1]) + np.repeat(bounds[:-1][rows] - pointer[:-1], own)
    return small(codes[taken]), pointer[:-1:GRANULE].copy()


def runs_of(columns: Columns, tables: Columns, shares: Shares, words: Vocabulary) -> Columns:
    """Return the runs of sorted rows, with the bounds of what their rows hold."""
    post = columns["post"]
    place = np.arange(len(post), dtype=np.int32)
    is_first = (np.diff(post, prepend=-1) != 0) | (place % GRANULE == 0)
    starts = np.flatnonzero(is_first).astype(np.int32)
    strict = np.array([strict for strict, _ in words.worlds.values], np.float32)[columns["world"]]
    least = _least_wanted(tables)[columns["asked"]]
    return {
        "run_at": starts,
        "run_strict": _over(np.minimum, strict, starts),
        "run_wanted": _over(np.minimum, least, starts),
        **_greatest_shares(np.cumsum(is_first) - 1, len(starts), shares, words),
    }


def _least_wanted(tables: Columns) -> NDArray[np.float32]:
    """Return the fewest years that a demand for years asks for; 0 where there is none."""
    wanted, pointer = tables["wanted"], tables["wanted_ptr"]
    least = np.zeros(len(pointer) - 1, np.float32)
    is_asked = np.diff(pointer) > 0
    if is_asked.any():
        least[is_asked] = np.minimum.reduceat(wanted, pointer[:-1][is_asked])
    return least


def _over(of: np.ufunc, values: NDArray[Any], starts: Numbers) -> NDArray[Any]:
    return of.reduceat(values, starts) if len(starts) else values[:0]


def _greatest_shares(
    run: NDArray[np.int64], runs: int, shares: Shares, words: Vocabulary
) -> Columns:
    """Return by run its trades and the greatest share of each, rounded up."""
    row = np.repeat(np.arange(len(shares.counts)), shares.counts.sum(axis=1))
    is_trade = shares.codes >= shares.first
    row, trade = row[is_trade], shares.trades[shares.codes[is_trade].astype(np.intp) - shares.first]
    values = words.trades.values
    counted = np.array([counted for _, _, counted in values], np.float32)
    name = np.array([words.names.number(name) for name, _, _ in values], np.int32)
    share = np.minimum(1.0, counted[trade] * shares.shrink[row])
    key = run[row] * max(1, len(words.names)) + name[trade]
    order = np.argsort(key, kind="stable")
    distinct, starts = np.unique(key[order], return_index=True)
    greatest = np.ceil(_over(np.maximum, share[order], starts) * _FULL)
    by_run = np.bincount(distinct // max(1, len(words.names)), minlength=runs)
    return {
        "share_ptr": np.concatenate(([0], np.cumsum(by_run))).astype(np.int32),
        "share_trades": small(distinct % max(1, len(words.names))),
        "shares": greatest.astype(np.uint8),
    }


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


def small(numbers: NDArray[Any]) -> NDArray[Any]:
    """Return whole numbers from 0 on in the smallest type that holds them all."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))
