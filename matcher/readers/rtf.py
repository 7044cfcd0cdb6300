"""Rich text, by striprtf."""

from __future__ import annotations

from striprtf.striprtf import rtf_to_text

from matcher.person import Layout
from matcher.readers.document import Document


def read(data: bytes) -> Document:
    """Return the visible text; whatever the library raises means a damaged file."""
    text: str = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    return Document(text, Layout())
