"""One question back, for what weighs most; then the answer is told again with it.

Order: kind of answer, result, own action, task, situation, then learning. Probing is what makes
people tell stories (structured interviewing; Brosy, Bangerter and Ribeiro); one at a time, since
nobody answers five questions at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_bank.types import Finding, Part

LEARNING = "learning"
ORDER: tuple[tuple[frozenset[str], str, str], ...] = (
    (
        frozenset({"hypothetical", "opinion", "pseudo-story", "self-description", "knowledge"}),
        "kind",
        "Can you think of one specific occasion? When was it, and what happened?",
    ),
    (
        frozenset({"missing-result", "no-outcome-evidence"}),
        "result",
        "What had changed in the end, and how could somebody else tell?",
    ),
    (
        frozenset({"missing-action", "vague-action", "team-only-action"}),
        "action",
        "What did you yourself do first? And then?",
    ),
    (
        frozenset({"missing-task"}),
        "task",
        "What were you, rather than the team, answerable for?",
    ),
    (
        frozenset({"missing-situation"}),
        "situation",
        "Where and when was this, and what was at stake?",
    ),
    (
        frozenset({"off-topic"}),
        "kind",
        "How does this answer the question? Which moment of it shows that best?",
    ),
)
LEARN = "What would you do the same way again, and what differently?"


@dataclass(frozen=True, slots=True)
class Probe:
    """A question back and the part that its answer belongs to (a part, `kind` or `learning`)."""

    part: str
    text: str


def probe(findings: Sequence[Finding]) -> Probe | None:
    """Return the one question to ask next; None when there is nothing left to ask."""
    codes = {finding.code for finding in findings}
    for triggers, part, text in ORDER:
        if codes & triggers:
            return Probe(part, text)
    return None if "learning" in codes else Probe(LEARNING, LEARN)


def insertion(part: str, parts: Sequence[Part]) -> int:
    """Return before which segment an addition for `part` belongs, given the parts in order."""
    if part == "situation":
        return 0
    if part == "task":
        return _after("situation", parts)
    if part == "action":
        return parts.index("result") if "result" in parts[1:] else len(parts)
    return len(parts)


def _after(part: Part, parts: Sequence[Part]) -> int:
    return len(parts) - parts[::-1].index(part) if part in parts else 0
