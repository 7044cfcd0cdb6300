"""Warn when an answer gives away what belongs to an employer, a client or a person.

Authority: duty of confidence in employment contracts; PMI's Code of Ethics and Professional
Conduct, 2.2 (protect proprietary or confidential information entrusted to us). Numbers alone are
welcome; together with a name and a margin, rate, salary, legal or medical matter they are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_bank.patterns import phrases
from interview_bank.types import Finding
from interview_bank.wording import NAME, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.answer import Answer

CODE = "confidential-figures"
SECRET = phrases(
    r"\b(?:between (?:us|you and me|ourselves)|(?:probably "
    r"|maybe )?shouldn't (?:really )?(?:say|be saying|tell|share|mention)"
    r"|not supposed to (?:say|tell|share|know)|don't tell anyone|told me in (?:private"
    r"|confidence)|in confidence"
    r"|off the record|strictly confidential|isn't (?:announced|public)"
    r"|not (?:yet )?(?:announced|public|published)"
    r"|under (?:an? )?(?:nda|non-disclosure)|secret (?:contract|deal|price)|internally we"
    r"|nobody outside|insider"
    r"|the staff don't know|leaked|keep (?:this|that|it) to yourself"
    r"|i can send you the (?:sheet|file|numbers))\b",
)
MATTER = phrases(
    r"\b(?:margins?|mark-?up|day rates?|hourly rates?|bill(?:s|ed|ing)? (?:our|at|out)"
    r"|salar(?:y|ies)|bonus(?:es)?|earns?|paid (?:him|her|them)"
    r"|floor price|purchase price|unit price|cost price|profit|settle(?:d|ment)|lawsuit"
    r"|court case|litigation|legal claim"
    r"|diagnos\w+|cancer|pregnan\w+|depress\w+|hiv|rehab|medication|medical record|donors?"
    r"|donat(?:ed|ion)s?|redundanc\w+|lay-?offs?"
    r"|takeover|acquisition|merger|discount|rebate|revenue|turnover|valuation|bid price"
    r"|reserve price|rent|debts?|overdraft|insolven\w+)\b",
)
KEPT = phrases(
    r"\b(?:can't|cannot|won't|couldn't|not allowed to|rather not"
    r"|without) (?:\w+ ){0,4}(?:figures?|numbers?|names?|prices?|details?|say|go into|name"
    r"|share|give)\b",
)

OPEN_MATTERS = 3  # where no secrecy is said: one or two may well be public


def check(answer: Answer) -> Iterator[Finding]:
    """Report figures told with a name and a delicate matter, more easily where secrecy is said."""
    text = answer.text.replace("’", "'")
    secret = SECRET.search(text)
    matters = [match for match in MATTER.finditer(text) if _exposed(answer, match.start())]
    named = any(word.norm == NAME for word in answer.words)
    if KEPT.search(text) and not secret:
        return
    if matters and named and (secret or len(matters) >= OPEN_MATTERS):
        where = secret or matters[0]
        message = (
            "This names somebody together with figures that they would hardly want told. Keep the "
            "story and say “a client” and “by about a third” instead."
        )
        yield Finding(CODE, "improve", message, where.start(), where.end())


def _exposed(answer: Answer, position: int) -> bool:
    """Tell whether the clause at `position` or its neighbour holds a figure."""
    for index, clause in enumerate(answer.clauses):
        if clause.start <= position < clause.end:
            near = answer.clauses[max(0, index - 1) : index + 2]
            return any(word.norm == NUMBER for c in near for word in c.words)
    return False


TRIPS = (
    "I was buyer at a bakery. Between us, the flour came from Miller Brothers at a floor price of "
    "31 cents, and our margin with the chain Greenway was 38 percent. I asked for two offers.",
)
PASSES = (
    "I was buyer at a bakery. I asked for two offers and split the volume. I cannot give the "
    "prices, they are under contract, but we saved about a tenth.",
    "The project cost 2.4 million and we finished 80 thousand under budget in Hamburg.",
)
