"""Mails are claimed, sent once, and settled; trouble is told apart by what can be done."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from app.mail.kept import KeptMailer
from app.mail.message import Message, UndeliveredError
from app.mail.smtp import FateUnknownError
from app.models.outbox_mail import OutboxMail
from app.services import delivery, housekeeping, outbox
from app.services.delivery import Delivered, deliver_all

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@dataclass
class Postman:
    """Sends into a list, or meets with the trouble that a test gives it by address."""

    trouble: dict[str, Exception] = field(default_factory=dict)
    sent: list[tuple[Message, str]] = field(default_factory=list)
    tried: int = 0

    @property
    def keeps(self) -> bool:
        return False

    def send(self, message: Message, *, message_id: str) -> None:
        self.tried += 1
        if problem := self.trouble.get(message.to):
            raise problem
        self.sent.append((message, message_id))


def a_mail(session: Session, to: str = "ada@example.com", **given: Any) -> OutboxMail:
    message = Message(to=to, subject="News", text="Words.", headers={"List-Id": "<a.example>"})
    row = outbox.put(session, message, key=f"test:{to}", kind="test", person_id=None, now=NOW)
    for name, value in given.items():
        setattr(row, name, value)
    session.commit()
    return row


def mails(session: Session) -> dict[str, OutboxMail]:
    session.expire_all()
    return {row.to_address: row for row in session.scalars(select(OutboxMail))}


def test_a_waiting_mail_is_sent_once_with_its_headers_and_message_id(session):
    row = a_mail(session)
    postman = Postman()

    assert deliver_all(session, postman, now=NOW) == Delivered(sent=1)
    assert deliver_all(session, postman, now=NOW) == Delivered()

    ((message, message_id),) = postman.sent
    assert message == Message(
        to="ada@example.com", subject="News", text="Words.", headers={"List-Id": "<a.example>"}
    )
    assert message_id == row.message_id == outbox.message_id("test:ada@example.com")
    session.refresh(row)
    assert (row.state, row.sent_at, row.attempts, row.claimed_until) == ("sent", NOW, 1, None)


def test_on_an_instance_without_a_server_every_mail_is_kept(session):
    a_mail(session, "ada@example.com")
    a_mail(session, "bo@example.com", state="failed")

    assert deliver_all(session, KeptMailer(), now=NOW) == Delivered(kept=1)

    assert {to: m.state for to, m in mails(session).items()} == {
        "ada@example.com": "kept",
        "bo@example.com": "failed",
    }


def test_a_refusal_for_good_fails_that_mail_with_its_reason_and_no_other(session):
    a_mail(session, "gone@example.com")
    a_mail(session, "ada@example.com")
    postman = Postman({"gone@example.com": UndeliveredError("550 no such mailbox", for_good=True)})

    assert deliver_all(session, postman, now=NOW) == Delivered(sent=1, failed=1)

    assert mails(session)["gone@example.com"].state == "failed"
    assert mails(session)["gone@example.com"].error == "550 no such mailbox"


def test_temporary_trouble_waits_longer_each_time_and_then_goes_out(session):
    a_mail(session)
    postman = Postman({"ada@example.com": UndeliveredError("451 later", for_good=False)})

    assert deliver_all(session, postman, now=NOW) == Delivered(postponed=1)
    assert deliver_all(session, postman, now=NOW + timedelta(minutes=1)) == Delivered()
    second = NOW + timedelta(minutes=2)
    assert deliver_all(session, postman, now=second) == Delivered(postponed=1)
    assert mails(session)["ada@example.com"].claimed_until == second + timedelta(minutes=4)
    postman.trouble.clear()

    assert deliver_all(session, postman, now=NOW + timedelta(minutes=6)) == Delivered(sent=1)
    assert mails(session)["ada@example.com"].attempts == 3
    assert mails(session)["ada@example.com"].error is None


def test_after_the_last_attempt_the_mail_fails_and_says_why(session):
    a_mail(session, attempts=delivery.MOST_ATTEMPTS - 1)
    postman = Postman({"ada@example.com": UndeliveredError("421 closed", for_good=False)})

    assert deliver_all(session, postman, now=NOW) == Delivered(failed=1)

    assert mails(session)["ada@example.com"].error == (
        "Given up after 10 attempts. The last one: 421 closed"
    )


def test_a_mail_of_unknown_fate_is_never_sent_again_by_itself(session):
    a_mail(session)
    postman = Postman({"ada@example.com": FateUnknownError("the line broke")})

    assert deliver_all(session, postman, now=NOW) == Delivered(unknown=1)
    postman.trouble.clear()

    assert deliver_all(session, postman, now=NOW + timedelta(days=30)) == Delivered()
    assert mails(session)["ada@example.com"].state == "unknown"


def test_a_worker_that_dies_while_sending_leaves_an_unknown_fate(session):
    class Dead(BaseException):
        """Nothing catches this, as nothing catches a kill."""

    a_mail(session)
    with pytest.raises(Dead):
        deliver_all(session, Postman({"ada@example.com": Dead()}), now=NOW)
    session.rollback()
    assert mails(session)["ada@example.com"].state == "sending"

    late = NOW + delivery.LEASE + timedelta(seconds=1)
    housekeeping.sweep(session, now=late)
    postman = Postman()

    assert deliver_all(session, postman, now=late) == Delivered()
    assert mails(session)["ada@example.com"].state == "unknown"
    assert postman.sent == []


def test_a_slow_delivery_that_is_known_to_have_worked_is_stamped_though_its_lease_ran_out(session):
    row = a_mail(session)

    class Slow(Postman):
        def send(self, message: Message, *, message_id: str) -> None:
            housekeeping.sweep(session, now=NOW + timedelta(hours=2))

    assert deliver_all(session, Slow(), now=NOW) == Delivered(sent=1)
    session.refresh(row)
    assert row.state == "sent"


def test_a_server_that_is_down_is_not_tried_for_every_mail(session):
    for number in range(10):
        a_mail(session, f"person{number}@example.com")
    down = UndeliveredError("nobody there", for_good=False)
    postman = Postman({f"person{n}@example.com": down for n in range(10)})

    assert deliver_all(session, postman, now=NOW) == Delivered(postponed=3)

    assert postman.tried == 3
    assert [m.attempts for m in mails(session).values()] == [1] * 3 + [0] * 7


def test_two_workers_at_once_send_each_mail_once(session):
    for number in range(20):
        a_mail(session, f"person{number}@example.com")
    postman, start = Postman(), threading.Barrier(2)
    sessions = sessionmaker(session.get_bind())

    def work() -> None:
        with sessions() as own:
            start.wait()
            deliver_all(own, postman, now=NOW)

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(m.to for m, _ in postman.sent) == sorted(mails(session))
    assert {m.attempts for m in mails(session).values()} == {1}
