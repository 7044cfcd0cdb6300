"""A collection brings what there is, says how it went, and claims to be whole only when it is."""

from __future__ import annotations

import json

import pytest

from scrapers import collect
from scrapers.client import BlockedError, NotFoundError, RateLimitedError, UnreachableError
from scrapers.collect import merged
from scrapers.errors import NotCollectableError, SourceNotBuiltError, UnknownSourceError
from scrapers.registry import SOURCES
from scrapers.types import Page, Posting, Validators
from tests.scrapers.fakes import NOW, RecordedClient

BOARD = "https://boards-api.greenhouse.io/v1/boards/harbourline/jobs?content=true"
LEVER = "https://api.lever.co/v0/postings/tidewell?mode=json&skip={}&limit=100"


def greenhouse(*numbers: int, total: int | None = None) -> bytes:
    jobs = [
        {
            "id": number,
            "title": f"PMO Analyst {number}",
            "absolute_url": f"https://job-boards.greenhouse.io/harbourline/jobs/{number}",
        }
        for number in numbers
    ]
    return json.dumps(
        {"jobs": jobs, "meta": {"total": len(jobs) if total is None else total}}
    ).encode()


def lever(start: int, count: int) -> bytes:
    return json.dumps(
        [{"id": f"id-{n}", "text": f"Planner {n}"} for n in range(start, start + count)]
    ).encode()


def test_brings_a_whole_board():
    client = RecordedClient({BOARD: greenhouse(1, 2)})

    got = collect("greenhouse", client, board="harbourline")

    assert (got.outcome, got.complete, got.failures) == ("ok", True, [])
    assert [posting.source_id for posting in got.postings] == ["1", "2"]
    assert [request.url for request in client.asked] == [BOARD]


def test_a_board_without_jobs_is_whole_too():
    got = collect("greenhouse", RecordedClient({BOARD: greenhouse()}), board="harbourline")

    assert (got.outcome, got.complete) == ("empty", True)


def test_fewer_jobs_than_the_source_counts_is_not_whole():
    client = RecordedClient({BOARD: greenhouse(1, 2, total=37)})

    got = collect("greenhouse", client, board="harbourline")

    assert (got.outcome, got.complete, len(got.postings)) == ("truncated", False, 2)


def test_one_bad_item_spoils_neither_its_neighbours_nor_the_count():
    body = json.loads(greenhouse(1, 2))
    body["jobs"][0]["title"] = ""
    client = RecordedClient({BOARD: json.dumps(body).encode()})

    got = collect("greenhouse", client, board="harbourline")

    assert [posting.source_id for posting in got.postings] == ["2"]
    assert len(got.failures) == 1
    assert "Item 1" in got.failures[0].reason


@pytest.mark.parametrize(
    ("problem", "outcome"),
    [
        (BlockedError(BOARD, "says no"), "blocked"),
        (NotFoundError(BOARD, "is not there"), "not_found"),
        (RateLimitedError(BOARD, 30), "rate_limited"),
        (UnreachableError(BOARD, "is silent"), "unreachable"),
    ],
)
def test_trouble_on_the_way_is_a_value_with_its_own_name(problem, outcome):
    got = collect("greenhouse", RecordedClient({BOARD: problem}), board="harbourline")

    assert (got.outcome, got.complete, got.postings) == (outcome, False, [])
    assert got.failures[0].url == BOARD
    assert got.failures[0].outcome == outcome


def test_a_wall_with_status_200_is_no_empty_board():
    wall = b"<html><title>Just a moment...</title><body>Verify you are human</body></html>"

    got = collect("greenhouse", RecordedClient({BOARD: wall}), board="harbourline")

    assert (got.outcome, got.complete) == ("blocked", False)


def test_reads_page_after_page_and_tells_how_far_it_is():
    pages = {LEVER.format(0): lever(0, 100), LEVER.format(100): lever(100, 30)}
    told = []

    got = collect("lever", RecordedClient(pages), board="tidewell", progress=told.append)

    assert (got.outcome, got.complete, len(got.postings)) == ("ok", True, 130)
    assert [(step.pages, step.postings) for step in told] == [(1, 100), (2, 130)]


def test_a_brake_in_the_middle_leaves_what_was_read_and_is_not_whole():
    pages = {LEVER.format(0): lever(0, 100), LEVER.format(100): RateLimitedError("x", None)}

    got = collect("lever", RecordedClient(pages), board="tidewell")

    assert (got.outcome, got.complete, len(got.postings)) == ("truncated", False, 100)
    assert got.failures[0].outcome == "rate_limited"


def test_a_page_that_repeats_ends_the_walk():
    pages = {LEVER.format(n): lever(0, 100) for n in range(0, 5000, 100)}
    client = RecordedClient(pages)

    got = collect("lever", client, board="tidewell")

    assert len(got.postings) == 100
    assert len(client.asked) == 2


def test_stops_at_the_page_cap_and_says_so():
    pages = {LEVER.format(n): lever(n, 100) for n in range(0, 10_000, 100)}
    client = RecordedClient(pages)

    got = collect("lever", client, board="tidewell")

    assert len(client.asked) == SOURCES["lever"].page_cap
    assert (got.outcome, got.complete) == ("truncated", False)
    assert "Stopped after" in got.failures[-1].reason


def test_the_european_service_is_asked_by_its_own_address():
    url = LEVER.format(0).replace("api.", "api.eu.")

    got = collect("lever", RecordedClient({url: lever(0, 1)}), board="eu:tidewell")

    assert (got.outcome, len(got.postings)) == ("ok", 1)


def test_unchanged_is_neither_empty_nor_whole():
    page = Page(body=greenhouse(1), url=BOARD, fetched_at=NOW, validators=Validators(etag='"a"'))
    client = RecordedClient({BOARD: page})
    first = collect("greenhouse", client, board="harbourline")

    again = collect("greenhouse", client, board="harbourline", validators=first.validators)

    assert first.validators == Validators(etag='"a"')
    assert (again.outcome, again.postings, again.complete) == ("unchanged", [], False)
    assert again.failures == []
    assert again.validators == first.validators


def test_a_board_name_cannot_leave_its_place_in_the_address():
    client = RecordedClient({})

    collect("greenhouse", client, board="../../../etc?x=#")

    assert client.asked[0].url.startswith("https://boards-api.greenhouse.io/v1/boards/..%2F..%2F")


def test_says_what_cannot_be_collected():
    client = RecordedClient({})

    with pytest.raises(UnknownSourceError, match="greenhouse"):
        collect("monsterboard", client)
    with pytest.raises(NotCollectableError, match="Name a board"):
        collect("greenhouse", client)
    with pytest.raises(NotCollectableError, match="file or a text"):
        collect("linkedin_mail", client)
    assert client.asked == []


@pytest.mark.parametrize("key", [key for key, source in SOURCES.items() if not source.built])
def test_a_planned_source_says_that_it_is_not_built(key):
    with pytest.raises(SourceNotBuiltError, match="not built yet"):
        collect(key, RecordedClient({}), board="x")


def test_a_detail_keeps_what_only_the_list_knew():
    listed = Posting(source="s", source_id="1", title="Planner", posted_text="3 days ago")
    detailed = Posting(source="s", source_id="other", title="Planner II", description_text="Plan.")

    told = merged(listed, detailed)

    assert (told.source_id, told.title, told.posted_text) == ("1", "Planner II", "3 days ago")
    assert told.description_text == "Plan."
