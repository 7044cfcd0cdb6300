"""A person's mailbox: its password sealed, each alert taken once, trouble kept in words."""

from __future__ import annotations

import ssl
from datetime import timedelta

import pytest
import trustme
from sqlalchemy import select

from app.models import AlertMailbox, Posting
from app.services import imap_intake, sealing
from app.services.errors import RefusedError
from app.services.imap_intake import Given
from scrapers.mailbox import Door
from tests.app.services.test_alert_mails import TOKENS, a_letter, an_alert, whole_database
from tests.conftest import NOW
from tests.factories import a_person
from tests.imap_server import Box, Server

KEY = "the key of this instance, which is long enough"
PASSWORD = "correct horse battery"


@pytest.fixture
def box():
    return Box(password=PASSWORD, mails={4: an_alert((4100000001, "PMO Analyst")), 6: a_letter()})


@pytest.fixture
def server(box):
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("mail.example.com").configure_cert(context)
    made = Server(box, context)
    made.trusting = ssl.create_default_context()
    authority.configure_trust(made.trusting)
    yield made
    made.stop()


@pytest.fixture
def door(server):
    return Door(
        context=server.trusting, resolver=lambda host, port: ["127.0.0.1"], allow_private=True
    )


@pytest.fixture
def row(session, server):
    given = Given(
        host="mail.example.com", username="sam@example.com", port=server.port, password=PASSWORD
    )
    return imap_intake.save(session, a_person(session).id, given, secret_key=KEY, now=NOW)


def visit(session, matcher, row, door, key=KEY, now=NOW):
    return imap_intake.visit_kept(session, matcher, row.id, door, key, now=now)


def test_alerts_come_in_once_and_no_token_is_kept(session, matcher, row, door):
    first = visit(session, matcher, row, door)
    second = visit(session, matcher, row, door)

    assert (first.intake.new, second.count) == (1, 0)
    assert session.scalars(select(Posting.person_id)).all() == [row.person_id]
    assert (row.uid_validity, row.last_uid, row.outcome) == (7, 4, "ok")
    assert row.message == "No new alert mail."
    assert [word for word in TOKENS if word in whole_database(session)] == []


def test_the_password_is_nowhere_in_the_database_and_opens_with_the_key_alone(session, row):
    assert PASSWORD not in whole_database(session)
    assert sealing.unseal(KEY, row.sealed_password) == PASSWORD
    with pytest.raises(RefusedError, match="another key"):
        sealing.unseal("x" * 40, row.sealed_password)


def test_a_wrong_password_is_said_with_what_to_do(session, matcher, row, door, box):
    box.password = "another"

    assert visit(session, matcher, row, door) is None
    assert row.outcome == "login"
    assert "app password" in row.message
    assert PASSWORD not in row.message


def test_another_key_asks_for_the_password_again(session, matcher, row, door):
    assert visit(session, matcher, row, door, key="y" * 40) is None
    assert (row.outcome, "once more" in row.message) == ("sealed", True)


def test_a_mailbox_is_due_every_hour_and_claimed_once(session, row):
    assert imap_intake.due(session, now=NOW) == [row.id]
    assert imap_intake.due(session, now=NOW) == []
    assert imap_intake.due(session, now=NOW + timedelta(hours=1)) == [row.id]


def test_saving_again_without_a_password_keeps_the_one_there_is(session, row):
    given = Given(host=row.host, username=row.username, port=row.port)

    again = imap_intake.save(session, row.person_id, given, secret_key=KEY, now=NOW)

    assert again.id == row.id
    assert sealing.unseal(KEY, again.sealed_password) == PASSWORD


def test_another_mailbox_takes_the_place_of_the_former(session, row):
    given = Given(host="imap.example.org", username="sam", password="x")
    imap_intake.save(session, row.person_id, given, secret_key=KEY, now=NOW)

    assert session.scalars(select(AlertMailbox.host)).all() == ["imap.example.org"]


def test_without_a_password_nothing_is_kept(session):
    given = Given(host="imap.example.org", username="sam")

    with pytest.raises(RefusedError, match="no password"):
        imap_intake.save(session, a_person(session).id, given, secret_key=KEY, now=NOW)
    assert session.scalars(select(AlertMailbox)).all() == []


def test_forgetting_deletes_the_password_and_keeps_the_postings(session, matcher, row, door):
    visit(session, matcher, row, door)

    assert imap_intake.forget(session, row.person_id)
    assert session.scalars(select(AlertMailbox)).all() == []
    assert len(session.scalars(select(Posting)).all()) == 1


def test_an_instance_without_the_extra_says_so(session, monkeypatch):
    monkeypatch.setattr(sealing, "CAN_SEAL", False)
    given = Given(host="imap.example.org", username="sam", password="x")

    with pytest.raises(RefusedError, match="keeps none") as raised:
        imap_intake.save(session, a_person(session).id, given, secret_key=KEY, now=NOW)
    assert "[imap]" in raised.value.remedy
