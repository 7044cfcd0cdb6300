"""Point at action in which nobody acts.

Authority: OPM's structured interview guide asks who did what; Plain English Campaign and Strunk
on the active voice. One passive is fine; an action told mostly in it hides the speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_bank.patterns import phrases
from interview_bank.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.answer import Answer

CODE = "passive-action"
PASSIVE = phrases(
    r"\b(?:was|were|been|being) (?:\w+ly )?(?:\w+ed|done|made|given|taken|held|drawn|set up"
    r"|put|sent|written|built|found|brought)\b",
)
LEAST = 3
OWN = frozenset({"#i-past", "#i-adv-past", "#i-verb"})


def check(answer: Answer) -> Iterator[Finding]:
    """Report three or more passive clauses without an "I" that outnumber one's own steps."""
    if answer.kind != "story":
        return
    hidden = [
        clause
        for clause in answer.clauses
        if PASSIVE.search(clause.text) and not any(word.raw == "i" for word in clause.words)
    ]
    mine = [clause for clause in answer.clauses if clause.features & OWN]
    if len(hidden) >= LEAST and len(hidden) > len(mine):
        message = "Things were done here, by whom? Turn the steps that were yours into “I did”."
        yield Finding(CODE, "improve", message, hidden[0].start, hidden[-1].end)


TRIPS = (
    "In 2021 the archive of our town had to move. I was responsible for the move. A list of the "
    "boxes was made. The shelves were measured and a plan was drawn. The boxes were moved then. "
    "It was finished in two days and nothing was lost.",
)
PASSES = (
    "In 2021 the archive of our town had to move. I was responsible for the move. I made a list of "
    "the boxes and I measured the shelves. The van was hired for one night. It was finished in two "
    "days and nothing was lost.",
)
