"""Words of an answer, normalised so that who is in the story never matters.

Names, places, pronouns and words for a person's sex are folded into classes: the same story
told about somebody else, somewhere else, must read the same to every later judgement.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from interview_bank.lists import listed

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\"“”‘(•\-–—*])[\s\"“‘'(*#\-–—•]*$")
_YEAR = re.compile(r"(?:19|20)\d\d$")

NUMBER_WORDS = listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy "
    "eighty ninety hundred thousand million billion lakh crore dozen dozens twice half third "
    "thirds quarter quarters percent hundreds thousands"
)
DATES = listed(
    "january february march april june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays "
    "fridays saturdays sundays spring autumn winter easter christmas diwali"
)
_PERSONS = listed(
    "he she they him her them his hers their theirs himself herself themselves themself"
)
_FOLK = listed(
    "man woman men women guy guys girl girls boy boys lady ladies gentleman gentlemen bloke "
    "lad lads wife husband mum mom dad mother father sister brother son daughter mr mrs ms "
    "miss sir madam nephew niece uncle aunt"
)
_SAME = {
    "were": "was", "weren't": "wasn't", "has": "have", "hasn't": "haven't",
    "he's": "they're", "she's": "they're", "he'd": "they'd", "she'd": "they'd",
    "he'll": "they'll", "she'll": "they'll", "they've": "they're", "does": "do",
    "doesn't": "don't",
}  # fmt: skip
NUMBER, YEAR, DATE, NAME, PERSON, FOLK = "<num>", "<year>", "<date>", "<name>", "<p>", "<folk>"
_FOLDED = {
    **dict.fromkeys(_FOLK, FOLK),
    **dict.fromkeys(_PERSONS, PERSON),
    **dict.fromkeys(DATES, DATE),
    **dict.fromkeys(NUMBER_WORDS, NUMBER),
}


LOOK_BACK = 12  # characters: room for a closing quote, a bullet and blanks


class Word(NamedTuple):
    """A word: `raw` lower-cased as written, `norm` folded into a class, offsets in the answer."""

    raw: str
    norm: str
    start: int
    end: int


def words(text: str, at: int = 0) -> list[Word]:
    """Return the words of `text` in order; numbers, dates, names and persons are folded.

    `at` is where `text` starts in the answer; the offsets count from the answer's start.
    """
    found = []
    for match in _WORD.finditer(text):
        written = match.group()
        raw = written.lower().replace("’", "'")
        start, end = match.span()
        found.append(Word(raw, _norm(raw, written, text, start), at + start, at + end))
    return found


def _norm(raw: str, written: str, text: str, start: int) -> str:
    if raw in _FOLDED:
        return _FOLDED[raw]
    if raw[0].isdigit():
        return YEAR if _YEAR.match(raw) else NUMBER
    if written == "May":
        return DATE
    if _is_name(raw, written, text, start):
        return NAME
    return _SAME.get(raw, raw)


def _is_name(raw: str, written: str, text: str, start: int) -> bool:
    """Tell whether a capital inside a sentence marks a name; acronyms such as PMO are words."""
    if not written[0].isupper() or raw == "i" or raw.startswith("i'") or written.isupper():
        return False
    before = text[max(0, start - LOOK_BACK) : start]
    return bool(before.strip()) and not _SENTENCE_START.search(before)
