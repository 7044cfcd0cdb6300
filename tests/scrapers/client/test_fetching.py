"""The client over real sockets: redirects, bombs, drips, brakes, robots and validators."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
import zlib
from datetime import timedelta

import pytest
import trustme
from pytest_httpserver import HTTPServer
from werkzeug import Response

from scrapers.client import (
    BlockedError,
    Clock,
    ForbiddenHostError,
    Limits,
    NotFoundError,
    OddAnswerError,
    PrivateAddressError,
    RateLimitedError,
    RobotsRefusedError,
    TooLargeError,
    UnreachableError,
    user_agent,
)
from scrapers.types import Request, Validators
from tests.scrapers.fakes import NOW, Timepiece, a_client, names

JOBS = "http://jobs.example/list"


def asks(url: str = JOBS, **given) -> Request:
    return Request(url=url, robots=False, **given)


def test_brings_the_page_with_its_validators_and_time(httpserver: HTTPServer):
    httpserver.expect_request("/list").respond_with_data(
        "hello", headers={"ETag": '"v1"', "Last-Modified": "Mon, 02 Mar 2026 09:00:00 GMT"}
    )
    page = a_client(httpserver.port).fetch(asks())

    assert (page.body, page.status, page.url) == (b"hello", 200, JOBS)
    assert page.validators == Validators(etag='"v1"', last_modified="Mon, 02 Mar 2026 09:00:00 GMT")
    assert page.fetched_at is not None
    assert page.fetched_at.tzinfo is not None


def test_hands_validators_back_and_reads_304_as_unchanged(httpserver: HTTPServer):
    httpserver.expect_request("/list", headers={"If-None-Match": '"v1"'}).respond_with_data(
        "", status=304
    )
    page = a_client(httpserver.port).fetch(asks(), Validators(etag='"v1"'))

    assert (page.status, page.body) == (304, b"")


def test_tells_who_it_is_and_sends_no_cookies(httpserver: HTTPServer):
    seen = []

    def answer(request):
        seen.append(dict(request.headers))
        return Response("ok", headers={"Set-Cookie": "who=me"})

    httpserver.expect_request("/list").respond_with_handler(answer)
    client = a_client(httpserver.port, agent=user_agent("jobs@example.com"))
    client.fetch(asks())
    client.fetch(asks())

    assert "CriticalPath" in seen[0]["User-Agent"]
    assert "jobs@example.com" in seen[0]["User-Agent"]
    assert "Mozilla" not in seen[0]["User-Agent"]
    assert "Cookie" not in seen[1]


def test_posts_json(httpserver: HTTPServer):
    httpserver.expect_request("/list", method="POST", json={"q": "pmo"}).respond_with_data("found")

    page = a_client(httpserver.port).fetch(asks(method="POST", json={"q": "pmo"}))

    assert page.body == b"found"


def test_follows_a_redirect_and_tells_where_it_ended(httpserver: HTTPServer):
    moved = Response(status=301, headers={"Location": "/new"})
    httpserver.expect_request("/list").respond_with_response(moved)
    httpserver.expect_request("/new").respond_with_data("here")

    page = a_client(httpserver.port).fetch(asks())

    assert (page.url, page.body) == ("http://jobs.example/new", b"here")


@pytest.mark.parametrize(
    ("target", "error"),
    [
        ("http://169.254.169.254/latest/meta-data/", PrivateAddressError),
        ("http://inside.example/", PrivateAddressError),
        ("http://[::1]/", PrivateAddressError),
        ("https://www.linkedin.com/jobs/view/1", ForbiddenHostError),
        ("https://uk.indeed.com/viewjob?jk=1", ForbiddenHostError),
    ],
)
def test_a_redirect_is_checked_like_the_first_address(httpserver: HTTPServer, target, error):
    moved = Response(status=302, headers={"Location": target})
    httpserver.expect_request("/list").respond_with_response(moved)
    client = a_client(httpserver.port, resolver=names(("inside.example", ["10.0.0.7"])))

    with pytest.raises(error):
        client.fetch(asks())


def test_ends_redirects_that_never_end(httpserver: HTTPServer):
    again = Response(status=302, headers={"Location": "/list"})
    httpserver.expect_request("/list").respond_with_response(again)

    with pytest.raises(UnreachableError, match="redirects without end"):
        a_client(httpserver.port).fetch(asks())


def test_keys_are_not_carried_to_another_host(httpserver: HTTPServer):
    seen = []

    def answer(request):
        seen.append(request.headers.get("Authorization-Key"))
        if request.host.startswith("api."):
            return Response(status=302, headers={"Location": "http://other.example/list"})
        return Response("ok")

    httpserver.expect_request("/list").respond_with_handler(answer)
    a_client(httpserver.port).fetch(
        asks("http://api.example/list", headers={"Authorization-Key": "k"})
    )

    assert seen == ["k", None]


@pytest.mark.parametrize(
    ("status", "error", "outcome"),
    [
        (401, BlockedError, "blocked"),
        (403, BlockedError, "blocked"),
        (404, NotFoundError, "not_found"),
        (410, NotFoundError, "not_found"),
        (418, OddAnswerError, "unreachable"),
    ],
)
def test_names_what_a_status_means_and_does_not_ask_again(
    httpserver: HTTPServer, status, error, outcome
):
    httpserver.expect_request("/list").respond_with_data("", status=status)

    with pytest.raises(error) as caught:
        a_client(httpserver.port).fetch(asks())

    assert caught.value.outcome == outcome
    assert len(httpserver.log) == 1


def test_asks_again_after_trouble_with_growing_waits(httpserver: HTTPServer):
    for _ in range(2):
        httpserver.expect_ordered_request("/list").respond_with_data("", status=503)
    httpserver.expect_ordered_request("/list").respond_with_data("well again")
    timepiece = Timepiece()

    page = a_client(httpserver.port, timepiece=timepiece).fetch(asks())

    assert page.body == b"well again"
    assert len(timepiece.slept) == 2
    assert 0.5 <= timepiece.slept[0] <= 1.5 < 2 * timepiece.slept[1]


def test_gives_up_after_three_times(httpserver: HTTPServer):
    httpserver.expect_request("/list").respond_with_data("", status=500)

    with pytest.raises(UnreachableError, match="in trouble"):
        a_client(httpserver.port).fetch(asks())

    assert len(httpserver.log) == 3


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_honours_retry_after(httpserver: HTTPServer, form):
    timepiece = Timepiece()
    then = NOW + timedelta(seconds=timepiece.at + 12)
    named = "12" if form == "seconds" else then.strftime("%a, %d %b %Y %H:%M:%S GMT")
    httpserver.expect_ordered_request("/list").respond_with_data(
        "", status=429, headers={"Retry-After": named}
    )
    httpserver.expect_ordered_request("/list").respond_with_data("thanks")

    page = a_client(httpserver.port, timepiece=timepiece).fetch(asks())

    assert page.body == b"thanks"
    assert timepiece.slept == [pytest.approx(12)]


def test_does_not_wait_for_hours(httpserver: HTTPServer):
    httpserver.expect_request("/list").respond_with_data(
        "", status=429, headers={"Retry-After": "7200"}
    )
    timepiece = Timepiece()

    with pytest.raises(RateLimitedError) as caught:
        a_client(httpserver.port, timepiece=timepiece).fetch(asks())

    assert caught.value.outcome == "rate_limited"
    assert caught.value.retry_after == 7200
    assert timepiece.slept == []
    assert len(httpserver.log) == 1


@pytest.mark.parametrize("packed", [gzip.compress, zlib.compress])
def test_unpacks_what_it_asked_for(httpserver: HTTPServer, packed):
    encoding = "gzip" if packed is gzip.compress else "deflate"
    httpserver.expect_request("/list").respond_with_data(
        packed(b"jobs" * 5000), headers={"Content-Encoding": encoding}
    )
    assert a_client(httpserver.port).fetch(asks()).body == b"jobs" * 5000


def test_stops_a_bomb_at_the_cap(httpserver: HTTPServer):
    bomb = gzip.compress(b"\0" * 30_000_000)
    httpserver.expect_request("/list").respond_with_data(bomb, headers={"Content-Encoding": "gzip"})
    client = a_client(httpserver.port, limits=Limits(pace=0, decoded_bytes=1_000_000))

    with pytest.raises(TooLargeError) as caught:
        client.fetch(asks())

    assert caught.value.outcome == "truncated"


def test_stops_an_endless_page_at_the_cap(httpserver: HTTPServer):
    httpserver.expect_request("/list").respond_with_data(b"x" * 300_000)
    client = a_client(httpserver.port, limits=Limits(pace=0, wire_bytes=100_000))

    with pytest.raises(TooLargeError):
        client.fetch(asks())


def test_damaged_and_unasked_encodings_are_trouble_not_crashes(httpserver: HTTPServer):
    httpserver.expect_request("/torn").respond_with_data(
        b"\x1f\x8bnonsense", headers={"Content-Encoding": "gzip"}
    )
    httpserver.expect_request("/odd").respond_with_data("x", headers={"Content-Encoding": "br"})
    client = a_client(httpserver.port)

    with pytest.raises(UnreachableError, match="damaged"):
        client.fetch(asks("http://jobs.example/torn"))
    with pytest.raises(UnreachableError, match="encoding"):
        client.fetch(asks("http://jobs.example/odd"))


def dripping(part: bytes, gap: float) -> tuple[int, threading.Thread]:
    """A server that sends `part` byte by byte until the other side leaves."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        with listener:
            talk, _ = listener.accept()
            with talk:
                talk.recv(4096)
                try:
                    for _ in range(200):
                        for byte in part:
                            talk.sendall(bytes([byte]))
                            time.sleep(gap)
                except OSError:
                    return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    return listener.getsockname()[1], thread


@pytest.mark.parametrize(
    "part", [b"HTTP/1.1 200 OK\r\nX-A: b\r\n", b"x"], ids=["in the headers", "from the start"]
)
def test_a_drip_ends_with_the_time_for_one_page(part):
    port, thread = dripping(part, 0.02)
    limits = Limits(pace=0, total=0.4, attempts=1)

    with pytest.raises(UnreachableError):
        a_client(port, limits=limits, clock=Clock(sleep=lambda _: None)).fetch(asks())
    thread.join(timeout=120)

    assert not thread.is_alive()


def test_a_name_that_does_not_exist_says_so(httpserver: HTTPServer):
    def nobody(host, port):
        raise OSError("no such name")

    with pytest.raises(UnreachableError, match="does not exist"):
        a_client(httpserver.port, resolver=nobody).fetch(asks())


def test_the_name_is_verified_though_the_number_is_dialled():
    authority = trustme.CA()
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("jobs.example").configure_cert(server_side)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with HTTPServer(host="127.0.0.1", ssl_context=server_side) as server:
        server.expect_request("/list").respond_with_data("safe")
        client = a_client(server.port, tls=trusting)

        assert client.fetch(asks("https://jobs.example/list")).body == b"safe"
        with pytest.raises(UnreachableError, match="certificate"):
            client.fetch(asks("https://other.example/list"))


def test_robots_is_asked_once_and_its_rule_is_named(httpserver: HTTPServer):
    httpserver.expect_request("/robots.txt").respond_with_data(
        "User-agent: *\nDisallow: /private\nAllow: /private/jobs\nDisallow: /private/jobs/old\n"
    )
    httpserver.expect_request("/private/jobs/1").respond_with_data("fine")
    client = a_client(httpserver.port)

    assert client.get("http://jobs.example/private/jobs/1").body == b"fine"
    with pytest.raises(RobotsRefusedError, match="Disallow: /private/jobs/old") as caught:
        client.get("http://jobs.example/private/jobs/old/1")

    assert caught.value.outcome == "blocked"
    assert [r.path for r, _ in httpserver.log].count("/robots.txt") == 1


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (400, True), (500, False)]
)
def test_a_missing_robots_allows_and_a_broken_one_forbids(httpserver: HTTPServer, status, allowed):
    httpserver.expect_request("/robots.txt").respond_with_data("", status=status)
    httpserver.expect_request("/list").respond_with_data("page")
    client = a_client(httpserver.port)

    if allowed:
        assert client.get(JOBS).body == b"page"
    else:
        with pytest.raises(RobotsRefusedError, match="counts as a no"):
            client.get(JOBS)


def test_a_published_interface_is_not_crawling(httpserver: HTTPServer):
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /\n")
    httpserver.expect_request("/list").respond_with_data("page")

    assert a_client(httpserver.port).fetch(asks()).body == b"page"


def test_keeps_the_pace_and_the_crawl_delay_per_host(httpserver: HTTPServer):
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nCrawl-delay: 7\n")
    httpserver.expect_request("/list").respond_with_data("page")
    timepiece = Timepiece()
    client = a_client(httpserver.port, timepiece=timepiece, limits=Limits(pace=2))

    client.fetch(asks("http://quick.example/list"))
    client.fetch(asks("http://quick.example/list"))
    assert timepiece.slept == [pytest.approx(2)]

    timepiece.slept.clear()
    client.get("http://slow.example/list")
    client.get("http://slow.example/list")
    assert timepiece.slept == [pytest.approx(7), pytest.approx(7)]


def test_closes_as_a_context(httpserver: HTTPServer):
    httpserver.expect_request("/list").respond_with_data("page")

    with a_client(httpserver.port) as client:
        assert client.fetch(asks()).body == b"page"
