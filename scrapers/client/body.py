"""A body within bounds: bytes on the wire and unpacked are capped, so no bomb goes off."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from scrapers.client.errors import TooLargeError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrapers.client.limits import Limits

ACCEPTED = "gzip, deflate"
_STEP = 1 << 20


def read_body(url: str, chunks: Iterable[bytes], encoding: str, limits: Limits) -> bytes:
    """Return the decoded body.

    Raises `TooLargeError` beyond a cap, `UnreachableError` for an encoding that nobody asked for.
    """
    unpack = _Unpacker(url, encoding.strip().lower(), limits)
    wire = 0
    for chunk in chunks:
        wire += len(chunk)
        if wire > limits.wire_bytes:
            raise _too_large(url, limits.wire_bytes)
        unpack.feed(chunk)
    return bytes(unpack.out)


class _Unpacker:
    """Decompresses step by step, and stops at the cap, not after it."""

    def __init__(self, url: str, encoding: str, limits: Limits) -> None:
        self.out = bytearray()
        self._url = url
        self._most = limits.decoded_bytes
        self._inflate = self._made(encoding)

    def _made(self, encoding: str) -> zlib._Decompress | None:
        if encoding in {"", "identity"}:
            return None
        if encoding in {"gzip", "x-gzip", "deflate"}:
            # 32: zlib finds out by itself whether the header is gzip's or its own.
            return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
        raise UnreachableError(self._url, f"answers in an encoding ({encoding}) nobody asked for")

    def feed(self, chunk: bytes) -> None:
        if self._inflate is None:
            self._take(chunk)
            return
        waiting = chunk
        try:
            while waiting:
                self._take(self._inflate.decompress(waiting, _STEP))
                waiting = self._inflate.unconsumed_tail
        except zlib.error as problem:
            raise UnreachableError(self._url, "sends a damaged answer", "Try again.") from problem

    def _take(self, piece: bytes) -> None:
        self.out += piece
        if len(self.out) > self._most:
            raise _too_large(self._url, self._most)


def _too_large(url: str, most: int) -> TooLargeError:
    return TooLargeError(
        url,
        f"sends more than {most // 1_000_000} MB, which no list of jobs is",
        "Give a narrower page.",
    )
