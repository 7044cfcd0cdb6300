"""Text copied out of Markdown, where a stroke stands before each mark that Markdown knows."""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"\\([-.+&#*_!()|])")


def without_escapes(text: str) -> str:
    """Return the text without the strokes that Markdown puts before its own marks."""
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text
