"""Say when a question for an event was answered with something else, and how to turn it round.

Authority: Bangerter, Corvalan and Cavin (2014) on stories in selection interviews: stories and
stories of habit raise the recommendation, self-descriptions lower it. Janz (1982) and Krajewski
et al. (2006, managers): past behaviour predicts better than what somebody says they would do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_bank.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.answer import Answer

MESSAGES = {
    "hypothetical": "This says what you would do. The question asks what you did: choose one "
    "occasion, even a small one, and tell it in the past.",
    "opinion": "This gives your view. Keep one sentence of it at most, then tell the occasion that "
    "taught you to see it that way.",
    "pseudo-story": "This tells how it usually goes. Pick one time out of the many, with its date "
    "and place, and tell only that one.",
    "self-description": "This describes you. A listener can only weigh what you did: pick one "
    "occasion on which that quality showed.",
    "knowledge": "This explains how the thing works. That you know it shows; now tell one occasion "
    "on which you used it.",
}


def check(answer: Answer) -> Iterator[Finding]:
    """Report an answer of another kind than the question asks for."""
    asked = answer.question.kind if answer.question else "behavioural"
    if answer.kind == "story" or asked in ("knowledge", "motivation") or not answer.words:
        return
    if asked == "situational" and answer.kind in ("hypothetical", "pseudo-story", "knowledge"):
        return
    yield Finding(answer.kind, "improve", MESSAGES[answer.kind], *answer.whole)


TRIPS = (
    "If a report was late I would call the owner first. I would ask what is missing and I would "
    "offer help. If that did not work, I would go to my manager. I'd make sure it does not happen "
    "again.",
    "I think reports are overrated. In my opinion most managers should read less and walk around "
    "more. People believe what is green, and that is a mistake.",
    "I usually send a reminder two days before. Then I always call the ones who are late, and we "
    "normally fill it in together. That happens every month and it generally works.",
)
PASSES = (
    "In May last year our report was late because two of the owners had left. I was asked to fix "
    "it within a week. I rang the two teams, found the new owners and typed the numbers with them "
    "on the phone. The report went out on the Friday and has been on time since.",
)
