"""Say when a sound story answers some other question.

Authority: Lin-Stephens (2022) rates relevance beside conformity and conciseness; Grice's maxim of
relation. Judged from what the question is about and what the answer talks about, by topic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_bank.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.answer import Answer

CODE = "off-topic"
LEAST = 0.44  # below what a story on anything would say by chance
ENOUGH = 40  # words: a fragment cannot be judged


def check(answer: Answer) -> Iterator[Finding]:
    """Report an answer that hardly touches what the question asks for."""
    if answer.question is None or answer.kind != "story" or len(answer.words) < ENOUGH:
        return
    if answer.near < LEAST:
        message = (
            "This is a story, but perhaps for another question. Say early on how it answers this "
            f"one (“{answer.question.text}”), or choose another."
        )
        yield Finding(CODE, "improve", message, *answer.whole)


TRIPS = (
    "Question: Tell me about a time you worked with a difficult supplier.\nOur choir had no room "
    "for its concert in May. I was asked to find one. I went to the parish, the school and to "
    "the cinema, and I measured the stage in each. I borrowed forty chairs from the brigade. I "
    "painted the posters with my sister. All two hundred seats were taken on the evening.",
)
PASSES = (
    "Question: Tell me about a time you worked with a difficult supplier.\nOur supplier for the "
    "chairs was late again in May. I was asked to get a firm date. I went to the factory, read "
    "the order list and offered to take half of it first. The chairs came in two lots, and "
    "the concert took place with all seats.",
)
