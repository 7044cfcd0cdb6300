"""What lowers several parts of a score alike is said once, not behind every part."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matcher import Part

FEWEST = 2
SENTENCE = re.compile(r"(?<=\.) (?=[A-Z])")


def told_once(parts: Sequence[Part]) -> tuple[str | None, list[Part]]:
    """Return the sentences that all lowered parts end with, and the parts without them.

    None, and the parts as they are, where fewer than two are lowered or they end differently.
    """
    lowered = [part for part in parts if part.value is not None and part.score < part.value]
    shared = _ending([part.reason for part in lowered]) if len(lowered) >= FEWEST else None
    if shared is None:
        return None, list(parts)
    return shared, [
        replace(part, reason=part.reason.removesuffix(shared).rstrip()) if part in lowered else part
        for part in parts
    ]


def _ending(reasons: Sequence[str]) -> str | None:
    """Return the sentences that all of these end with, leaving at least one to each."""
    cut = [SENTENCE.split(reason) for reason in reasons]
    shared: list[str] = []
    for last in zip(*(sentences[:0:-1] for sentences in cut), strict=False):
        if len(set(last)) > 1:
            break
        shared.insert(0, last[0])
    return " ".join(shared) or None
