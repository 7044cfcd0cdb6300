"""The score: named parts with published weights, summed; every point can be traced."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from matcher.copied import copied_share
from matcher.reasons import covered, usual_years
from matcher.types import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matcher.evidence import View
    from matcher.person import Resume, Role
    from matcher.types import Band, PostingProfile, Requirement
    from matcher.weights import Weights

_YEAR = 12
_ASKED = {"required": "must_haves", "preferred": "nice_to_haves"}
_OWN_PART = {"education": "schooling", "experience": "experience"}
_HALF = 0.5
_PLAIN = 0.3
# Skills that every advert of every trade names.
_PLAIN_TOPICS = frozenset(
    [
        *("leadership", "communication", "analysis", "planning", "problem-solving", "organisation"),
        *("presentation", "teamwork", "customer-focus", "adaptability", "strategy", "reporting"),
        *("quality", "coordination", "negotiation", "financial-management", "vendor-management"),
        *("resource-coordination", "budget", "contracts"),
    ]
)


@dataclass(frozen=True, slots=True)
class Units:
    """What counts once: a lone requirement or a group, with its weight and the members' indexes."""

    part: str
    weight: float
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fixed:
    """The parts of a score that no single requirement moves; None where nothing can be said."""

    kind_of_work: tuple[float, str]
    level: tuple[float, str] | None
    daily_work: tuple[float, str] | None
    field: tuple[float, str] | None
    experience: tuple[float, str] | None
    scale: float


def units_of(requirements: Sequence[Requirement], weights: Weights) -> tuple[Units, ...]:
    """Return the units of a posting in order of their first member."""
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
        )
        for key, members in grouped.items()
    )


def relevant_years(resume: Resume, profile: PostingProfile, weights: Weights) -> float:
    """Return years in work like the posting's; a year in nearby work counts in part."""
    near = weights.closeness[profile.track]
    by_dates = sum(months * near.get(track, 0.0) for track, months in resume.tracks) / _YEAR
    return round(by_dates, 4)


def fixed_parts(view: View, profile: PostingProfile, weights: Weights) -> Fixed:
    """Return the parts that depend on the whole person rather than on one requirement."""
    resume = view.resume
    share = copied_share(resume.text, profile.text)
    scale = 1.0 - share if share >= weights.table["copied"]["share"] else 1.0
    years = relevant_years(resume, profile, weights)
    field = _field(resume, profile, weights)
    return Fixed(
        kind_of_work=_kind_of_work(resume, profile, field[0] if field else 1.0, weights),
        level=_level(resume, profile, weights),
        daily_work=_daily_work(profile, view),
        field=field,
        experience=_usual_experience(profile, years, weights),
        scale=scale,
    )


def _kind_of_work(
    resume: Resume, profile: PostingProfile, field: float, weights: Weights
) -> tuple[float, str]:
    near, rates = weights.closeness[profile.track], weights.table["work"]
    if not resume.roles:
        return 0.0, "No job with dates was found in the resume."
    best = max(resume.roles, key=lambda role: (near.get(role.track, 0.0), role.since or ""))
    total = sum(months for _, months in resume.tracks) or 1
    spent = sum(months * near.get(track, 0.0) for track, months in resume.tracks) / total
    value = rates["nearest"] * near.get(best.track, 0.0) + (1 - rates["nearest"]) * spent
    value *= rates["other_field"] + (1 - rates["other_field"]) * field
    return value, f"Nearest past job: {best.title}."


def _level(resume: Resume, profile: PostingProfile, weights: Weights) -> tuple[float, str] | None:
    if profile.level is None:
        return None
    near, rates = weights.closeness[profile.track], weights.table["level"]
    ranked = [role for role in resume.roles if role.level is not None]
    if not ranked:
        return rates["unknown"], "The resume's jobs do not show a level."
    kin = [role for role in ranked if near.get(role.track, 0.0) >= _HALF]
    top = max(kin or ranked, key=_recency)
    ladder = weights.table["ladder"]
    step = ladder[top.level or "entry"] - ladder[profile.level]
    lost = step * rates["per_step_over"] if step > 0 else -step * rates["per_step_short"]
    value = max(0.0, 1.0 - lost) * (1.0 if kin else rates["other_work"])
    reason = f"The posting is at {profile.level} level; {top.title} is at {top.level} level."
    return value, reason


def _recency(role: Role) -> tuple[bool, str, str]:
    return role.until == "present", role.until or "", role.since or ""


def _daily_work(profile: PostingProfile, view: View) -> tuple[float, str] | None:
    """Compare the topics of the duties with what past jobs show; plain skills weigh less."""
    if not profile.topics:
        return None
    shown: dict[str, float] = {}
    for skill in view.resume.skills:
        full = skill.evidence == "experience" and not view.is_elsewhere(skill)
        shown[skill.id] = 1.0 if full else _HALF
    weigh = {topic: _PLAIN if topic in _PLAIN_TOPICS else 1.0 for topic in profile.topics}
    got = sum(weight * shown.get(topic, 0.0) for topic, weight in weigh.items())
    known = sum(1 for topic in weigh if topic in shown)
    reason = f"{known} of {len(weigh)} topics of the duties appear in the resume."
    return got / sum(weigh.values()), reason


def _field(resume: Resume, profile: PostingProfile, weights: Weights) -> tuple[float, str] | None:
    """Compare the trades; the power lets a main trade count for more than words in passing."""
    theirs, ours = dict(profile.domains), dict(resume.domains)
    if not theirs:
        return None
    power = weights.table["work"]["main_trade"]
    dot = sum((count * ours.get(name, 0)) ** power for name, count in theirs.items())
    norm = sqrt(_square(theirs, power) * _square(ours, power))
    main = profile.domains[0][0]
    return (dot / norm if norm else 0.0), f"The posting's world is mostly {main}."


def _square(counts: dict[str, int], power: float) -> float:
    return float(sum(count ** (2 * power) for count in counts.values()))


def _usual_experience(
    profile: PostingProfile, years: float, weights: Weights
) -> tuple[float, str] | None:
    """Return the experience part for a posting that states no years, from what is usual."""
    if profile.years_experience is not None and profile.years_experience.min is not None:
        return None
    usual = weights.table["usual_years"].get(profile.level or "analyst", 2.0)
    power = weights.table["years"]["power"]
    value = 1.0 if usual <= 0 else min(1.0, years / usual) ** power
    return value, usual_years(usual, years)


def parts_of(
    units: tuple[Units, ...], credit: Sequence[float], fixed: Fixed, weights: Weights
) -> tuple[Part, ...]:
    """Return the named parts; their weights sum to 1 over what the posting speaks of."""
    values: dict[str, tuple[float, str]] = {"kind_of_work": fixed.kind_of_work}
    for name in ("level", "daily_work", "field", "experience"):
        value = getattr(fixed, name)
        if value is not None:
            values[name] = value
    for name in ("must_haves", "nice_to_haves", "experience", "schooling"):
        own = [unit for unit in units if unit.part == name]
        if own:
            values[name] = _coverage(name, own, credit)
    total = sum(weights.parts[name] for name in values)
    return tuple(
        Part(
            name,
            round(values[name][0] * fixed.scale, 6),
            weights.parts[name] / total,
            values[name][1],
        )
        for name in weights.parts
        if name in values
    )


def _coverage(name: str, own: list[Units], credit: Sequence[float]) -> tuple[float, str]:
    whole = sum(unit.weight for unit in own)
    best = [max(credit[place] for place in unit.members) for unit in own]
    value = sum(unit.weight * share for unit, share in zip(own, best, strict=True)) / whole
    met = sum(1 for share in best if share >= _HALF)
    return value, covered(name, value) or f"{met} of {len(own)} met."


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
