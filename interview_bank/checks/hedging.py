"""Point at words that take back what was just said.

Authority: Hosman (1989) and later work on powerless language: hedges and disclaimers cost
credibility more than they save modesty. A single "maybe" is nothing; the remark needs a pattern.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_bank.patterns import Found, phrases
from interview_bank.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.answer import Answer

CODE = "hedging"
HEDGE = phrases(
    r"\b(?:sort of|kind of|i guess|i suppose|maybe|perhaps|probably|more or less|somehow"
    r"|or whatever"
    r"|or something|or so i think|a little bit|i don't know|i can't (?:really )?say"
    r"|not really sure"
    r"|i'm not sure|nothing special|no big deal|anybody could have|anyone could have"
    r"|just did whatever"
    r"|might (?:just )?have been|i think it (?:was|went)|hopefully|i was just|it was only"
    r"|just lucky"
    r"|to be fair it|not much to do with|it might|could be that|if i remember)\b",
)
MANY = 3
STRONG = phrases(
    r"nothing special|(?:anybody|anyone|everybody|everyone) could have|much to do with"
    r"|i don't know,? i just|just lucky|did whatever|might just have been|it was nothing",
)


def hedges(text: str) -> list[Found]:
    """Return the hedges of a text; those that disown the deed count by themselves."""
    return list(HEDGE.finditer(text.replace("’", "'")))


def check(answer: Answer) -> Iterator[Finding]:
    """Report three hedges or more, or one that gives the deed away."""
    found, plain = hedges(answer.text), answer.text.replace("’", "'")
    if len(found) >= MANY or STRONG.search(plain):
        message = (
            "Words like “sort of” and “maybe” make what you did smaller. Say it plainly, or leave "
            "out what you are not sure of."
        )
        spots = found or list(STRONG.finditer(plain))
        yield Finding(CODE, "improve", message, spots[0].start(), spots[-1].end())


TRIPS = (
    "I sort of made a list and I guess it helped, or maybe it was something else.",
    "It was nothing special, anybody could have done it.",
)
PASSES = ("I made a list of the forty items. It probably helped that the team was small.",)
