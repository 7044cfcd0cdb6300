"""The score: named parts with published weights, summed; every point can be traced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher.reasons import counted, covered
from matcher.types import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matcher.types import Band, Requirement
    from matcher.weights import Weights

_ASKED = {"required": "must_haves", "preferred": "nice_to_haves"}
_OWN_PART = {"education": "schooling", "experience": "experience"}
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Units:
    """What counts once: a lone requirement or a group, with its weight and the members' indexes.

    `kept` is the share, 0 to 1, of the whole score that is left when the unit is not met at all;
    1 for all but hard conditions.
    """

    part: str
    weight: float
    members: tuple[int, ...]
    kept: float = 1.0


@dataclass(frozen=True, slots=True)
class Fixed:
    """The parts of a score that no single requirement moves; None where nothing can be said.

    `scale` is the share of every part that counts: less than 1 for a past in other work or in
    another trade, for wording copied from the posting and for a condition that is not met.
    """

    kind_of_work: tuple[float, str]
    level: tuple[float, str] | None
    daily_work: tuple[float, str] | None
    field: tuple[float, str] | None
    experience: tuple[float, str] | None
    scale: float


def units_of(
    requirements: Sequence[Requirement], weights: Weights, kept: Sequence[float] = ()
) -> tuple[Units, ...]:
    """Return the units of a posting in order of their first member.

    `kept` holds, for each requirement, what its lack leaves of the score; empty for all of it.
    """
    grouped: dict[str, list[int]] = {}
    for place, row in enumerate(requirements):
        part = _OWN_PART.get(row.kind) or _ASKED.get(row.strength)
        if part is None or row.strength not in _ASKED:
            continue
        key = f"{part} {row.any_of}" if row.any_of else f"{part} #{place}"
        grouped.setdefault(key, []).append(place)
    kinds = weights.table["kinds"]
    return tuple(
        Units(
            key.split(" ", 1)[0],
            max(kinds.get(requirements[place].kind, 1.0) for place in members),
            tuple(members),
            max((kept[place] for place in members), default=1.0) if kept else 1.0,
        )
        for key, members in grouped.items()
    )


def parts_of(
    units: Sequence[Units], credit: Sequence[float], fixed: Fixed, weights: Weights
) -> tuple[Part, ...]:
    """Return the parts about which the posting says something; their weights sum to 1."""
    values: dict[str, tuple[float, str]] = {"kind_of_work": fixed.kind_of_work}
    for name in ("level", "daily_work", "field", "experience"):
        value = getattr(fixed, name)
        if value is not None:
            values[name] = value
    counts: dict[str, tuple[int, int]] = {}
    for name in ("must_haves", "nice_to_haves", "experience", "schooling"):
        own = [unit for unit in units if unit.part == name]
        if own:
            values[name], counts[name] = _coverage(name, own, credit)
    total = sum(weights.parts[name] for name in values)
    scale = fixed.scale * held_back(units, credit)
    return tuple(
        Part(
            name,
            round(values[name][0] * scale, 6),
            weights.parts[name] / total,
            values[name][1],
            *counts.get(name, (None, None)),
        )
        for name in weights.parts
        if name in values
    )


def held_back(units: Sequence[Units], credit: Sequence[float]) -> float:
    """Return the share of the score left by the hard conditions, in proportion to their credit."""
    share = 1.0
    for unit in units:
        if unit.kept < 1.0:
            got = max(credit[place] for place in unit.members)
            share *= unit.kept + (1.0 - unit.kept) * got
    return share


def _coverage(
    name: str, own: list[Units], credit: Sequence[float]
) -> tuple[tuple[float, str], tuple[int, int]]:
    whole = sum(unit.weight for unit in own)
    best = [max(credit[place] for place in unit.members) for unit in own]
    value = sum(unit.weight * share for unit, share in zip(own, best, strict=True)) / whole
    met = sum(1 for share in best if share >= _HALF)
    return (value, covered(name, value) or counted(met, len(own))), (met, len(own))


def total_of(parts: Sequence[Part]) -> float:
    """Return 100 x the sum of score x weight, to two decimals."""
    return round(100 * sum(part.score * part.weight for part in parts), 2)


def band_of(score: float, weights: Weights) -> Band:
    """Return the published band of a score."""
    bands = weights.table["bands"]
    if score >= bands["strong"]:
        return "strong"
    if score >= bands["good"]:
        return "good"
    return "stretch" if score >= bands["stretch"] else "far"
