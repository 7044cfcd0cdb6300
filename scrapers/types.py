"""The nouns every source speaks: what we ask for, what came back, what it states."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

Workplace = Literal["onsite", "hybrid", "remote"]
Employment = Literal[
    "full_time", "part_time", "contract", "temporary", "internship", "volunteer", "other"
]
Period = Literal["hour", "day", "week", "month", "year"]
Origin = Literal["stated", "estimated", "parsed"]
Outcome = Literal[
    "ok", "empty", "blocked", "not_found", "rate_limited", "changed_shape", "truncated"
]
# What can also happen on the way to a page, so only a collection ends in it:
# unreachable = 5xx, time-out, no such host; refused = we would not go there; unchanged = a 304.
Ending = Outcome | Literal["unreachable", "refused", "unchanged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place as written, and what could be told of it: country is ISO 3166-1 alpha-2."""

    text: str
    city: str | None = None
    region: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Salary:
    """Pay as written, never annualised; currency is ISO 4217; at least one bound is set."""

    min: float | None = None
    max: float | None = None
    currency: str | None = None
    period: Period | None = None
    origin: Origin = "parsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One advertised job, as the source stated it. `None` means unstated or unknown."""

    source: str
    source_id: str | None = None
    url: str | None = None
    apply_url: str | None = None
    title: str | None = None
    company: str | None = None
    places: tuple[Place, ...] = ()
    workplace: Workplace | None = None
    employment_type: Employment | None = None
    salary: Salary | None = None
    posted_on: date | None = None
    posted_text: str | None = None
    closes_on: date | None = None
    closed: bool | None = None
    requisition_id: str | None = None
    description_html: str | None = None
    description_text: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON shape of the contract: dates as YYYY-MM-DD, whole numbers as ints."""
        told = {name: getattr(self, name) for name in self.__dataclass_fields__}
        told["places"] = [
            {"text": p.text, "city": p.city, "region": p.region, "country": p.country}
            for p in self.places
        ]
        told["salary"] = _salary_to_dict(self.salary)
        for name in ("posted_on", "closes_on"):
            told[name] = told[name].isoformat() if told[name] else None
        return told

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Posting:
        """Return the posting that `to_dict` described; keys it does not know are left out.

        Raises `ValueError` or `TypeError` if a known key holds something else than `to_dict` wrote.
        """
        known = {name: told[name] for name in cls.__dataclass_fields__ if name in told}
        known["places"] = tuple(Place(**place) for place in known.get("places") or ())
        if known.get("salary") is not None:
            known["salary"] = Salary(**known["salary"])
        for name in ("posted_on", "closes_on"):
            if known.get(name) is not None:
                known[name] = date.fromisoformat(known[name])
        return cls(**known)


def _salary_to_dict(salary: Salary | None) -> dict[str, Any] | None:
    if salary is None:
        return None
    return {
        "min": _whole(salary.min),
        "max": _whole(salary.max),
        "currency": salary.currency,
        "period": salary.period,
        "origin": salary.origin,
    }


def _whole(amount: float | None) -> float | int | None:
    return int(amount) if amount is not None and float(amount).is_integer() else amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a person looks for. A source honours what it can; `keys` are its credentials by name."""

    keywords: str | None = None
    place: str | None = None
    since_days: int | None = None
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One thing to ask the network for, as a value.

    `robots` is False only for interfaces that their owner publishes for programs.
    """

    url: str
    method: Literal["GET", "POST"] = "GET"
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    json: object = None
    robots: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server said about the version it sent; hand it back to be told "unchanged"."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes that somebody already has: the only input to reading."""

    body: bytes
    url: str | None = None
    fetched_at: datetime | None = None
    status: int = 200
    content_type: str | None = None
    validators: Validators = Validators()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What one page held. `total` is how many the source says there are, where it says so."""

    outcome: Outcome
    postings: list[Posting] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    total: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Trouble that was to be expected. Reported, never raised."""

    source: str
    url: str | None
    reason: str
    outcome: Ending


OUTCOMES: tuple[str, ...] = get_args(Outcome)
WORKPLACES: tuple[str, ...] = get_args(Workplace)
EMPLOYMENTS: tuple[str, ...] = get_args(Employment)
