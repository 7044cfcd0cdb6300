"""A collection brings what there is, says how it went, and claims to be whole only when it is."""

from __future__ import annotations

import json

import pytest

from scrapers import collect
from scrapers.client import BlockedError, NotFoundError, RateLimitedError, UnreachableError
from scrapers.collected import merged
from scrapers.errors import MissingKeyError, NotCollectableError, UnknownSourceError
from scrapers.registry import SOURCES
from scrapers.types import Page, Posting, Query, Validators
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


def test_a_source_with_a_key_names_the_setting_that_is_missing():
    with pytest.raises(MissingKeyError, match="Set PMO_ADZUNA_KEY") as caught:
        collect("adzuna", RecordedClient({}), board="gb", query=Query(keys={"PMO_ADZUNA_ID": "x"}))

    assert caught.value.names == ["PMO_ADZUNA_KEY"]
    assert "developer.adzuna.com" in str(caught.value)


def test_keys_go_where_the_source_wants_them_and_are_never_shown():
    query = Query(
        keywords="pmo", keys={"PMO_USAJOBS_EMAIL": "a@example.com", "PMO_USAJOBS_KEY": "k7"}
    )
    client = RecordedClient({})

    collect("usajobs", client, query=query)

    assert client.asked[0].headers == {"User-Agent": "a@example.com", "Authorization-Key": "k7"}
    assert "k7" not in repr(client.asked[0]) + repr(query) + client.asked[0].url


LIST = "https://vantry.bamboohr.com/careers/list"
DETAIL = "https://vantry.bamboohr.com/careers/{}/detail"


def bamboo(*numbers: int) -> bytes:
    rows = [{"id": str(n), "jobOpeningName": f"Clerk {n}"} for n in numbers]
    return json.dumps({"result": rows}).encode()


def opening(words: str) -> bytes:
    job = {"jobOpeningName": "Clerk", "description": words, "datePosted": "2026-02-19"}
    return json.dumps({"result": {"jobOpening": job}}).encode()


def test_fills_in_what_the_list_leaves_to_the_jobs_own_pages():
    pages = {LIST: bamboo(1, 2), DETAIL.format(1): opening("<p>File.</p>")}

    got = collect("bamboohr", RecordedClient(pages), board="vantry")

    assert [(p.source_id, p.description_text) for p in got.postings] == [
        ("1", "File."),
        ("2", None),
    ]
    assert (got.outcome, got.complete) == ("ok", True)
    assert [failure.url for failure in got.failures] == [DETAIL.format(2)]


def test_a_brake_among_the_details_ends_them_and_keeps_the_list():
    brake = RateLimitedError(DETAIL.format(1), None)
    client = RecordedClient({LIST: bamboo(1, 2, 3), DETAIL.format(1): brake})

    got = collect("bamboohr", client, board="vantry")

    assert len(client.asked) == 2
    assert (len(got.postings), got.outcome, got.complete) == (3, "ok", True)


def test_asks_for_no_more_descriptions_than_the_cap():
    cap = SOURCES["bamboohr"].detail_cap
    numbers = range(1, cap + 6)
    pages = {DETAIL.format(n): opening("x") for n in numbers} | {LIST: bamboo(*numbers)}
    client = RecordedClient(pages)

    got = collect("bamboohr", client, board="vantry")

    assert len(client.asked) == 1 + cap
    assert "left for another time" in got.failures[-1].reason
    assert len(got.postings) == cap + 5


def workday_page(start: int, count: int, total: int) -> bytes:
    rows = [
        {"title": "Planner", "externalPath": f"/job/Derby/Planner_JR-{n}"}
        for n in range(start, start + count)
    ]
    return json.dumps({"total": total, "jobPostings": rows}).encode()


class WorkdayServer:
    """Answers a posted search by its offset, as Workday does; details are a dead line."""

    def __init__(self, *pages: bytes) -> None:
        self.pages = pages
        self.offsets: list[int] = []

    def fetch(self, request, validators=None):
        if request.method != "POST":
            raise UnreachableError(request.url, "is not recorded")
        self.offsets.append(request.json["offset"])
        page = self.pages[min(request.json["offset"] // 20, len(self.pages) - 1)]
        return Page(body=page, url=request.url, fetched_at=NOW)


def test_reads_a_posted_search_whose_later_pages_have_no_total():
    server = WorkdayServer(workday_page(0, 20, 25), workday_page(20, 5, 0))

    got = collect("workday", server, board="corvale.wd3/Careers", query=Query(keywords="pmo"))

    assert server.offsets == [0, 20]
    assert (len(got.postings), got.outcome, got.complete) == (25, "ok", True)


def test_a_list_that_wraps_to_its_first_page_is_not_whole():
    server = WorkdayServer(workday_page(0, 20, 2000))

    got = collect("workday", server, board="corvale.wd3/Careers")

    assert server.offsets == [0, 20]
    assert (len(got.postings), got.outcome, got.complete) == (20, "truncated", False)


def test_a_detail_keeps_what_only_the_list_knew():
    listed = Posting(source="s", source_id="1", title="Planner", posted_text="3 days ago")
    detailed = Posting(source="s", source_id="other", title="Planner II", description_text="Plan.")

    told = merged(listed, detailed)

    assert (told.source_id, told.title, told.posted_text) == ("1", "Planner II", "3 days ago")
    assert told.description_text == "Plan."


def test_a_detail_without_an_identifier_keeps_the_lists():
    listed = Posting(source="breezy", source_id="b1", title="Planner", company="Marisol")
    detailed = Posting(source="breezy", title="Planner (m/f)", description_text="Plan.")

    both = merged(listed, detailed)

    assert (both.source_id, both.title, both.company) == ("b1", "Planner (m/f)", "Marisol")
