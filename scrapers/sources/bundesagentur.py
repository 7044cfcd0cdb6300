"""Bundesagentur für Arbeit, Germany's employment agency: a paged search without descriptions."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from scrapers.addresses import is_last, stepped
from scrapers.fields import Json, dig, flag, items, joined, number, raw, text
from scrapers.reading import compose, json_of, needed, read_items, unexpected
from scrapers.source import Source
from scrapers.types import Page, Parsed, Place, Posting, Query, Request
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import place_of
from scrapers.wording.salary import stated_salary

ABOUT = Source(
    key="bundesagentur",
    label="Bundesagentur für Arbeit",
    kind="feed",
    page_cap=20,
    attribution="Bundesagentur für Arbeit",
    terms="The agency's own search, with the key that it gives to every visitor; unofficial.",
)
API = "https://rest.arbeitsagentur.de/jobboerse/jobsuche-service/pc/v6/jobs"
# The client name that the public search page sends for everybody; no secret of anyone.
_HEADERS = {"X-API-Key": "jobboerse-jobsuche"}
_PAGE = 100
# The first letters of JAHRESGEHALT, MONATSGEHALT, WOCHENLOHN, TAGESLOHN and STUNDENLOHN.
_PERIODS = {"JAHR": "year", "MONA": "month", "WOCH": "week", "TAGE": "day", "STUN": "hour"}
_OLDEST = 100


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for the first page of a search."""
    asked = {
        "was": query.keywords or "Projektmanagement",
        "wo": query.place or "",
        "veroeffentlichtseit": str(min(query.since_days, _OLDEST)) if query.since_days else "",
        "angebotsart": "1",
        "page": "1",
        "size": str(_PAGE),
    }
    told = urlencode({name: value for name, value in asked.items() if value})
    return Request(url=f"{API}?{told}", headers=_HEADERS, robots=False)


def following(request: Request, parsed: Parsed, so_far: int) -> Request | None:
    """Return the next page while the server counts more than was read."""
    return None if is_last(parsed, so_far) else stepped(request, "page", first=1)


def parse(page: Page) -> Parsed:
    """Read a page of a search, by today's names or those of the older answers."""
    data = json_of(page)
    if isinstance(data, Parsed):
        return data
    for name in ("ergebnisliste", "stellenangebote"):
        if isinstance(dig(data, name), list):
            total = number(data, "maxErgebnisse")
            return read_items(items(data, name), lambda row: _posting(row, page), total=total)
    if text(data, "stellenangebotsTitel"):
        return read_items([data], lambda row: _posting(row, page))
    if number(data, "maxErgebnisse") == 0:
        return read_items([], lambda row: _posting(row, page), total=0)
    return unexpected(data, "list of offers")


def _posting(row: Json, page: Page) -> Posting:
    key = needed(text(row, "referenznummer") or text(row, "refnr"), "reference number")
    return compose(
        ABOUT.key,
        source_id=key,
        title=text(row, "stellenangebotsTitel") or text(row, "titel") or text(row, "beruf"),
        url=f"https://www.arbeitsagentur.de/jobsuche/jobdetail/{quote(key, safe='')}",
        apply_url=text(row, "externeURL") or text(row, "externeUrl"),
        company=text(row, "firma") or text(row, "arbeitgeber"),
        places=_places(row),
        employment_type=read_employment(
            joined(row, "arbeitszeitmodelle") or joined(row, "arbeitszeitmodell") or _hours(row)
        ),
        salary=stated_salary(
            number(row, "gehaltsspanneVon"),
            number(row, "gehaltsspanneBis"),
            "EUR",
            _PERIODS.get((text(row, "verguetungsangabe") or "")[:4].upper()),
        ),
        posted_on=posted(
            text(row, "datumErsteVeroeffentlichung")
            or text(row, "aktuelleVeroeffentlichungsdatum"),
            now=page.fetched_at,
        ),
        description=raw(row, "stellenangebotsBeschreibung") or raw(row, "stellenbeschreibung"),
    )


def _hours(row: Json) -> str | None:
    """Name the one working time that is ticked; a job with both leaves the choice open."""
    full, part = flag(row, "arbeitszeitVollzeit"), flag(row, "arbeitszeitTeilzeit")
    if bool(full) == bool(part):
        return None
    return "Vollzeit" if full else "Teilzeit"


def _places(row: Json) -> list[Place | None]:
    listed = [
        dig(entry, "adresse") or entry
        for entry in (*items(row, "stellenlokationen"), *items(row, "arbeitsorte"))
    ]
    single = dig(row, "arbeitsort")
    return [
        place_of(
            city=text(entry, "ort"),
            region=(text(entry, "region") or "").replace("_", "-").title() or None,
            country=text(entry, "land") or "DE",
        )
        for entry in (listed or ([single] if single else []))
    ]
