"""Mails leave through a real SMTP server that the tests run on loopback."""

from __future__ import annotations

import email.policy
import socket
import ssl
import threading
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import TYPE_CHECKING, Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from app.mail.message import Message, UndeliveredError
from app.mail.smtp import FateUnknownError, Server, SmtpMailer, build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SENDER = "Critical Path <no-reply@pmo.example>"
MESSAGE_ID = "<abc@critical-path.invalid>"
LONG_TOKEN = "x" * 300


@dataclass
class Postbox:
    """Takes mails, or answers as a test tells it to."""

    rcpt_reply: str | None = None
    data_reply: str = "250 OK"
    taken: list[Any] = field(default_factory=list)
    was_encrypted: list[bool] = field(default_factory=list)

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.rcpt_reply:
            return self.rcpt_reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.was_encrypted.append(session.ssl is not None)
        self.taken.append(envelope)
        return self.data_reply


def serve(postbox: Postbox, **options: Any) -> Controller:
    controller = Controller(postbox, hostname="127.0.0.1", port=free_port(), **options)
    controller.start()
    return controller


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def postbox() -> Postbox:
    return Postbox()


@pytest.fixture
def open_server() -> Iterator[Callable[..., Controller]]:
    opened: list[Controller] = []

    def start(postbox: Postbox, **options: Any) -> Controller:
        opened.append(serve(postbox, **options))
        return opened[-1]

    yield start
    for controller in opened:
        controller.stop()


def a_message(**given: Any) -> Message:
    return Message(
        **{
            "to": "ada@example.com",
            "subject": "Three new postings",
            "text": "Plain words.\n.a line that starts with a dot\n",
            "html": "<p>Words – with a dash.</p>",
        }
        | given
    )


def url_of(controller: Controller, scheme: str = "smtp", user: str = "") -> str:
    return f"{scheme}://{user}127.0.0.1:{controller.port}"


def read(envelope: Any) -> Any:
    return message_from_bytes(envelope.content, policy=email.policy.default)


def test_delivers_text_and_html_under_the_row_s_message_id(open_server, postbox):
    mailer = SmtpMailer(url_of(open_server(postbox)), SENDER)

    mailer.send(a_message(), message_id=MESSAGE_ID)

    (envelope,) = postbox.taken
    mail = read(envelope)
    assert envelope.mail_from == "no-reply@pmo.example"
    assert envelope.rcpt_tos == ["ada@example.com"]
    assert mail["From"] == SENDER
    assert mail["Message-ID"] == MESSAGE_ID
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"] is not None
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mail.get_body(("plain",)).get_content().splitlines() == a_message().text.splitlines()
    assert mail.get_body(("html",)).get_content().strip() == a_message().html


def test_a_mail_without_html_is_plain_text(open_server, postbox):
    SmtpMailer(url_of(open_server(postbox)), SENDER).send(
        a_message(html=None), message_id=MESSAGE_ID
    )

    assert read(postbox.taken[0]).get_content_type() == "text/plain"


def test_a_long_unsubscribe_address_stays_an_address_on_the_wire(open_server, postbox):
    address = f"<https://pmo.example/unsubscribe/{LONG_TOKEN}>"
    message = a_message(headers={"List-Unsubscribe": address})

    SmtpMailer(url_of(open_server(postbox)), SENDER).send(message, message_id=MESSAGE_ID)

    assert f"List-Unsubscribe: {address}\r\n".encode() in postbox.taken[0].content


def test_a_subject_beyond_ascii_arrives_whole(open_server, postbox):
    message = a_message(subject="3 new postings for “Büro – PMO”")

    SmtpMailer(url_of(open_server(postbox)), SENDER).send(message, message_id=MESSAGE_ID)

    assert read(postbox.taken[0])["Subject"] == message.subject
    assert postbox.taken[0].content.isascii()


def test_an_address_beyond_ascii_needs_a_server_that_takes_it(open_server, postbox):
    message = a_message(to="añada@example.com")
    SmtpMailer(url_of(open_server(postbox)), SENDER).send(message, message_id=MESSAGE_ID)
    assert postbox.taken[0].rcpt_tos == ["añada@example.com"]

    old_fashioned = open_server(Postbox(), enable_SMTPUTF8=False)
    with pytest.raises(UndeliveredError, match="SMTPUTF8") as refused:
        SmtpMailer(url_of(old_fashioned), SENDER).send(message, message_id=MESSAGE_ID)
    assert refused.value.for_good


def test_a_line_break_in_a_header_is_refused_for_good():
    for message in (
        a_message(subject="New\r\nBcc: all@example.com"),
        a_message(headers={"List-Id": "a\nb"}),
    ):
        with pytest.raises(UndeliveredError) as refused:
            build(message, sender=SENDER, message_id=MESSAGE_ID)
        assert refused.value.for_good


@pytest.mark.parametrize(
    ("reply", "for_good"),
    [("550 no such mailbox", True), ("450 mailbox busy", False), ("552 mailbox full", True)],
)
def test_a_refused_recipient_is_for_good_only_with_a_5xx(open_server, reply, for_good):
    postbox = Postbox(rcpt_reply=reply)
    mailer = SmtpMailer(url_of(open_server(postbox)), SENDER)

    with pytest.raises(UndeliveredError, match=reply[4:]) as refused:
        mailer.send(a_message(), message_id=MESSAGE_ID)

    assert refused.value.for_good is for_good
    assert postbox.taken == []


@pytest.mark.parametrize(("reply", "for_good"), [("554 spam", True), ("451 later", False)])
def test_a_refused_content_is_for_good_only_with_a_5xx(open_server, reply, for_good):
    mailer = SmtpMailer(url_of(open_server(Postbox(data_reply=reply))), SENDER)

    with pytest.raises(UndeliveredError) as refused:
        mailer.send(a_message(), message_id=MESSAGE_ID)

    assert refused.value.for_good is for_good


def test_nobody_at_the_address_is_temporary_and_named():
    port = free_port()

    with pytest.raises(UndeliveredError, match=f"127.0.0.1:{port}") as refused:
        SmtpMailer(f"smtp://127.0.0.1:{port}", SENDER).send(a_message(), message_id=MESSAGE_ID)

    assert not refused.value.for_good


@pytest.fixture(scope="module")
def certificates() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Contexts of a server for 127.0.0.1 and of a client that trusts its issuer."""
    issuer = trustme.CA()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issuer.issue_cert("127.0.0.1").configure_cert(server)
    client = ssl.create_default_context()
    issuer.configure_trust(client)
    return server, client


def check_login(server, session, envelope, mechanism, auth_data):
    known = auth_data.login == b"pmo" and auth_data.password == b"p@ss word"
    return AuthResult(success=known, handled=False)


def test_logs_in_over_tls_with_a_user_and_an_escaped_password(open_server, postbox, certificates):
    server, client = certificates
    guarded = open_server(
        postbox, tls_context=server, authenticator=check_login, auth_required=True
    )

    SmtpMailer(url_of(guarded, user="pmo:p%40ss%20word@"), SENDER, tls=client).send(
        a_message(), message_id=MESSAGE_ID
    )

    assert len(postbox.taken) == 1


def test_a_wrong_password_is_a_setting_to_put_right_and_fails_no_mail_for_good(
    open_server, postbox, certificates
):
    server, client = certificates
    guarded = open_server(
        postbox, tls_context=server, authenticator=check_login, auth_required=True
    )

    with pytest.raises(UndeliveredError, match="535") as refused:
        SmtpMailer(url_of(guarded, user="pmo:wrong@"), SENDER, tls=client).send(
            a_message(), message_id=MESSAGE_ID
        )

    assert not refused.value.for_good


def test_starttls_is_used_where_it_is_offered(open_server, postbox, certificates):
    server, client = certificates
    controller = open_server(postbox, tls_context=server)

    SmtpMailer(url_of(controller), SENDER, tls=client).send(a_message(), message_id=MESSAGE_ID)

    assert postbox.was_encrypted == [True]


def test_an_untrusted_certificate_sends_nothing(open_server, postbox, certificates):
    controller = open_server(postbox, tls_context=certificates[0])
    stranger = ssl.create_default_context()

    with pytest.raises(UndeliveredError, match="certificate") as refused:
        SmtpMailer(url_of(controller), SENDER, tls=stranger).send(
            a_message(), message_id=MESSAGE_ID
        )

    assert not refused.value.for_good
    assert postbox.taken == []


def test_smtps_is_encrypted_from_the_first_byte(certificates):
    server, client = certificates
    with WrappedServer(server, [*GREETED, (b"data", b"354 go"), (b".", b"250 taken")]) as line:
        SmtpMailer(f"smtps://127.0.0.1:{line.port}", SENDER, tls=client).send(
            a_message(), message_id=MESSAGE_ID
        )

    assert b"Three new postings" in line.heard


GREETED = [(b"ehlo", b"250 fine"), (b"mail", b"250 ok"), (b"rcpt", b"250 ok")]


class WrappedServer:
    """A server that says what a test wrote down, and hangs up where the script ends."""

    def __init__(self, tls: ssl.SSLContext | None, script: list[tuple[bytes, bytes]]) -> None:
        self.script = script
        self.heard = b""
        self.tls = tls
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.thread = threading.Thread(target=self.serve, daemon=True)

    def __enter__(self) -> WrappedServer:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.thread.join(10)
        self.listener.close()

    def serve(self) -> None:
        line, _ = self.listener.accept()
        with self.tls.wrap_socket(line, server_side=True) if self.tls else line as talk:
            talk.sendall(b"220 hello\r\n")
            reader = talk.makefile("rb")
            for wanted, answer in self.script:
                while not (said := reader.readline()).lower().startswith(wanted):
                    if not said:
                        return
                    self.heard += said
                talk.sendall(answer + b"\r\n") if answer else None
            reader.close()


def test_a_line_that_breaks_after_the_last_dot_leaves_the_fate_unknown():
    script = [*GREETED, (b"data", b"354 go"), (b".\r\n", b"")]
    with WrappedServer(None, script) as line, pytest.raises(FateUnknownError):
        SmtpMailer(f"smtp://127.0.0.1:{line.port}", SENDER).send(a_message(), message_id=MESSAGE_ID)

    assert b"Plain words." in line.heard
    assert b"..a line that starts with a dot" in line.heard


def test_a_line_that_breaks_before_the_content_is_temporary():
    with WrappedServer(None, GREETED) as line, pytest.raises(UndeliveredError) as refused:
        SmtpMailer(f"smtp://127.0.0.1:{line.port}", SENDER).send(a_message(), message_id=MESSAGE_ID)

    assert not refused.value.for_good


def test_a_goodbye_that_goes_wrong_does_not_unsay_the_delivery():
    script = [*GREETED, (b"data", b"354 go"), (b".\r\n", b"250 taken"), (b"quit", b"421 busy")]
    with WrappedServer(None, script) as line:
        SmtpMailer(f"smtp://127.0.0.1:{line.port}", SENDER).send(a_message(), message_id=MESSAGE_ID)

    assert b"Plain words." in line.heard


@pytest.mark.parametrize(
    ("url", "port", "is_tls"),
    [
        ("smtp://mail.example", 25, False),
        ("smtp://user:secret@mail.example", 587, False),
        ("smtps://user:secret@mail.example", 465, True),
        ("smtp://mail.example:2525", 2525, False),
    ],
)
def test_the_usual_port_follows_from_the_scheme_and_the_log_in(url, port, is_tls):
    server = Server.from_url(url)

    assert (server.port, server.is_tls) == (port, is_tls)


@pytest.mark.parametrize("url", ["mail.example", "smtp://", "http://mail.example", "smtp://a:x"])
def test_an_unusable_address_says_so_before_any_mail(url):
    with pytest.raises(ValueError, match="mail server"):
        SmtpMailer(url, SENDER)
