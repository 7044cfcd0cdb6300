"""A segment as one file: a line that says what is where, then the columns, ready to be mapped."""

from __future__ import annotations

import json
import mmap
import os
from dataclasses import fields
from typing import IO, TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from matcher.errors import BrokenIndexError
from matcher.market.segment import Segment
from matcher.market.vocabulary import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

_ALIGNED = 64
# The length and the checksum of what is told, eight digits each.
_FIRST = 18
_AT_ONCE = 1 << 20
_NAMES = tuple(one.name for one in fields(Segment))


def write_segment(path: Path, segment: Segment) -> None:
    """Write a segment and see it onto the disk; the file must not be there yet."""
    columns = {name: np.ascontiguousarray(getattr(segment, name)) for name in _NAMES}
    told, place = {}, 0
    for name, column in columns.items():
        told[name] = {"at": place, "type": _told(column.dtype), "shape": column.shape}
        place += -(-column.nbytes // _ALIGNED) * _ALIGNED
    check = 0
    for part in _parts(columns):
        check = crc32(part, check)
    head = json.dumps({"columns": told, "bytes": place, "check": check}).encode()
    first = f"{len(head):08x} {crc32(head):08x}\n".encode()
    with path.open("xb") as file:
        file.write((first + head).ljust(_body(len(head))))
        for part in _parts(columns):
            file.write(part)
        file.flush()
        os.fsync(file.fileno())


def map_segment(path: Path) -> Segment:
    """Open a segment as views of the file; raises `BrokenIndexError` for a damaged one.

    All of it is read once for its checksum, about a tenth of a second for 150 MB: a number that
    was changed on the disk would otherwise be a wrong score.
    """
    try:
        with path.open("rb") as file:
            told, start = _head(file)
            _check(file, told)
            memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        columns = {name: _column(memory, told["columns"][name], start) for name in _NAMES}
    except (ValueError, KeyError, TypeError) as problem:
        raise BrokenIndexError(path.name, "it is not what was written") from problem
    return Segment(**columns)


def _head(file: IO[bytes]) -> tuple[dict[str, Any], int]:
    """Return what is told of a segment and where its columns begin; ValueError for nonsense."""
    length, check = (int(word, 16) for word in file.read(_FIRST).split())
    head = file.read(length)
    if crc32(head) != check:
        raise ValueError("its first line was changed")
    file.seek(_body(length))
    return json.loads(head), _body(length)


def _check(file: IO[bytes], told: dict[str, Any]) -> None:
    """Read the columns once; raises ValueError where they are not what was written."""
    check, count = 0, 0
    while part := file.read(_AT_ONCE):
        check, count = crc32(part, check), count + len(part)
    if (check, count) != (told["check"], told["bytes"]):
        raise ValueError("its columns were changed or cut")


def _column(memory: mmap.mmap, told: dict[str, Any], start: int) -> NDArray[Any]:
    kind, shape = _kind(told["type"]), tuple(told["shape"])
    flat = np.frombuffer(memory, kind, int(np.prod(shape)), start + told["at"])
    return flat.reshape(shape)


def _parts(columns: dict[str, NDArray[Any]]) -> Iterator[bytes]:
    """Yield the columns as they stand in the file."""
    for column in columns.values():
        yield column.tobytes()
        yield b"\0" * (-column.nbytes % _ALIGNED)


def _body(head: int) -> int:
    """Return where the columns begin, for a description of so many bytes."""
    return -(-(_FIRST + head) // _ALIGNED) * _ALIGNED


def _told(kind: np.dtype[Any]) -> Any:  # noqa: ANN401  JSON
    """Return a type as JSON: a text, or (name, text, shape) of what stands together."""
    return kind.str if kind.fields is None else kind.descr


def _kind(told: Any) -> np.dtype[Any]:  # noqa: ANN401  JSON
    return np.dtype(told if isinstance(told, str) else [tuple(map(frozen, one)) for one in told])
