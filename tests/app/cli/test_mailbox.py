"""`pmo mailbox`: files of any size, and a mailbox whose password is not kept."""

from __future__ import annotations

import json
import ssl
from functools import partial

import pytest
import trustme
from click.testing import CliRunner
from sqlalchemy import select

from app import wiring
from app.cli import pmo
from app.models import AlertMailbox, Person, Posting
from scrapers.mailbox import Door
from tests.app.cli.test_collect import rows as rows
from tests.app.services.test_alert_mails import a_letter, an_alert, an_mbox
from tests.imap_server import Box, Server


@pytest.fixture
def sam(rows):
    row = Person(email="sam@example.com", fs_uniquifier="sam", role="candidate", active=True)
    rows.add(row)
    rows.commit()
    return row


def run(*words, **env):
    return CliRunner().invoke(pmo, ["mailbox", *words], env=env)


def test_files_are_taken_in_and_counted(rows, sam, tmp_path):
    box = an_mbox(tmp_path, an_alert((4100000001, "PMO Analyst")), a_letter())
    (tmp_path / "bad.eml").write_bytes(b"nothing")

    done = run("take", "--person", "SAM@example.com", str(box), str(tmp_path / "bad.eml"), "--json")

    told = json.loads(done.stdout)
    assert done.exit_code == 1
    assert (told["mails"], told["postings"], told["unreadable_names"]) == (3, 1, ["bad.eml"])
    assert rows.scalars(select(Posting.person_id)).all() == [sam.id]


def test_nobody_by_that_address_is_wrong_usage(rows, tmp_path):
    (tmp_path / "a.eml").write_bytes(a_letter())

    done = run("take", "--person", "who@example.com", str(tmp_path / "a.eml"))

    assert done.exit_code == 2
    assert "who@example.com" in done.stderr


def test_a_mailbox_is_looked_into_and_its_password_is_not_kept(rows, sam, monkeypatch):
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("mail.example.com").configure_cert(context)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    here = partial(Door, context=trusting, resolver=lambda host, port: ["127.0.0.1"])
    monkeypatch.setattr(wiring, "Door", lambda **_given: here(allow_private=True))
    server = Server(Box(mails={3: an_alert((4100000001, "PMO Analyst"))}), context)
    words = ("check", "--person", "sam@example.com", "--host", "mail.example.com")
    words += ("--port", str(server.port), "--json")

    first = run(*words, PMO_MAILBOX_PASSWORD="an app password")
    second = run(*words, PMO_MAILBOX_PASSWORD="an app password")
    wrong = run(*words, PMO_MAILBOX_PASSWORD="wrong")
    server.stop()

    assert json.loads(first.stdout)[0]["result"]["postings"] == 1
    assert json.loads(second.stdout)[0]["result"]["mails"] == 0
    assert (wrong.exit_code, json.loads(wrong.stdout)[0]["outcome"]) == (1, "login")
    assert rows.scalars(select(AlertMailbox.sealed_password)).all() == [None]
