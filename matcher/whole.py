"""The parts of a score that look at the whole person: work, trade, level, years, daily work."""

from __future__ import annotations

from math import sqrt
from operator import mul
from typing import TYPE_CHECKING

from matcher.copied import copied_share
from matcher.crafts import NO_TRADE
from matcher.reasons import topics_shown, usual_years
from matcher.score import Fixed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matcher.crafts import Crafts
    from matcher.evidence import View
    from matcher.person import Resume, Role
    from matcher.types import PostingProfile
    from matcher.weights import Weights

_YEAR = 12
_HALF = 0.5
UNSURE_FIELD = 0.5
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


class Past:
    """One resume's past beside one posting: how near each job is, and how near its trade."""

    def __init__(
        self, resume: Resume, profile: PostingProfile, crafts: Crafts, weights: Weights
    ) -> None:
        wanted = crafts.of_posting(profile)
        self.near = [crafts.closeness(wanted, crafts.of_role(role)) for role in resume.roles]
        self.months = counted_once(resume)
        self.trade = trade_closeness(resume, profile, weights)
        self.kept = _kept_by_trade(profile, self.trade, weights)
        self.work = work_of(self.near, self.months, weights)

    def years(self, weights: Weights) -> float:
        """Return years in work like the posting's; a year in nearby work counts in part."""
        months = sum(m * near for m, near in zip(self.months, self.near, strict=True))
        floor = weights.table["work"]["years_of_other_trade"]
        counted: float = months * (floor + (1 - floor) * self.kept) / _YEAR
        return round(counted, 4)


def counted_once(resume: Resume) -> list[float]:
    """Return the months of each job, where those of overlapping jobs of a track are shared out."""
    plain: dict[str, int] = {}
    for role in resume.roles:
        plain[role.track] = plain.get(role.track, 0) + role.months
    once = dict(resume.tracks)
    return [
        role.months * min(1.0, once.get(role.track, role.months) / (plain[role.track] or 1))
        for role in resume.roles
    ]


def work_of(near: Sequence[float], months: Sequence[float], weights: Weights) -> float:
    """Return how near the past work is, 0 to 1: the nearest job, and how the months were spent."""
    if not near:
        return 0.0
    nearest = weights.table["work"]["nearest"]
    long_enough = [min(1.0, count / _YEAR) for count in months]
    total = sum(months) or 1.0
    spent = sum(map(mul, months, near)) / total
    return float(nearest * max(map(mul, near, long_enough)) + (1 - nearest) * spent)


def trade_closeness(resume: Resume, profile: PostingProfile, weights: Weights) -> float | None:
    """Compare the trades, 0 to 1; None where the posting has none. Main trades count for more."""
    theirs = trade_vector(profile.domains, weights)
    if not theirs:
        return None
    ours = trade_vector(resume.domains, weights)
    return sum(share * ours.get(name, 0.0) for name, share in theirs.items())


def trade_vector(domains: Iterable[tuple[str, int]], weights: Weights) -> dict[str, float]:
    """Return the counted words of each trade as a vector of length 1; empty without a trade."""
    power = weights.table["work"]["main_trade"]
    powered = {name: count**power for name, count in _trades(domains)}
    norm = sqrt(sum(share * share for share in powered.values()))
    return {name: share / norm for name, share in powered.items()} if norm else {}


def _trades(domains: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return [(name, count) for name, count in domains if name not in NO_TRADE]


def strictness(domains: Sequence[tuple[str, int]], weights: Weights) -> float:
    """Return what a past in no trade of a posting's main one loses, 0 to 1."""
    trades = _trades(domains)
    if not trades:
        return 0.0
    table = weights.table["trades"]
    return float(table.get(trades[0][0], table["other"]) * words_share(domains, weights))


def _kept_by_trade(profile: PostingProfile, trade: float | None, weights: Weights) -> float:
    """Return what is left of a past in another trade; strict trades leave little."""
    if trade is None:
        return 1.0
    return 1.0 - strictness(profile.domains, weights) * (1.0 - trade)


def words_share(domains: Iterable[tuple[str, int]], weights: Weights) -> float:
    """Return how sure the main trade is, 0 to 1: one word in passing makes no world."""
    most = max((count for _, count in _trades(domains)), default=0)
    return min(1.0, most / weights.table["work"]["trade_words"])


def fixed_parts(
    view: View, profile: PostingProfile, past: Past, barrier: float, weights: Weights
) -> Fixed:
    """Return the parts that depend on the whole person rather than on one requirement.

    `barrier` is the share of the score that an unmet condition of the posting leaves.
    """
    resume = view.resume
    share = copied_share(resume.text, profile.text)
    fit = past.work * past.kept
    rates = weights.table["work"]
    level = _level(resume, profile, past, weights)
    scale = rates["unlike"] + (1 - rates["unlike"]) * fit
    if level is not None:
        floor = weights.table["level"]["misfit"]
        scale *= floor + (1 - floor) * level[0]
    if share >= weights.table["copied"]["share"]:
        scale *= 1.0 - share
    field = None
    if past.trade is not None:
        sure = words_share(profile.domains, weights)
        # A single word moves the figure little either way.
        value = sure * past.trade + (1 - sure) * UNSURE_FIELD
        field = value, f"The posting's world is mostly {_trades(profile.domains)[0][0]}."
    return Fixed(
        kind_of_work=_kind_of_work(resume, past),
        level=level,
        daily_work=_daily_work(profile, view),
        field=field,
        experience=_usual_experience(profile, past.years(weights), weights),
        scale=scale * barrier,
    )


def _kind_of_work(resume: Resume, past: Past) -> tuple[float, str]:
    if not resume.roles:
        return 0.0, "No job with dates was found in the resume."
    best = max(
        zip(past.near, resume.roles, strict=True), key=lambda pair: (pair[0], pair[1].since or "")
    )[1]
    return past.work * past.kept, f"Nearest past job: {best.title}."


def _level(
    resume: Resume, profile: PostingProfile, past: Past, weights: Weights
) -> tuple[float, str] | None:
    if profile.level is None:
        return None
    rates, ladder = weights.table["level"], weights.table["ladder"]
    standing = level_held(resume, past.near, weights)
    if standing is None:
        return rates["unknown"], "The resume's jobs do not show a level."
    top, is_kin = standing
    step = ladder[top.level or "entry"] - asked_rung(profile, weights)
    lost = rates["over"] * step**2 if step > 0 else rates["short"] * abs(step) ** 1.5
    value = max(0.0, 1.0 - lost) * (1.0 if is_kin else rates["other_work"])
    reason = f"The posting is at {profile.level} level; {top.title} is at {top.level} level."
    return value, reason


def level_held(resume: Resume, near: Sequence[float], weights: Weights) -> tuple[Role, bool] | None:
    """Return the job that tells a person's level, and whether its work is near enough.

    None where no job shows a level.
    """
    ranked = [(role, close) for role, close in zip(resume.roles, near, strict=True) if role.level]
    if not ranked:
        return None
    kin = [role for role, close in ranked if close >= weights.table["level"]["kin"]]
    return max(kin or [role for role, _ in ranked], key=_recency), bool(kin)


def asked_rung(profile: PostingProfile, weights: Weights) -> float:
    """Return the rung that title and years ask for together: "Manager … 2 to 3 years" is lower."""
    ladder = weights.table["ladder"]
    rung = ladder[profile.level or "analyst"]
    years = profile.years_experience
    if years is None or years.min is None:
        return rung
    usual = weights.table["usual_years"]
    by_years = max(ladder[level] for level in ladder if usual[level] <= max(years.min, 0.5))
    share = weights.table["level"]["by_years"]
    return (1 - share) * rung + share * min(by_years, rung + 1)


def _recency(role: Role) -> tuple[bool, str, str]:
    return role.until == "present", role.until or "", role.since or ""


def _daily_work(profile: PostingProfile, view: View) -> tuple[float, str] | None:
    """Compare the topics of the duties with what past jobs show; plain skills weigh less."""
    if not profile.topics:
        return None
    shown = shown_topics(view)
    weigh = {topic: topic_weight(topic) for topic in profile.topics}
    got = sum(weight * shown.get(topic, 0.0) for topic, weight in weigh.items())
    known = sum(1 for topic in weigh if topic in shown)
    return got / sum(weigh.values()), topics_shown(known, len(weigh))


def topic_weight(topic: str) -> float:
    """Return how much a topic of the duties counts; what every trade names counts less."""
    return _PLAIN if topic in _PLAIN_TOPICS else 1.0


def shown_topics(view: View) -> dict[str, float]:
    """Return by topic how far the resume shows it, 0 to 1."""
    shown: dict[str, float] = {}
    for skill in view.resume.skills:
        full = skill.evidence == "experience" and not view.is_elsewhere(skill)
        shown[skill.id] = 1.0 if full else _HALF
    return shown


def _usual_experience(
    profile: PostingProfile, years: float, weights: Weights
) -> tuple[float, str] | None:
    """Hold the years against what is usual, where the posting states none."""
    asked = profile.years_experience
    if asked is not None and asked.min is not None:
        return None
    usual = weights.table["usual_years"][profile.level or "analyst"]
    value = 1.0 if usual <= 0 else min(1.0, years / usual) ** weights.table["years"]["power"]
    return value, usual_years(usual, years)
