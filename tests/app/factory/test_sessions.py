"""Sessions live on the server: they start, change their key, and end there."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from app.extensions import db
from app.models import LoginSession
from tests.factories import PASSWORD, a_person

COOKIE = "pmo_session"


def token_of(page: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found, "the form carries a token"
    return found.group(1)


def rows(app) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(LoginSession))


@pytest.fixture
def someone(guarded_app):
    with guarded_app.app_context():
        return a_person(db.session, email="someone@example.com").email


def browse_in(app, email, password=PASSWORD):
    browser = app.test_client()
    token = token_of(browser.get("/account/log-in").text)
    answer = browser.post(
        "/account/log-in", data={"email": email, "password": password, "csrf_token": token}
    )
    return browser, answer


def test_a_cookie_from_before_logging_out_is_dead(guarded_app, someone):
    browser, _ = browse_in(guarded_app, someone)
    kept = browser.get_cookie(COOKIE).value
    token = token_of(browser.get("/account/password").text)
    assert browser.get("/account/").status_code == 200

    browser.post("/account/log-out", data={"csrf_token": token})
    thief = guarded_app.test_client()
    thief.set_cookie(COOKIE, kept)

    assert thief.get("/account/").status_code == 302


def test_the_key_changes_when_somebody_logs_in(guarded_app, someone):
    browser = guarded_app.test_client()
    browser.get("/account/log-in")
    before = browser.get_cookie(COOKIE).value
    token = token_of(browser.get("/account/log-in").text)
    browser.post(
        "/account/log-in", data={"email": someone, "password": PASSWORD, "csrf_token": token}
    )

    assert browser.get_cookie(COOKIE).value != before
    assert rows(guarded_app) == 1


def test_the_table_holds_no_key_that_would_open_a_session(guarded_app, someone):
    browser, _ = browse_in(guarded_app, someone)

    with guarded_app.app_context():
        stored = db.session.scalars(select(LoginSession.key_hash)).all()

    assert browser.get_cookie(COOKIE).value not in stored


def test_a_session_ends_after_two_idle_weeks(guarded_app, someone, clock):
    browser, _ = browse_in(guarded_app, someone)
    clock.pass_by(days=13)
    assert browser.get("/account/").status_code == 200
    clock.pass_by(days=13)
    assert browser.get("/account/").status_code == 200
    clock.pass_by(days=15)

    assert browser.get("/account/").status_code == 302


def test_a_visitor_who_only_reads_leaves_no_row(guarded_app):
    guarded_app.test_client().get("/health")

    assert rows(guarded_app) == 0


def test_a_made_up_cookie_is_nobody(guarded_app):
    browser = guarded_app.test_client()
    browser.set_cookie(COOKIE, "made-up")

    assert browser.get("/account/").status_code == 302


def test_failed_log_ins_are_stopped_before_any_hashing_and_good_ones_are_not_counted(
    guarded_app, someone
):
    for _ in range(12):
        assert browse_in(guarded_app, someone)[1].status_code == 302
    wrong = [browse_in(guarded_app, someone, "wrong password")[1].status_code for _ in range(9)]

    assert wrong == [200] * 8 + [429]
    assert browse_in(guarded_app, "other@example.com")[1].status_code == 200


def test_a_form_without_its_token_is_refused(guarded_app, someone):
    answer = guarded_app.test_client().post(
        "/account/log-in", data={"email": someone, "password": PASSWORD}
    )

    assert answer.status_code in {200, 400}
    assert "Location" not in answer.headers


def test_signing_up_writes_the_welcome_to_the_outbox_and_logs_in(guarded_app):
    browser = guarded_app.test_client()
    token = token_of(browser.get("/account/sign-up").text)
    answer = browser.post(
        "/account/sign-up",
        data={
            "email": "New.Person@Example.com",
            "password": PASSWORD,
            "name": "New Person",
            "role": "candidate",
            "csrf_token": token,
        },
    )

    assert answer.location == "/overview"
    assert browser.get("/account/").status_code == 200


def test_nobody_signs_up_as_an_admin(guarded_app):
    browser = guarded_app.test_client()
    token = token_of(browser.get("/account/sign-up").text)
    browser.post(
        "/account/sign-up",
        data={
            "email": "sly@example.com",
            "password": PASSWORD,
            "role": "admin",
            "csrf_token": token,
        },
    )

    assert browser.get("/account/").status_code == 302


def test_remember_me_leaves_no_cookie_that_outlives_logging_out(guarded_app, someone):
    browser = guarded_app.test_client()
    token = token_of(browser.get("/account/log-in").text)
    browser.post(
        "/account/log-in",
        data={"email": someone, "password": PASSWORD, "remember": "y", "csrf_token": token},
    )

    assert browser.get("/account/").status_code == 200
    assert browser.get_cookie("remember_token") is None


def test_a_request_for_another_host_is_refused_so_that_no_mail_carries_it(guarded_app):
    answer = guarded_app.test_client().get("/account/log-in", headers={"Host": "elsewhere.example"})

    assert answer.status_code == 400


def test_a_session_knows_its_browser_by_name(guarded_app, someone):
    browser, _ = browse_in(guarded_app, someone)
    browser.get("/account/")

    with guarded_app.app_context():
        assert db.session.scalars(select(LoginSession.agent)).one().startswith("Werkzeug")
