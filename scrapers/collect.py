"""Drives one source through one client; what is to be expected comes back as a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, cast

from scrapers.client import FetchError
from scrapers.collected import Collected, Progress, merged
from scrapers.errors import MissingKeyError, NotCollectableError
from scrapers.identity import identity
from scrapers.registry import SOURCES, reader_of
from scrapers.types import (
    Ending,
    Failure,
    Page,
    Parsed,
    Posting,
    Query,
    Request,
    Validators,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scrapers.source import Board, Detailed, Paged, Source


_UNCHANGED = 304


class Fetcher(Protocol):
    """What collecting needs of a client."""

    def fetch(self, request: Request, validators: Validators | None = None) -> Page:
        """Return the answer to a request, or raise `FetchError`."""
        ...


@dataclass(slots=True)
class _Crawl:
    """The running state of one collection."""

    source: str
    board: str | None
    found: dict[tuple[str, str, str], Posting] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    pages: int = 0
    total: int | None = None
    whole: bool = True
    unread: int = 0
    validators: Validators = field(default_factory=Validators)

    def so_far(self, postings: int, total: int | None) -> Progress:
        """Return how far the collection is, in postings read of so many."""
        return Progress(
            source=self.source,
            board=self.board,
            pages=self.pages,
            postings=postings,
            total=total,
        )

    def fail(self, url: str | None, reason: str, outcome: Ending) -> None:
        """Note trouble; after it the collection is not whole."""
        self.failures.append(Failure(source=self.source, url=url, reason=reason, outcome=outcome))
        self.whole = False

    def take(self, parsed: Parsed, url: str) -> bool:
        """Keep what is new; tell whether anything was (a page that repeats another is the end)."""
        before = len(self.found)
        for posting in parsed.postings:
            self.found.setdefault(identity(posting, self.board), posting)
        if parsed.total is not None:
            # Some servers count on their first page only, and say nought on the next ones.
            self.total = max(parsed.total, self.total or 0)
        self.unread += len(parsed.problems)
        for problem in parsed.problems:
            self.failures.append(
                Failure(source=self.source, url=url, reason=problem, outcome=parsed.outcome)
            )
        return len(self.found) > before


def collect(
    source: str,
    client: Fetcher,
    *,
    board: str | None = None,
    query: Query | None = None,
    validators: Validators | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Collected:
    """Return every posting of a board (or of a feed, for a query) and how it went.

    Raises `UnknownSourceError`, `NotCollectableError` or `MissingKeyError` for what was asked;
    whatever happens on the way is in the result.
    """
    query = query or Query()
    if source in SOURCES:
        _check(SOURCES[source], board, query)
    reader = reader_of(source)
    crawl = _Crawl(source, board)
    reading = cast("Board", reader)
    outcome = _pages(reading, client, crawl, query, validators, progress)
    if hasattr(reader, "detail"):
        _details(cast("Detailed", reader), client, crawl, progress)
    return _collected(crawl, outcome)


def _check(about: Source, board: str | None, query: Query) -> None:
    if not about.collectable:
        raise NotCollectableError(about.key, "Give it a file or a text of yours instead.")
    if about.board_hint and not board:
        raise NotCollectableError(about.key, f"Name a board: {about.board_hint}.")
    missing = [name for name in about.needs if not query.keys.get(name)]
    if missing:
        raise MissingKeyError(about.key, missing, about.terms)


def _pages(
    reader: Board,
    client: Fetcher,
    crawl: _Crawl,
    query: Query,
    validators: Validators | None,
    progress: Callable[[Progress], None] | None,
) -> Ending:
    """Read page after page; return the outcome of the first that was not well, or of page one."""
    outcome: Ending | None = None
    for request, parsed in _answers(reader, client, crawl, query, validators):
        if isinstance(parsed, str):
            return parsed if crawl.pages == 0 else "truncated"
        crawl.pages += 1
        fresh = crawl.take(parsed, request.url)
        if progress:
            progress(crawl.so_far(len(crawl.found), crawl.total))
        outcome = outcome or parsed.outcome
        if parsed.outcome not in {"ok", "empty"}:
            crawl.whole = False
            return parsed.outcome if crawl.pages == 1 else "truncated"
        if not fresh:
            break
    return outcome or "empty"


def _answers(
    reader: Board, client: Fetcher, crawl: _Crawl, query: Query, validators: Validators | None
) -> Iterator[tuple[Request, Parsed | Ending]]:
    """Yield each request with its page read, or with the outcome that ended the way to it."""
    request: Request | None = reader.first(crawl.board or "", query)
    for _ in range(reader.ABOUT.page_cap):
        if request is None:
            return
        page = _fetched(client, request, crawl, validators if crawl.pages == 0 else None)
        if not isinstance(page, Page):
            yield request, page
            return
        if crawl.pages == 0:
            crawl.validators = page.validators
        parsed = reader.parse(page)
        yield request, parsed
        request = _following(reader, request, parsed, crawl)
    if request is not None:
        crawl.fail(request.url, f"Stopped after {reader.ABOUT.page_cap} pages.", "truncated")


def _following(reader: Board, request: Request, parsed: Parsed, crawl: _Crawl) -> Request | None:
    if not hasattr(reader, "following"):
        return None
    return cast("Paged", reader).following(request, parsed, len(crawl.found))


def _fetched(
    client: Fetcher, request: Request, crawl: _Crawl, validators: Validators | None
) -> Page | Ending:
    try:
        page = client.fetch(request, validators)
    except FetchError as problem:
        crawl.fail(request.url, str(problem), problem.outcome)
        return problem.outcome
    if page.status == _UNCHANGED:
        crawl.validators = validators or Validators()
        return "unchanged"
    return page


def _details(
    reader: Detailed,
    client: Fetcher,
    crawl: _Crawl,
    progress: Callable[[Progress], None] | None,
) -> None:
    """Fill in what a list leaves to each posting's own page; a brake ends it, the rest stays.

    A description that is missing does not make the list less whole.
    """
    whole, most = crawl.whole, reader.ABOUT.detail_cap
    asked = [
        (key, posting, request)
        for key, posting in crawl.found.items()
        if (request := reader.detail(crawl.board or "", posting)) is not None
    ]
    for read, (key, posting, request) in enumerate(asked):
        if read == most:
            crawl.fail(request.url, "Further descriptions were left for another time.", "ok")
            break
        if progress:
            progress(crawl.so_far(read, min(len(asked), most)))
        page = _fetched(client, request, crawl, None)
        if page in {"rate_limited", "blocked"}:
            break
        parsed = reader.parse(page) if isinstance(page, Page) else None
        if parsed and parsed.postings:
            crawl.found[key] = merged(posting, parsed.postings[0])
    crawl.whole = whole


def _collected(crawl: _Crawl, outcome: Ending) -> Collected:
    missing = crawl.total is not None and crawl.total > len(crawl.found) + crawl.unread
    if outcome in {"ok", "empty"} and any(f.outcome == "truncated" for f in crawl.failures):
        outcome = "truncated"
    if outcome == "ok" and missing:
        outcome = "truncated"
    return Collected(
        source=crawl.source,
        board=crawl.board,
        outcome=outcome,
        postings=list(crawl.found.values()),
        failures=crawl.failures,
        complete=outcome in {"ok", "empty"} and crawl.whole and not missing,
        validators=crawl.validators,
    )
