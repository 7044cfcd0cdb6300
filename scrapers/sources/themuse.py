"""The Muse: a paged JSON list by category; there is no search for words.

Published for programs: https://www.themuse.com/developers/api/v2
"""

from __future__ import annotations

from urllib.parse import urlencode

from scrapers.addresses import is_last, own, stepped
from scrapers.fields import Json, items, raw, text
from scrapers.reading import compose, known_by, read_list
from scrapers.source import Source
from scrapers.types import Page, Parsed, Posting, Query, Request, Workplace
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import read_places

ABOUT = Source(
    key="themuse",
    label="The Muse",
    kind="feed",
    page_cap=20,
    attribution="The Muse",
    terms="500 requests an hour without a key; link back.",
)
API = "https://www.themuse.com/api/public/jobs"


def first(board: str, query: Query) -> Request:  # noqa: ARG001
    """Return the request for the first page of project management jobs."""
    asked = {"category": "Project Management", "page": "0"}
    if query.place:
        asked["location"] = query.place
    return Request(url=f"{API}?{urlencode(asked)}", robots=False)


def following(request: Request, parsed: Parsed, so_far: int) -> Request | None:
    """Return the next page while the pages hold jobs and the server counts more."""
    return None if is_last(parsed, so_far) else stepped(request, "page")


def parse(page: Page) -> Parsed:
    """Read a page of the list, or a single job."""
    return read_list(page, _posting, "results", total=("total",), alone=("name", "contents"))


def _posting(row: Json, page: Page) -> Posting:
    named = [word for entry in items(row, "locations") if (word := text(entry, "name"))]
    address = own(text(row, "refs", "landing_page"), "themuse.com")
    return compose(
        ABOUT.key,
        source_id=known_by(text(row, "id"), address),
        title=text(row, "name"),
        url=address,
        company=text(row, "company", "name"),
        places=[place for words in named for place in read_places(_bare(words))],
        workplace=_workplace(named),
        employment_type=read_employment(
            text(row, "type") if text(row, "type") != "external" else None
        ),
        posted_on=posted(text(row, "publication_date"), now=page.fetched_at),
        description=raw(row, "contents"),
    )


def _bare(words: str) -> str:
    return "" if words.casefold() == "flexible / remote" else words


def _workplace(named: list[str]) -> Workplace | None:
    """Tell: "Flexible / Remote" alone is remote; beside a city it leaves the choice open."""
    flexible = [words for words in named if words.casefold() == "flexible / remote"]
    return "remote" if flexible and len(flexible) == len(named) else None
