"""The same search on sites that no program may fetch: links for the person's own browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.filters import Filters
from scrapers import Search, search_link
from scrapers.searches import SITES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SITE_NAMES: Mapping[str, str] = {
    "linkedin": "LinkedIn",
    "indeed": "Indeed",
    "glassdoor": "Glassdoor",
}
LEFT_OUT_WORDS: Mapping[str, str] = {
    "level": "the level",
    "employment_type": "the kind of contract",
    "workplace": "the workplace",
    "distance": "the distance",
    "place": "the place",
    "country": "the country",
    "since_days": "the age",
}
# Their levels are not ours; where two of ours fall into one of theirs, the wider one is asked for.
LEVELS: Mapping[str, str] = {
    "intern": "internship",
    "entry": "entry",
    "analyst": "associate",
    "senior": "senior",
    "manager": "senior",
    "director": "director",
    "executive": "executive",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLink:
    """A search at one site; `left_out` names, in words, what its addresses cannot say."""

    site: str
    url: str
    left_out: Sequence[str]


def links(search: Search) -> list[SiteLink]:
    """Return the search at each site; none is opened or fetched here."""
    made = [(site, search_link(site, search)) for site in SITES]
    return [
        SiteLink(
            site=SITE_NAMES[site],
            url=link.url,
            left_out=[LEFT_OUT_WORDS.get(name, name) for name in link.left_out],
        )
        for site, link in made
    ]


def asked_by(query: str) -> dict[str, str]:
    """Return what a saved search looks for, as the form's fields; what has none is left out.

    Of several levels or workplaces the first is taken, since their addresses take one.
    """
    filters = Filters.from_query(query)
    level = next((LEVELS[one] for one in filters.level if one in LEVELS), "")
    workplace = next((one for one in filters.workplace if one != "unstated"), "")
    told = {
        "keywords": filters.q,
        "location": filters.place,
        "age": str(filters.age or ""),
        "level": level,
        "workplace": workplace,
    }
    return {name: value for name, value in told.items() if value}
