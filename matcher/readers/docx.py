"""Word documents: body, headers, footers, tables and text boxes, by docx2python."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from docx2python import docx2python

from matcher.person import Layout
from matcher.readers.document import Document, row_lines

if TYPE_CHECKING:
    from docx2python.depth_collector import Par

_PICTURE = re.compile(r"----(?:media/|Image alt text---->)[^-]*(?:----|<)")
_HIDDEN = re.compile(rb'<w:vanish(?: w:val="(?:1|true)")?/>|<w:sz w:val="[1-4]"/>')
_WHITE = re.compile(rb'<w:color w:val="FFFFFF"')
_FILL = re.compile(rb'<w:shd [^>]*w:fill="([0-9A-Fa-f]{6})"')
_LIGHT = 200
_MOST_WHITE = 400
_RUN_ENDS = re.compile(rb"</w:r>")
_WORDS = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_SIZE = re.compile(rb'<w:sz w:val="(\d{1,3})"/>')
_SAMPLE = 60
_MOST_BOXED = 200
_LETTERS_OF_A_SIZE = 40
_LEAST_HALF_POINTS = 5


def read(data: bytes) -> Document:
    """Return the text of the document; whatever the library raises means a damaged file."""
    with docx2python(io.BytesIO(data), html=False) as document:
        body = document.body_pars
        tables = [*document.header_pars, *body, *document.footer_pars]
        images = len(document.images)
    text = "\n".join(line for table in tables for row in table for line in _row(row))
    sight = _sight(data)
    layout = Layout(
        tables=sum(1 for table in tables if any(len(row) > 1 for row in table)),
        images=images,
        hidden_text=sight.has_hidden,
        hidden_sample=sight.sample,
        smallest=sight.smallest,
        boxes=sight.boxes,
    )
    naive = _PICTURE.sub(" ", _naive(body))
    for words in sight.boxed:
        naive = naive.replace(words, " ", 1)
    return Document(_PICTURE.sub(" ", text), layout, naive)


def _naive(body: list[list[list[list[Par]]]]) -> str:
    """Return the paragraphs of the body alone, as readers do that pass over tables."""
    plain = [table for table in body if all(len(row) == 1 for row in table)]
    return "\n".join(line for table in plain for row in table for line in _row(row))


@dataclass(frozen=True, slots=True)
class _Sight:
    has_hidden: bool
    sample: str | None
    smallest: float | None
    boxes: int
    boxed: tuple[str, ...]


def _sight(data: bytes) -> _Sight:
    """Return what of the body is set hidden, white or tiny, and how many text boxes it has."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml")
    hidden: list[bytes] = []
    sizes: Counter[int] = Counter()
    start = whites = 0
    for run in _RUN_ENDS.split(xml):
        words = b"".join(_WORDS.findall(run))
        is_white = bool(words.strip()) and _WHITE.search(run) is not None
        whites += is_white
        is_unseen = is_white and whites <= _MOST_WHITE and not _is_on_ground(xml, start + len(run))
        start += len(run) + len(b"</w:r>")
        if is_unseen or (words.strip() and _HIDDEN.search(run)):
            hidden.append(words)
        elif size := _SIZE.search(run):
            sizes[int(size.group(1))] += len(words)
    smallest = min((s for s, n in sizes.items() if n >= _LETTERS_OF_A_SIZE), default=None)
    sample = b" ".join(hidden).decode("utf-8", "replace").strip()[:_SAMPLE]
    # A drawn box and its fallback for old programs are one.
    boxes = xml.count(b"<wps:txbx>") or xml.count(b"<w:txbxContent>")
    boxed = (part.split(b"</w:txbxContent>")[0] for part in xml.split(b"<w:txbxContent>")[1:])
    lines = (
        unescape(b"".join(_WORDS.findall(line)).decode("utf-8", "replace")).strip()
        for part in boxed
        for line in part.split(b"</w:p>")
    )
    return _Sight(
        bool(hidden),
        sample or None,
        smallest / 2 if smallest and smallest >= _LEAST_HALF_POINTS else None,
        boxes,
        tuple(dict.fromkeys(line for line in lines if line))[:_MOST_BOXED],
    )


def _is_on_ground(xml: bytes, end: int) -> bool:
    """Tell whether the run that ends here stands on a coloured cell or line, or in a box.

    What fills a box is told in too many ways to say that white is not seen on it.
    """
    if xml.rfind(b"<w:txbxContent>", 0, end) > xml.rfind(b"</w:txbxContent>", 0, end):
        return True
    cell = max(xml.rfind(b"<w:tc>", 0, end), xml.rfind(b"<w:tc ", 0, end))
    line = max(xml.rfind(b"<w:p>", 0, end), xml.rfind(b"<w:p ", 0, end))
    places = [(line, end)]
    if cell > xml.rfind(b"</w:tc>", 0, end):
        places.append((cell, max(cell, xml.find(b"</w:tcPr>", cell, end))))
    fills = (fill for place in places for fill in _FILL.findall(xml, *place))
    return any(min(bytes.fromhex(fill.decode())) < _LIGHT for fill in fills)


def _row(row: list[list[Par]]) -> list[str]:
    """Return the lines of a row."""
    return row_lines([[line for par in cell if (line := _line(par))] for cell in row])


def _line(par: Par) -> str:
    text = "".join(par.run_strings).strip()
    mark = re.match(r"^(?:--|\d+\)|[a-z]\))\t\s*", text)
    if mark:
        return f"• {text[mark.end() :]}"
    return f"• {text}" if text and par.style.lower().startswith("list") else text
