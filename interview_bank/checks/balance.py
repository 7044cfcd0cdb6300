"""Say when one part crowds out the others.

Authority: shares measured by us on 318 answers whose authors labelled the parts: situation and
task together take 25-40% of the words, action 35-60%, result 15-35% in the middle of the field.
Bangerter et al. (2014): real stories over-supply the situation. Only clear outliers are remarked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_bank.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.answer import Answer

CODE = "long-opening"
MOST = 0.55  # share of the words before the first step: beyond nine answers in ten
ENOUGH = 80  # words: in a short answer shares mean little


def check(answer: Answer) -> Iterator[Finding]:
    """Report a story of which more than half is situation and task."""
    if answer.kind != "story" or len(answer.words) < ENOUGH:
        return
    opening = [*answer.parted("situation"), *answer.parted("task")]
    share = sum(len(clause.words) for clause in opening) / len(answer.words)
    if share > MOST:
        message = (
            f"About {round(share * 100)}% of the words come before your first step. Two "
            "sentences of situation are enough; give the room to what you did."
        )
        yield Finding(CODE, "improve", message, opening[0].start, opening[0].end)


TRIPS = (
    "In 2019 I worked at a museum in the north of the city. The museum had three floors and about "
    "two hundred rooms. There was a team of nine people on each floor. The building was from 1911 "
    "and it was always cold. The director had been there for years. The archive was in the cellar "
    "and it had been there for forty years. There were eleven thousand boxes and no list. The town "
    "wanted the cellar for the heating. I was asked to move the archive. I made a list and I "
    "hired a van. In June the last box was gone.",
)
PASSES = (
    "In 2019 the archive of our museum had to leave the cellar. I was asked to move it. I counted "
    "the boxes with two students. I numbered the shelves upstairs and wrote it on each box. "
    "I tried the lift with a full pallet on a Sunday. I hired a van for two nights and drew a plan "
    "by the hour. I asked the guard to keep the gate open. I carried the maps by hand. On the "
    "second night the last box was on its shelf, and nothing has been missed since.",
)
