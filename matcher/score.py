"""The score: named parts with published weights, summed; every point can be traced."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

from matcher.reasons import counted, counted_at, covered, not_there, weighed
from matcher.types import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matcher.types import Band, Requirement
    from matcher.weights import Weights

_ASKED = {"required": "must_haves", "preferred": "nice_to_haves"}
_OWN_PART = {"education": "schooling", "experience": "experience"}
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Units:
    """What counts once: a lone requirement or a group, with its weight and the members' indexes.

    `kept` is the share, 0 to 1, of the whole score that is left when the unit is not met at all;
    1 for all but hard conditions. `label` names the unit for people.
    """

    part: str
    weight: float
    members: tuple[int, ...]
    kept: float = 1.0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that lets every part count less: the share left, 0 to 1, and why."""

    share: float
    because: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """The parts of a score that no single requirement moves; None where nothing can be said.

    Each is a value, 0 to 1, with its reason. `causes` let all parts count less: a past in other
    work or in another trade, wording copied from the posting, a condition that is not met.
    """

    kind_of_work: tuple[float, str]
    level: tuple[float, str] | None
    daily_work: tuple[float, str] | None
    field: tuple[float, str] | None
    experience: tuple[float, str] | None
    causes: tuple[Cause, ...]


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
            " or ".join(dict.fromkeys(requirements[place].label for place in members)),
        )
        for key, members in grouped.items()
    )


def parts_of(
    units: Sequence[Units], credit: Sequence[float], fixed: Fixed, weights: Weights
) -> tuple[Part, ...]:
    """Return the parts about which the posting says something; their weights sum to 1."""
    values = _values(units, credit, fixed)
    causes = [*fixed.causes, *unmet(units, credit)]
    scale = prod(cause.share for cause in causes)
    lowered = counted_at(scale, [(cause.share, cause.because) for cause in causes])
    total = sum(weights.parts[name] for name in values)
    parts = []
    for name in weights.parts:
        if name not in values:
            continue
        value, reason, counts = values[name]
        why = f"{reason} {lowered}" if lowered and value else reason
        share = weights.parts[name] / total
        parts.append(
            Part(name, round(value * scale, 6), share, why, *counts, value=round(value, 6))
        )
    return tuple(parts)


def score_of(
    units: Sequence[Units], credit: Sequence[float], fixed: Fixed, weights: Weights
) -> float:
    """Return the total of the parts, without their reasons."""
    values = _values(units, credit, fixed)
    scale = prod(cause.share for cause in fixed.causes)
    scale *= prod(cause.share for cause in unmet(units, credit))
    total = sum(weights.parts[name] for name in values)
    shares = (
        round(values[name][0] * scale, 6) * (weight / total)
        for name, weight in weights.parts.items()
        if name in values
    )
    return round(100 * sum(shares), 2)


def _values(
    units: Sequence[Units], credit: Sequence[float], fixed: Fixed
) -> dict[str, tuple[float, str, tuple[int | None, int | None]]]:
    """Return by part its value before anything lowers all parts, its reason and its counts."""
    values: dict[str, tuple[float, str, tuple[int | None, int | None]]] = {}
    for name in ("kind_of_work", "level", "daily_work", "field", "experience"):
        value = getattr(fixed, name)
        if value is not None:
            values[name] = (*value, (None, None))
    for name in ("must_haves", "nice_to_haves", "experience", "schooling"):
        own = [unit for unit in units if unit.part == name]
        if own:
            values[name] = _coverage(name, own, credit)
    return values


def unmet(units: Sequence[Units], credit: Sequence[float]) -> Iterator[Cause]:
    """Yield the hard conditions that are not met in full, with the share that each leaves."""
    for unit in units:
        if unit.kept < 1.0:
            got = max(credit[place] for place in unit.members)
            if got < 1.0:
                yield Cause(unit.kept + (1.0 - unit.kept) * got, not_there(unit.label, got))


def _coverage(
    name: str, own: list[Units], credit: Sequence[float]
) -> tuple[float, str, tuple[int, int]]:
    whole = sum(unit.weight for unit in own)
    best = [max(credit[place] for place in unit.members) for unit in own]
    value = sum(unit.weight * share for unit, share in zip(own, best, strict=True)) / whole
    met = sum(1 for share in best if share >= _HALF)
    shown = [(unit.label, share) for unit, share in zip(own, best, strict=True)]
    reason = covered(name, value) or f"{counted(met, len(own))} {weighed(value, shown)}".rstrip()
    return value, reason, (met, len(own))


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
