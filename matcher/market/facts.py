"""What bears on a score in a posting, in the terms of the index, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matcher.conditions import asks_for_enrolment, is_later, kept_without
from matcher.market.copies import sketch
from matcher.market.vocabulary import frozen
from matcher.score import units_of
from matcher.trades import strictness, trade_vector, words_share
from matcher.types import PostingProfile, Requirement, Schooling, Years
from matcher.whole import asked_rung, topic_weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from matcher.crafts import Crafts
    from matcher.person import Grade
    from matcher.score import Units
    from matcher.types import Degree, Kind, Level, Strength, Track
    from matcher.weights import Weights

UNIT, TOPIC = "unit", "topic"
_POINTS = 100.0
# The wording is not kept. These words stand in for it where the exact score looks for a condition.
_LATER = "Eligible."
_ENROLLED = "Currently enrolled in a degree."
_APART = " " * 200

# (kind, id, strength, least years, whether it may come later, grade asked for)
Member = tuple["Kind", str, "Strength", "float | None", bool, "Grade | None"]
Group = tuple[Member, ...]
# A group and the share of the score that is left without it.
Demand = tuple[Group, float]


@dataclass(frozen=True, slots=True)
class Facts:
    """One posting for the index.

    `columns` are (thing that credit is given for, share of the points it moves), `trades`
    ((trade, words), likeness) pairs, `context` everything else that moves the score, as nested
    tuples of plain values. `marks` is the sketch of its wording.
    """

    title: str | None
    context: tuple[Any, ...]
    columns: tuple[tuple[tuple[Any, ...], float], ...]
    trades: tuple[tuple[tuple[Any, ...], float], ...]
    marks: tuple[int, ...]

    def to_plain(self) -> list[Any]:
        """Return a list that `from_plain` turns back into equal facts."""
        return [self.title, self.context, self.columns, self.trades, self.marks]

    @classmethod
    def from_plain(cls, plain: list[Any]) -> Facts:
        """Return the facts that `to_plain` described, from JSON as well."""
        title, *rest = plain
        return cls(title, *map(frozen, rest))


@dataclass(frozen=True, slots=True)
class Context:
    """What moves a score besides credits and trades; like postings have equal ones.

    `rung` is the level that title and years ask for together, `strict` what a past in another
    trade loses, `sure` how much is told of the trade. `hard` are the must-haves without which
    little of the score is left.
    """

    crafts: tuple[str, ...]
    level: Level | None
    rung: float
    strict: float
    sure: float
    years: tuple[float | None, float | None] | None
    track: Track
    parts: tuple[str, ...]
    experience: tuple[Demand, ...]
    schooling: tuple[Demand, ...]
    hard: tuple[Demand, ...]
    enrolment: bool
    education: tuple[Degree, Strength, bool] | None
    is_pmo: bool

    def plain(self) -> tuple[Any, ...]:
        """Return the values in order."""
        return tuple(getattr(self, name) for name in self.__slots__)


def describe(profile: PostingProfile, crafts: Crafts, weights: Weights) -> Facts:
    """Return what the index keeps of a posting."""
    units = units_of(profile.requirements, weights, kept_without(profile, weights))
    vector = trade_vector(profile.domains, weights)
    parts = _parts(profile, units, has_trade=bool(vector))
    years = profile.years_experience
    demands = [(unit, (_group(profile, unit), unit.kept)) for unit in units]
    own = {p: tuple(d for u, d in demands if u.part == p) for p in ("experience", "schooling")}
    context = Context(
        crafts=tuple(sorted(crafts.of_posting(profile))),
        level=profile.level,
        rung=asked_rung(profile, weights),
        strict=strictness(profile.domains, weights),
        sure=words_share(profile.domains, weights),
        years=None if years is None else (years.min, years.max),
        track=profile.track,
        parts=parts,
        experience=own["experience"],
        schooling=own["schooling"],
        hard=tuple(d for u, d in demands if u.part not in own and u.kept < 1),
        enrolment=asks_for_enrolment(profile.text),
        education=_plain_schooling(profile.education),
        is_pmo=profile.is_pmo,
    )
    total = sum(weights.parts[name] for name in parts) / _POINTS
    return Facts(
        title=profile.title,
        context=context.plain(),
        columns=tuple(_columns(profile, units, weights, total)),
        trades=tuple((pair, vector.get(pair[0], 0.0)) for pair in profile.domains),
        marks=sketch(profile.text),
    )


def restore(facts: Facts) -> PostingProfile:
    """Return a posting that scores as the described one does, without its wording and labels."""
    context = Context(*facts.context)
    groups: list[Group] = [column[2] for column, _ in facts.columns if column[0] == UNIT]
    groups += [group for group, _ in (*context.experience, *context.schooling)]
    return PostingProfile(
        text=_LATER + _APART + (_ENROLLED if context.enrolment else ""),
        title=facts.title,
        level=context.level,
        track=context.track,
        is_pmo=context.is_pmo,
        years_experience=context.years and Years(*context.years),
        education=context.education and Schooling(*context.education),
        requirements=tuple(_requirements(groups)),
        topics=tuple(column[1] for column, _ in facts.columns if column[0] == TOPIC),
        domains=tuple((trade[0], trade[1]) for trade, _ in facts.trades),
    )


def _requirements(groups: Iterable[Group]) -> Iterator[Requirement]:
    for number, members in enumerate(groups):
        for kind, name, strength, least, later, grade in members:
            place = 0 if later else len(_LATER) + len(_APART)
            yield Requirement(
                id=name,
                kind=kind,
                label="",
                strength=strength,
                any_of=str(number) if len(members) > 1 else None,
                min_years=least,
                start=place,
                end=place,
                grade=grade,
            )


def _group(profile: PostingProfile, unit: Units) -> Group:
    rows = (profile.requirements[place] for place in unit.members)
    return tuple(
        (row.kind, row.id, row.strength, row.min_years, _later(profile, row), row.grade)
        for row in rows
    )


def _plain_schooling(school: Schooling | None) -> tuple[Degree, Strength, bool] | None:
    return None if school is None else (school.level, school.strength, school.or_equivalent)


def _later(profile: PostingProfile, row: Requirement) -> bool:
    return row.kind == "clearance" and is_later(row, profile.text)


def _parts(profile: PostingProfile, units: Iterable[Units], *, has_trade: bool) -> tuple[str, ...]:
    """Return the names of the parts about which the posting says something, sorted."""
    years = profile.years_experience
    said = {
        "kind_of_work": True,
        "level": profile.level is not None,
        "daily_work": bool(profile.topics),
        "field": has_trade,
        "experience": years is None or years.min is None,
    }
    return tuple(
        sorted({name for name, is_said in said.items() if is_said} | {u.part for u in units})
    )


def _columns(
    profile: PostingProfile, units: tuple[Units, ...], weights: Weights, total: float
) -> Iterator[tuple[tuple[Any, ...], float]]:
    for part in ("must_haves", "nice_to_haves"):
        own = [unit for unit in units if unit.part == part]
        whole = sum(unit.weight for unit in own) * total
        for unit in own:
            share = weights.parts[part] * unit.weight / whole
            yield (UNIT, part, _group(profile, unit)), share
    whole = sum(map(topic_weight, profile.topics)) * total
    for topic in profile.topics:
        yield (TOPIC, topic), weights.parts["daily_work"] * topic_weight(topic) / whole
