"""Safe reading of JSON of any shape: the value if it is of the wanted kind, else None."""

from __future__ import annotations

import html
import math
import re
from typing import Any, TypeAlias

# What a decoded JSON text may be; read through the functions below, which take it as it comes.
Json: TypeAlias = Any
_SPACE = re.compile(r"\s+")
_LONGEST = 10_000
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SAID = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def dig(value: Json, *path: str | int) -> Json:
    """Return what lies at `path`, or None where the path ends early."""
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def text(value: Json, *path: str | int) -> str | None:
    """Return a one-line text with entities decoded; numbers become text; blank is None."""
    found = dig(value, *path)
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return None
    return tidy(str(found)[:_LONGEST])


def raw(value: Json, *path: str | int) -> str | None:
    """Return a text exactly as it stands; blank is None."""
    found = dig(value, *path)
    return found if isinstance(found, str) and found.strip() else None


def tidy(words: str) -> str | None:
    """Decode entities (twice at most: some boards encode twice) and fold white space."""
    for _ in range(2):
        words = html.unescape(words)
    return _SPACE.sub(" ", words.replace("\u200b", "")).strip() or None


def number(value: Json, *path: str | int) -> float | None:
    """Return a finite number, also from a text such as "62,000.50"; anything else is None."""
    found = dig(value, *path)
    if isinstance(found, bool) or not isinstance(found, int | float | str):
        return None
    if isinstance(found, str) and _GROUPED.fullmatch(found.strip()):
        found = found.replace(",", "")
    try:
        amount = float(found)
    except (ValueError, OverflowError):
        return None
    return amount if math.isfinite(amount) else None


def flag(value: Json, *path: str | int) -> bool | None:
    """Return a boolean, also where a source writes it as "true", "1" or 1; else None."""
    found = dig(value, *path)
    if isinstance(found, bool):
        return found
    return _SAID.get(str(found).strip().casefold()) if isinstance(found, str | int) else None


def items(value: Json, *path: str | int) -> list[Json]:
    """Return the list at `path`, or an empty one."""
    found = dig(value, *path)
    return found if isinstance(found, list) else []


def joined(value: Json, *path: str | int) -> str | None:
    """Return a list's texts with commas between, or the text that stands there alone."""
    found = dig(value, *path)
    listed = found if isinstance(found, list) else [found]
    return ", ".join(word for entry in listed if (word := text(entry))) or None
