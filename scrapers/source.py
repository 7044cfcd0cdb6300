"""What a source is: a description as data, and two or three pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from scrapers.types import Page, Parsed, Posting, Query, Request

Kind = Literal["board", "feed", "page", "mail", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source of postings, in words that a page or a command can show.

    `poll_minutes` is the shortest polite time between two collections, `page_cap` the most pages
    that one collection asks for, `detail_cap` the most
    descriptions (0: the list has them), `needs` the settings without which it cannot be asked, and
    `board_hint` how its boards are named (None: it has none).
    """

    key: str
    label: str
    kind: Kind
    built: bool = True
    collectable: bool = True
    board_hint: str | None = None
    needs: tuple[str, ...] = ()
    poll_minutes: int = 60
    page_cap: int = 1
    detail_cap: int = 0
    attribution: str | None = None
    terms: str = ""


class Reader(Protocol):
    """A module that reads one kind of page. It opens nothing."""

    ABOUT: Source

    def parse(self, page: Page) -> Parsed:
        """Return what the page holds; never raise, whatever the bytes."""
        ...


class Board(Reader, Protocol):
    """A reader that also knows which addresses to ask."""

    def first(self, board: str, query: Query) -> Request:
        """Return the first request for a board (or, for a feed, for the query)."""
        ...


class Paged(Board, Protocol):
    """A board whose list comes in pages."""

    def following(self, request: Request, parsed: Parsed, so_far: int) -> Request | None:
        """Return the next page's request, or None after the last; `so_far` counts postings read."""
        ...


class Detailed(Board, Protocol):
    """A board whose list leaves the description to one page a posting."""

    def detail(self, board: str, posting: Posting) -> Request | None:
        """Return the request for a posting's own page, or None if the list said it all."""
        ...
