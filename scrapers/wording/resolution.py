"""From the bits of a place field to country, subdivision and city, read from the right."""

from __future__ import annotations

import re

from scrapers.types import Place
from scrapers.wording.gazetteer import City, Part, cities, countries, country_names, folded, parts
from scrapers.wording.place_names import REGIONS

# How many times larger than its namesakes abroad a city has to be to need no country.
_SURE = 3
_CODE, _LONGEST_CODE, _METROPOLIS = 2, 3, 500_000


def resolved(text: str, bits: list[str]) -> Place:
    """Read from the right: the country, then the subdivision, then the city."""
    rest = list(bits)
    country = _country_at_end(rest)
    part = _part_at_end(rest, country)
    if part:
        country = country or part.country
    city = _city_of(rest, country, part)
    if city and country is None:
        country = city[1].country if city[1] else None
    if not rest and part is None and country is None:
        return Place(text=text)
    region = part.name if part else _other_region(rest, city)
    return Place(text=text, city=city[0] if city else None, region=region, country=country)


def _country_at_end(rest: list[str]) -> str | None:
    if not rest:
        return None
    last = rest[-1]
    code = countries().get(folded(last)) or (last if _is_code(last) else None)
    if code is None or (len(rest) > 1 and _is_state(rest, code)):
        return None
    # A city that is a country ("Singapore") stays to be read as the city, too.
    if len(rest) > 1 or not any(c.country == code for c in cities().get(folded(last), ())):
        rest.pop()
    return code


def _is_code(word: str) -> bool:
    return len(word) == _CODE and word.isupper() and word in country_names()


def _is_state(bits: list[str], code: str) -> bool:
    """Tell "Gary, IN" and "Atlanta, Georgia" from "Mumbai, IN" and "Tbilisi, Georgia"."""
    options = parts().get(folded(bits[-1]), ())
    if not options:
        return False
    named = [city for bit in bits[:-1] for city in cities().get(folded(bit), ())]
    if any(city.country == p.country and city.part == p.code for city in named for p in options):
        return True
    return not any(city.country == code for city in named)


def _part_at_end(rest: list[str], country: str | None) -> Part | None:
    if not rest:
        return None
    options = parts().get(folded(rest[-1]), ())
    if not rest[-1].isupper() and len(rest[-1]) <= _LONGEST_CODE:
        options = ()
    fitting = [part for part in options if country in {None, part.country}]
    if len(rest) > 1:
        known = [part for part in fitting if _in_part(rest[-2], part)]
        fitting = known or fitting
    elif fitting and any(city.people > _METROPOLIS for city in cities().get(folded(rest[-1]), ())):
        # "New York" alone is the city.
        return None
    if fitting:
        rest.pop()
        return fitting[0]
    return None


def _in_part(name: str, part: Part) -> bool:
    return any(
        c.country == part.country and c.part == part.code for c in cities().get(folded(name), ())
    )


def _city_of(
    rest: list[str], country: str | None, part: Part | None
) -> tuple[str, City | None] | None:
    known: list[tuple[str, list[City]]] = []
    for name in rest:
        fitting = [
            city
            for city in cities().get(folded(name), ())
            if country in {None, city.country} and (part is None or part.code == city.part)
        ]
        if fitting:
            known.append((name, fitting))
    if known and country:
        return known[0][0], known[0][1][0]
    if known:
        # "Dadar, Mumbai": the larger of the two is the one whose country counts.
        name, fitting = max(known, key=lambda pair: pair[1][0].people)
        return name, fitting[0] if _unmistakable(fitting) else None
    # A small town is in no list of cities: beside its country or state it is still a town.
    if rest and folded(rest[0]) in REGIONS:
        return None
    return (rest[0], None) if rest and (country or part) and _like_a_name(rest[0]) else None


def _unmistakable(options: list[City]) -> bool:
    by_name = [city for city in options if folded(city.name) == folded(options[0].name)]
    options = by_name or options
    abroad = [city.people for city in options if city.country != options[0].country]
    return not abroad or options[0].people >= _SURE * max(abroad)


def _like_a_name(word: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_][\w .'’\-]{1,40}", word)) and word[:1].isupper()


def _other_region(rest: list[str], city: tuple[str, City | None] | None) -> str | None:
    if not city:
        return rest[0] if rest and folded(rest[0]) in REGIONS else None
    after = rest[rest.index(city[0]) + 1 :] if city[0] in rest else []
    return after[0] if after and _like_a_name(after[0]) else None
