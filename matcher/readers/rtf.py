"""Rich text, by striprtf."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from matcher.person import Layout
from matcher.readers.document import Document

# The library passes over shapes; the words of a text box stand in one, set off as a line.
_BOX = re.compile(r"\{\\shptxt\b ?")
_SHAPE = re.compile(r"\{\\(?:shp\b|\*\\shpinst\b) ?")


def read(data: bytes) -> Document:
    """Return the visible text; whatever the library raises means a damaged file."""
    marked = data.decode("latin-1")
    boxes = len(_BOX.findall(marked))
    if boxes:
        marked = _SHAPE.sub("{", _BOX.sub(r"{\\par ", marked))
    text: str = rtf_to_text(marked, errors="replace")  # type: ignore[no-untyped-call]
    return Document(text, Layout(boxes=boxes or None))
