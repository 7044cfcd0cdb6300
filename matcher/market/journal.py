"""What was appended since the last segment: commits that are there in whole or not at all.

A commit is its length, a checksum of it and of the JSON that follows, flushed to the disk before
`append` returns. A process that dies while writing leaves a torn end, a machine that loses its
power perhaps one of zeros: readers stop before it, and the next writer cuts it off. Anything else
that is not what was written is damage, and never passed over: commits may stand behind it.
"""

from __future__ import annotations

import json
import os
import struct
from typing import TYPE_CHECKING, Any
from zlib import crc32

from matcher.errors import BrokenIndexError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TOLD = struct.Struct("<II")
_CHECK = struct.Struct("<I")
_HEAD = _TOLD.size + _CHECK.size


def create(path: Path) -> None:
    """Make an empty journal; one that is there already is emptied."""
    with path.open("wb") as file:
        file.flush()
        os.fsync(file.fileno())


def read(path: Path, start: int = 0) -> Iterator[tuple[Any, int]]:
    """Yield each whole commit from byte `start` on, with the byte at which it ends.

    Raises `BrokenIndexError` for a damaged one.
    """
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        if size < start:
            raise BrokenIndexError(path.name, "its end is missing")
        place = file.seek(start)
        while size - place >= _HEAD:
            told, check = file.read(_TOLD.size), file.read(_CHECK.size)
            length, of_body = _TOLD.unpack(told)
            if _CHECK.pack(crc32(told)) != check:
                _torn_or_damaged(path, told + check + file.read())
                return
            body = file.read(length)
            if len(body) < length:
                return
            if crc32(body) != of_body:
                _torn_or_damaged(path, body + file.read())
                return
            place += _HEAD + length
            yield json.loads(body), place


def append(path: Path, place: int, commit: Any) -> int:  # noqa: ANN401  whatever JSON holds
    """Write one commit at byte `place`, dropping a torn one there; return where it ends."""
    body = json.dumps(commit, separators=(",", ":")).encode()
    told = _TOLD.pack(len(body), crc32(body))
    with path.open("r+b") as file:
        file.truncate(place)
        file.seek(place)
        file.write(told + _CHECK.pack(crc32(told)) + body)
        file.flush()
        os.fsync(file.fileno())
    return place + _HEAD + len(body)


def _torn_or_damaged(path: Path, rest: bytes) -> None:
    """Raise `BrokenIndexError` unless the rest ends in zeros, which no commit does."""
    if not rest.endswith(b"\0"):
        raise BrokenIndexError(path.name, "a commit in it is not what was written")
