"""SmartRecruiters: a paged JSON list, and one JSON answer a posting for the description.

Published for programs: https://developers.smartrecruiters.com/docs/posting-api
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote, urlencode, urlsplit

from scrapers.addresses import asked_in, is_last, own, stepped
from scrapers.fields import Json, dig, flag, items, number, raw, text
from scrapers.reading import compose, json_of, needed, read_items, unexpected
from scrapers.source import Source
from scrapers.types import Page, Parsed, Posting, Query, Request, Salary, Workplace
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import place_of
from scrapers.wording.salary import read_salary

ABOUT = Source(
    key="smartrecruiters",
    label="SmartRecruiters",
    kind="board",
    board_hint="the word after jobs.smartrecruiters.com/",
    page_cap=50,
    detail_cap=200,
    terms="Public posting interface; reading needs no key. A wrong name looks like an empty board.",
)
API = "https://api.smartrecruiters.com/v1/companies"
_PAGE = 100
_PAY_FIELD = re.compile(r"\b(?:salary|pay|compensation|gehalt|salaire|salario)\b", re.I)
_SECTIONS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")


def first(board: str, query: Query) -> Request:
    """Return the request for the first page; keywords are searched by the server."""
    asked = {"limit": str(_PAGE), "offset": "0"} | ({"q": query.keywords} if query.keywords else {})
    return Request(url=f"{API}/{quote(board, safe='')}/postings?{urlencode(asked)}", robots=False)


def following(request: Request, parsed: Parsed, so_far: int) -> Request | None:
    """Return the next page while the server counts more."""
    del so_far
    read = asked_in(request, "offset", 0) + _PAGE
    return None if is_last(parsed, read) else stepped(request, "offset", by=_PAGE)


def detail(board: str, posting: Posting) -> Request | None:
    """Return the request for the description."""
    if posting.description_text or not posting.source_id:
        return None
    url = f"{API}/{quote(board, safe='')}/postings/{quote(posting.source_id, safe='')}"
    return Request(url=url, robots=False)


def parse(page: Page) -> Parsed:
    """Read a page of the list, or a single posting."""
    data = json_of(page)
    if isinstance(data, Parsed):
        return data
    if isinstance(dig(data, "content"), list):
        rows = items(data, "content")
        return read_items(rows, lambda row: _posting(row, page), total=number(data, "totalFound"))
    if dig(data, "jobAd") is not None:
        return read_items([data], lambda row: _posting(row, page))
    return unexpected(data, "list of postings")


def _posting(row: Json, page: Page) -> Posting:
    key = needed(text(row, "id"), "id")
    return compose(
        ABOUT.key,
        source_id=key,
        title=text(row, "name"),
        url=f"https://jobs.smartrecruiters.com/{_slug(row, page)}/{quote(key, safe='')}",
        apply_url=own(text(row, "applyUrl"), "smartrecruiters.com"),
        company=text(row, "company", "name"),
        places=[
            place_of(
                city=text(row, "location", "city"),
                region=text(row, "location", "region"),
                country=text(row, "location", "country"),
                text=text(row, "location", "fullLocation"),
            )
        ],
        workplace=_workplace(row),
        employment_type=read_employment(text(row, "typeOfEmployment", "label"))
        or read_employment(text(row, "typeOfEmployment", "id")),
        salary=_salary(row),
        posted_on=posted(text(row, "releasedDate"), now=page.fetched_at),
        requisition_id=text(row, "refNumber"),
        closed=True if flag(row, "active") is False else None,
        description=_description(row),
    )


def _slug(row: Json, page: Page) -> str:
    path = urlsplit(page.url or "").path
    asked = path.partition("/companies/")[2].partition("/")[0]
    return quote(text(row, "company", "identifier") or asked or "company", safe="%")


def _workplace(row: Json) -> Workplace | None:
    if flag(row, "location", "hybrid"):
        return "hybrid"
    return "remote" if flag(row, "location", "remote") else None


def _salary(row: Json) -> Salary | None:
    """Read the pay that some employers state in a field of their own naming."""
    for entry in items(row, "customField"):
        told = read_salary(text(entry, "valueLabel"))
        if told and _PAY_FIELD.search(text(entry, "fieldLabel") or ""):
            return replace(told, origin="stated")
    return None


def _description(row: Json) -> str:
    parts = []
    for name in _SECTIONS:
        body = raw(row, "jobAd", "sections", name, "text")
        heading = text(row, "jobAd", "sections", name, "title")
        if body:
            parts.append(f"<h3>{heading}</h3>{body}" if heading else body)
    return "".join(parts)
