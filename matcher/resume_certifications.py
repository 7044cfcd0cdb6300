"""The certificates that a resume names, each with how the person stands to it."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from matcher.grades import highest
from matcher.person import HeldCertification
from matcher.resume_skills import MOST_LOOKS

if TYPE_CHECKING:
    from datetime import date

    from matcher.mentions import Mention
    from matcher.person import Status
    from matcher.resume_tools import ResumeTools
    from matcher.types import Grade

_RANK: dict[Status, int] = {"held": 3, "in_progress": 2, "expired": 1, "planned": 0}
_GRADES: tuple[Grade | None, ...] = (None, "foundation", "practitioner")


def read_certifications(
    text: str, mentions: list[Mention], tools: ResumeTools, today: date
) -> tuple[HeldCertification, ...]:
    """Return each certificate once, with the best claim; `today` tells what has run out."""
    best: dict[str, HeldCertification] = {}
    looked: Counter[str] = Counter()
    claims, graded = tools.claims, tools.graded
    named = [mention for mention in mentions if mention.term.kind == "certification"]
    for mention, after in zip_longest(named, named[1:]):
        name, known = mention.term.id, best.get(mention.term.id)
        looked[name] += 1
        is_done = known is not None and known.status == "held" and known.year is not None
        if (is_done and name not in graded) or looked[name] > MOST_LOOKS:
            continue
        status = claims.status_of(text, mention.start, mention.end, today)
        if status is None:
            continue
        year = claims.year_of(text, mention.start, mention.end, after.start if after else len(text))
        if status == "held" and year is not None and year > today.year:
            year = None  # "valid until 2027" does not say when it was earned
        grade = highest(text, mention.start, mention.end) if name in graded else None
        claim = HeldCertification(name, status, year, mention.start, mention.end, grade)
        if known is None or _worth(claim) > _worth(known):
            best[name] = claim
    return tuple(sorted(best.values(), key=lambda claim: claim.start))


def _worth(claim: HeldCertification) -> tuple[int, int, bool]:
    """Return what puts one claim above another: status, level, and telling the year."""
    return _RANK[claim.status], _GRADES.index(claim.grade), claim.year is not None
