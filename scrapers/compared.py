"""A sighting with what is compared; what is dear to work out is worked out when it is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from scrapers.identity import url_key
from scrapers.likeness import unglued, wording_of
from scrapers.names import block_of, company_key, number_in, number_key, words_of
from scrapers.registry import SOURCES
from scrapers.wording.gazetteer import cities, folded
from scrapers.wording.place import read_place

if TYPE_CHECKING:
    from datetime import date

    from scrapers.likeness import Wording
    from scrapers.types import Place, Posting

_TEAM = re.compile(
    r"((?:\b[A-Z][\w&-]+\s+){1,3})(?:[Tt]eam|[Ss]quad|[Tt]ribe|[Pp]rogramme?|[Dd]epartment|[Dd]ivision"
    r"|[Dd]irectorate|[Pp]ortfolio|[Pp]ractice|[Bb]usiness [Uu]nit|[Pp]roject|[Ww]orkstream)\b"
    r"|\b(?:[Tt]eam|[Dd]epartment|[Dd]ivision|Abteilung|Bereich)(?:\s*:\s*|\s+)"
    r"((?:[A-Z][\w&-]+\b\s?){1,3})"
)
_PART_OF_TOWN = re.compile(
    r"\s+(?:city )?(?:centre|center|area)$|^\s*(?:central|inner|city of|greater)\s+", re.I
)
_PROVING = 3
_NO_NAMES = {
    "the", "our", "your", "a", "an", "this", "we", "you", "as", "in", "for", "with", "to", "join",
    "project", "programme", "program", "pmo", "delivery", "management", "every", "each", "all",
    "their", "its", "his", "her", "team",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A posting under the key that its keeper knows it by, and the day it was first seen."""

    key: str
    posting: Posting
    first_seen: date | None = None


@dataclass(eq=False)
class Compared:
    """One sighting; two of them are compared by scrapers.kinship."""

    sighting: Sighting

    @property
    def key(self) -> str:
        """The key that the sighting's keeper knows it by."""
        return self.sighting.key

    @property
    def posting(self) -> Posting:
        """The posting as its source stated it."""
        return self.sighting.posting

    @cached_property
    def company(self) -> str:
        """The company's name as a key, "" where it is not told."""
        return company_key(self.posting.company).replace(" ", "")

    @cached_property
    def block(self) -> str | None:
        """Company and title as one key; None where one of them is not told."""
        return block_of(self.posting.title, self.posting.company, self.posting.places)

    @cached_property
    def number(self) -> str | None:
        """The requisition number that the source states."""
        return number_key(self.posting.requisition_id)

    @cached_property
    def own_number(self) -> str | None:
        """That number, or the one in title or text, which tells apart within one source only."""
        told = number_in(self.posting.title, self.posting.description_text)
        return self.number or number_key(told)

    @cached_property
    def identity(self) -> tuple[str, str, str] | None:
        """Source, company and the source's own id, where it has one."""
        own = self.posting.source_id
        return (self.posting.source, self.company, own) if own and self.company else None

    @cached_property
    def company_number(self) -> tuple[str, str] | None:
        """The company with the requisition number, if that is long enough to be no other's."""
        told = self.company and self.number and len(self.number) >= _PROVING
        return (self.company, self.number or "") if told else None

    @cached_property
    def address(self) -> str | None:
        """The address without tracking."""
        return url_key(self.posting.url)

    @cached_property
    def day(self) -> date | None:
        """The day of the advert, or of its first sighting."""
        return self.posting.posted_on or self.sighting.first_seen

    @cached_property
    def cities(self) -> dict[str, frozenset[str]]:
        """The cities by one name each, with the countries in which they are said to be."""
        found: dict[str, frozenset[str]] = {}
        for place in self.posting.places:
            name, country = _city(place)
            if name:
                found[name] = found.get(name, frozenset()) | ({country} if country else set())
        return found

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that are named without a city."""
        bare = (place for place in self.posting.places if not _city(place)[0])
        return frozenset(place.country for place in bare if place.country)

    @cached_property
    def wording(self) -> Wording:
        """The text to compare by."""
        return wording_of(self.posting.description_text)

    @cached_property
    def teams(self) -> frozenset[str]:
        """The teams, programmes and departments that title and text name, in lower case."""
        text = unglued(f"{self.posting.title}. {self.posting.description_text or ''}")
        named = (words_of(before or after).split() for before, after in _TEAM.findall(text))
        where = " ".join(place.text for place in self.posting.places)
        own = set(words_of(f"{self.posting.company} {self.posting.title} {where}").split())
        kept = ([w for w in words if w not in _NO_NAMES and w not in own] for words in named)
        return frozenset(" ".join(words) for words in kept if words)

    @cached_property
    def is_on_board(self) -> bool:
        """Whether an employer's own board shows it: there, two ids are two openings."""
        source = SOURCES.get(self.posting.source)
        return source is not None and source.kind == "board"


def _city(place: Place) -> tuple[str, str | None]:
    """Return one name for a city, whatever it was called by, and its country; "" for none."""
    read = place if place.city else read_place(place.text)
    if read is None or (read.country and not read.city and not read.region):
        return "", place.country
    country = read.country or place.country
    bits = [read.city or read.region, *re.split(r"[,;]", place.text)]
    names = [folded(_PART_OF_TOWN.sub("", bit)) for bit in bits if bit and bit.strip()]
    for name in names:
        known = cities().get(name, ())
        here = [city for city in known if city.country == country] or known
        if here:
            return folded(here[0].name), country
    return (names or [""])[0], country
