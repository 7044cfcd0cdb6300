"""The parts of a score that look at the whole person: work, trade, level, years, daily work."""

from __future__ import annotations

from operator import mul
from typing import TYPE_CHECKING

from matcher.reasons import likeness, topics_shown, usual_years
from matcher.score import Cause, Fixed
from matcher.trades import kept_by_trade, trade_closeness, trades_of, words_share

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matcher.crafts import Crafts
    from matcher.person import Resume, Role
    from matcher.types import Level, PostingProfile
    from matcher.views import View
    from matcher.weights import Weights

_YEAR = 12
_HALF = 0.5
UNSURE_FIELD = 0.5
# What is said of a past that fits mostly, or hardly: by its kind of work, or by its trade.
_IN_PART = ("the past work is not all of this kind", "the past work was not all in this trade")
_ELSEWHERE = ("the past work is of another kind", "the past work was in another trade")
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
        self.kept = kept_by_trade(profile, self.trade, weights)
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


def fixed_parts(
    view: View, profile: PostingProfile, past: Past, causes: Sequence[Cause], weights: Weights
) -> Fixed:
    """Return the parts that depend on the whole person rather than on one requirement.

    `causes` are what lowers all parts besides the past: copied wording, conditions not met.
    """
    resume = view.resume
    level = _level(resume, profile, past, weights)
    field = None
    if past.trade is not None:
        sure = words_share(profile.domains, weights)
        # A single word moves the figure little either way.
        value = sure * past.trade + (1 - sure) * UNSURE_FIELD
        trade = trades_of(profile.domains)[0][0]
        like = f"your past is like it to {past.trade:.0%}"
        if not trades_of(resume.domains):
            like = f"your resume names no trade, which counts {past.trade:.0%}"
        field = value, f"The posting's world is mostly {trade}; {like}."
    return Fixed(
        kind_of_work=_kind_of_work(resume, past),
        level=level,
        daily_work=daily_work(profile, view),
        field=field,
        experience=_usual_experience(profile, past.years(weights), weights),
        causes=(*_misfits(past, level, profile.level, weights), *causes),
    )


def unlike_at(level: Level | None, weights: Weights) -> float:
    """Return what work of quite another kind leaves of all parts; beginners are asked for less."""
    usual = weights.table["work"]["unlike"]
    return weights.table["unlike_at"].get(level, usual) if level else usual


def _misfits(
    past: Past, level: tuple[float, str] | None, wanted: Level | None, weights: Weights
) -> Iterator[Cause]:
    """Yield what a past in other work, in another trade or at another level leaves of all parts."""
    unlike = unlike_at(wanted, weights)
    fit = past.work * past.kept
    by_trade = past.kept < past.work
    other = _IN_PART[by_trade] if fit >= _HALF else _ELSEWHERE[by_trade]
    yield Cause(unlike + (1 - unlike) * fit, other)
    if level is not None:
        floor = weights.table["level"]["misfit"]
        yield Cause(floor + (1 - floor) * level[0], "the level is another")


def _kind_of_work(resume: Resume, past: Past) -> tuple[float, str]:
    if not resume.roles:
        return 0.0, "No job with dates was found in the resume."
    best = max(
        zip(past.near, resume.roles, strict=True), key=lambda pair: (pair[0], pair[1].since or "")
    )[1]
    value = past.work * past.kept
    return value, f"Nearest past job: {best.title}. {likeness(value, past.kept)}"


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
    return value, reason if value >= 1 else f"{reason} That fits to {value:.0%}."


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


def daily_work(profile: PostingProfile, view: View) -> tuple[float, str] | None:
    """Compare the topics of the duties with what past jobs show; plain skills weigh less.

    Return a value, 0 to 1, with its reason; None where the posting names no topic.
    """
    if not profile.topics:
        return None
    shown = shown_topics(view)
    weigh = {topic: topic_weight(topic) for topic in profile.topics}
    got = sum(weight * shown.get(topic, 0.0) for topic, weight in weigh.items())
    known = sum(1 for topic in weigh if topic in shown)
    value = got / sum(weigh.values())
    return value, topics_shown(known, len(weigh), value)


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
