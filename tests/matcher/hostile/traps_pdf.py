"""PDF files built to hurt: bombs, loops, and crowds of pages."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from tests.matcher.hostile import whole

if TYPE_CHECKING:
    from random import Random

_DEEP = (400, 5_000, 60_000)


def stream_bomb(rng: Random) -> tuple[str, bytes]:
    """Return a PDF whose page unpacks to tens or hundreds of megabytes."""
    size = rng.choice((5, 60, 150)) * 2**20
    fill = rng.choice((b" ", b"q ", b"(PMO) Tj ", b"0 0 m "))
    packer = zlib.compressobj(6)
    packed = b"".join(packer.compress(fill * 2**16) for _ in range(size // (len(fill) * 2**16)))
    packed += packer.flush()
    if rng.random() < 0.3:
        packed = zlib.compress(packed)
        return "bomb.pdf", _pdf_with(packed, b"[/FlateDecode /FlateDecode]")
    return "bomb.pdf", _pdf_with(packed, b"/FlateDecode")


def _pdf_with(stream: bytes, packing: bytes) -> bytes:
    plain = whole.pdf()
    head = b"/Filter " + packing + b"\n/Length %d" % len(stream)
    return re.sub(
        rb"/Filter /FlateDecode\s*/Length \d+\s*>>\s*stream\r?\n.*?\r?\nendstream",
        lambda _: head + b"\n>>\nstream\n" + stream + b"\nendstream",
        plain,
        count=1,
        flags=re.DOTALL,
    )


def looped_pdf(rng: Random) -> tuple[str, bytes]:
    """Return a PDF whose pages hold themselves, are countless or nest without end."""
    depth = rng.choice(_DEEP)
    kids = rng.choice(
        (
            b"/Kids [1 0 R]",
            b"/Kids [2 0 R 2 0 R]",
            b"/Kids [" + b"3 0 R " * depth + b"]",
            b"/Kids " + b"[" * depth,
            b"/Kids [3 0 R]/Parent 2 0 R",
        )
    )
    box = rng.choice((b"[0 0 612 792]", b"[0 0 1e38 1e38]", b"[0 0 -1 0]", b"[NaN 0 0 0]", b"[]"))
    return "loop.pdf", (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages"
        b"/Count 99999999 " + kids + b">>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox "
        + box + b"/Contents 4 0 R>>endobj\n4 0 obj<</Length 20>>stream\nBT (PMO) Tj ET\nendstream "
        b"endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF"
    )  # fmt: skip


def many_pages(rng: Random) -> tuple[str, bytes]:
    """Return a PDF of more pages than any resume, or of pages crowded with text."""
    count = rng.choice((39, 41, 900))
    kids = b" ".join(b"%d 0 R" % (n + 10) for n in range(count))
    words = b"(PMO analyst) Tj 0 -1 Td " * rng.choice((5, 3000))
    pages = b"".join(
        b"%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<"
        b"/Font<</F1 5 0 R>>>>>>endobj\n" % (n + 10)
        for n in range(count)
    )
    return "pages.pdf", (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count %d"
        b"/Kids[%s]>>endobj\n4 0 obj<</Length %d>>stream\nBT /F1 9 Tf 50 700 Td %sET\nendstream "
        b"endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n%s"
        b"trailer<</Root 1 0 R/Size 2000>>\n%%%%EOF"
    ) % (count, kids, len(words) + 25, words, pages)
