"""A search as a value: the page's own query string, which a saved search keeps as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from scrapers import SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

UNSTATED = "unstated"
WORKPLACES = {"onsite": "On site", "hybrid": "Hybrid", "remote": "Remote", UNSTATED: "Not stated"}
LEVELS = {
    "intern": "Intern",
    "entry": "Entry level",
    "analyst": "Analyst",
    "senior": "Senior",
    "manager": "Manager",
    "director": "Director",
    "executive": "Executive",
    UNSTATED: "Not stated",
}
TRACKS = {
    "pmo": "PMO",
    "project": "Project",
    "programme": "Programme",
    "portfolio": "Portfolio",
    "product": "Product",
    "other": "Other",
}
STATES = {"open": "Open", "unknown": "Not checked lately", "closed": "Closed"}
SORTS = {"match": "Best match", "new": "Newest", "closing": "Closing soonest"}
AGES = {
    1: "Since yesterday",
    3: "Last 3 days",
    7: "Last 7 days",
    14: "Last 14 days",
    30: "Last 30 days",
}
CHOICES: Mapping[str, Mapping[str, str]] = {
    "workplace": WORKPLACES,
    "level": LEVELS,
    "track": TRACKS,
    "state": STATES,
}
DEFAULT_SORT = "match"
MAX_AGE = 365
MAX_TEXT = {"q": 200, "place": 100}
MAX_FIELDS = 100
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a person looks for among the postings that they may see.

    Empty means no limit, but for `state`, where empty means "not closed". `age` is in days.
    `pmo_only` keeps out what is no PMO or project work. `ignored` names what the query string
    asked for and this search does not know, as `name=value`; it takes no part in equality.
    """

    q: str = ""
    place: str = ""
    workplace: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    track: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    pay_stated: bool = False
    age: int | None = None
    pmo_only: bool = True
    sort: str = DEFAULT_SORT
    ignored: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def from_query(cls, query: str) -> Filters:
        """Read a query string; whatever is not known is left out and named in `ignored`."""
        told: dict[str, list[str]] = {}
        ignored: list[str] = []
        for name, value in _pairs(query, ignored):
            clean = SPACE.sub(" ", value.replace("\0", " ")).strip()
            if not clean or name == "page":
                continue
            if _is_known(name, clean):
                told.setdefault(name, []).append(clean)
            else:
                ignored.append(f"{name}={clean}"[:80])
        given: dict[str, Any] = {
            name: told[name][-1][:most].strip() for name, most in MAX_TEXT.items() if name in told
        }
        given |= {name: _in_order(told[name], _known_values(name)) for name in MANY if name in told}
        return cls(
            **given,
            pay_stated="pay" in told,
            age=int(told["age"][-1]) if "age" in told else None,
            pmo_only="pmo" not in told,
            sort=told.get("sort", [DEFAULT_SORT])[-1],
            ignored=tuple(dict.fromkeys(ignored)),
        )

    def to_query(self) -> str:
        """Return the one query string for this search; what is at its default is left out."""
        return urlencode(self.pairs())

    def pairs(self) -> list[tuple[str, str]]:
        """Return the fields of the query string in their one order."""
        pairs: list[tuple[str, str]] = [
            (name, getattr(self, name)) for name in MAX_TEXT if getattr(self, name)
        ]
        pairs += [(name, value) for name in MANY for value in getattr(self, name)]
        pairs += [("pay", "stated")] if self.pay_stated else []
        pairs += [("age", str(self.age))] if self.age else []
        pairs += [] if self.pmo_only else [("pmo", "all")]
        pairs += [("sort", self.sort)] if self.sort != DEFAULT_SORT else []
        return pairs

    def without(self, name: str, value: str | None = None) -> Filters:
        """Return the search with one filter at its default; of many values only `value` goes."""
        left: Any = _default(name)
        if name in MANY and value is not None:
            left = tuple(kept for kept in getattr(self, name) if kept != value)
        return replace(self, **{name: left})

    def without_limit_to_pmo(self) -> Filters:
        """Return the search over every kind of work."""
        return replace(self, pmo_only=False)

    def in_use(self) -> list[tuple[str, str | None, str]]:
        """Name each filter in use as (field, value or None, words), in the order of the page."""
        used: list[tuple[str, str | None, str]] = []
        if self.q:
            used.append(("q", None, f"“{self.q}”"))
        if self.place:
            used.append(("place", None, f"in {self.place}"))
        used += [(n, v, value_word(n, v)) for n in MANY for v in getattr(self, n)]
        if self.pay_stated:
            used.append(("pay_stated", None, "pay stated"))
        if self.age:
            used.append(("age", None, _age_words(self.age)))
        if not self.pmo_only:
            used.append(("pmo_only", None, "also work outside PMOs"))
        return used

    def describe(self) -> str:
        """Say the search in one phrase, as a digest names it; without a full stop."""
        subject = f"“{self.q}”" if self.q else "Every posting"
        parts = [f"in {self.place}"] if self.place else []
        parts += [self._any_of(name) for name in MANY if getattr(self, name)]
        parts += ["pay stated"] if self.pay_stated else []
        parts += [_age_words(self.age)] if self.age else []
        parts += [] if self.pmo_only else ["also work outside PMOs"]
        return ", ".join([subject, *parts])

    def _any_of(self, name: str) -> str:
        words = [value_word(name, value) for value in getattr(self, name)]
        if words[1:]:
            words = [", ".join(words[:-1]), words[-1]]
        return PHRASES[name].format(" or ".join(words))


MANY = ("workplace", "level", "track", "source", "state")
PHRASES = {
    "workplace": "workplace: {}",
    "level": "level: {}",
    "track": "track: {}",
    "source": "from {}",
    "state": "state: {}",
}


def value_word(name: str, value: str) -> str:
    """Return the words for one value of a filter."""
    if name == "source":
        return source_word(value)
    return CHOICES[name][value]


SHORT_WORDS = {
    "text": "Read from its words", "jsonld": "Careers page", "sitemap": "Employer’s site",
}  # fmt: skip


def source_word(source: str) -> str:
    """Return a source's name for a list, or its key where it is not known any more."""
    if source in SHORT_WORDS:
        return SHORT_WORDS[source]
    known = SOURCES.get(source)
    return known.label if known else source


def attribution(source: str) -> str | None:
    """Return the words that a source's terms want beside its postings, where it has any."""
    known = SOURCES.get(source)
    return known.attribution if known else None


def _pairs(query: str, ignored: list[str]) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query.lstrip("?"), max_num_fields=MAX_FIELDS)
    except ValueError:
        ignored.append(f"a query of more than {MAX_FIELDS} fields")
        return []


def _is_known(name: str, value: str) -> bool:
    if name in MAX_TEXT:
        return True
    if name == "age":
        return value.isascii() and value.isdigit() and 1 <= int(value[:6]) <= MAX_AGE
    single = {"pay": ("stated",), "pmo": ("all",), "sort": SORTS}
    return value in single.get(name, ()) or (name in MANY and value in _known_values(name))


def _known_values(name: str) -> Iterable[str]:
    return SOURCES if name == "source" else CHOICES[name]


def _in_order(values: list[str], order: Iterable[str]) -> tuple[str, ...]:
    return tuple(value for value in order if value in values)


def _default(name: str) -> object:
    return next(f.default for f in fields(Filters) if f.name == name)


def _age_words(days: int) -> str:
    return AGES.get(days, f"Last {days} days").lower()
