"""What every collectable source asks: an address of its own, whatever the board's name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from scrapers import collect
from scrapers.client.address import check_url
from scrapers.errors import NotCollectableError
from scrapers.registry import READERS, SOURCES
from scrapers.types import Parsed, Posting, Query
from tests.scrapers.fakes import RecordedClient

if TYPE_CHECKING:
    from scrapers.source import Source

COLLECTABLE = [key for key, source in SOURCES.items() if source.collectable]
OWN_ADDRESS = {"jsonld", "rss", "sitemap"}
KEYS = {name: "k" for source in SOURCES.values() for name in source.needs}


@pytest.mark.parametrize("key", COLLECTABLE)
def test_the_first_request_is_an_address_that_may_be_visited(key):
    board = "https://example.com/jobs" if key in OWN_ADDRESS else "harbourline"

    request = READERS[key].first(board, Query(keywords="pmo & plans", place="Leeds", keys=KEYS))

    assert check_url(request.url) == request.url
    assert request.url.startswith("https://")


@pytest.mark.parametrize("key", sorted(set(COLLECTABLE) - OWN_ADDRESS))
def test_no_board_name_leads_to_another_host(key):
    honest = READERS[key].first("harbourline", Query(keys=KEYS)).url
    ending = ".".join(urlsplit(honest).hostname.split(".")[-2:])

    for board in ("evil.example/", "a@evil.example", "x#", "x?y=", "../..", "evil.example:80/x"):
        host = urlsplit(READERS[key].first(board, Query(keys=KEYS)).url).hostname or ""
        assert host.endswith(ending)


@pytest.mark.parametrize("key", COLLECTABLE)
def test_pages_follow_each_other_and_end(key):
    reader = READERS[key]
    if not hasattr(reader, "following"):
        assert SOURCES[key].page_cap == 1
        return
    first = reader.first("harbourline", Query(keys=KEYS))
    full = Parsed(outcome="ok", postings=[Posting(source=key)] * 500, total=10_000)

    second = reader.following(first, full, 500)
    third = reader.following(second, full, 1000)

    assert len({(r.url, str(r.json)) for r in (first, second, third)}) == 3
    assert {urlsplit(r.url).hostname for r in (first, second, third)} == {
        urlsplit(first.url).hostname
    }
    assert second.headers == first.headers
    assert reader.following(third, Parsed(outcome="empty"), 10_000) is None
    assert SOURCES[key].page_cap > 1


@pytest.mark.parametrize("key", sorted(set(SOURCES) - set(COLLECTABLE)))
def test_what_is_not_collected_says_so_before_any_request(key):
    client = RecordedClient({})

    with pytest.raises(NotCollectableError, match="file or a text"):
        collect(key, client)
    assert client.asked == []


@pytest.mark.parametrize("source", SOURCES.values(), ids=lambda source: source.key)
def test_every_source_tells_its_limits(source: Source):
    assert source.terms
    assert source.poll_minutes >= 60
    assert source.kind in {"board", "feed", "page", "mail", "text"}
    assert all(name.startswith("PMO_") for name in source.needs)
    assert source.collectable or source.kind in {"page", "mail", "text"}


def test_the_three_that_forbid_it_are_never_asked():
    for key, source in SOURCES.items():
        if key.partition("_")[0] in {"linkedin", "indeed", "glassdoor", "ziprecruiter"}:
            assert not source.collectable
            assert not hasattr(READERS[key], "first")
