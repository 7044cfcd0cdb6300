"""Fakes with manners: they refuse whatever they were not told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrapers import Page, Request, Validators
from scrapers.client import UnreachableError
from scrapers.client.address import check_url

if TYPE_CHECKING:
    from scrapers import FetchError


@dataclass
class RecordedClient:
    """Answers from memory, under the real client's rules; what is not recorded is a dead line."""

    pages: dict[str, Page] = field(default_factory=dict)
    problems: dict[str, FetchError] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def put(self, url: str, body: bytes | str, *, content_type: str = "text/html") -> None:
        raw = body.encode() if isinstance(body, str) else body
        self.pages[url] = Page(body=raw, url=url, content_type=content_type)

    def get(self, url: str) -> Page:
        return self.fetch(Request(url=url))

    def fetch(self, request: Request, validators: Validators | None = None) -> Page:
        check_url(request.url)
        self.asked.append(request.url)
        if request.url in self.problems:
            raise self.problems[request.url]
        if request.url not in self.pages:
            raise UnreachableError(request.url, "is not recorded", "Put the page into the test.")
        return self.pages[request.url]
