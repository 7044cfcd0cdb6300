"""schema.org JobPosting, as pages really carry it: arrays, graphs, list types, broken JSON.

Fields: https://developers.google.com/search/docs/appearance/structured-data/job-posting
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrapers.fields import Json, dig, number, raw, text
from scrapers.microdata import objects_of
from scrapers.payload import NotJSONError, load_json
from scrapers.reading import Stated
from scrapers.wording.dates import posted, read_date
from scrapers.wording.employment import read_employment
from scrapers.wording.place import place_of, read_place
from scrapers.wording.salary import read_salary, stated_salary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bs4 import BeautifulSoup

    from scrapers.types import Employment, Place, Salary, Workplace

_DEEPEST = 12
_LOW, _HIGH = ("minValue", "percentile10"), ("maxValue", "percentile90")
_DURATIONS = {"P1Y": "year", "P1M": "month", "P1W": "week", "P1D": "day", "PT1H": "hour"}
_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*$", re.S
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MISSING_COMMA = re.compile(r"([}\]\"])(\s*\n\s*\")")
_SCRIPT = re.compile(r"^\s*application/ld\+json\b", re.I)


def job_postings(soup: BeautifulSoup) -> tuple[list[dict[str, Json]], int]:
    """Return every JobPosting object of a page, and how many blocks could not be read as JSON."""
    found: list[dict[str, Json]] = []
    broken = 0
    for script in soup.find_all("script", type=_SCRIPT):
        try:
            value = load_loosely(script.get_text())
        except NotJSONError:
            broken += 1
            continue
        found.extend(_walk(value))
    told = found or objects_of(soup, "JobPosting")
    return [job for at, job in enumerate(told) if job not in told[:at]], broken


def load_loosely(words: str) -> Json:
    """Return JSON that may be wrapped in a comment or CDATA, or end its lists with a comma."""
    bare = _WRAPPED.sub("", words.strip()).strip().rstrip(";")
    try:
        return load_json(bare)
    except NotJSONError:
        return load_json(_TRAILING_COMMA.sub(r"\1", _MISSING_COMMA.sub(r"\1,\2", bare)))


def _walk(value: Json, depth: int = 0) -> Iterator[dict[str, Json]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for entry in value:
            yield from _walk(entry, depth + 1)
    elif isinstance(value, dict):
        if _is_posting(value):
            yield value
            return
        for entry in value.values():
            if isinstance(entry, dict | list):
                yield from _walk(entry, depth + 1)


def _is_posting(value: dict[str, Json]) -> bool:
    kinds = value.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.rpartition("/")[2] == "JobPosting" for kind in named)


def stated_by(job: dict[str, Json], now: datetime | None) -> Stated:
    """Return what a JobPosting object states, for `reading.compose`."""
    return Stated(
        source_id=_identifier(job),
        company=_name(job.get("hiringOrganization")),
        places=_places(job),
        workplace=_workplace(job),
        employment_type=_employment(job),
        salary=salary_of(job.get("baseSalary"), currency=text(job, "salaryCurrency"))
        or salary_of(job.get("estimatedSalary"), estimated=True),
        posted_on=posted(text(job, "datePosted"), now=now),
        closes_on=read_date(text(job, "validThrough")),
        requisition_id=None,
    )


def title_of(job: dict[str, Json]) -> str | None:
    """Return the title; `name` where a page took the wrong key."""
    return text(job, "title") or text(job, "name")


def description_of(job: dict[str, Json]) -> str | None:
    """Return the description with the sections that some sites put into keys of their own."""
    parts = [raw(job, key) for key in ("description", "responsibilities", "qualifications")]
    told = [part for part in parts if part]
    return "\n".join(dict.fromkeys(told)) or None


def _identifier(job: dict[str, Json]) -> str | None:
    stated = job.get("identifier")
    return text(stated, "value") or text(stated) or text(stated, "@id")


def _name(value: Json) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return text(value, "name") or text(value) or text(value, "legalName")


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def _places(job: dict[str, Json]) -> list[Place | None]:
    places = [_place(entry) for entry in _listed(job.get("jobLocation"))]
    if any(places):
        return places
    # Remote jobs have no location, but may say where the applicant has to be.
    required = _listed(job.get("applicantLocationRequirements"))
    return [read_place(text(entry, "name") or text(entry)) for entry in required]


def _place(entry: Json) -> Place | None:
    if isinstance(entry, str):
        return read_place(text(entry))
    address = dig(entry, "address")
    if isinstance(address, str):
        return read_place(text(address))
    if isinstance(address, list):
        address = address[0] if address else None
    country = dig(address, "addressCountry")
    return place_of(
        city=text(address, "addressLocality"),
        region=text(address, "addressRegion"),
        country=text(country, "name") or text(country),
    ) or read_place(text(entry, "name"))


def _workplace(job: dict[str, Json]) -> Workplace | None:
    kinds = " ".join(text(kind) or "" for kind in _listed(job.get("jobLocationType"))).upper()
    return "remote" if "TELECOMMUTE" in kinds else None


def _employment(job: dict[str, Json]) -> Employment | None:
    return read_employment(
        ", ".join(text(kind) or "" for kind in _listed(job.get("employmentType")))
    )


def salary_of(
    stated: Json, *, estimated: bool = False, currency: str | None = None
) -> Salary | None:
    """Read MonetaryAmount, a list of them, a bare number or a text such as "£30,000 a year".

    `currency` is what the job states beside it, for an amount that names none.
    """
    if isinstance(stated, list):
        stated = stated[0] if stated else None
    if isinstance(stated, str) and number(stated) is None:
        return read_salary(text(stated))
    value = dig(stated, "value") if isinstance(stated, dict) else stated
    single = number(value, "value") if isinstance(value, dict) else number(value)
    low, high = _bound(stated, value, _LOW) or single, _bound(stated, value, _HIGH) or single
    if low is None and high is None:
        return read_salary(text(value) or text(value, "value"))
    currency = text(stated, "currency") or text(value, "currency") or currency
    period = text(value, "unitText") or text(stated, "unitText")
    period = period or _DURATIONS.get(text(stated, "duration") or "", text(stated, "duration"))
    return stated_salary(low, high, currency, period, origin="estimated" if estimated else "stated")


def _bound(stated: Json, value: Json, names: tuple[str, ...]) -> float | None:
    found = (number(entry, name) for name in names for entry in (value, stated))
    return next((amount for amount in found if amount), None)
