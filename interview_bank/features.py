"""What the fitted model sees of one clause: single words, pairs with a small word, named cues.

Nothing here knows where in the answer the clause stands. That is on purpose: a judgement that
knew the position would see a result at the end of every answer, also where there is none.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from interview_bank.cues import found
from interview_bank.lists import listed
from interview_bank.verbs import is_past
from interview_bank.wording import NAME, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

_AMOUNT = re.compile(r"[%$€£₹]")
_FIRST = listed("i i'd i've i'm i'll we we'd we've we're me my us our myself")
_PIVOTS = listed(
    "i i'd i've i'm we we'd our my me us <p> it was had have so to not would will by they're "
    "this which that"
)


def features(clauses: Sequence[tuple[Sequence[Word], str]]) -> list[frozenset[str]]:
    """Return the names of the features of each clause, given as words and as written."""
    cued = found([_line(inside, clause) for inside, clause in clauses])
    return [
        frozenset(cues | _worded(inside)) for (inside, _), cues in zip(clauses, cued, strict=True)
    ]


def _worded(inside: Sequence[Word]) -> set[str]:
    norms = [word.norm for word in inside]
    seen = {norm for norm in norms if norm != NAME}
    seen |= {f"{a} {b}" for a, b in itertools.pairwise(norms) if a in _PIVOTS}
    seen |= _doers(inside, norms)
    return seen | {f"^{' '.join(norms[:size])}" for size in (1, 2) if len(norms) >= size}


def _doers(inside: Sequence[Word], norms: list[str]) -> set[str]:
    """Tell whose doing a clause is: nobody's of "I" or "we" at all, or first somebody else's."""
    verb = next((index for index, word in enumerate(inside) if is_past(word.raw)), None)
    marks = set() if _FIRST & set(norms) else {"#no-first"}
    if verb is not None and not _FIRST & set(norms[:verb]):
        marks.add("#others-did")
    return marks


def _line(inside: Sequence[Word], clause: str) -> str:
    """Join folded words; a past verb after a pronoun or at the start is also marked `<past>`."""
    parts: list[str] = []
    for index, word in enumerate(inside):
        opens = (
            index == 0 or inside[index - 1].norm in _SUBJECT or inside[index - 1].raw in _ADVERBS
        )
        parts.append(f"<past> {word.norm}" if opens and is_past(word.raw) else word.norm)
        if word.raw.endswith("'d") and index + 1 < len(inside) and _wishes(inside[index + 1].raw):
            parts.append("<would>")
    if _AMOUNT.search(clause):
        parts.append("<amount>")
    return " ".join(parts)


def _wishes(following: str) -> bool:
    """Tell "I'd ask" (would) from "I'd asked" (had)."""
    return not is_past(following) and following not in _AFTER_HAD


_AFTER_HAD = listed(
    "been gone done seen taken given become begun written known shown never already just only "
    "a an the to no my better <num> two three four five six run come put set got worn grown"
)
_SUBJECT = listed(
    "i we <p> it client customer team manager director board sponsor committee boss "
    "leadership company users user stakeholders everyone people both others this that"
)
_ADVERBS = listed("then also first immediately quickly personally just finally later both all")
