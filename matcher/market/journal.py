"""What was appended since the last segment: commits that are there in whole or not at all.

A commit is its length, a checksum and JSON, flushed to the disk before `append` returns. A
process that dies while writing leaves a torn end: readers stop before it, and the next writer
cuts it off.
"""

from __future__ import annotations

import json
import os
import struct
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEAD = struct.Struct("<II")


def create(path: Path) -> None:
    """Make an empty journal; one that is there already is emptied."""
    with path.open("wb") as file:
        file.flush()
        os.fsync(file.fileno())


def read(path: Path, start: int = 0) -> Iterator[tuple[Any, int]]:
    """Yield each whole commit from byte `start` on, with the byte at which it ends."""
    with path.open("rb") as file:
        file.seek(start)
        place = start
        while len(head := file.read(_HEAD.size)) == _HEAD.size:
            length, check = _HEAD.unpack(head)
            body = file.read(length)
            if len(body) < length or crc32(body) != check:
                return
            place += _HEAD.size + length
            yield json.loads(body), place


def append(path: Path, place: int, commit: Any) -> int:  # noqa: ANN401  whatever JSON holds
    """Write one commit at byte `place`, dropping a torn one there; return where it ends."""
    body = json.dumps(commit, separators=(",", ":")).encode()
    with path.open("r+b") as file:
        file.truncate(place)
        file.seek(place)
        file.write(_HEAD.pack(len(body), crc32(body)) + body)
        file.flush()
        os.fsync(file.fileno())
    return place + _HEAD.size + len(body)
