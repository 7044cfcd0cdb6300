"""The certificates that a resume names, each with how the person stands to it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise, zip_longest
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
# Who awards a certificate, named behind it: "ChPP, APM, 2023", "(CSM), Scrum Alliance".
_BODY = re.compile(r"(?:APM|IPMA|GPM|PMI|AACE(?: International)?)\b|Scrum(?= Alliance|\.org)")
_BEHIND = re.compile(r"[^\n;•]{0,50}[,(|–—-]\s?")
_GRADES: tuple[Grade | None, ...] = (None, "foundation", "practitioner")


def read_certifications(
    text: str, mentions: list[Mention], tools: ResumeTools, today: date
) -> tuple[HeldCertification, ...]:
    """Return each certificate once, with the best claim; `today` tells what has run out."""
    best: dict[str, HeldCertification] = {}
    looked: Counter[str] = Counter()
    claims, graded = tools.claims, tools.graded
    named = _without_bodies(text, mentions, tools.schemes)
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


def _without_bodies(text: str, mentions: list[Mention], schemes: frozenset[str]) -> list[Mention]:
    """Return the certificates named, without the bodies that stand behind them in a line."""
    named = [mention for mention in mentions if mention.term.kind == "certification"]
    bodies = {
        after.start
        for before, after in pairwise(named)
        if after.term.id in schemes
        and _BODY.match(text, after.start)
        and _BEHIND.fullmatch(text, before.end, after.start)
    }
    return [mention for mention in named if mention.start not in bodies]


def _worth(claim: HeldCertification) -> tuple[int, int, bool]:
    """Return what puts one claim above another: status, level, and telling the year."""
    return _RANK[claim.status], _GRADES.index(claim.grade), claim.year is not None
