"""Plain counts of an answer's words."""

from __future__ import annotations

from interview_bank.lists import listed
from interview_bank.patterns import phrases
from interview_bank.types import Span, Stats
from interview_bank.wording import NUMBER, YEAR, Word

PACE = 140  # words a minute; calm speech, the middle of the 130-160 that listeners rate best
_FILLER = phrases(
    r"\b(?:u+h+m*|u+m+|e+r+m*|eh|em|hmm+|you know|i mean|kind of like|okay so|so yeah|yeah so"
    r"|basically|literally|actually)\b|\blike,",
)
_SINGULAR = listed("i me my mine myself i'm i'd i've i'll")
_PLURAL = listed("we us our ours ourselves we're we'd we've we'll")


def filler_spans(text: str) -> list[Span]:
    """Return where the filler words are."""
    return [match.span() for match in _FILLER.finditer(text)]


def count(text: str, words: list[Word]) -> Stats:
    """Return the counts of an answer."""
    return Stats(
        words=len(words),
        spoken_seconds=round(len(words) * 60 / PACE),
        first_person_singular=sum(word.raw in _SINGULAR for word in words),
        first_person_plural=sum(word.raw in _PLURAL for word in words),
        figures=sum(word.norm in (NUMBER, YEAR) and word.raw[0].isdigit() for word in words),
        fillers=len(filler_spans(text)),
    )
