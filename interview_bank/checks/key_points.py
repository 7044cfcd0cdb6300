"""For knowledge and "what would you" questions: which points are named, and which are missing.

Authority: structured interviews score such answers against points agreed in advance by people who
know the work (Latham et al. 1980, situational interview), not against the shape of a story.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_bank.coverage import cover
from interview_bank.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.answer import Answer

HIT, MISS = "key-point", "missing-key-point"


def check(answer: Answer) -> Iterator[Finding]:
    """Praise each key point that is named and list those that are not."""
    if answer.question is None or not answer.question.key_points:
        return
    for point, span in cover(answer.text, answer.question.key_points):
        if span:
            yield Finding(HIT, "strength", f"Named: {point.point}", *span)
        else:
            yield Finding(MISS, "improve", f"Not named yet: {point.point}", *answer.whole)


TRIPS: tuple[str, ...] = ("Question: @raid-log-parts\nIt is a list that one keeps.",)
PASSES: tuple[str, ...] = ("Question: Tell me about a time you kept a log.\nI kept a list.",)
