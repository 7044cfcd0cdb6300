"""One alert all the way: a saved search, a digest, a real SMTP server, the way out in a header."""

from __future__ import annotations

import email.policy
import socket
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller

from app.mail import unsubscribe
from app.mail.smtp import SmtpMailer
from app.models import OutboxMail
from app.services import alerts, delivery, saved_searches
from app.services.delivery import Delivered
from tests.factories_alerts import LINKS, NOW, a_member, a_search, an_open_posting


class Postbox:
    """Takes every mail and keeps its bytes."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.taken.append(envelope.content)
        return "250 taken"


@pytest.fixture
def postbox():
    return Postbox()


@pytest.fixture
def mailer(postbox):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(postbox, hostname="127.0.0.1", port=port)
    controller.start()
    yield SmtpMailer(f"smtp://127.0.0.1:{port}", "Critical Path <no-reply@pmo.example>")
    controller.stop()


def test_a_digest_arrives_whole_once_and_stops_by_its_own_header(session, mailer, postbox):
    ada = a_member(session, email="ada@example.com")
    search = a_search(session, ada, "q=analyst", name="Büro & Co")
    posting = an_open_posting(session, "PMO Analyst – Zürich")
    alerts.run_due(session, None, now=NOW, links=LINKS)

    assert delivery.deliver_all(session, mailer, now=NOW) == Delivered(sent=1)
    assert delivery.deliver_all(session, mailer, now=NOW) == Delivered()

    (content,) = postbox.taken
    mail = message_from_bytes(content, policy=email.policy.default)
    row = session.query(OutboxMail).one()
    assert (row.state, mail["Message-ID"], mail["To"]) == ("sent", row.message_id, ada.email)
    assert mail["Subject"] == "New for you: PMO Analyst – Zürich at Brackenholt Energy"
    for kind in ("plain", "html"):
        body = mail.get_body((kind,)).get_content()
        assert LINKS.posting(posting.id) in body
    assert "“Büro & Co”" in mail.get_body(("plain",)).get_content()
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = mail["List-Unsubscribe"].strip("<>")
    token = address.removeprefix("https://pmo.example/unsubscribe/")
    way_out = unsubscribe.read(LINKS.secret_key, token)
    assert saved_searches.unsubscribe(session, way_out, now=NOW).id == search.id
    assert alerts.run_due(session, None, now=NOW.replace(day=25), links=LINKS).due == 0
