"""Ask how anybody could tell that it went well.

Authority: a result is evidence when somebody else could have observed it (Campion, Palmer and
Campion 1997 on anchored answers). It need not be a number: 44% of the results in model answers
that we measured hold none; someone signed, stayed, came back or uses it still.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_bank.substance import concrete
from interview_bank.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.answer import Answer

CODE = "no-outcome-evidence"
PRESENT = 0.5


def check(answer: Answer) -> Iterator[Finding]:
    """Report an outcome that is only claimed."""
    if answer.kind != "story" or answer.present["result"] < PRESENT:
        return
    ends = list(answer.parted("result"))
    if ends and not any(concrete(clause, "result") for clause in ends):
        message = (
            "It went well, you say. What had changed, by how much, or who noticed? One thing that "
            "somebody else could have seen is enough."
        )
        yield Finding(CODE, "improve", message, ends[0].start, ends[-1].end)


TRIPS = (
    "Last March our clinic had to change its booking system. I was asked to train the desk. I made "
    "a card with the six steps, I sat with each of the nine colleagues for an hour and I stood "
    "beside them on the first day. In the end it was a great "
    "success and everybody was very happy.",
)
PASSES = (
    "Last March our clinic had to change its booking system. I was asked to train the desk. I made "
    "a card with the six steps, I sat with each of the nine colleagues for an hour and I stood "
    "beside them on the first day. On the second day the queue was gone by nine, and the card is "
    "still on the desk.",
)
