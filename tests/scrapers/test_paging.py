"""Sources that come in pages: each page is asked for once, and one that repeats ends the asking.

`page.template` is one page as the source sends it, its row between « and ». Two full pages are
played, and then the second again for ever, as servers do that wrap round or ignore the number.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from scrapers import SOURCES, Query, collect
from scrapers.client import UnreachableError
from scrapers.registry import READERS
from scrapers.types import Page, Request
from tests.scrapers.fakes import NOW

RECORDED = Path(__file__).parent / "recorded"
PAGED = sorted(key for key, reader in READERS.items() if hasattr(reader, "following"))
CASES = sorted(RECORDED.glob("*/paging/paging.json"))


@dataclass
class Wrapping:
    """A server of two pages that answers every later question with the second."""

    template: str
    full: int
    total: int | None
    first: str
    asked: list[Request] = field(default_factory=list)

    def fetch(self, request: Request, validators: object = None) -> Page:
        if _numberless(request.url) != _numberless(self.first):
            raise UnreachableError(request.url, "is a posting's own page")
        self.asked.append(request)
        return Page(body=self.page(min(len(self.asked), 2)), url=request.url, fetched_at=NOW)

    def page(self, number: int) -> bytes:
        before, _, rest = self.template.partition("«")
        row, _, after = rest.partition("»")
        start = (number - 1) * self.full + 1
        rows = [row.replace("@ID@", str(at)) for at in range(start, start + self.full)]
        told = before + ("" if row.startswith("<") else ", ").join(rows) + after
        # Some servers count only on the first page.
        return told.replace("@TOTAL@", str(self.total if number == 1 else 0)).encode()


def _numberless(url: str) -> str:
    """Return an address without its query or the page's number at its end."""
    return re.sub(r"/\d+$", "", url.partition("?")[0])


def played(case: Path):
    told = json.loads(case.read_text(encoding="utf-8"))
    key = case.parts[-3]
    template = (case.parent / "page.template").read_text(encoding="utf-8").strip()
    query = Query(keywords="pmo", keys=dict.fromkeys(SOURCES[key].needs, "k"))
    first = READERS[key].first(told["board"] or "", query)
    server = Wrapping(template, told["full"], told["total"], first.url)
    return told, server, collect(key, server, board=told["board"], query=query)


def test_every_paged_source_has_a_case():
    assert [case.parts[-3] for case in CASES] == PAGED


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.parts[-3])
def test_a_page_that_repeats_ends_the_asking(case):
    told, server, collected = played(case)

    assert len(server.asked) == told["asked"]
    assert len(collected.postings) == told["found"]
    assert collected.outcome == told["outcome"], collected.failures[:2]
    assert collected.complete is told["complete"]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.parts[-3])
def test_each_page_is_another_request_with_the_same_credentials(case):
    _, server, _ = played(case)

    seen = [(request.url, json.dumps(request.json, sort_keys=True)) for request in server.asked]
    assert len(set(seen)) == len(seen)
    assert len({(tuple(r.headers.items()), r.method, r.robots) for r in server.asked}) == 1
