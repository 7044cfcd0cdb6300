"""PDF files whose typefaces, cross-references and objects are built to hurt."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from tests.matcher.hostile import whole

if TYPE_CHECKING:
    from random import Random

_DEEP = (400, 5_000, 60_000)


def _page(font: bytes, words: bytes = b"(PMO analyst) Tj", more: bytes = b"") -> bytes:
    stream = b"BT /F1 11 Tf 50 700 Td " + words + b" ET"
    return (
        b"%%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources"
        b"<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n5 0 obj%sendobj\n%s\n"
        b"trailer<</Root 1 0 R/Size 9>>\n%%%%EOF"
    ) % (len(stream), stream, font, more)


def odd_font(rng: Random) -> tuple[str, bytes]:
    """Return a page whose typeface is broken, maps letters to hosts of others, or draws itself."""
    many = rng.choice(_DEEP)
    cmap = b"begincmap\n1 beginbfrange\n<0000> <ffff> <" + b"0041" * min(many, 9_000) + b">\n"
    cmap += b"endbfrange\n" + b"1 begincodespacerange <00> <ff> endcodespacerange\n" * 99
    unicode = b"6 0 obj<</Length %d>>stream\n%s\nendstream endobj" % (len(cmap), cmap)
    junk = rng.randbytes(4_000)
    packed = zlib.compress(b"\x00\x01\x00\x00" + junk)
    file = b"6 0 obj<</Filter/FlateDecode/Length1 %d/Length %d>>stream\n%s\nendstream endobj" % (
        rng.choice((0, 4_004, 2**31 - 1)),
        len(packed),
        packed,
    )
    shapes = (
        (b"<</Type/Font/Subtype/TrueType/BaseFont/A/ToUnicode 6 0 R>>", unicode),
        (
            b"<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor"
            b"<</Type/FontDescriptor/FontName/A/Flags 4/FontFile2 6 0 R>>>>",
            file,
        ),
        (b"<</Type/Font/Subtype/Type1/BaseFont/A/Widths[" + b"9 " * many + b"]>>", b""),
        (
            b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 0"
            b"/LastChar 255/Encoding<</Differences[0/a]>>/CharProcs<</a 4 0 R>>"
            b"/Resources<</Font<</F1 5 0 R>>>>>>",
            b"",
        ),
        (b"<</Type/Font/Subtype/Type0/Encoding 5 0 R/DescendantFonts[5 0 R]>>", b""),
    )
    font, more = rng.choice(shapes)
    return "font.pdf", _page(font, more=more)


def looped_references(rng: Random) -> tuple[str, bytes]:
    """Return a PDF whose cross-references or objects lead to themselves, or nest without end."""
    plain = whole.pdf(compress=False)
    depth = rng.choice(_DEEP)
    at = int(re.findall(rb"startxref\s+(\d+)", plain)[-1])
    how = rng.randrange(5)
    if how == 0:
        data = plain.replace(b"trailer\n<<", b"trailer\n<<\n/Prev %d" % at)
    elif how == 1:
        data = re.sub(rb"startxref\s+\d+", b"startxref\n%d" % rng.choice((0, 1, at + 3)), plain)
    elif how == 2:
        data = _page(b"<</Type/Font/A " + b"[" * depth + b"]" * depth + b">>")
    elif how == 3:
        data = _page(b"<</Type/Font/A " + b"<</B " * depth + b"1" + b">>" * depth + b">>")
    else:
        packed = zlib.compress(b"6 0 <</Length 6 0 R>>")
        more = (
            b"6 0 obj<</Type/ObjStm/N 99999999/First 4/Extends 6 0 R/Filter/FlateDecode"
            b"/Length %d>>stream\n%s\nendstream endobj"
        )
        data = _page(b"6 0 R ", more=more % (len(packed), packed))
    return "references.pdf", data


def looped_forms(rng: Random) -> tuple[str, bytes]:
    """Return a page that draws a form that draws itself, or a crowd of letters on one spot."""
    inner = rng.choice((b"/X Do " * 8, b"q " * 60_000, b"BT /F1 1 Tf (a) Tj ET " * 9_000))
    form = (
        b"6 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X 6 0 R>>"
        b"/Font<</F1 5 0 R>>>>/Length %d>>stream\n%s\nendstream endobj" % (len(inner), inner)
    )
    words = rng.choice(
        (
            b"ET /X Do BT",
            b"(A) Tj " * 30_000,
            b"0 Tr 1e38 0 0 1e38 0 0 Tm (PMO) Tj",
            b"[" + b"(a)-9e9" * 9_000 + b"] TJ",
        )
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return "forms.pdf", _page(font, words, form)


def odd_lock(rng: Random) -> tuple[str, bytes]:
    """Return a PDF locked in a way that no reader knows, or with nonsense for keys."""
    plain = whole.locked_pdf()
    old, new = rng.choice(
        (
            (rb"/V \d", b"/V 99"),
            (rb"/R \d", b"/R -1"),
            (rb"/Length \d+(?=[^>]*/O)", b"/Length 999999999"),
            (rb"/Filter /Standard", b"/Filter /Unknown"),
            (rb"/O [(<]", b"/O <41>/Q ("),
        )
    )
    return "lock.pdf", re.sub(old, new, plain)
