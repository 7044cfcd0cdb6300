"""The admin sees how the instance goes; everybody else sees that there is no such page."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.models import OutboxMail
from tests.app.services.test_admin import a_mail, a_run
from tests.factories import a_person, log_in


@pytest.fixture
def admin(client, session):
    return log_in(client, a_person(session, role="admin"))


@pytest.mark.parametrize("role", ["candidate", "coach"])
def test_it_is_not_there_for_others(client, session, role):
    log_in(client, a_person(session, role=role))
    mail = a_mail(session, "failed")

    assert client.get("/admin/").status_code == 404
    assert client.post(f"/admin/mails/{mail.id}/again").status_code == 404
    assert session.get(OutboxMail, mail.id).state == "failed"


def test_mails_runs_and_people_are_shown_without_their_content(admin, session):
    a_mail(session, "failed", error="550 no such mailbox")
    a_run(session, person_id=a_person(session).id, target="https://private.example/")
    a_run(session, target="greenhouse:harbourline")

    page = admin.get("/admin/").text

    for words in ("550 no such mailbox", "greenhouse:harbourline", "sam@example.com"):
        assert words in page
    for words in ("Private subject", "Private text", "private.example"):
        assert words not in page


def test_a_failed_mail_is_sent_again_in_the_background(admin, session, queue):
    mail = a_mail(session, "failed")

    page = admin.post(f"/admin/mails/{mail.id}/again", follow_redirects=True).text

    assert "waits to be sent again" in page
    assert queue.asked == [("deliver_mail", ())]
    session.expire_all()
    assert session.scalars(select(OutboxMail.state)).one() == "waiting"


def test_a_sent_mail_is_not_sent_twice(admin, session, queue):
    mail = a_mail(session, "sent")

    admin.post(f"/admin/mails/{mail.id}/again")

    assert queue.asked == []


def test_a_state_chooses_the_mails(admin, session):
    a_mail(session, "failed", error="first reason")
    a_mail(session, "kept", "two", to_address="other@example.com")

    page = admin.get("/admin/?state=failed").text

    assert "first reason" in page
    assert "other@example.com" not in page


def test_an_empty_instance_says_so(admin):
    page = admin.get("/admin/").text

    assert "No mail here." in page
    assert "Nothing has been collected yet." in page
