"""What a person put right about one thing that a posting asks for, as its row shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services import corrections
from app.services.corrections import NOTHING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.matching import Reading
    from matcher import Requirement

_LEAST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A person's word about a row; `ids` are the corrections to take back together.

    `read` is the strength as read where the person says another, else None; `instead_of` what
    was read where they say another amount of years or schooling; `is_misread` that it is not
    asked for at all. `where` is what they say of having it, "" without words, None
    where they do not say so; `is_denied` that what the resume shows is no evidence.
    """

    ids: tuple[int, ...]
    read: str | None = None
    instead_of: str | None = None
    is_misread: bool = False
    where: str | None = None
    is_denied: bool = False


def said_of(reading: Reading, unit: Sequence[tuple[int, Requirement]]) -> Said | None:
    """Return what the person put right about requirements that are one row; None if nothing."""
    as_read = reading.as_read.requirements
    was = [as_read[i] for i, _ in unit if i < len(as_read)]
    keys = {(one.kind, one.id) for one in was}
    subjects = {_READING_OF.get(one.kind) for _, one in unit}
    kept = [
        one
        for one in corrections.standing(reading.as_read, reading.corrections)
        if (one.kind, one.thing) in keys or one.subject in subjects
    ]
    if not kept:
        return None
    of_strength = [one for one in kept if one.subject == "requirement"]
    evidence = [one.said for one in kept if one.subject == "evidence"]
    have = [said.get("where") or "" for said in evidence if said["value"] == "have"]
    is_amount = any(one.subject in subjects for one in kept)
    return Said(
        ids=tuple(one.id for one in kept),
        read=of_strength[0].read["value"] if of_strength else None,
        instead_of=(was[0].label if was else "nothing") if is_amount else None,
        is_misread=any(one.said["value"] == NOTHING for one in of_strength),
        where=have[0] if have else None,
        is_denied=any(said["value"] == "not" for said in evidence),
    )


# Corrections of these readings show at the row of the requirement as well.
_READING_OF = {"experience": "years", "education": "education"}


def places_of(text: str, words: str) -> list[tuple[int, int]]:
    """Return where a text has these words, whatever spaces and capitals; the first three."""
    tokens = words.split()
    if len("".join(tokens)) < _LEAST:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, tokens)), re.IGNORECASE)
    return [found.span() for found in pattern.finditer(text)][:3]
