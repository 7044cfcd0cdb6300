"""Praise a figure that somebody could check.

Authority: career services and rubrics agree that a number carries a result further; measured
model answers hold one in 56% of their results. So it is praised where it is, and its absence
alone is never held against anybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_bank.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.answer import Answer

CODE = "figure"
MARKS = frozenset({"#number", "#amount"})


def check(answer: Answer) -> Iterator[Finding]:
    """Praise each clause of the result that holds a number."""
    if answer.kind != "story":
        return
    for clause in answer.parted("result"):
        if clause.features & MARKS:
            message = "A figure in the outcome, which somebody could check."
            yield Finding(CODE, "strength", message, *clause.span)


TRIPS = (
    "In May our help desk had a long queue. I was asked to shorten it. I sorted the tickets by "
    "topic and wrote answers for the ten most common ones. The waiting time fell from nine minutes "
    "to four.",
)
PASSES = (
    "In May our help desk had a long queue. I was asked to shorten it. I sorted the tickets by "
    "topic and wrote answers for the most common ones. The queue was gone by the summer and nobody "
    "complained any more.",
)
