"""Files built to hurt: bombs, loops, deep nesting, and texts that drive regular expressions mad."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.matcher.hostile import traps_letters, traps_office
from tests.matcher.hostile.damage import zipped
from tests.matcher.hostile.traps_pdf import looped_pdf, many_pages, stream_bomb

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_DEEP = (400, 5_000, 60_000)
_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
    b'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    b'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_UNITS = (
    "PMP or PRINCE2, ",
    "a@a.",
    "Jan 2020 - ",
    "2019-2020 ",
    "5+ years of ",
    "no PMP, ",
    "(",
    "• ",
    "A ",
    "Certified Scrum Master (CSM) / ",
    "and/or e.g. ",
    "SAFe SAFe ",
    "Dr. ",
    "1 2 3 4 ",
    "https://",
    "PROJECT MANAGER at ",
    "Skills: ",
    "Experience\n",
    "University of College ",
    " \t",
    "- ",
    "MSP CSM ACP SA ",
    "in progress, ",
    "from 5 to ",
    "cut 5% ",
    "Summer 2020 ",
    "SKILLS AND TOOLS\n",
    "PMP - exp. 2022, ",
    "BSc University of ",
    "Company: Title: ",
    "I said my ",
    "Ã©",
    "– Mar '19 ",
    "Excel\n",
    "x" * 500 + " ",
    "ß\u0301\u200b",
    "\U0001f600",
)


def _doc(document: bytes) -> bytes:
    return zipped(
        {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/document.xml": document}
    )


def _body(inner: bytes, prolog: bytes = b"") -> bytes:
    return prolog + b"<w:document " + _W + b"><w:body>" + inner + b"</w:body></w:document>"


def entity_bomb(rng: Random) -> tuple[str, bytes]:
    """Return a document whose entities multiply."""
    levels, fan = rng.randint(5, 12), rng.randint(5, 12)
    inner = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * fan}">' for n in range(levels))
    prolog = f'<!DOCTYPE d [<!ENTITY e0 "lol">{inner}]>'.encode()
    text = f"<w:p><w:r><w:t>&e{levels};</w:t></w:r></w:p>".encode()
    return "bomb.docx", _doc(_body(text, prolog))


def outside_entity(rng: Random) -> tuple[str, bytes]:
    """Return a document that asks for a file of this machine."""
    target = rng.choice(("file:///etc/hostname", "http://127.0.0.1:9/x", "/dev/zero"))
    prolog = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{target}">]>'.encode()
    return "outside.docx", _doc(_body(b"<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", prolog))


def zip_bomb(rng: Random) -> tuple[str, bytes]:
    """Return a small zip that unpacks to tens or hundreds of megabytes."""
    size = rng.choice((20, 60, 79, 120)) * 2**20
    kind = rng.choice(("docx", "odt"))
    fill = rng.choice((b" ", b"A", b"<w:p/>"))
    text = b"<w:p><w:r><w:t>" + fill * (size // len(fill)) + b"</w:t></w:r></w:p>"
    if kind == "docx":
        return "bomb.docx", _doc(_body(text))
    return "bomb.odt", zipped({"content.xml": text, "META-INF/manifest.xml": b"<m/>"})


def lying_zip(rng: Random) -> tuple[str, bytes]:
    """Return a zip whose directory claims a small size for a large part."""
    data = bytearray(_doc(_body(b"<w:p><w:r><w:t>" + b"A" * (30 * 2**20) + b"</w:t></w:r></w:p>")))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = rng.choice((100, 0, 2**31)).to_bytes(4, "little")
    return "lie.docx", bytes(data)


def many_parts(rng: Random) -> tuple[str, bytes]:
    """Return a zip of very many names, some that climb out of their folder."""
    parts = {f"word/x{n}.xml": b"" for n in range(rng.choice((50, 4000, 6000)))}
    parts |= {"../../../tmp/x": b"x", "/etc/x": b"x", "word/document.xml": _body(b"<w:p/>")}
    return "many.docx", zipped(parts)


def deep_word(rng: Random) -> tuple[str, bytes]:
    """Return a document of tables within tables."""
    depth = rng.choice(_DEEP)
    opening, closing = b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>"
    return "deep.docx", _doc(_body(opening * depth + b"<w:p/>" + closing * depth))


def deep_page(rng: Random) -> tuple[str, bytes]:
    """Return a web page of elements within elements, or of one with countless attributes."""
    depth = rng.choice(_DEEP)
    tag = rng.choice(("div", "table><tr><td", "b", "font", "ul><li", "a href='https://x.example'"))
    if rng.random() < 0.2:
        many = " ".join(f"a{n}=1" for n in range(depth))
        return "attributes.html", f"<html><body {many}>PMO</body></html>".encode()
    return "deep.html", f"<html><body>{f'<{tag}>' * depth}PMO".encode()


def deep_json(rng: Random) -> tuple[str, bytes]:
    """Return JSON of lists within lists, of wrong types, or with numbers out of range."""
    depth = rng.choice(_DEEP)
    odd = rng.choice(("1e999", "-" + "9" * 6000, "NaN", '"\\ud800"', "[]", "{}", "null", "true"))
    shapes = (
        "[" * depth,
        '{"basics":' * depth,
        f'{{"basics": {odd}}}',
        f'{{"basics": {{"name": {odd}}}, "work": [{odd}, {{"position": {odd}}}]}}',
        f'{{"work": {odd}, "skills": [{{"name": "a", "keywords": [{odd}, [{odd}]]}}]}}',
        json.dumps({"basics": {"name": "x" * 400_000}}),
    )
    return "deep.json", rng.choice(shapes).encode()


def deep_rich_text(rng: Random) -> tuple[str, bytes]:
    """Return rich text of groups within groups, or with numbers out of range."""
    depth = rng.choice(_DEEP)
    inner = rng.choice(
        (
            b"{" * depth,
            b"}" * depth,
            b"\\u-99999999? " * 50,
            b"\\u55357? " * 50,
            b"\\bin99999999 abc",
            b"\\" * depth,
            b"\\'zz" * 500,
            b"\\ucfault" * depth,
            b"\\uc9999999999 x",
        )
    )
    return "deep.rtf", b"{\\rtf1\\ansi PMO " + inner + b"}"


def deep_marked(rng: Random) -> tuple[str, bytes]:
    """Return Markdown of quotes within quotes, brackets without end, wide tables."""
    depth = rng.choice(_DEEP)
    shapes = (
        "> " * depth + "PMO",
        "[" * depth + "PMO",
        "*a " * depth,
        "- " * depth + "PMO",
        "|a" * depth + "\n" + "|-" * depth,
        "`" * depth + "PMO",
        "![](" * depth,
        "<a " * depth,
        "---\n" + "key: &a [*a]\n" * 50 + "---\n# PMO",
    )
    return "deep.md", ("# PMO\n\n# Work\n\n" + rng.choice(shapes)).encode()


def mad_text(rng: Random) -> tuple[str, bytes]:
    """Return a long text of few pieces over and over, for the expressions that read resumes."""
    units = rng.sample(_UNITS, rng.randint(1, 3))
    unit = "".join(units)
    size = rng.choice((3_000, 60_000, 149_000, 200_000))
    return rng.choice(("mad.txt", "mad.md", "mad")), (unit * (size // len(unit) + 1))[
        :size
    ].encode()


def noise(rng: Random) -> tuple[str, bytes]:
    """Return random bytes under any name, perhaps behind the mark of a format."""
    mark = rng.choice(
        (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"{\\rtf1 ", b"<html>", b"\xd0\xcf\x11\xe0")
    )
    name = rng.choice(
        ("a.pdf", "a.docx", "a.odt", "a.rtf", "a.html", "a.json", "a.txt", "a", "a.exe")
    )
    return name, mark + rng.randbytes(rng.choice((0, 1, 40, 4000, 200_000)))


TRAPS: tuple[Callable[[Random], tuple[str, bytes]], ...] = (
    entity_bomb,
    outside_entity,
    zip_bomb,
    lying_zip,
    many_parts,
    deep_word,
    deep_page,
    deep_json,
    deep_rich_text,
    deep_marked,
    stream_bomb,
    looped_pdf,
    many_pages,
    mad_text,
    mad_text,
    mad_text,
    noise,
    traps_office.outside_relations,
    traps_office.deep_open_document,
    traps_office.odd_zip,
    traps_office.flood_of_signs,
    traps_office.odd_encoding,
    traps_office.mad_json,
    traps_office.mad_rich_text,
    traps_letters.odd_font,
    traps_letters.looped_references,
    traps_letters.looped_forms,
    traps_letters.odd_lock,
)
