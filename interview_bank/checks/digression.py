"""Point at an answer that wanders off.

Authority: Lin-Stephens (2022): trained speakers are rated on conformity, relevance and
conciseness. Grice's maxim of relation. An aside is human; several lose the listener.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_bank.patterns import Found, phrases
from interview_bank.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.answer import Answer

CODE = "rambling"
ASIDE = phrases(
    r"\b(?:anyway|anyhow|anyways|where was i|where do i start|what was i saying"
    r"|as i was saying|by the way"
    r"|no wait|wait no|that's another story|long story|but that's beside|i digress"
    r"|i won't (?:go|get) into"
    r"|won't bore you|oh and|speaking of|which reminds me|you know yourself|funnily enough"
    r"|funny story"
    r"|lovely (?:people|man|woman|lady)|i was all over the place|to go back|going back to"
    r"|back to the|sorry,? i|i'll come back to that"
    r"|not that it matters|don't ask me|god knows|whatever it was|or was it"
    r"|no,? actually it was|i think it was|if i'm not mistaken"
    r"|let me think|there's a whole|a bit of a character|the weather was|the parking"
    r"|the coffee|oh my god|my (?:husband|wife|daughter|son|cousin|kids|mother|dog"
    r"|cat)(?:'s)? (?:is|was|an?|has|had|always|says|knew|play)"
    r"|there was a whole (?:thing|story))\b",
)
LOST = phrases(
    r"\b(?:where was i|what was i|where do i|no,? wait|wait,? no|i won't (?:go|get) into"
    r"|won't bore you|oh and|another story|digress|oh my god|all over the place|or was it"
    r"|reminds me|you know yourself)\b",
)
MANY, LONG = 4, 350


def asides(text: str) -> list[Found]:
    """Return the openings of asides in a text."""
    return list(ASIDE.finditer(text.replace("’", "'")))


def astray(found: list[Found]) -> int:
    """Weigh asides: an "anyway" is one, having lost the thread is two."""
    return sum(2 if LOST.search(match.group()) else 1 for match in found)


def check(answer: Answer) -> Iterator[Finding]:
    """Report asides that together lose the thread, fewer of them in a long answer."""
    found = asides(answer.text)
    if astray(found) >= MANY - (len(answer.words) > LONG):
        message = (
            "The story leaves its road several times. Keep what the outcome needs and leave the "
            "rest for afterwards."
        )
        yield Finding(CODE, "improve", message, found[0].start(), found[-1].end())


TRIPS = (
    "So the office, no wait, it was the old office, anyway, there were two of us, oh and the "
    "parking was awful, where was I, yes, the report was late and by the way so was the bus.",
)
PASSES = ("The report was late. By the way, it was a holiday, so I rang the owners at home.",)
