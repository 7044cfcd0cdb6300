"""Take stretches out of a text in such a way that all others keep their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEEN = re.compile(r"[^\n]")


def blanked(text: str, places: Iterable[tuple[int, int]]) -> str:
    """Return a text of the same length with blanks in these places; lines stay lines.

    Places are half-open and come in order of their starts; they may overlap.
    """
    pieces: list[str] = []
    last = 0
    for start, end in places:
        if end > last:
            low = max(start, last)
            pieces += (text[last:low], _SEEN.sub(" ", text[low:end]))
            last = end
    return "".join((*pieces, text[last:]))
