"""An invented posting and resume, matched by the rules that are in force: the score worked out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from app.services.matching import PART_WORDS
from app.services.shared_causes import told_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matcher import Matcher, Part, PostingProfile

TITLE = "PMO Analyst"
POSTING = """PMO Analyst

What you will do
Keep the RAID log, prepare the monthly status report and the papers for the portfolio board.

What you need
- PRINCE2 Foundation is essential
- Strong Excel
- At least 3 years of experience in a project office

Nice to have
- Power BI
- CAPM
"""
RESUME = """Ines Haldane
ines.haldane@example.com

Experience

Project Support Officer, Carrick Lane Hospital
May 2024 - April 2026
- Kept the RAID log of nine ward projects and chased owners every Friday.
- Built the status report in Excel; preparing it fell from two days to three hours.

Administrator, Carrick Lane Hospital
January 2022 - April 2024
- Booked rooms and kept the visitors' list.

Certifications
PRINCE2 Foundation (exam booked)

Skills
Excel, Power BI
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A part of the example's score; `points` is `score` x `weight` x 100."""

    name: str
    score: float
    weight: float
    points: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A match worked out: its parts sum to `score`; the dearest gap and what it leads to.

    `lowered` is what lowers all parts alike, None for nothing.
    """

    posting: str
    resume: str
    score: float
    band: str
    lines: tuple[Line, ...]
    lowered: str | None
    gap: str
    gain: float
    score_with_it: float


@lru_cache(1)
def example(matcher: Matcher) -> Example:
    """Return the example under this matcher's rules."""
    profile = matcher.read_posting(POSTING, title=TITLE)
    resume = matcher.read_resume(RESUME.encode(), "example.txt")
    match = matcher.match(resume, profile)
    dearest = max(match.missing, key=lambda one: one.gain)
    again = matcher.match(resume, profile, assume=frozenset({dearest.requirement}))
    lowered, parts = told_once(match.parts)
    return Example(
        posting=POSTING,
        resume=RESUME,
        score=match.score,
        band=match.band,
        lines=tuple(_lines(parts)),
        lowered=lowered,
        gap=_label(profile, dearest.requirement),
        gain=dearest.gain,
        score_with_it=again.score,
    )


def _lines(parts: Sequence[Part]) -> Sequence[Line]:
    return [
        Line(PART_WORDS[p.name], p.score, p.weight, 100 * p.score * p.weight, p.reason)
        for p in parts
    ]


def _label(profile: PostingProfile, index: int) -> str:
    return profile.requirements[index].label
