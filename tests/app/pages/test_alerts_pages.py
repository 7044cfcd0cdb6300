"""Saved searches in the browser: saved, previewed, changed, paused, deleted, run now."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from flask import url_for
from sqlalchemy import select

from app import wiring
from app.mail.links import Links
from app.mail.unsubscribe import Subscription
from app.models import OutboxMail, SavedSearch
from app.services import alerts, saved_searches
from tests.conftest import NOW
from tests.factories import a_person, log_in
from tests.factories_alerts import a_search, an_open_posting


@pytest.fixture
def ada(session):
    return a_person(session, email="ada@example.com")


@pytest.fixture
def browser(client, ada):
    return log_in(client, ada)


def searches(session):
    session.expire_all()
    return list(session.scalars(select(SavedSearch).order_by(SavedSearch.id)))


def page(response):
    assert response.status_code == 200, response.status
    return BeautifulSoup(response.text, "lxml")


PAGES = ["/alerts/", "/alerts/new", "/alerts/1/edit", "/alerts/1/preview", "/mailbox/"]


@pytest.mark.parametrize("address", [*PAGES, "/mailbox/1", "/mailbox/1/html"])
def test_whoever_is_not_logged_in_is_sent_to_log_in(client, address):
    response = client.get(address)

    assert response.status_code == 302
    assert "/log-in" in response.location


@pytest.mark.parametrize("do", ["edit", "pause", "resume", "delete"])
def test_another_person_s_search_is_no_page(session, browser, do):
    theirs = a_search(session, a_person(session))

    response = browser.post(f"/alerts/{theirs.id}/{do}", data={"name": "x", "rhythm": "daily"})

    assert response.status_code == 404
    assert browser.get(f"/alerts/{theirs.id}/preview").status_code == 404
    assert browser.get(f"/alerts/{theirs.id}/edit").status_code == 404
    (row,) = searches(session)
    assert (row.name, row.active) == ("PMO work", True)


def test_without_a_search_the_page_says_what_to_do(browser):
    assert "no saved search yet" in page(browser.get("/alerts/")).get_text()


def test_a_search_of_the_postings_page_is_saved_with_its_own_query(session, browser):
    response = browser.post(
        "/alerts/",
        data={"query": "q=analyst&workplace=remote", "name": "Remote", "rhythm": "weekly"},
        follow_redirects=True,
    )

    assert "“Remote” is saved." in response.text
    (row,) = searches(session)
    assert (row.query, row.name, row.rhythm) == ("q=analyst&workplace=remote", "Remote", "weekly")
    shown = page(browser.get("/alerts/"))
    assert shown.find("a", href="/postings/?q=analyst&workplace=remote").get_text() == "Remote"
    assert "“analyst”, workplace: Remote" in shown.get_text()


def test_the_one_button_of_the_postings_page_is_enough(session, browser):
    browser.post("/alerts/", data={"query": "q=analyst"})

    (row,) = searches(session)
    assert (row.name, row.rhythm) == ("analyst", "daily")


def test_the_form_for_a_search_says_what_it_looks_for(browser):
    shown = page(browser.get("/alerts/new?query=q%3Danalyst%26place%3DLeeds"))

    assert "“analyst”, in Leeds" in shown.get_text()
    assert shown.find("input", {"name": "query"})["value"] == "q=analyst&place=Leeds"


@pytest.mark.parametrize(
    "given", [{"name": "x" * 121, "rhythm": "daily"}, {"name": "Kept words", "rhythm": "hourly"}]
)
def test_what_cannot_be_saved_comes_back_with_what_was_typed(session, browser, given):
    response = browser.post("/alerts/", data={"query": "q=analyst", **given})

    assert response.status_code == 422
    shown = BeautifulSoup(response.text, "lxml")
    assert shown.find(class_="error-summary") is not None
    assert shown.find("input", {"name": "name"})["value"] == given["name"]
    assert shown.find("input", {"name": "query"})["value"] == "q=analyst"
    assert searches(session) == []


def test_beyond_the_most_one_is_told_and_nothing_is_lost(session, browser, ada):
    for number in range(saved_searches.MOST):
        a_search(session, ada, f"q={number}")

    response = browser.post("/alerts/", data={"query": "q=new", "name": "New", "rhythm": "daily"})

    assert response.status_code == 422
    assert "50 saved searches" in response.text
    assert 'value="New"' in response.text


def test_name_and_rhythm_can_be_changed(session, browser, ada):
    row = a_search(session, ada, "q=analyst")
    assert "PMO work" in browser.get(f"/alerts/{row.id}/edit").text

    browser.post(f"/alerts/{row.id}/edit", data={"name": "Better", "rhythm": "weekly"})

    (row,) = searches(session)
    assert (row.name, row.rhythm, row.query) == ("Better", "weekly", "q=analyst")


def test_pausing_offers_undo_and_resuming_starts_it_again(session, browser, ada):
    row = a_search(session, ada)

    paused = browser.post(f"/alerts/{row.id}/pause", follow_redirects=True)
    assert "is paused" in paused.text
    assert BeautifulSoup(paused.text, "lxml").find("form", action=f"/alerts/{row.id}/resume")
    assert not searches(session)[0].active

    browser.post(f"/alerts/{row.id}/resume")
    assert searches(session)[0].active


def test_a_deleted_search_comes_back_by_undo(session, browser, ada):
    row = a_search(session, ada, "q=analyst")
    before = (row.id, row.query, row.created_at, row.next_due)

    gone = browser.post(f"/alerts/{row.id}/delete", follow_redirects=True)
    assert "is deleted" in gone.text
    assert searches(session) == []
    browser.post("/alerts/undo")

    (row,) = searches(session)
    assert (row.id, row.query, row.created_at, row.next_due) == before
    again = browser.post("/alerts/undo", follow_redirects=True)
    assert "can no longer be undone" in again.text
    assert len(searches(session)) == 1


def test_a_preview_shows_what_would_come_and_sends_nothing(session, browser, ada):
    row = a_search(session, ada, "q=analyst")
    an_open_posting(session, "PMO Analyst")
    an_open_posting(session, "Staff Nurse")

    shown = page(browser.get(f"/alerts/{row.id}/preview")).get_text()

    assert "PMO Analyst" in shown
    assert "1 posting" in shown
    assert "Staff Nurse" not in shown
    assert session.scalar(select(OutboxMail)) is None


def test_a_preview_of_nothing_says_so(session, browser, ada):
    row = a_search(session, ada, "q=analyst")

    assert "nothing new" in page(browser.get(f"/alerts/{row.id}/preview")).get_text()


def test_running_my_alerts_brings_a_mail_into_the_mailbox(session, browser, ada):
    a_search(session, ada, next_due=NOW + timedelta(days=3))
    an_open_posting(session)

    response = browser.post("/alerts/run", follow_redirects=True)

    assert response.request.path == "/mailbox/"
    assert "1 mail with 1 new posting: in your mailbox." in response.text
    assert "New for you: PMO Analyst" in response.text
    again = browser.post("/alerts/run", follow_redirects=True)
    assert "Nothing new since your last mail" in again.text
    (mail,) = session.scalars(select(OutboxMail))
    assert mail.state == "kept"
    assert f"/mailbox/{mail.id}" in browser.get("/alerts/").text


def test_running_without_a_search_says_what_is_missing(browser):
    response = browser.post("/alerts/run", follow_redirects=True)

    assert "No saved search writes at present" in response.text


def test_the_links_of_a_mail_are_the_addresses_of_the_pages(app):
    links = Links("http://127.0.0.1:8000", "k" * 40)
    with app.test_request_context(base_url="http://127.0.0.1:8000"):
        token = links.unsubscribe(Subscription(1, 2, 3)).rsplit("/", 1)[1]
        assert links.alerts() == url_for("alerts.index", _external=True)
        assert links.search("q=a&pay=stated") == url_for(
            "postings.index", q="a", pay="stated", _external=True
        )
        assert links.unsubscribe(Subscription(1, 2, 3)) == url_for(
            "alerts.unsubscribe", token=token, _external=True
        )
        rules = {str(rule) for rule in app.url_map.iter_rules()}
        assert "/postings/<int:posting_id>" in rules
        assert links.posting(7) == "http://127.0.0.1:8000/postings/7"


def test_a_mail_that_could_not_be_written_is_said(session, browser, ada):
    a_search(session, ada, name="x" * 120_000)
    an_open_posting(session)

    assert "could not be written" in browser.post("/alerts/run", follow_redirects=True).text


def test_every_form_asks_for_a_token_but_the_way_out(guarded_app, session, ada):
    guarded_app.config["WTF_CSRF_ENABLED"] = True
    browser = log_in(guarded_app.test_client(), ada)
    row = a_search(session, ada)
    subscription = Subscription.of(row.id, row.person_id, row.created_at)
    way_out = Links("", guarded_app.config["SECRET_KEY"]).unsubscribe(subscription)

    for address in ("/alerts/", "/alerts/run", f"/alerts/{row.id}/delete", "/alerts/undo"):
        assert browser.post(address).status_code == 400
    assert guarded_app.test_client().post(way_out).status_code == 200
    assert alerts.run_for(session, None, ada.id, now=NOW, links=Links("", "k")).due == 0


class Postman:
    """Would send; a page must leave that to the worker."""

    keeps = False

    def send(self, message, *, message_id):
        raise AssertionError("A mail was sent inside a request.")


def test_with_a_mail_server_the_worker_delivers_and_the_page_says_where(
    app, session, browser, ada, queue
):
    wired = app.extensions[wiring.KEY]
    app.extensions[wiring.KEY] = replace(wired, tools=replace(wired.tools, mailer=Postman()))
    a_search(session, ada)
    an_open_posting(session)

    response = browser.post("/alerts/run", follow_redirects=True)

    assert "on the way to ada@example.com" in response.text
    assert queue.asked == [("deliver_mail", ())]
    (mail,) = session.scalars(select(OutboxMail))
    assert mail.state == "waiting"
    assert "this instance sends its mails" in browser.get("/mailbox/").text
