"""The page for alert mails: many at once, each named where it was of no use."""

from __future__ import annotations

from io import BytesIO

import pytest

from app.models import AlertMailbox
from tests.app.services.test_alert_mails import a_letter, an_alert, an_mbox
from tests.factories import a_person, log_in


@pytest.fixture
def browser(client, session):
    return log_in(client, a_person(session))


def send(browser, *files):
    data = {"files": [(BytesIO(raw), name) for name, raw in files]}
    return browser.post("/sources/mails", data=data, content_type="multipart/form-data")


def test_many_mails_at_once_are_counted_and_named(browser, tmp_path):
    mbox = an_mbox(tmp_path, an_alert((4100000003, "PMO Lead")), a_letter()).read_bytes()

    page = send(
        browser,
        ("alert.eml", an_alert((4100000001, "PMO Analyst"))),
        ("again.eml", an_alert((4100000001, "PMO Analyst"))),
        ("lunch.eml", a_letter()),
        ("picture.eml", b"\x89PNG"),
        ("folder.mbox", mbox),
    ).text

    assert "6 mails looked at, 2 new postings" in page
    for name in ("again.eml", "lunch.eml", "picture.eml", "folder.mbox, mail 2: Lunch"):
        assert name in page, name


def test_no_file_is_said_beside_the_field(browser):
    answer = browser.post("/sources/mails", data={})

    assert answer.status_code == 422
    assert "Choose at least one mail" in answer.text


def test_a_mailbox_is_kept_looked_into_and_forgotten(browser, session, queue):
    given = {"host": "imap.example.com", "username": "sam", "password": "hush hush", "folder": ""}
    browser.post("/sources/mailbox", data=given)
    row = session.query(AlertMailbox).one()

    page = browser.get("/sources/mails").text
    assert ("read_mailbox", (row.id,)) in queue.asked
    assert "imap.example.com" in page
    assert "hush" not in page
    browser.post("/sources/mailbox/forget")
    assert "imap.example.com, folder" not in browser.get("/sources/mails").text


def test_a_mailbox_without_a_password_is_refused_and_the_rest_stays(browser):
    answer = browser.post("/sources/mailbox", data={"host": "imap.example.com", "username": "sam"})

    assert answer.status_code == 422
    assert "no password" in answer.text
    assert 'value="imap.example.com"' in answer.text
