"""The clauses of a resume's lines: how far a word about a certificate or a tool reaches."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

# "PMP — Expected 2027", "PMP | In progress": what follows is still about the certificate.
_SAME = (
    r"(?!\s*(?i:in[ -]progress|expected|exam|due|pending|planned|expir\w*|exp\.|lapsed|issued|"
    r"valid|studying\b(?! for)|anticipated|renew\w*|inactive|not yet|no longer|booked|scheduled|"
    r"target|status)(?!\w))"
)
_STOP = re.compile(
    rf"[\n;]|[•·|]{_SAME}|\.(?=\s)(?<!exp\.)|\bbut\b|\bhowever\b|\balthough\b"
    rf"|\b(?<!not )currently\b"
    rf"|\s[–—]\s(?=[A-Z]){_SAME}|,\s*(?=(?:and )?(?:currently|now|previously)\b)"
    r"|\bnow\b(?= (?:studying|working))|,?\s+and (?=(?:I )?(?:am|was|will|now)\b)"
    # "PRINCE2 Practitioner, working towards MSP".
    r"|,\s*(?=(?:and )?(?i:also )?(?i:working towards?|studying(?: for)?|preparing for|pursuing|"
    r"planning|enrolled (?:on|in)|aiming for) (?:the |an? )?[A-Z])"
)
# "P3O Foundation, Practitioner not yet taken": what follows is about another certificate.
NEXT_LEVEL = re.compile(
    r",\s*(?:and )?(?:the )?(?=Practitioner|Foundation|Advanced|[A-Z0-9]{3,}\b)"
)
_REACH = 160


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the clause that holds the characters, at most a line."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    stops = _stops(text)
    before = bisect_right(stops.ends, start) - 1
    if before >= 0:
        low = max(low, stops.cuts[before])
    after = bisect_left(stops.starts, end)
    if after < len(stops.starts):
        high = min(high, stops.starts[after])
    return low, high


class _Stops(NamedTuple):
    """Where the words and marks that part clauses begin and end, and where the next clause does."""

    starts: list[int]
    ends: list[int]
    cuts: list[int]


@lru_cache(maxsize=2)
def _stops(text: str) -> _Stops:
    """Return what parts the clauses of a text: a resume asks for each of its skills."""
    found = list(_STOP.finditer(text))
    return _Stops(
        [match.start() for match in found],
        [match.end() for match in found],
        [match.start() if match.group()[0].isalpha() else match.end() for match in found],
    )
