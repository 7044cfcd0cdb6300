"""What is scored, on which anchors, with which weights. All of it is published.

Five levels each, worded as behaviour (Smith and Kendall 1963; Kell et al. 2017). The weights are a
judgement, not a fit: what one did and what came of it carry half. Delivery is shown beside the
overall score and never part of it; accent, pace and polish of language are no dimension at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

STORY_WEIGHTS: Mapping[str, float] = {
    "action": 0.29,
    "result": 0.23,
    "situation and task": 0.18,
    "relevance": 0.12,
    "focus": 0.09,
    "tact": 0.09,
}
POINTS_WEIGHTS: Mapping[str, float] = {
    "key points": 0.70,
    "relevance": 0.12,
    "focus": 0.11,
    "tact": 0.07,
}
APART = "delivery"

ANCHORS: Mapping[str, tuple[str, str, str, str, str]] = {
    "action": (
        "No step of one's own is told.",
        "Own action in general words, or only the group's.",
        "One or two own steps that could have been seen.",
        "Several own steps in order, with detail.",
        "Own steps in order, each with detail and a reason or a choice.",
    ),
    "result": (
        "No outcome.",
        "An outcome is claimed, with nothing to see it by.",
        "One outcome that somebody could have seen.",
        "An outcome with a figure or a second sign of it.",
        "Several checkable signs, and what stayed afterwards.",
    ),
    "situation and task": (
        "Neither where it was nor what was to be done.",
        "One of the two, in passing.",
        "Both are there, or one of them is clear.",
        "Where, when and what was the matter; and what was the speaker's to do.",
        "All of it in a few words, with what was at stake.",
    ),
    "relevance": (
        "Another subject than the question's.",
        "Touches the question at the edge.",
        "On the subject.",
        "Plainly about what was asked.",
        "About what was asked, from several sides.",
    ),
    "focus": (
        "The thread is lost, or there is too little to follow.",
        "Long ways round, or too short to follow.",
        "Can be followed, with detours.",
        "Straight, within two minutes.",
        "Every sentence moves the story on.",
    ),
    "tact": (
        "Judges others and gives secrets away.",
        "Judges somebody, gives a secret away, or disowns the deed.",
        "A few words that take back or judge.",
        "Fair to everybody.",
        "Fair to everybody, and plain about one's own part.",
    ),
    "key points": (
        "None of the points that matter.",
        "A few of the points.",
        "About half of the points.",
        "Most of the points.",
        "Practically all of the points.",
    ),
    "delivery": (
        "Fillers in nearly every phrase.",
        "Many fillers.",
        "Some fillers.",
        "Few fillers.",
        "Hardly any fillers.",
    ),
}


# The most that an answer can earn while one of these stands against it, the lowest counting. A
# habit is nearer to a story than a portrait of oneself (Bangerter et al. 2014: recommendations in
# that order); of the others, each is what an interviewer cannot overlook however good the rest is.
CEILINGS: Mapping[str, float] = {
    "self-description": 1.7,
    "opinion": 1.8,
    "knowledge": 2.0,
    "hypothetical": 2.2,
    "pseudo-story": 2.6,
    "off-topic": 3.2,
    "too-short": 3.4,
    "missing-action": 4.2,
    "confidential-figures": 3.8,
    "vague-action": 4.0,
    "missing-result": 4.5,
    "team-only-action": 4.2,
    "rambling": 4.2,
    "blame": 4.3,
    "no-outcome-evidence": 4.3,
    "missing-task": 4.6,
    "missing-situation": 4.6,
    "hedging": 4.7,
}


def bounded(value: float, faults: Collection[str]) -> float:
    """Shrink a 1-5 score so that 5 becomes the lowest ceiling of the faults; order is kept."""
    ceiling = min((CEILINGS[code] for code in faults if code in CEILINGS), default=5.0)
    return round(1 + (ceiling - 1) * (value - 1) / 4, 2)


def anchor(dimension: str, score: float) -> str:
    """Return the words of the level nearest to a score of 1-5."""
    return ANCHORS[dimension][min(4, max(0, round(score) - 1))]


def overall(scores: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the weighted mean of 1-5 scores, to two decimals."""
    return round(sum(scores[name] * weight for name, weight in weights.items()), 2)
