"""Which word is a verb in the past: by ending, or by the list of the irregular ones.

A tagger would do it better and cost a download and most of the time budget; for telling a
story from a habit, the share of past forms after a pronoun is enough.
"""

from __future__ import annotations

from interview_bank.lists import listed

IRREGULAR_PAST = listed(
    "was were had did went came got made took gave told said found knew thought saw felt left "
    "kept held brought built bought caught taught fought sent spent lent meant met led lost "
    "paid put ran rang sang sat stood spoke broke chose drew drove fell flew forgot froze "
    "grew heard hid laid let read rode rose sold set shook shot showed shut slept split "
    "spread stole struck swore threw understood woke wore won wrote cut cost hit hurt quit "
    "bet became began bit blew bound dealt dug fed fled forbade hung knelt lit proved sought "
    "shrank slid sought stuck swam swept tore undertook upheld withdrew wound rewrote redrew "
    "rebuilt reran overran undid oversaw learnt dreamt burnt spelt drank ate"
)
_NOT_PAST = listed(
    "need speed feed indeed seed weed deed exceed proceed succeed bed red led-time hundred "
    "shed agreed-on sacred naked wicked breed greed embed unprecedented dedicated experienced "
    "detailed motivated organised organized skilled certified interested"
)


SHORTEST = 4  # letters: "red" is no past


def is_past(word: str) -> bool:
    """Tell whether a lower-case word looks like a verb in the past."""
    if word in IRREGULAR_PAST:
        return True
    return len(word) >= SHORTEST and word.endswith("ed") and word not in _NOT_PAST
