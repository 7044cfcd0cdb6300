"""Name the part of a story that is not told.

Authority: structured behavioural interviewing asks for situation, task, action and result and
probes for the one left out (Development Dimensions International, Targeted Selection; Campion,
Palmer and Campion 1997). The judgement does not know where a clause stands, so an ending is not
taken for a result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_bank.model import STAR
from interview_bank.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.answer import Answer

MESSAGES = {
    "situation": "The listener does not learn where and when this was, or what was the matter. "
    "One sentence of it is enough.",
    "task": "It is not said what you in particular were asked, or set out, to do. Say it in one "
    "sentence before the steps.",
    "action": "Your own steps are not told. Say what you did first, then next, then last.",
    "result": "The telling stops before the outcome. Say what had changed at the end, and how "
    "anybody could tell.",
}
ABSENT = 0.5


def check(answer: Answer) -> Iterator[Finding]:
    """Report each absent part of a story."""
    asked = answer.question.kind if answer.question else "behavioural"
    if (
        not answer.words
        or answer.kind != "story"
        or asked in ("knowledge", "motivation", "situational")
    ):
        return
    for part in STAR:
        if answer.present[part] < ABSENT:
            yield Finding(f"missing-{part}", "improve", MESSAGES[part], *answer.whole)


TRIPS = (
    "In June the archive of our museum had to move to another floor. I was asked to plan the move. "
    "I counted the boxes, I drew a plan of the shelves and I hired a van for two days. I put a "
    "number on each box and on each shelf.",
)
PASSES = (
    "In June the archive of our museum had to move to another floor. I was asked to plan the move "
    "within two days. I counted the boxes, I drew a plan of the shelves and I put a number on each "
    "box. The move was finished on the second day and no box was lost.",
)
