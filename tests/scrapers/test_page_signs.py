"""Nothing there, not let in, not so fast, and gone: four things that never look the same."""

from __future__ import annotations

import json

import pytest

from scrapers import SOURCES, parse


def page(title: str, body: str = "") -> bytes:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()


SIGNS = [
    (page("Just a moment..."), "blocked"),
    (page("x", "<div id='px-captcha'></div>Press and hold to confirm you are a human"), "blocked"),
    (page("Access Denied", "<h1>Access Denied</h1>"), "blocked"),
    (page("Security Check", "Additional Verification Required"), "blocked"),
    (page("Help Us Protect Glassdoor", "Please verify that you're a real person"), "blocked"),
    (page("503 Service Temporarily Unavailable"), "blocked"),
    (page("Sign in | Example", "<form></form>"), "blocked"),
    (page("429 Too Many Requests"), "rate_limited"),
    (page("404 Not Found"), "not_found"),
]
READ_FROM_WEB = [k for k, s in SOURCES.items() if s.kind in {"board", "feed", "page", "text"}]


@pytest.mark.parametrize(("payload", "outcome"), SIGNS)
@pytest.mark.parametrize("key", READ_FROM_WEB)
def test_a_wall_is_a_wall_for_every_source(key, payload, outcome):
    parsed = parse(key, payload)

    assert (parsed.outcome, parsed.postings) == (outcome, [])
    assert parsed.problems


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ({"error": "Too many requests"}, "rate_limited"),
        ({"message": "Not Found"}, "not_found"),
        ({"status": 404, "error": "x"}, "not_found"),
        ({"errorCode": "HTTP_404", "message": "x"}, "not_found"),
        ({"code": "FORBIDDEN", "message": "Invalid API key"}, "blocked"),
        ({"exception": "AUTH_FAIL", "display": "Authorisation failed"}, "blocked"),
        ({"errors": ["x"]}, "changed_shape"),
        ({}, "changed_shape"),
    ],
)
@pytest.mark.parametrize("key", ["greenhouse", "workday", "adzuna", "remoteok", "text", "auto"])
def test_an_error_in_json_is_named(key, answer, outcome):
    parsed = parse(key, json.dumps(answer).encode())

    assert (parsed.outcome, parsed.postings) == (outcome, [])


def test_a_careers_page_that_speaks_of_captchas_in_its_foot_is_no_wall():
    advert = "<h1>PMO Analyst</h1>" + "<p>We plan trains and boats, with care.</p>" * 200
    foot = "<footer>This site is protected by reCAPTCHA. Sign in.</footer>"

    assert parse("text", page("PMO Analyst", advert + foot)).outcome == "ok"


def test_an_advert_for_a_page_not_found_designer_is_an_advert():
    advert = "<h1>404 Lane Works Planner</h1>" + "<p>We plan roads.</p>" * 100

    assert parse("jsonld", page("Planner, 12 jobs", "<p>no data</p>" * 300)).outcome == "empty"
    assert parse("text", page("Works Planner", advert)).outcome == "ok"
