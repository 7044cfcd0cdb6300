"""Addresses of a search on LinkedIn, Indeed and Glassdoor, for the person's own browser to open.

Those sites are never fetched; a link that a person follows is what they are made for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scrapers.types import Employment, Workplace

Level = Literal["internship", "entry", "associate", "senior", "director", "executive"]
Site = Literal["linkedin", "indeed", "glassdoor"]
SITES: tuple[Site, ...] = ("linkedin", "indeed", "glassdoor")

_LINKEDIN_WORKPLACE: Mapping[Workplace, str] = {"onsite": "1", "remote": "2", "hybrid": "3"}
_LINKEDIN_LEVEL: Mapping[Level, str] = {
    "internship": "1", "entry": "2", "associate": "3", "senior": "4", "director": "5",
    "executive": "6",
}  # fmt: skip
_LINKEDIN_KIND: Mapping[Employment, str] = {
    "full_time": "F", "part_time": "P", "contract": "C", "temporary": "T", "internship": "I",
    "volunteer": "V", "other": "O",
}  # fmt: skip
_INDEED_KIND: Mapping[Employment, str] = {
    "full_time": "CF3CP", "part_time": "75GKK", "contract": "NJXCK", "internship": "VDTG7",
}  # fmt: skip
_INDEED_REMOTE = "DSQF7"
_INDEED_HOSTS = {
    "US": "www", "GB": "uk", "DE": "de", "FR": "fr", "IE": "ie", "CA": "ca", "AU": "au", "IN": "in",
    "NL": "nl", "BE": "be", "ES": "es", "IT": "it", "PL": "pl", "PT": "pt", "AT": "at", "CH": "ch",
    "SE": "se", "DK": "dk", "NO": "no", "NZ": "nz", "SG": "sg", "ZA": "za", "AE": "ae",
}  # fmt: skip
_DAY = 86_400
_AGES = {"indeed": (1, 3, 7, 14), "glassdoor": (1, 3, 7, 14, 30)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What to look for there. `country` is ISO 3166-1 alpha-2; `distance` is in the site's unit."""

    keywords: str
    place: str | None = None
    country: str | None = None
    distance: int | None = None
    since_days: int | None = None
    workplace: Workplace | None = None
    level: Level | None = None
    employment_type: Employment | None = None


@dataclass(frozen=True, slots=True)
class SearchLink:
    """An address to open, and the wishes that the site's addresses cannot express."""

    url: str
    left_out: tuple[str, ...] = ()


def search_link(site: Site, search: Search) -> SearchLink:
    """Return the address of a search, newest first, and what it had to leave out.

    Parameters: the sites' own addresses, as their search pages write them.
    """
    return {"linkedin": _linkedin, "indeed": _indeed, "glassdoor": _glassdoor}[site](search)


def _linkedin(search: Search) -> SearchLink:
    asked = {
        "keywords": search.keywords,
        "location": search.place,
        "distance": search.distance,
        "f_TPR": f"r{search.since_days * _DAY}" if search.since_days else None,
        "f_WT": _LINKEDIN_WORKPLACE.get(search.workplace) if search.workplace else None,
        "f_E": _LINKEDIN_LEVEL.get(search.level) if search.level else None,
        "f_JT": _LINKEDIN_KIND.get(search.employment_type) if search.employment_type else None,
        "sortBy": "DD",
    }
    return SearchLink(_address("https://www.linkedin.com/jobs/search/", asked))


def _indeed(search: Search) -> SearchLink:
    kind = _INDEED_KIND.get(search.employment_type) if search.employment_type else None
    wanted = [kind, _INDEED_REMOTE if search.workplace == "remote" else None]
    attributes = "".join(f"attr({code})" for code in wanted if code)
    asked = {
        "q": search.keywords,
        "l": search.place,
        "radius": search.distance,
        "fromage": _age("indeed", search.since_days),
        "sc": f"0kf:{attributes};" if attributes else None,
        "sort": "date",
    }
    host = _INDEED_HOSTS.get(search.country or "US", "www")
    left = _unheard(search, level=True, kind=kind is None, workplaces={"remote"})
    return SearchLink(_address(f"https://{host}.indeed.com/jobs", asked), left)


def _glassdoor(search: Search) -> SearchLink:
    asked = {
        "sc.keyword": search.keywords,
        "locKeyword": search.place,
        "fromAge": _age("glassdoor", search.since_days),
        "remoteWorkType": "1" if search.workplace == "remote" else None,
    }
    left = _unheard(search, level=True, kind=True, workplaces={"remote"})
    left += ("distance",) if search.distance else ()
    return SearchLink(_address("https://www.glassdoor.com/Job/jobs.htm", asked), left)


def _unheard(search: Search, *, level: bool, kind: bool, workplaces: set[str]) -> tuple[str, ...]:
    left = {
        "level": level and search.level,
        "employment_type": kind and search.employment_type,
        "workplace": search.workplace and search.workplace not in workplaces,
    }
    return tuple(name for name, said in left.items() if said)


def _age(site: str, days: int | None) -> int | None:
    """Return the narrowest age that the site offers and that still covers `days`."""
    return next((age for age in _AGES[site] if days and age >= days), None)


def _address(base: str, asked: Mapping[str, object]) -> str:
    return f"{base}?{urlencode({name: value for name, value in asked.items() if value})}"
