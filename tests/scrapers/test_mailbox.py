"""The door to a mailbox: TLS or nothing, read-only, nothing twice, trouble with its remedy."""

from __future__ import annotations

import ssl
from datetime import date

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from scrapers.imap_session import folder_name, shown_folder
from scrapers.mailbox import SENDERS, Access, Door, MailboxError, Mark
from tests.imap_server import Box, Server

SINCE = date(2026, 11, 1)


def a_mail(sender="jobalerts-noreply@linkedin.com", words="Your job alert"):
    return f"From: Alerts <{sender}>\r\nTo: sam@example.com\r\n\r\n{words}\r\n".encode()


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def box():
    return Box(
        mails={3: a_mail(), 5: a_mail("friend@example.com"), 9: a_mail("noreply@glassdoor.com")}
    )


@pytest.fixture
def server(authority, box):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("mail.example.com").configure_cert(context)
    made = Server(box, context)
    yield made
    made.stop()


@pytest.fixture
def door(authority):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return Door(
        context=context, resolver=lambda host, port: ["127.0.0.1"], allow_private=True, seconds=10
    )


def access(server, **given):
    told = {
        "host": "mail.example.com",
        "username": "sam@example.com",
        "password": "an app password",
    }
    return Access(**(told | {"port": server.port} | given))


def look(door, server, mark=None, **given):
    return door.new_mails(access(server, **given), mark, since=SINCE)


def test_only_mails_of_known_senders_are_read(door, server):
    visit = look(door, server)

    assert [b"linkedin" in visit.mails[0], b"glassdoor" in visit.mails[1]] == [True, True]
    assert len(visit.mails) == 2
    assert visit.mark == Mark(7, 9)


def test_nothing_in_the_mailbox_is_changed(door, server, box):
    look(door, server)

    said = " | ".join(box.commands)
    assert "EXAMINE" in said
    assert "BODY.PEEK[]" in said
    assert not any(word in said for word in ("SELECT", "STORE", "EXPUNGE", "COPY", "BODY[]"))


def test_a_mail_is_read_once(door, server, box):
    mark = look(door, server).mark

    assert look(door, server, mark).mails == []
    box.mails[12] = a_mail("alert@indeed.com")
    again = look(door, server, mark)
    assert (len(again.mails), again.mark.last_uid) == (1, 12)


def test_a_folder_that_was_numbered_anew_is_read_from_the_start(door, server, box):
    mark = look(door, server).mark
    box.uid_validity = 8

    again = look(door, server, mark)

    assert (len(again.mails), again.mark) == (2, Mark(8, 9))


def test_a_server_without_auth_plain_gets_a_quoted_login(door, server, box):
    box.plain = False

    assert len(look(door, server).mails) == 2


def test_words_beyond_ascii_are_fine_in_a_password(door, server, box):
    box.password = "pässwörd"

    assert door.check(access(server, password="pässwörd")) == 3


@pytest.mark.parametrize(
    ("given", "code", "word"),
    [
        ({"password": "wrong"}, "login", "app password"),
        ({"folder": "Jobs"}, "no_folder", "“Job öffers”"),
        ({"username": "sam\r\nA1 DELETE INBOX"}, "refused", "no text"),
        ({"host": "other.example.com"}, "no_tls", "certificate"),
    ],
)
def test_every_trouble_has_its_code_and_its_remedy(door, server, given, code, word):
    with pytest.raises(MailboxError) as raised:
        look(door, server, **given)

    assert raised.value.code == code
    assert word in str(raised.value)
    assert "an app password'" not in str(raised.value)


@pytest.mark.parametrize("moment", ["AUTHENTICATE", "EXAMINE", "UID SEARCH", "UID FETCH"])
def test_a_connection_that_breaks_off_is_no_answer(door, server, box, moment):
    box.hang_up_at = moment

    with pytest.raises(MailboxError) as raised:
        look(door, server)
    assert raised.value.code == "unreachable"


def test_a_mail_that_claims_to_be_huge_ends_the_visit(door, server, box):
    box.announced = 3_000_000_000

    with pytest.raises(MailboxError, match="larger than is read"):
        look(door, server)


def test_time_is_over_when_it_is_over(authority, server):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    ticks = iter(range(0, 10_000, 20))
    door = Door(
        context=context,
        resolver=lambda host, port: ["127.0.0.1"],
        allow_private=True,
        seconds=30,
        monotonic=lambda: next(ticks),
    )

    with pytest.raises(MailboxError, match="time for one visit"):
        look(door, server)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.8", "169.254.169.254", "::1"])
def test_private_addresses_and_other_ports_are_never_dialled(address):
    door = Door(resolver=lambda host, port: [address])

    for port in (993, 143):
        with pytest.raises(MailboxError) as raised:
            door.check(Access(host="mail.example.com", username="a", password="b", port=port))
        assert raised.value.code == "refused"


def test_a_certificate_of_nobody_we_know_sends_no_password(server, box):
    door = Door(resolver=lambda host, port: ["127.0.0.1"], allow_private=True)

    with pytest.raises(MailboxError) as raised:
        look(door, server)

    assert raised.value.code == "no_tls"
    assert box.commands == []


def test_a_password_is_in_no_representation():
    shown = repr(Access(host="mail.example.com", username="sam", password="hush"))

    assert "hush" not in shown


def test_each_mail_source_has_its_senders():
    assert all("@" in one for senders in SENDERS.values() for one in senders)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40))
def test_a_folders_name_survives_the_wire(name):
    wire = folder_name(name)

    assert wire.isascii()
    assert shown_folder(wire) == name
