"""What bears on a score in a posting, in the terms of the index, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from matcher.conditions import is_later, kept_without
from matcher.market.vocabulary import frozen
from matcher.score import units_of
from matcher.trades import strictness, trade_vector, words_share
from matcher.weights import PARTS
from matcher.whole import asked_rung, topic_weight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matcher.crafts import Crafts
    from matcher.market.wording import Wording
    from matcher.score import Units
    from matcher.types import (
        Degree,
        Grade,
        Kind,
        Level,
        PostingProfile,
        Requirement,
        Strength,
        Track,
    )
    from matcher.weights import Weights

_POINTS = 100.0
# (kind, id, strength, least years, grade asked for, whether it may come later)
Member = tuple["Kind", str, "Strength", "float | None", "Grade | None", bool]


class Unit(NamedTuple):
    """What counts once: `members` may stand in for one another; `kept` is left without them."""

    part: str
    weight: float
    kept: float
    members: tuple[Member, ...]


class Facts(NamedTuple):
    """One posting for the index, as plain values.

    `post` is (crafts, level, rung that title and years ask for together), `world` (what a past
    in another trade loses, how much is told of the trade); `parts` has a bit for each part of
    the score about which something is said. `factors` turn the sums of what is met of
    must-haves, nice-to-haves and topics into points, and the sum over trades into a likeness.
    `trades` are (name, words, what they count). `usual` are the years that are usual where none
    are asked for. `marks` is the sketch of its wording.
    """

    title: str | None
    post: tuple[tuple[str, ...], Level | None, float]
    world: tuple[float, float]
    parts: int
    units: tuple[Unit, ...]
    topics: tuple[str, ...]
    trades: tuple[tuple[str, int, float], ...]
    factors: tuple[float, float, float, float]
    usual: float | None
    years: tuple[float | None, float | None] | None
    school: tuple[Degree, Strength, bool] | None
    work: tuple[Track, bool]
    is_for_students: bool
    marks: tuple[int, ...]

    def to_plain(self) -> list[Any]:
        """Return a list that `from_plain` turns back into equal facts."""
        return list(self)

    @classmethod
    def from_plain(cls, plain: list[Any]) -> Facts:
        """Return the facts that `to_plain` described, from JSON as well."""
        facts = cls(*map(frozen, plain))
        return facts._replace(units=tuple(Unit(*one) for one in facts.units))


def describe(profile: PostingProfile, wording: Wording, crafts: Crafts, weights: Weights) -> Facts:
    """Return what the index keeps of a posting, given what is taken from its text."""
    units = units_of(profile.requirements, weights, kept_without(profile, weights))
    vector = trade_vector(profile.domains, weights)
    said = _parts(profile, units, has_trade=bool(vector))
    years, school = profile.years_experience, profile.education
    topics = tuple(dict.fromkeys(profile.topics))
    power = weights.table["work"]["main_trade"]
    trades = tuple((n, c, c**power if n in vector else 0.0) for n, c in profile.domains)
    is_usual = "experience" in said and all(unit.part != "experience" for unit in units)
    return Facts(
        title=profile.title,
        post=(
            tuple(sorted(crafts.of_posting(profile))),
            profile.level,
            asked_rung(profile, weights),
        ),
        world=(strictness(profile.domains, weights), words_share(profile.domains, weights)),
        parts=sum(1 << place for place, name in enumerate(PARTS) if name in said),
        units=tuple(
            Unit(unit.part, unit.weight, unit.kept, _members(profile, unit)) for unit in units
        ),
        topics=topics,
        trades=trades,
        factors=(*_factors(units, topics, said, weights), _shrink(trades, vector)),
        usual=weights.table["usual_years"][profile.level or "analyst"] if is_usual else None,
        years=None if years is None else (years.min, years.max),
        school=None if school is None else (school.level, school.strength, school.or_equivalent),
        work=(profile.track, profile.is_pmo),
        is_for_students=wording.is_for_students,
        marks=wording.marks,
    )


def _members(profile: PostingProfile, unit: Units) -> tuple[Member, ...]:
    rows = (profile.requirements[place] for place in unit.members)
    return tuple(
        (row.kind, row.id, row.strength, row.min_years, row.grade, _later(profile, row))
        for row in rows
    )


def _later(profile: PostingProfile, row: Requirement) -> bool:
    return row.kind == "clearance" and is_later(row, profile.text)


def _parts(profile: PostingProfile, units: Iterable[Units], *, has_trade: bool) -> set[str]:
    """Return the names of the parts about which the posting says something."""
    years = profile.years_experience
    said = {
        "kind_of_work": True,
        "level": profile.level is not None,
        "daily_work": bool(profile.topics),
        "field": has_trade,
        "experience": years is None or years.min is None,
    }
    return {name for name, is_said in said.items() if is_said} | {unit.part for unit in units}


def _factors(
    units: tuple[Units, ...], topics: tuple[str, ...], said: set[str], weights: Weights
) -> tuple[float, float, float]:
    """Return by how much the sums of weight x credit count; 0 for a part that is not there."""
    total = sum(weights.parts[name] for name in said) / _POINTS
    whole = {"must_haves": 0.0, "nice_to_haves": 0.0}
    for unit in units:
        if unit.part in whole:
            whole[unit.part] += unit.weight
    daily = sum(map(topic_weight, topics))
    return (
        *(
            weights.parts[part] / total / summed if summed else 0.0
            for part, summed in whole.items()
        ),
        weights.parts["daily_work"] / total / daily if daily else 0.0,
    )  # type: ignore[return-value]  # three of them


def _shrink(trades: Iterable[tuple[str, int, float]], vector: dict[str, float]) -> float:
    """Return what makes the vector of counted trades one of length 1; 0 without a trade."""
    return next((vector[name] / counted for name, _, counted in trades if counted), 0.0)
