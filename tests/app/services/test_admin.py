"""Whoever runs the instance sees how it goes, and nobody's content."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.mail.message import Message
from app.models import CollectRun, OutboxMail
from app.services import admin, outbox
from app.services.errors import NotFoundError, RefusedError
from tests.app.services.test_accounts import a_browser
from tests.conftest import NOW
from tests.factories import a_person


def a_mail(session, state, key="one", **given):
    message = Message(to="sam@example.com", subject="Private subject", text="Private text")
    row = outbox.put(session, message, key=key, kind="digest", person_id=None, now=NOW)
    row.state = state
    for name, value in given.items():
        setattr(row, name, value)
    session.commit()
    return row


def a_run(session, **given):
    row = CollectRun(
        **{"kind": "board", "target": "https://example.com/", "created_at": NOW} | given
    )
    session.add(row)
    session.commit()
    return row


def test_mails_are_counted_by_state_and_told_without_their_words(session):
    a_mail(session, "failed", error="550 no such mailbox", attempts=3)
    a_mail(session, "kept", "two")

    assert admin.mail_counts(session) == dict.fromkeys(
        ("waiting", "sending", "sent", "unknown"), 0
    ) | {"failed": 1, "kept": 1}
    (line,) = admin.mails(session, "failed")
    assert (line.error, line.attempts) == ("550 no such mailbox", 3)
    assert {f.name for f in fields(line)}.isdisjoint({"subject", "text", "html"})
    assert len(admin.mails(session)) == 2
    assert admin.mails(session, "odd") == []


@pytest.mark.parametrize("state", ["failed", "unknown"])
def test_a_mail_in_trouble_goes_back_among_the_waiting(session, state):
    mail = a_mail(session, state, error="Lost", attempts=10)

    admin.send_again(session, mail.id)

    session.expire_all()
    row = session.scalars(select(OutboxMail)).one()
    assert (row.state, row.attempts, row.error) == ("waiting", 0, None)


@pytest.mark.parametrize("state", ["waiting", "sending", "sent", "kept"])
def test_no_other_mail_is_sent_again(session, state):
    mail = a_mail(session, state)

    with pytest.raises(RefusedError):
        admin.send_again(session, mail.id)

    session.expire_all()
    assert session.get(OutboxMail, mail.id).state == state


def test_a_mail_that_is_not_there_is_not_found(session):
    with pytest.raises(NotFoundError):
        admin.send_again(session, 7)


def test_a_persons_own_run_keeps_its_target_to_itself(session):
    me = a_person(session)
    a_run(session, person_id=me.id, target="https://private.example/", message="Read a job")
    a_run(session, created_at=NOW + timedelta(hours=1))

    shared, own = admin.runs(session)

    assert shared.target == "https://example.com/"
    assert (own.target, own.message) == (None, None)


def test_people_are_counted_by_role_and_by_who_is_here(session):
    old = NOW - timedelta(days=8)
    one = a_person(session, created_at=old)
    a_person(session, role="coach")
    a_browser(session, one, "here")
    a_browser(session, one, "phone")
    a_browser(session, None, "visitor")

    found = admin.people(session, now=NOW)

    assert found.by_role == {"candidate": 1, "coach": 1, "admin": 0}
    assert (found.total, found.new, found.logged_in) == (2, 1, 1)
