"""Workday careers sites: a searched, paged JSON list, and one JSON answer a job.

The list counts up to 2,000, says its total only on the first page and turns dates into words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote

from scrapers.fields import Json, dig, flag, items, number, raw, text
from scrapers.identity import host_of, is_host, split_url
from scrapers.reading import compose, json_of, needed, read_items, unexpected
from scrapers.source import Source
from scrapers.types import Page, Parsed, Place, Posting, Query, Request
from scrapers.wording.dates import posted, read_date
from scrapers.wording.employment import read_employment
from scrapers.wording.place import country_code, place_of, read_places
from scrapers.wording.workplace import read_workplace

ABOUT = Source(
    key="workday",
    label="Workday",
    kind="board",
    board_hint="TENANT.wdN/SITE, as in TENANT.wd3.myworkdayjobs.com/SITE",
    page_cap=100,
    detail_cap=200,
    terms="The careers site's own data; searched by keyword, so that few pages are asked for.",
)
_PAGE = 20
_HOST = "myworkdayjobs.com"
_REQUISITION = re.compile(r"(?!\d{1,2}[./]\d{1,2}[./]\d{4}$)(?=\S*\d)[\w./-]{2,40}")


def first(board: str, query: Query) -> Request:
    """Return the request for the first page of a search."""
    place, _, site = board.partition("/")
    tenant = place.partition(".")[0]
    host = f"{quote(place, safe='.')}.{_HOST}"
    url = f"https://{host}/wday/cxs/{quote(tenant, safe='')}/{quote(site, safe='')}/jobs"
    return Request(url=url, method="POST", json=_asked(0, query.keywords or ""), robots=False)


def following(request: Request, parsed: Parsed, so_far: int) -> Request | None:
    """Return the next page while pages come full; the list's count is not to be trusted."""
    del so_far
    if len(parsed.postings) + len(parsed.problems) < _PAGE:
        return None
    offset = int(number(request.json, "offset") or 0) + _PAGE
    return replace(request, json=_asked(offset, text(request.json, "searchText") or ""))


def _asked(offset: int, words: str) -> dict[str, object]:
    return {"appliedFacets": {}, "limit": _PAGE, "offset": offset, "searchText": words}


def detail(board: str, posting: Posting) -> Request | None:
    """Return the request for one job's own answer."""
    parts = split_url(posting.url)
    if posting.description_text or parts is None:
        return None
    tenant, _, site = board.partition("/")
    path = parts.path.partition(f"/{site}/")[2]
    base = f"https://{parts.hostname}/wday/cxs/{quote(tenant.partition('.')[0], safe='')}"
    return Request(url=f"{base}/{quote(site, safe='')}/{path}", robots=False) if path else None


def parse(page: Page) -> Parsed:
    """Read a page of the list, or a single job."""
    data = json_of(page)
    if isinstance(data, Parsed):
        return data
    if isinstance(dig(data, "jobPostings"), list):
        rows = items(data, "jobPostings")
        total = number(data, "total") or None
        return read_items(rows, lambda row: _listed(row, page), total=total)
    if isinstance(dig(data, "jobPostingInfo"), dict):
        return read_items([data], lambda row: _detailed(row, page))
    return unexpected(data, "list of job postings")


def _listed(row: Json, page: Page) -> Posting:
    path = needed(text(row, "externalPath"), "path")
    told = text(row, "postedOn")
    bullets = [word for entry in items(row, "bulletFields") if (word := text(entry))]
    return compose(
        ABOUT.key,
        source_id=_key(path),
        title=text(row, "title"),
        url=_address(page, path),
        places=read_places(text(row, "locationsText")) or _by_path(path),
        workplace=read_workplace(text(row, "remoteType")),
        employment_type=read_employment(text(row, "timeType")),
        posted_on=posted(told, now=page.fetched_at),
        posted_text=told,
        requisition_id=_requisition(bullets, _key(path)),
    )


def _requisition(bullets: list[str], key: str) -> str | None:
    """Return the bullet that the path ends in; others are places, days and kinds of contract."""
    found = [word for word in bullets if _REQUISITION.fullmatch(word)]
    return next((word for word in found if key.startswith(word)), next(iter(found), None))


def _detailed(data: Json, page: Page) -> Posting:
    info = dig(data, "jobPostingInfo")
    told = text(info, "postedOn")
    url = text(info, "externalUrl")
    path = _asked_job(page)
    key = text(info, "jobPostingId") or text(info, "id") or text(info, "jobReqId") or path
    return compose(
        ABOUT.key,
        source_id=_key(needed(key, "id")),
        title=text(info, "title"),
        url=url if is_host(host_of(url), _HOST) else path and _address(page, path),
        company=text(data, "hiringOrganization", "name"),
        places=_places(info),
        workplace=read_workplace(text(info, "remoteType")),
        employment_type=read_employment(text(info, "timeType")),
        # The words count from the day of asking; startDate is the day itself.
        posted_on=posted(text(info, "startDate") or told, now=page.fetched_at),
        posted_text=told,
        closes_on=read_date(text(info, "endDate")),
        closed=True if flag(info, "canApply") is False and flag(info, "posted") is False else None,
        requisition_id=text(info, "jobReqId"),
        description=raw(info, "jobDescription"),
    )


def _asked_job(page: Page) -> str | None:
    """Return "/job/Leeds/PMO-Analyst_R-1" of the address that was asked for one job."""
    parts = split_url(page.url)
    at = parts.path.find("/job/") if parts else -1
    return parts.path[at:] if parts and at >= 0 else None


def _key(path: str) -> str:
    """Return "JR-7309-1" of "…/Title_JR-7309-1": titles change, this does not."""
    return path.rpartition("_")[2] if "_" in path else path.rpartition("/")[2]


def _address(page: Page, path: str) -> str | None:
    """Return the public address, which needs the site's name between the host and the path."""
    parts = split_url(page.url)
    if parts is None or not is_host(parts.hostname or "", _HOST) or not path.startswith("/"):
        return None
    match = re.match(r"/wday/cxs/[^/]+/([^/]+)/", parts.path)
    if match is None:
        return None
    # Some sites put their language and name before the path themselves.
    site = "" if f"/{match.group(1)}/job/" in path else f"/{match.group(1)}"
    return f"https://{parts.hostname}{site}{path}"


def _by_path(path: str) -> tuple[Place, ...]:
    """Read the place in "/job/Hobart-TAS/…" where the list says "12 Locations" or nothing."""
    match = re.match(r"/job/([^/]+)/", path)
    slug = match.group(1) if match else ""
    words = slug.replace("---", ", ").replace("-", " ")
    place = place_of(text=words) if words else None
    # A slug says by dashes what the list says by commas: "Dublin-Ireland", "US-TX-Dallas".
    for form in (words, slug, *_divided(slug)):
        told = read_places(form)
        if told and told[0].country and told[0].city:
            return (replace(told[0], text=words),)
    told = read_places(words)
    return told if told and told[0].country else (place,) if place else ()


def _divided(slug: str) -> list[str]:
    """Return "Dublin, Ireland" and the like: every way to put one comma for a dash."""
    pieces = slug.replace("---", "-").split("-")
    return [f"{' '.join(pieces[:at])}, {' '.join(pieces[at:])}" for at in range(1, len(pieces))]


def _places(info: Json) -> list[Place | None]:
    country = country_code(
        text(info, "jobRequisitionLocation", "country", "alpha2Code")
        or text(info, "country", "alpha2Code")
        or text(info, "country", "descriptor")
    )
    own = text(info, "location")
    named = list(read_places(own))
    if named and country and named[0].country in {None, country}:
        first_one = named[0]
        named[0] = replace(first_one, country=country)
    others = [
        place
        for entry in items(info, "additionalLocations")
        for place in read_places(text(entry) or text(entry, "descriptor"))
    ]
    return [*named, *others] if named else [place_of(country=country, text=own), *others]
