"""Office files, pages and texts built to hurt: relations that lead out, floods, odd encodings."""

from __future__ import annotations

import io
import json
import struct
import warnings
import zipfile
from typing import TYPE_CHECKING

from tests.matcher.hostile import whole
from tests.matcher.hostile.damage import unzipped, zipped

if TYPE_CHECKING:
    from random import Random

_DEEP = (400, 5_000, 60_000)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def outside_relations(rng: Random) -> tuple[str, bytes]:
    """Return a document whose parts stand elsewhere: on a server, in a loop, nowhere."""
    parts = unzipped(whole.word())
    target, mode = rng.choice(
        (
            ("http://127.0.0.1:9/x", "External"),
            (r"\\127.0.0.1\share\x", "External"),
            ("file:///dev/zero", "External"),
            ("document.xml", "Internal"),
            ("../../../../dev/zero", "Internal"),
            ("x" * 70_000, "Internal"),
        )
    )
    kind = rng.choice(("header", "attachedTemplate", "image", "aFChunk", "hyperlink", "numbering"))
    count = rng.choice((1, 3_000)) if len(target) < 99 else 1
    more = "".join(
        f'<Relationship Id="rX{n}" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        for n in range(count)
    )
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", more.encode() + b"</Relationships>")
    return "relations.docx", zipped(parts)


def deep_open_document(rng: Random) -> tuple[str, bytes]:
    """Return OpenDocument of spans, lists or tables within one another, or of endless blanks."""
    depth = rng.choice(_DEEP)
    opening, closing = rng.choice(
        (
            ("<text:span>", "</text:span>"),
            ("<text:list><text:list-item>", "</text:list-item></text:list>"),
            (
                "<table:table><table:table-row><table:table-cell>",
                "</table:table-cell></table:table-row></table:table>",
            ),
            ('<text:s text:c="99999999"/>', ""),
            ('<text:tab text:tab-ref="-1"/>', ""),
        )
    )
    inner = f"<text:p>PMO {opening * depth}x{closing * depth}</text:p>"
    parts = unzipped(whole.open_document())
    parts["content.xml"] = (
        f"<office:document-content {_ODF}><office:body><office:text>{inner}</office:text>"
        "</office:body></office:document-content>"
    ).encode()
    return "deep.odt", zipped(parts)


def odd_zip(rng: Random) -> tuple[str, bytes]:
    """Return an archive with parts named twice, locked, or packed in a way of its own."""
    data = bytearray(whole.word() if rng.random() < 0.5 else whole.open_document())
    name = "odd.docx" if b"word/document.xml" in data else "odd.odt"
    how = rng.randrange(4)
    at = data.rfind(b"PK\x01\x02")
    if how == 0:
        data[at + 8] |= 1
    elif how == 1:
        struct.pack_into("<H", data, at + 10, rng.choice((1, 9, 12, 14, 93, 99, 65535)))
    elif how == 2:
        struct.pack_into("<I", data, at + 42, rng.choice((0, 1, 2**31, 2**32 - 1)))
    else:
        file = io.BytesIO(bytes(data))
        with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(file, "a") as archive:
            for part in archive.namelist()[:4]:
                archive.writestr(zipfile.ZipInfo(part), b"<a/>" * 9)
        data = bytearray(file.getvalue())
    return name, bytes(data)


def flood_of_signs(rng: Random) -> tuple[str, bytes]:
    """Return a page of entities, comments, styles or tags without end."""
    size = rng.choice((3_000, 60_000, 400_000))
    piece = rng.choice(
        (
            "&nbsp;",
            "&lt;b&gt;",
            "&#1114111;",
            "&#99999999999;",
            "&unknown",
            "<br>",
            "<!-- a -->",
            "<p hidden style='display:none'>a</p>",
            "<td>a<td>b",
            "<a href='https://x.example/a'>b</a>",
            "<svg><p>a</p></svg>",
            "]]>",
            "<pre>\n",
        )
    )
    return "flood.html", ("<html><body>PMO " + piece * (size // len(piece))).encode()


def odd_encoding(rng: Random) -> tuple[str, bytes]:
    """Return text in wide, broken or unmarked encodings, or full of marks that combine."""
    text = whole.plain().decode() * rng.choice((1, 40))
    data = rng.choice(
        (
            text.encode("utf-16-le"),
            b"\xff\xfe" + text.encode("utf-16-le")[:-1],
            b"\xfe\xff" + text.encode("utf-16-le"),
            b"\xff\xfe\x00\x00" + text.encode("utf-32-le"),
            b"\xff\xfe" + b"\x00\xd8" * 9_000,
            text.encode("utf-7"),
            text.encode("cp500"),
            text.encode() + b"\x00" * 40,
            ("P" + "\u0301" * 30_000 + "MO").encode(),
            ("\u202e" + text + "\u2066" * 5_000).encode(),
            ("\U000e0041" * 5_000 + text).encode(),
        )
    )
    return rng.choice(("odd.txt", "odd.md", "odd.html", "odd.json", "odd")), data


def mad_json(rng: Random) -> tuple[str, bytes]:
    """Return a JSON Resume with lines of its own that do not agree, or fields beyond measure."""
    resume = json.loads(whole.json_resume())
    how = rng.randrange(7)
    if how == 0:
        resume["meta"] = {"asWritten": {"digest": "0" * 64, "lines": ["PMP"] * 20_000}}
    elif how == 1:
        resume["meta"] = {"asWritten": rng.choice(([], 1, {"lines": 5}, {"lines": [None]}))}
    elif how == 2:
        resume["work"] *= rng.choice((3_000, 20_000))
    elif how == 3:
        resume["skills"] = [{"name": "a" * 9, "keywords": ["Jira"] * 50_000}]
    elif how == 4:
        resume["basics"]["summary"] = "Jan 2020 - present PMO Analyst, " * 4_000
    elif how == 5:
        return "flat.json", b'{"work":[' + b"{}," * rng.choice((30_000, 3_000_000)) + b"{}]}"
    else:
        return "mad.json", b'{"basics":{"name":' + b"9" * 300_000 + b"}}"
    return "mad.json", json.dumps(resume).encode()


def mad_rich_text(rng: Random) -> tuple[str, bytes]:
    """Return rich text with tables, pictures, fields or fonts without end."""
    count = rng.choice((300, 9_000, 60_000))
    inner = rng.choice(
        (
            b"\\trowd\\cellx1 a\\cell\\row " * count,
            b"{\\pict\\wmetafile8 " + b"0" * count + b"}",
            b'{\\field{\\*\\fldinst HYPERLINK "http://127.0.0.1:9"}{\\fldrslt x}}' * (count // 50),
            b"{\\fonttbl" + b"{\\f1 A;}" * count + b"}",
            b"\\f999999999 a" * (count // 10),
            b"\\u8226\\'95" * (count // 10),
            b"{\\object\\objdata " + b"d0cf11e0" * (count // 8) + b"}",
        )
    )
    return "mad.rtf", b"{\\rtf1\\ansi\\ansicpg99999 PMO " + inner + b"}"
