"""What the index takes from a posting's wording; the wording itself is not kept."""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple

from matcher.conditions import asks_for_enrolment
from matcher.market.copies import sketch

_MOST_KNOWN = 8192


class Wording(NamedTuple):
    """The sketch of a text, and whether it wants somebody who is enrolled while working."""

    marks: tuple[int, ...]
    is_for_students: bool


class Wordings:
    """Reads texts; of one that comes again (a repost, an index built anew) no word is read twice.

    Texts are known by a digest, so that none of them is held.
    """

    def __init__(self) -> None:
        self._known: dict[bytes, Wording] = {}

    def of(self, text: str) -> Wording:
        """Return what is taken from a text."""
        digest = blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest()
        known = self._known.get(digest)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known = {}
            known = self._known[digest] = Wording(sketch(text), asks_for_enrolment(text))
        return known
