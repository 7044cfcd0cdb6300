"""Headings that count up what their section holds: "Preferred skills, knowledge and abilities"."""

from __future__ import annotations

import re
from typing import Literal

_HELD = (
    r"(?:qualifications?|capabilities|skills?|experiences?|knowledge|abilit(?:y|ies)|requirements"
    r"|competenc(?:ies|es)|certifications?|education|expertise|attributes|credentials|background)"
)
_SERIES = re.compile(
    r"(?:(?P<wish>preferred|desired|desirable|bonus|optional)|required|minimum|basic|essential"
    rf"|mandatory|core|key|necessary|other)? ?{_HELD}(?:(?:,? and |,? & |, ?| ?/ ?){_HELD})+"
)


def series_kind(name: str) -> Literal["preferred", "requirements"] | None:
    """Return the kind of section that a heading in small letters opens, None when it is no series.

    A single word is none either: the list of headings knows those.
    """
    if "," not in name:
        return None
    series = _SERIES.fullmatch(name)
    if series is None:
        return None
    return "preferred" if series["wish"] else "requirements"
