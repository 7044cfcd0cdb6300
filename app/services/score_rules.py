"""The published numbers of the score, in the order in which a page tells them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from app.services.matching import PART_WORDS
from matcher.weights import load_weights

if TYPE_CHECKING:
    from collections.abc import Mapping

Share = tuple[str, float]

EVIDENCE = {
    "measured": "Used in a dated job, in a line that names a measured outcome",
    "used": "Used in a dated job",
    "undated": "Shown in work without dates",
    "certified": "Vouched for by a certificate that you hold",
    "listed": "Named in a list of skills",
    "elsewhere": "A skill or document from a job that was no project work",
    "whole_for_part": "You name the whole, it asks for a part of it",
    "part_for_whole": "You name a part, it asks for the whole",
}
STATUS = {
    "held": "Held",
    "in_progress": "In progress",
    "expired": "Lapsed",
    "planned": "Planned",
}
RELATION = {
    "same": "The certificate that it asks for",
    "covered": "One that the asked-for one takes in",
    "superseded": "One that goes beyond it",
    "equivalent": "One that is often taken as its equivalent",
    "level_unsaid": "The scheme without its level",
    "step_below": "One step below",
}
CONDITIONS = {
    "enrolment": "Being enrolled as a student",
    "language": "A language",
    "clearance": "A clearance that you need on the first day",
    "clearance_later": "A clearance that you may get later",
    "licence": "A licence",
    "education": "A degree, where no experience stands in for it",
}
SPOKEN = {
    "unsaid": "Named without a level, where one is asked for",
    "one_short": "One level below (B2 for C1)",
    "two_short": "Two levels below",
    "far_short": "Further below",
}
CLEARANCE = {
    "unsaid": "Nothing said, where it is enough to be eligible",
    "lower": "A lower clearance",
    "expired": "A clearance or licence that has lapsed",
    "later": "One that is yet to come",
}
LEVELS = {
    "intern": "Internship",
    "entry": "Entry level",
    "analyst": "Analyst",
    "senior": "Senior",
    "manager": "Manager",
    "director": "Director",
    "executive": "Executive",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRules:
    """The published numbers of the score, largest first.

    `parts` are (key, words, weight 0 to 1), `bands` (key, lowest score), `kinds` how much one
    thing asked for counts beside another of the same part. `evidence`, `status`,
    `relation`, `spoken` and `clearance` say in what share, 0 to 1, a thing counts; `conditions`
    what share of the whole score is left without it. `usual_years` are by level, in
    years. `unlike` and `misfit` are the shares of
    every part left by work, and by a level, that has nothing in common with the posting's;
    `copied` from which share of copied wording on a score goes down. Having half of the years
    counts as 0.5 to the `power`; a degree one step below, or `by_experience` none, in part.
    """

    parts: tuple[tuple[str, str, float], ...]
    bands: tuple[Share, ...]
    kinds: tuple[Share, ...]
    evidence: tuple[Share, ...]
    status: tuple[Share, ...]
    relation: tuple[Share, ...]
    spoken: tuple[Share, ...]
    clearance: tuple[Share, ...]
    conditions: tuple[Share, ...]
    usual_years: tuple[Share, ...]
    unlike: float
    unknown_trade: float
    misfit: float
    copied: float
    power: float
    one_below: float
    by_experience: float


@cache
def score_rules() -> ScoreRules:
    """Return how a score is made, heaviest part first, highest band first."""
    weights = load_weights()
    table = weights.table
    parts = sorted(weights.parts.items(), key=lambda pair: -pair[1])
    return ScoreRules(
        parts=tuple((name, PART_WORDS[name], weight) for name, weight in parts),
        bands=(*_largest_first(table["bands"]), ("far", 0.0)),
        kinds=_largest_first(table["kinds"]),
        evidence=_in_words(table["evidence"], EVIDENCE),
        status=_in_words(table["status"], STATUS),
        relation=_in_words(table["relation"], RELATION),
        spoken=_in_words(table["spoken"], SPOKEN),
        clearance=_in_words(table["clearance"], CLEARANCE),
        conditions=_in_words(table["conditions"], CONDITIONS)[::-1],
        usual_years=tuple((LEVELS[name], years) for name, years in table["usual_years"].items()),
        unlike=table["work"]["unlike"],
        unknown_trade=table["work"]["unknown_trade"],
        misfit=table["level"]["misfit"],
        copied=table["copied"]["share"],
        power=table["years"]["power"],
        one_below=table["schooling"]["one_below"],
        by_experience=table["schooling"]["unknown"],
    )


def good_from() -> float:
    """Return the lowest score that is called good."""
    return dict(score_rules().bands)["good"]


def _largest_first(table: Mapping[str, float]) -> tuple[Share, ...]:
    return tuple(sorted(table.items(), key=lambda pair: -pair[1]))


def _in_words(table: Mapping[str, float], words: Mapping[str, str]) -> tuple[Share, ...]:
    plain = {name: name.replace("_", " ").capitalize() for name in table} | dict(words)
    return tuple((plain[name], share) for name, share in _largest_first(table))
