"""The clip's pages: shown once, taken by token without a cookie, counted, revoked."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

import pytest

from app.factory.attempts import SWITCH
from app.models import ClipToken, Posting
from tests.app.services.test_clipping import PAGE, URL
from tests.factories import a_person, log_in


@pytest.fixture
def browser(guarded_app, session):
    guarded_app.config["WTF_CSRF_ENABLED"] = False
    guarded_app.config[SWITCH] = True
    return log_in(guarded_app.test_client(), a_person(session))


def code_of(page):
    return unquote(unescape(re.search(r'href="(javascript:[^"]+)"', page)[1]))


def a_token(browser):
    code = code_of(browser.post("/sources/clip", data={"name": "Old tablet"}).text)
    return re.search(r'token:"([\w-]+)"', code)[1]


def test_the_bookmarklet_is_shown_once_and_talks_to_this_instance_alone(browser):
    made = browser.post("/sources/clip", data={"name": "Old tablet"}).text
    code = code_of(made)

    assert 'o="http://localhost"' in code
    assert "/sources/clip/receive" in code
    assert "t.postMessage(" in code
    assert code.rstrip().endswith("})()")
    assert "javascript:" not in browser.get("/sources/clip").text


def test_a_page_is_taken_without_log_in_and_without_csrf_token(guarded_app, session, browser):
    token = a_token(browser)
    guarded_app.config["WTF_CSRF_ENABLED"] = True
    stranger = guarded_app.test_client()

    answer = stranger.post("/sources/clip/take", data={"token": token, "url": URL, "html": PAGE})

    assert answer.status_code == 201
    assert "1 new posting taken in" in answer.text
    assert "PMO Analyst" in answer.text
    assert session.query(Posting).one().person_id == session.query(ClipToken).one().person_id
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_page_of_three_megabytes_arrives(browser, session):
    answer = browser.post(
        "/sources/clip/take",
        data={"token": a_token(browser), "url": URL, "html": PAGE + "<!--" + "x" * 3_000_000},
    )

    assert answer.status_code == 201


def test_a_wrong_token_is_refused_and_counted(browser):
    codes = [
        browser.post("/sources/clip/take", data={"token": "wrong", "html": PAGE}).status_code
        for _ in range(31)
    ]

    assert set(codes[:30]) == {403}
    assert codes[30] == 429


def test_a_revoked_bookmarklet_says_so(browser, session):
    token = a_token(browser)
    clip_id = session.query(ClipToken).one().id
    browser.post(f"/sources/clip/{clip_id}/revoke")

    answer = browser.post("/sources/clip/take", data={"token": token, "html": PAGE})

    assert answer.status_code == 403
    assert "revoked" in answer.text
    assert "Old tablet" not in browser.get("/sources/clip").text


def test_only_the_receiving_window_may_talk_to_its_opener(browser):
    assert (
        browser.get("/sources/clip/receive").headers["Cross-Origin-Opener-Policy"] == "unsafe-none"
    )
    assert browser.get("/sources/clip").headers["Cross-Origin-Opener-Policy"] == "same-origin"
