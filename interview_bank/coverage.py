"""Which key points an answer names, by their cues."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interview_bank.types import KeyPoint, Span


def cover(text: str, points: Sequence[KeyPoint]) -> Iterator[tuple[KeyPoint, Span | None]]:
    """Yield each point with where its first cue stands, or None; a cue opens a word."""
    lowered = text.lower().replace("’", "'")
    if len(lowered) != len(text):  # a few capitals lower to two characters; keep the offsets true
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for point in points:
        found = [m for cue in point.cues if (m := re.search(rf"\b{re.escape(cue)}", lowered))]
        first = min(found, key=lambda match: match.start(), default=None)
        yield point, first.span() if first else None
