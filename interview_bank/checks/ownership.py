"""Ask for "I" inside the action when only "we" is there; softly, and nowhere else.

Authority: the U.S. Office of Personnel Management's guide to structured interviews asks for the
candidate's own behaviour. "We" is at home in a result and in many actions of good answers, and
some cultures prefer it, so only an action without any "I" is remarked on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_bank.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.answer import Answer, Clause

CODE, SOFT = "team-only-action", "mostly-team-action"
OWN = frozenset({"#i-past", "#i-adv-past", "#i-verb", "#i-present"})
FEW = 2


def check(answer: Answer) -> Iterator[Finding]:
    """Report an action told with "we" only, or with far more "we" than "I"."""
    if answer.kind != "story":
        return
    steps = list(answer.parted("action"))
    ours = [clause for clause in steps if _has(clause, "we") and not _mine(clause)]
    mine = [clause for clause in steps if _mine(clause)]
    if len(ours) < FEW:
        return
    start, end = ours[0].start, ours[-1].end
    if not mine:
        message = "Every step here is told with “we”. Which of them were yours? Say those with “I”."
        yield Finding(CODE, "improve", message, start, end)
    elif len(ours) >= 2 * len(mine):
        message = "Most steps are told with “we”. Where a step was yours, you may say so."
        yield Finding(SOFT, "improve", message, start, end)


def _mine(clause: Clause) -> bool:
    return bool(clause.features & OWN)


def _has(clause: Clause, word: str) -> bool:
    return any(w.raw == word or w.raw.startswith(word + "'") for w in clause.words)


TRIPS = (
    "Last winter our sports hall lost its heating a week before the tournament. Our job was to "
    "keep it going. We rang three rental firms and we got two heaters. We moved the smaller "
    "matches to the school and we put up a new timetable in the hall. The tournament took place "
    "with all twenty teams.",
)
PASSES = (
    "Last winter our sports hall lost its heating a week before the tournament. It was my job to "
    "keep it going. I rang three rental firms and I got two heaters. I moved the smaller matches "
    "to the school and put up a new timetable. We played with all twenty teams.",
)
