"""Ways to damage bytes, blind ones and ones that know the format."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_NUMBERS = (b"-1", b"0", b"99999999999", b"2147483648", b"1e308", b"NaN", b"65536", b"-2147483648")
_XML_PIECES = (
    b"<w:p>" * 3000,
    b"<w:tbl><w:tr><w:tc>" * 400,
    b"&undefined;",
    b"<![CDATA[" + b"]" * 5000,
    b"<!-- " + b"-" * 5000,
    b"\x00\xff\xfe",
    b"<w:t xml:space='preserve'>" + b"PMP " * 20000 + b"</w:t>",
    b"<w:gridSpan w:val='999999999'/>",
    b"<text:s text:c='999999999'/>",
    b"<table:table-cell table:number-columns-repeated='999999999'/>",
    b" w:val='" + b"x" * 70000 + b"'",
)


def flipped(data: bytes, rng: Random) -> bytes:
    """Change up to two dozen bytes."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 24)):
        out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def cut_short(data: bytes, rng: Random) -> bytes:
    """Lose the end, or the beginning."""
    place = rng.randrange(1, len(data))
    return data[:place] if rng.random() < 0.7 else data[place:]


def repeated(data: bytes, rng: Random) -> bytes:
    """Write a stretch many times over."""
    start = rng.randrange(len(data))
    piece = data[start : start + rng.choice((1, 7, 64, 700))]
    return data[:start] + piece * rng.choice((2, 50, 2000)) + data[start:]


def swapped(data: bytes, rng: Random) -> bytes:
    """Let two halves change places."""
    place = rng.randrange(len(data))
    return data[:8] + data[place:] + data[8:place]


def zeroed(data: bytes, rng: Random) -> bytes:
    """Overwrite a stretch with zero bytes."""
    start = rng.randrange(len(data))
    length = rng.choice((4, 40, 400))
    return data[:start] + b"\0" * length + data[start + length :]


def renumbered(data: bytes, rng: Random) -> bytes:
    """Replace a few of the numbers written in the file: lengths, counts, offsets, references."""
    places = list(re.finditer(rb"(?<![\w#])\d+", data))
    for match in sorted(rng.sample(places, min(len(places), rng.randint(1, 6))), key=_start)[::-1]:
        data = data[: match.start()] + rng.choice(_NUMBERS) + data[match.end() :]
    return data


def _start(match: re.Match[bytes]) -> int:
    return match.start()


def renamed(data: bytes, rng: Random) -> bytes:
    """Let one name of the format stand where another did."""
    names = sorted(set(re.findall(rb"(?:/|\\|<)[A-Za-z][\w:]{1,14}", data)))
    if len(names) < 2:
        return flipped(data, rng)
    old, new = rng.sample(names, 2)
    return data.replace(old, new, rng.randint(1, 5))


def within_zip(data: bytes, rng: Random) -> bytes:
    """Damage one part of a zip and pack it again, so that the parser inside meets it."""
    parts = unzipped(data)
    name = rng.choice(sorted(name for name in parts if parts[name]))
    how = rng.choice((flipped, cut_short, repeated, renumbered, renamed, torn_xml))
    parts[name] = how(parts[name], rng)
    return zipped(parts)


def torn_xml(data: bytes, rng: Random) -> bytes:
    """Put a piece that should not be there between two tags."""
    places = [match.end() for match in re.finditer(rb">", data)] or [0]
    at = rng.choice(places)
    return data[:at] + rng.choice(_XML_PIECES) + data[at:]


def without_part(data: bytes, rng: Random) -> bytes:
    """Leave out a part of a zip, or give it another's content."""
    parts = unzipped(data)
    one, other = rng.sample(sorted(parts), 2)
    if rng.random() < 0.5:
        del parts[one]
    else:
        parts[one] = parts[other]
    return zipped(parts)


def within_stream(data: bytes, rng: Random) -> bytes:
    """Damage what a PDF stream unpacks to and pack it again."""
    streams = list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL))
    if not streams:
        return flipped(data, rng)
    match = rng.choice(streams)
    try:
        inner = zlib.decompress(match.group(1))
    except zlib.error:
        return renumbered(data, rng)
    how = rng.choice((flipped, repeated, renumbered, cut_short, renamed))
    packed = zlib.compress(how(inner, rng) if len(inner) > 1 else b"BT " * 5000)
    return data[: match.start(1)] + packed + data[match.end(1) :]


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the parts by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    """Pack the parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, content, compresslevel=1)
    return file.getvalue()


BLIND = (flipped, cut_short, repeated, swapped, zeroed, renumbered, renamed)
KNOWING: dict[str, tuple[Callable[[bytes, Random], bytes], ...]] = {
    "pdf": (within_stream, renumbered, renamed),
    "docx": (within_zip, within_zip, without_part),
    "odt": (within_zip, within_zip, without_part),
    "html": (torn_xml, renamed),
}
