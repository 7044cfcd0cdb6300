"""Any address that a person pastes: the board behind it, the jobs on it, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapers.boards import BoardAddress, board_of, boards_in
from scrapers.client import FetchError
from scrapers.client.address import check_url
from scrapers.parsing import parse_page
from scrapers.payload import decode
from scrapers.recognise import recognise
from scrapers.registry import READERS
from scrapers.site_jobs import by_sitemap
from scrapers.types import Ending, Failure, Page, Posting, Request
from scrapers.wording.advert import reads_as_posting

if TYPE_CHECKING:
    from scrapers.collect import Fetcher


_NO_JOB = "No job was found on {url}."
_REMEDY = "If you see one there, paste its text, or give the address of the job's own page."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an address led to.

    `board` can be collected and watched; `postings` were on the page itself; `message` is one
    sentence for the person either way. `looked` says how the search of the sitemap ended.
    """

    url: str
    outcome: Ending
    message: str
    board: BoardAddress | None = None
    postings: list[Posting] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    looked: str = ""


def read_address(url: str, client: Fetcher) -> Reading:
    """Find out what a careers address leads to; nothing expected is raised.

    A board's own address is told by its pattern, without a request. Otherwise the page is fetched
    and read for structured data, then for an embedded board, then as the text of one posting, and
    at last the site's sitemap is looked through.
    LinkedIn, Indeed, Glassdoor and private addresses are answered before any request.
    """
    address = _with_scheme(url)
    try:
        known = board_of(address)
        if known and known.source in READERS:
            check_url(address)
            return _is_board(address, known)
        page = client.fetch(Request(url=address))
    except FetchError as problem:
        return _failed(address, str(problem), problem.outcome)
    return _read(address, page, client)


def _with_scheme(url: str) -> str:
    bare = url.strip()
    return bare if "://" in bare or ":" in bare.partition("/")[0] else f"https://{bare}"


def _is_board(url: str, board: BoardAddress) -> Reading:
    label = READERS[board.source].ABOUT.label
    said = f"This is the {label} board {board.board!r}."
    return Reading(url=url, outcome="ok", message=said, board=board)


def _read(url: str, page: Page, client: Fetcher) -> Reading:
    key = recognise(page)
    words = decode(page)
    board = next((b for b in boards_in(words) if b.source in READERS), None)
    structured = parse_page("jsonld" if key == "text" else key, page)
    if structured.postings:
        count = len(structured.postings)
        said = f"Found {count} {'job' if count == 1 else 'jobs'} on {_site(url)}."
        return Reading(
            url=url, outcome="ok", message=said, board=board, postings=structured.postings
        )
    if board:
        return _is_board(url, board)
    if structured.outcome != "empty":
        return _failed(url, f"{url}: {' '.join(structured.problems)}", structured.outcome)
    return _as_text(url, page) or _by_sitemap(url, client)


def _as_text(url: str, page: Page) -> Reading | None:
    """Read a page without structured data as one posting, if it reads like one."""
    read = parse_page("text", page)
    posting = read.postings[0] if read.postings else None
    if posting and posting.title and reads_as_posting(posting.description_text or ""):
        said = f"Read one job from the words on {_site(url)}; please check it."
        return Reading(url=url, outcome="ok", message=said, postings=[posting])
    if read.outcome in {"ok", "empty"}:
        return None
    return _failed(url, f"{_NO_JOB.format(url=url)} {_REMEDY}", read.outcome)


def _by_sitemap(url: str, client: Fetcher) -> Reading:
    """Look for the jobs that the page does not show in the site's own list of its pages."""
    found = by_sitemap(url, client)
    if found.board is None:
        failed = _failed(url, f"{_NO_JOB.format(url=url)} {found.why} {_REMEDY}", "empty")
        return replace(failed, looked=found.why)
    if found.board.source != "sitemap":
        return _is_board(url, found.board)
    pages = "page of a job" if found.jobs == 1 else "pages of jobs"
    said = f"The sitemap of {_site(url)} names {found.jobs} {pages}."
    return Reading(url=url, outcome="ok", message=said, board=found.board)


def _failed(url: str, reason: str, outcome: Ending) -> Reading:
    failure = Failure(source="jsonld", url=url, reason=reason, outcome=outcome)
    return Reading(url=url, outcome=outcome, message=reason, failures=[failure])


def _site(url: str) -> str:
    return urlsplit(url).hostname or url
