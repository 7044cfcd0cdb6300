"""Remark on an answer too short to hold a story, or too long to be listened to.

Authority: convention, not science. Advice converges on one to two minutes; the middle 60% of the
model answers that we measured run from 128 to 281 words. Under 40 words there is no room for four
parts; above 350 (two and a half minutes) listeners drift.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_bank.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.answer import Answer

SHORT, LONG = "too-short", "too-long"
FEWEST, MOST = 40, 350


def check(answer: Answer) -> Iterator[Finding]:
    """Report fewer than 40 or more than 350 words."""
    count = len(answer.words)
    if count < FEWEST:
        message = (
            "There is nothing here yet. Write what happened, a sentence for each part."
            if not count
            else f"{count} words leave no room for a story. Aim for 120 to 250: a sentence or two "
            "each for the situation and the task, most of it for your steps, then the outcome."
        )
        yield Finding(SHORT, "improve", message, *answer.whole)
    elif count > MOST:
        message = (
            f"{count} words are about {round(count / 140, 1)} minutes. Try the same story in two: "
            "keep the steps that mattered and the outcome."
        )
        yield Finding(LONG, "improve", message, *answer.whole)


TRIPS = ("I fixed the report and my boss was happy.", "")
PASSES = (
    "Last spring our report was always late because four people typed into the same file. I was "
    "asked to sort it out. I gave each of them an own sheet, I joined the sheets with one formula "
    "and I tried it for a month next to the old way. It has been on time since.",
)
