"""The kept mailbox and the way out of a search's mails."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from app.mail.kept import KeptMailer
from app.mail.links import Links
from app.mail.unsubscribe import Subscription
from app.models import OutboxMail, SavedSearch
from app.services import alerts, delivery, saved_searches
from tests.conftest import NOW
from tests.factories import a_person, log_in
from tests.factories_alerts import a_search, an_open_posting


@pytest.fixture
def ada(session):
    return a_person(session, email="ada@example.com")


@pytest.fixture
def browser(client, ada):
    return log_in(client, ada)


@pytest.fixture
def links(app, settings):
    return Links(settings.base_url, settings.secret_key)


@pytest.fixture
def search(session, ada):
    return a_search(session, ada, "q=analyst", name="Analyst <work>")


@pytest.fixture
def mail(session, search, links):
    an_open_posting(session)
    alerts.run_due(session, None, now=NOW, links=links)
    delivery.deliver_all(session, KeptMailer(), now=NOW)
    return session.scalars(select(OutboxMail)).one()


@pytest.fixture
def way_out(links, search):
    token = links.unsubscribe(Subscription.of(search.id, search.person_id, search.created_at))
    return token.removeprefix("http://127.0.0.1:8000")


def is_active(session, search):
    session.expire_all()
    row = session.get(SavedSearch, search.id)
    return row is not None and row.active


def test_an_empty_mailbox_says_what_would_come(browser):
    assert "No mail yet" in browser.get("/mailbox/").text


def test_a_mail_is_unread_until_it_is_opened(browser, mail):
    row = BeautifulSoup(browser.get("/mailbox/").text, "lxml").find(class_="mail-row")
    assert "unread" in row["class"]
    assert "Unread" in row.get_text()

    opened = BeautifulSoup(browser.get(f"/mailbox/{mail.id}").text, "lxml")
    assert opened.find("h1").get_text() == mail.subject
    assert "ada@example.com" in opened.get_text()
    assert mail.headers["List-Unsubscribe"] in opened.get_text()

    row = BeautifulSoup(browser.get("/mailbox/").text, "lxml").find(class_="mail-row")
    assert "unread" not in row["class"]


def test_the_frame_lets_the_mail_s_styles_through_and_nothing_else(browser, mail):
    shown = BeautifulSoup(browser.get(f"/mailbox/{mail.id}").text, "lxml")
    frame = shown.find("iframe")
    assert frame["src"] == f"/mailbox/{mail.id}/html"
    assert "allow-scripts" not in frame["sandbox"]
    assert "allow-same-origin" not in frame["sandbox"]

    response = browser.get(frame["src"])
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "style-src 'unsafe-inline'" in policy
    assert "script" not in policy
    assert "frame-ancestors 'self'" in policy
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    inside = BeautifulSoup(response.text, "lxml")
    assert inside.find("base")["target"] == "_top"
    assert "PMO Analyst" in inside.get_text()


def test_no_other_page_lets_inline_styles_through(browser, mail):
    for address in ("/mailbox/", f"/mailbox/{mail.id}", "/alerts/"):
        assert "unsafe-inline" not in browser.get(address).headers["Content-Security-Policy"]


def test_the_text_version_has_links_that_can_be_followed(browser, mail):
    shown = BeautifulSoup(browser.get(f"/mailbox/{mail.id}?view=text").text, "lxml")

    text = shown.find("pre")
    assert mail.text.strip() in text.get_text()
    assert text.find("a", href=lambda href: "/unsubscribe/" in href)
    assert shown.find("iframe") is None


@pytest.mark.parametrize("address", ["/mailbox/{}", "/mailbox/{}/html"])
def test_another_person_s_mail_is_no_page(app, session, mail, address):
    stranger = log_in(app.test_client(), a_person(session))

    assert stranger.get(address.format(mail.id)).status_code == 404
    assert f"/mailbox/{mail.id}" not in stranger.get("/mailbox/").text


def test_looking_at_the_link_changes_nothing(client, session, search, way_out):
    for method in ("get", "head"):
        response = getattr(client, method)(way_out)
        assert response.status_code == 200
    assert is_active(session, search)
    shown = client.get(way_out).text
    assert "Analyst &lt;work&gt;" in shown
    assert is_active(session, search)


def test_one_click_of_a_mail_program_stops_that_search_alone(client, session, ada, search, way_out):
    other = a_search(session, ada, "q=manager")

    response = client.post(way_out, data={"List-Unsubscribe": "One-Click"})

    assert response.status_code == 200
    assert "writes no more mails" in response.text
    assert not is_active(session, search)
    assert is_active(session, other)


def test_a_second_click_is_fine_and_undo_starts_it_again(client, session, search, way_out):
    client.post(way_out)
    second = client.post(way_out)
    assert second.status_code == 200
    undo = BeautifulSoup(second.text, "lxml").find("form", action=f"{way_out}/undo")

    back = client.post(undo["action"])

    assert "Started again" in back.text
    assert is_active(session, search)


def test_the_button_of_the_page_posts_to_the_same_address(client, way_out):
    form = BeautifulSoup(client.get(way_out).text, "lxml").find("form", action=way_out)

    assert form["method"] == "post"


def test_a_link_to_a_deleted_search_says_that_nothing_is_left(
    client, session, ada, search, way_out
):
    saved_searches.delete(session, ada.id, search.id)

    for answer in (client.get(way_out), client.post(way_out), client.post(f"{way_out}/undo")):
        assert answer.status_code == 200
        assert "has been deleted" in answer.text


def test_a_wrong_link_is_a_clear_page(client, session, search, way_out):
    for wrong in (way_out[:-2], "/unsubscribe/nonsense", f"{way_out[:-2]}/undo"):
        answer = client.post(wrong)
        assert answer.status_code == 404
        assert "This link does not work" in answer.text
    assert client.get("/unsubscribe/nonsense").status_code == 404
    assert is_active(session, search)


def test_the_address_in_the_mail_is_the_one_that_works(client, session, search, mail, way_out):
    in_header = mail.headers["List-Unsubscribe"].strip("<>")

    assert in_header.endswith(way_out)
    assert client.post(in_header.removeprefix("http://127.0.0.1:8000")).status_code == 200
    assert not is_active(session, search)
