"""The jobs of a site by its sitemap: robots.txt, then the files that it names, within limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapers.boards import BoardAddress, board_of
from scrapers.client import FetchError
from scrapers.payload import decode
from scrapers.sitemap import (
    Sitemap,
    is_near,
    jobs_in,
    likely_first,
    named_in_robots,
    read_sitemap,
)
from scrapers.types import Page, Parsed, Request

if TYPE_CHECKING:
    from scrapers.collect import Fetcher

MOST_FILES, _DEEPEST, _USUAL = 8, 2, ("/sitemap.xml", "/sitemap_index.xml")


@dataclass(slots=True)
class Found:
    """What a site's sitemaps told: a board to watch, or in `why` how far the looking went."""

    board: BoardAddress | None = None
    jobs: int = 0
    files: int = 0
    addresses: int = 0
    refused: str = ""
    counted: dict[str, int] = field(default_factory=dict)

    @property
    def why(self) -> str:
        """Return one sentence about a search that found nothing."""
        if self.refused:
            return f"Its sitemap was not read: {self.refused}"
        if not self.files:
            return "The site has no sitemap that names its pages."
        files = "sitemap" if self.files == 1 else f"{self.files} sitemaps"
        return f"None of the {self.addresses} addresses in its {files} looks like a job's page."


def by_sitemap(url: str, client: Fetcher) -> Found:
    """Look through the sitemaps of the site that `url` is on; nothing expected is raised.

    At most `MOST_FILES` files are asked for, those that speak of jobs first, and an index inside an
    index is followed once. A file on a foreign site is left alone.
    """
    found = Found()
    waiting = [(file, 0) for file in _beginning(url, client, found)]
    asked: set[str] = set()
    while waiting and len(asked) < MOST_FILES and found.board is None:
        file, depth = waiting.pop(0)
        if file in asked or not is_near(file, url):
            continue
        asked.add(file)
        sitemap = _read(file, client, found)
        if depth < _DEEPEST:
            waiting[:0] = [(inner, depth + 1) for inner in likely_first(sitemap.files)]
        _count(sitemap, file, found)
    if found.board is None and found.counted:
        best = max(found.counted, key=lambda file: found.counted[file])
        found.board, found.jobs = BoardAddress("sitemap", best), found.counted[best]
    return found


def _beginning(url: str, client: Fetcher, found: Found) -> list[str]:
    parts = urlsplit(url)
    site = f"{parts.scheme}://{parts.netloc}"
    page = _page(f"{site}/robots.txt", client, found, robots=False)
    named = named_in_robots(decode(page)) if page else []
    return likely_first(named) or [site + path for path in _USUAL]


def _read(file: str, client: Fetcher, found: Found) -> Sitemap:
    page = _page(file, client, found, robots=True)
    sitemap = read_sitemap(page) if page else None
    if sitemap is None or isinstance(sitemap, Parsed):
        return Sitemap()
    found.files += 1
    found.addresses += len(sitemap.pages)
    return sitemap


def _count(sitemap: Sitemap, file: str, found: Found) -> None:
    """Note a board that the pages are on, or how many of them are jobs of the site itself."""
    found.board = next(filter(None, (board_of(entry.url) for entry in sitemap.pages)), None)
    jobs = jobs_in(sitemap.pages, file)
    if jobs:
        found.counted[file] = len(jobs)


def _page(url: str, client: Fetcher, found: Found, *, robots: bool) -> Page | None:
    try:
        return client.fetch(Request(url=url, robots=robots))
    except FetchError as problem:
        if problem.outcome in {"refused", "blocked", "rate_limited"}:
            found.refused = str(problem)
        return None
