"""Places as written: "City, ST", "Remote - UK", "Leeds or York", "US-NJ-Edison", "12 Locations"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scrapers.types import Place
from scrapers.wording.gazetteer import cities, countries, country_names, folded, parts
from scrapers.wording.place_names import SPOKEN
from scrapers.wording.resolution import resolved

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPLIT = re.compile(r"\s*[;|\n•·]\s*|\s+/\s+|\s+or\s+|\s+oder\s+|\s+&\s+", re.I)
_COUNT = re.compile(
    r"^\W*(?:\d+|multiple|various|several)\s+(?:locations?|cities|sites|offices)\W*$", re.I
)
_MODE = re.compile(
    r"\b(?:(?:100\s*%|fully|full|partly|mostly|flexible"
    r"|temporarily)[\s-]+)?(?:remote(?:ly)?(?:[\s-]*(?:first|only|work|job|role|ok|friendly"
    r"|eligible|based|within|in|from))?"
    r"|hybrid(?:[\s-]*(?:remote|work(?:ing)?|role))?|on-?site|in[\s-]office|home[\s-]?(?:based"
    r"|office)|work from home|wfh|telecommute|distributed|virtual)\b",
    re.I,
)  # fmt: skip
_NOWHERE = {
    "any location", "nationwide", "multiple locations", "various", "tbd", "flexible", "n/a", "na",
    "none", "location", "headquarters", "hq", "main office", "office", "days in office",
    "days in the office", "job", "only", "one location", "in person", "person", "on the road",
    "online", "office based",
}  # fmt: skip
_WIDE = {
    "anywhere", "worldwide", "global", "international", "everywhere", "anywhere in the world",
    "world", "emea", "apac", "apj", "latam", "amer", "europe", "european union", "eu", "dach",
    "benelux", "nordics", "americas", "north america", "south america", "latin america", "asia",
    "asia pacific", "africa", "middle east", "cet", "est", "pst", "gmt", "utc",
}  # fmt: skip
_LEADING = re.compile(
    r"^(?:in|near|around|based in)\s+|^(?:greater|metro(?:politan)?|downtown|central|the)\s+"
    r"|^anywhere in\s+(?:the\s+)?"
    r"|^within\s+(?:the\s+)?",
    re.I,
)
_TRAILING = re.compile(
    r"\s+(?:area|metropolitan area|metro(?:politan)?(?: area)?|region|county|city|only|office"
    r"|hq|campus|based)$",
    re.I,
)
_POSTCODE = re.compile(
    r"\b(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d"
    r"|\d{4}\s?[A-Z]{2})\b|(?<=[a-z] )[A-Z]{1,2}\d{1,2}[A-Z]?$"
    r"|(?<=\b[A-Z]{3} )\d{4}$"
)
# A British postcode alone says the country, if no town.
_BRITISH = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}")
_CITY_STATE = re.compile(r"^(\D+?)\s+([A-Z]{2,3})$")
_DASHED = re.compile(r"^([A-Z]{2,3})-([A-Z]{2,3}|[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)*)(?:-(.+))?$")
# A flag is its country's two letters, written with signs of their own.
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_PICTURE = re.compile("[\U0001f1e6-\U0001faff\u2600-\u27bf\ufe0f]")
_FLAG_LETTER = 0x1F1E6
_JOINED = re.compile(r"\s+(?:and|und|et|y|en|e|i|och|og)\s+|/")
_LISTED = re.compile(rf",\s*|{_JOINED.pattern}")
_LONGEST, _CODE, _CITIES, _LARGE = 120, 2, 3, 50_000


def read_places(words: str | None) -> tuple[Place, ...]:
    """Return every place in a location field, in order, each once; "12 Locations" is none."""
    if not words or _COUNT.match(words):
        return ()
    pieces = [one for piece in _SPLIT.split(words[:600]) for one in _cities_apart(piece)]
    read = [place for piece in pieces if (place := read_place(piece))]
    return distinct(_with_neighbours(place, read) for place in read)


def _cities_apart(words: str) -> list[str]:
    """Divide "Paris, Lyon and Lille", of which every piece is a large city and none a state."""
    pieces = [piece.strip() for piece in _LISTED.split(words) if piece.strip()]
    enough = 2 if _JOINED.search(words) else _CITIES
    if len(pieces) < enough or cities().get(folded(words)):
        return [words]
    return pieces if all(map(_is_large_city, pieces)) else [words]


def _is_large_city(name: str) -> bool:
    if parts().get(folded(name)) or country_code(name):
        return False
    return any(city.people >= _LARGE for city in cities().get(folded(name), ()))


def distinct(places: Iterable[Place | None]) -> tuple[Place, ...]:
    """Return the places in order, each once."""
    found: dict[tuple[str | None, ...], Place] = {}
    for place in places:
        if place:
            told = (place.city, place.region, place.country)
            found.setdefault(told if any(told) else (place.text.casefold(),), place)
    return tuple(found.values())


def _with_neighbours(place: Place, others: list[Place]) -> Place:
    """Read "York" beside "Leeds" as the one in Leeds' country."""
    near = {other.country for other in others if other.country}
    if place.country or not place.city or len(near) != 1:
        return place
    code = next(iter(near))
    here = any(city.country == code for city in cities().get(folded(place.city), ()))
    return replace(place, country=code) if here else place


def read_place(words: str | None) -> Place | None:
    """Return one place; what cannot be told stays None. Blank, or only "Remote", is no place."""
    text = re.sub(r"\s+", " ", _unflagged(words or "")).strip(" ,;-–\"'")
    if not text or _COUNT.match(text):
        return None
    if len(text) > _LONGEST:
        return None
    if _BRITISH.fullmatch(text):
        return Place(text=text, country="GB")
    bits = _bits(_MODE.sub(" ", text))
    named = [bit for bit in bits if folded(bit) not in _WIDE]
    if _begins_with_country(named):
        named.reverse()
    if named:
        return resolved(text, named)
    # "Europe" or "Worldwide" says where one may be, and is in no country.
    return Place(text=text) if bits else None


def _begins_with_country(bits: list[str]) -> bool:
    """Tell "USA, Virginia, Arlington" from "Lebanon, PA"."""
    if len(bits) <= 1 or len(bits[-1]) <= _CODE or country_code(bits[-1]):
        return False
    return country_code(bits[0]) is not None and not bits[0].islower()


def _unflagged(words: str) -> str:
    """Return words without flags and pins; a flag that stands alone is its country's code."""
    bare = _PICTURE.sub(" ", words)
    if bare.strip() or not (flag := _FLAG.search(words)):
        return bare
    return "".join(chr(ord(letter) - _FLAG_LETTER + ord("A")) for letter in flag.group())


def place_of(
    *,
    city: str | None = None,
    region: str | None = None,
    country: str | None = None,
    text: str | None = None,
) -> Place | None:
    """Return a place from structured fields, with the country of an unmistakable city."""
    code = country_code(country)
    told = [*re.split(r"\s*,\s*", city or ""), region, country if code is None else None]
    named = [word for word in told if word]
    shown = text or ", ".join(word for word in (city, region, country) if word)
    if not shown:
        return None
    guessed = resolved(shown, named) if named else None
    if guessed is None or (code and guessed.country not in {None, code}):
        guessed = Place(text=shown)
    if guessed.city and "," in (city or ""):
        # "Austin, TX" in the field of the town alone.
        city = guessed.city
    only_mode = bool(city) and not _MODE.sub("", city or "").strip(" ,-–()")
    return Place(
        text=shown,
        city=(city or None) if not only_mode else None,
        region=region or guessed.region,
        country=code or guessed.country,
    )


def country_code(words: str | None) -> str | None:
    """Return ISO 3166-1 alpha-2 of a code or a name in several languages."""
    if not words:
        return None
    bare = words.strip()
    if len(bare) == _CODE and bare.upper() in country_names():
        return bare.upper()
    return "GB" if bare.upper() == "UK" else countries().get(folded(bare))


def _bits(words: str) -> list[str]:
    words = _POSTCODE.sub(" ", words)
    dashed = _DASHED.match(words.strip())
    if dashed and country_code(dashed[1]):
        # Before a state the country is no state of another: "CA-Ontario-Toronto" is in Canada.
        code = country_code(dashed[1]) or dashed[1]
        country = country_names().get(code, code) if dashed[3] else dashed[1]
        return [bit for bit in (dashed[3], dashed[2], country) if bit]
    pieces = re.split(r"[,()\[\]]|\s[-–—]\s|\s*:\s*|\s{2,}(?=[A-Z])", words)
    bits = [_spoken(bit) for piece in pieces for bit in _with_state_apart(_trimmed(piece))]
    return [bit for bit in bits if re.search(r"[^\W\d_]", bit) and folded(bit) not in _NOWHERE]


def _spoken(bit: str) -> str:
    return SPOKEN.get(folded(bit), bit)


def _with_state_apart(bit: str) -> list[str]:
    """Divide "Hobart TAS" and "Columbus OH", but no name that a city bears as a whole."""
    match = _CITY_STATE.match(bit)
    options = parts().get(folded(match[2]), ()) if match else ()
    here = cities().get(folded(match[1]), ()) if match else ()
    if match and any(c.country == p.country and c.part == p.code for c in here for p in options):
        return [match[1], match[2]]
    return [bit]


def _trimmed(piece: str) -> str:
    bare = re.sub(r"\s+", " ", piece).strip(" -–/.*")
    if bare and folded(bare) not in SPOKEN and not cities().get(folded(bare)):
        bare = _TRAILING.sub("", _LEADING.sub("", bare))
    return bare
