"""Praise what was learned, where it is told; it is a bonus and never asked for by a score.

Authority: STAR-L and PARLA variants add the learning; reflection is rated in graduate schemes.
Its absence is not a gap of the story.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_bank.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.answer import Answer

CODE = "learning"


def check(answer: Answer) -> Iterator[Finding]:
    """Praise the first clause that says what the speaker took from it."""
    if answer.kind != "story":
        return
    for clause in answer.clauses:
        if "#learned" in clause.features:
            yield Finding(CODE, "strength", "You say what you took from it.", *clause.span)
            return


TRIPS = (
    "In May our report was late. I was asked to fix it. I rang the owners and typed with them. It "
    "went out on Friday. I learned to ring before I write.",
)
PASSES = (
    "In May our report was late. I was asked to fix it. I rang the owners and typed with them. It "
    "went out on Friday and has been on time since.",
)
