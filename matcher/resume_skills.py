"""What a resume shows of tools, methods, skills and papers: each once, where it is shown best."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from matcher.bullets import read_bullets
from matcher.outcomes import is_measured
from matcher.person import Skill
from matcher.resume_sections import section_at
from matcher.roles import body_of
from matcher.spoken import spoken_level
from matcher.years import years_said

if TYPE_CHECKING:
    from datetime import date

    from matcher.bullets import Bullet
    from matcher.claims import Claims
    from matcher.demands import Demand
    from matcher.mentions import Mention
    from matcher.person import Role, Section, Tier
    from matcher.resume_tools import ResumeTools
    from matcher.types import Grade

# A name written a hundred times tells no more than written fifty times, and takes its time.
MOST_LOOKS = 100
_TIERS: tuple[Tier, ...] = ("listed", "undated", "used", "measured")
_WORK = frozenset({"experience", "projects"})
_YEARS_NEAR = 30
# A learner's licence is none yet.
_NOT_YET = re.compile(r"\b(?:provisional|learner['’]?s?)(?: \w+)?\s$", re.IGNORECASE)
_LEAD = 30
# In a resume about funds, a portfolio holds shares and its benefits are returns.
_OF_PROJECTS = frozenset({"portfolio-management", "benefits-register", "governance-framework"})


class Used:
    """Where a resume shows things in use: its dated jobs, their lines, and other work sections."""

    def __init__(self, text: str, roles: tuple[Role, ...], sections: tuple[Section, ...]) -> None:
        self._text, self._sections = text, sections
        self._jobs = [(*body_of(role, roles, sections), role.track) for role in roles]
        self._bullets = read_bullets(text, roles, sections)
        self._starts = [bullet.start for bullet in self._bullets]
        self._measured: dict[Bullet, bool] = {}

    def tier(self, offset: int) -> tuple[Tier, bool]:
        """Return how a thing named here is shown, and whether that is in project work."""
        track = next((t for start, stop, t in self._jobs if start <= offset < stop), None)
        if track is not None:
            return "measured" if self._is_measured(offset) else "used", track != "other"
        section = section_at(self._sections, offset)
        in_work = section is not None and section.kind in _WORK
        return ("undated" if in_work else "listed"), False

    def _is_measured(self, offset: int) -> bool:
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or offset >= self._bullets[place].end:
            return False
        bullet = self._bullets[place]
        if bullet not in self._measured:
            words = self._text[bullet.start : bullet.end]
            self._measured[bullet] = is_measured(words)
        return self._measured[bullet]


def read_skills(
    text: str, mentions: list[Mention], used: Used, tools: ResumeTools, today: date
) -> tuple[Skill, ...]:
    """Return each tool, method, skill and paper once; `mentions` holds what is not denied.

    `today` tells what has run out.
    """
    best: dict[tuple[str, str], tuple[tuple[bool, bool, int], Skill]] = {}
    looked: Counter[str] = Counter()
    for mention in mentions:
        term = mention.term
        looked[term.id] += 1
        if term.kind == "certification" or looked[term.id] > MOST_LOOKS:
            continue
        tier, is_near = used.tier(mention.start)
        rank = (tier != "listed", is_near, _TIERS.index(tier))
        key = (term.kind, term.id)
        if key not in best or rank > best[key][0]:
            best[key] = rank, _skill(text, mention, tier)
    found = {key: skill for key, (_, skill) in best.items()}
    for demand in _permits_and_languages(text, tools):
        if not tools.claims.is_denied(text, demand.start, demand.end):
            skill = Skill(
                id=demand.id,
                kind=demand.kind,
                label=demand.label,
                evidence="listed",
                start=demand.start,
                end=demand.end,
                tier="listed",
                grade=_standing(text, demand, tools.claims, today),
            )
            found.setdefault((skill.kind, skill.id), skill)
    if tools.domains.is_about_money(text):
        found = {key: skill for key, skill in found.items() if skill.id not in _OF_PROJECTS}
    return tuple(sorted(found.values(), key=lambda skill: (skill.start, skill.id)))


def _permits_and_languages(text: str, tools: ResumeTools) -> list[Demand]:
    """Return licences and clearances in their holders' words, then what postings call them."""
    permits = tools.permits.find(text)
    taken = [(permit.start, permit.end) for permit in permits]
    others = (
        demand
        for demand in tools.demands.find(text, 0, len(text))
        if all(demand.end <= start or end <= demand.start for start, end in taken)
    )
    return [*permits, *others]


def _standing(text: str, demand: Demand, claims: Claims, today: date) -> Grade | None:
    """Return how well a language is spoken, or that a clearance or licence is not held today."""
    if demand.kind == "language":
        return spoken_level(text, demand.start, demand.end)
    if _NOT_YET.search(text, max(0, demand.start - _LEAD), demand.start):
        return "later"
    status = claims.status_of(text, demand.start, demand.end, today)
    if status == "expired":
        return "expired"
    return None if status == "held" else "later"


def _skill(text: str, mention: Mention, tier: Tier) -> Skill:
    return Skill(
        id=mention.term.id,
        kind=mention.term.kind,
        label=mention.term.label,
        years=_years_near(text, mention),
        evidence="listed" if tier == "listed" else "experience",
        start=mention.start,
        end=mention.end,
        tier=tier,
    )


def _years_near(text: str, mention: Mention) -> float | None:
    """Return the years stated right beside the name, as in "Jira (4 years)"."""
    if mention.term.kind not in {"tool", "method"}:
        return None
    tail = re.split(r"[\n,]", text[mention.end : mention.end + _YEARS_NEAR], maxsplit=1)[0]
    said = years_said(tail)
    return said[0].least if said else None
