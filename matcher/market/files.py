"""A segment as one file: a line that says what is where, then the columns, ready to be mapped."""

from __future__ import annotations

import json
import mmap
import os
from dataclasses import fields
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from matcher.errors import BrokenIndexError
from matcher.market.segment import Segment
from matcher.market.vocabulary import frozen

if TYPE_CHECKING:
    from pathlib import Path

_ALIGNED = 64
_NAMES = tuple(one.name for one in fields(Segment))


def write_segment(path: Path, segment: Segment) -> None:
    """Write a segment and see it onto the disk; the file must not be there yet."""
    columns = {name: np.ascontiguousarray(getattr(segment, name)) for name in _NAMES}
    told, place = {}, 0
    for name, column in columns.items():
        told[name] = {"at": place, "type": _told(column.dtype), "shape": column.shape}
        place += -(-column.nbytes // _ALIGNED) * _ALIGNED
    head = json.dumps({"columns": told, "bytes": place}).encode()
    first = f"{len(head):08x} {crc32(head):08x}\n".encode()
    with path.open("xb") as file:
        file.write((first + head).ljust(_body(len(head))))
        for column in columns.values():
            file.write(column.tobytes())
            file.write(b"\0" * (-column.nbytes % _ALIGNED))
        file.flush()
        os.fsync(file.fileno())


def map_segment(path: Path) -> Segment:
    """Open a segment as views of the file; raises `BrokenIndexError` for one cut short."""
    with path.open("rb") as file:
        memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    try:
        length, check = (int(word, 16) for word in memory[:17].split())
        head = memory[18 : 18 + length]
        told = json.loads(head) if crc32(head) == check else None
    except ValueError as problem:
        raise BrokenIndexError(path.name, "its first line cannot be read") from problem
    if told is None or len(memory) != _body(length) + told["bytes"]:
        raise BrokenIndexError(path.name, "it is not whole")
    columns = {}
    for name in _NAMES:
        one = told["columns"][name]
        kind, shape = _kind(one["type"]), tuple(one["shape"])
        count = int(np.prod(shape))
        flat = np.frombuffer(memory, kind, count, _body(length) + one["at"])
        columns[name] = flat.reshape(shape)
    return Segment(**columns)


def _body(head: int) -> int:
    """Return where the columns begin, for a description of so many bytes."""
    return -(-(18 + head) // _ALIGNED) * _ALIGNED


def _told(kind: np.dtype[Any]) -> Any:  # noqa: ANN401  JSON
    """Return a type as JSON: a text, or (name, text, shape) of what stands together."""
    return kind.str if kind.fields is None else kind.descr


def _kind(told: Any) -> np.dtype[Any]:  # noqa: ANN401  JSON
    return np.dtype(told if isinstance(told, str) else [tuple(map(frozen, one)) for one in told])
