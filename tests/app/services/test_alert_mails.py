"""Many alert mails: each counted once, tokens dropped, nothing kept but the postings."""

from __future__ import annotations

import mailbox
from email.message import EmailMessage
from io import BytesIO

import pytest
from sqlalchemy import select

from app.models import Base, Posting
from app.services import alert_mails
from app.services.alert_mails import NamedMail, mails_of_mbox, mails_of_upload, take_all
from tests.conftest import NOW
from tests.factories import a_person

TOKENS = ("otpToken", "midToken", "midSig", "trackingId", "SECRETSECRET", "lipi")


def an_alert(*jobs, sender="jobalerts-noreply@linkedin.com"):
    """A LinkedIn alert in its real shape: title, company, place and a link with log-in tokens."""
    mail = EmailMessage()
    mail["From"] = f"LinkedIn Job Alerts <{sender}>"
    mail["To"] = "sam@example.com"
    mail["Subject"] = "Your job alert for pmo analyst"
    mail["Date"] = "Mon, 16 Nov 2026 07:12:00 +0000"
    rule = "-" * 40
    blocks = [
        f"{title}\nQuillstone\nLeeds, England, United Kingdom\nView job: https://www.linkedin.com"
        f"/comm/jobs/view/{number}/?trackingId=x&midToken=AQE&midSig=1&lipi=urn&trk=eml"
        f"&otpToken=SECRETSECRET\n\n{rule}\n"
        for number, title in jobs
    ]
    mail.set_content(f"Your job alert for pmo analyst in Leeds\n\n{chr(10).join(blocks)}")
    return mail.as_bytes()


def a_letter(words="See you on Sunday."):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.com", "b@example.com", "Lunch"
    mail.set_content(words)
    return mail.as_bytes()


def an_mbox(folder, *mails):
    file = folder / "All mail.mbox"
    box = mailbox.mbox(file)
    for raw in mails:
        box.add(raw)
    box.close()
    return file


def whole_database(session):
    return "\n".join(
        str(tuple(row))
        for table in Base.metadata.sorted_tables
        for row in session.execute(select(table))
    )


@pytest.fixture
def sam(session):
    return a_person(session)


@pytest.fixture
def take(session, matcher, sam):
    def taking(*mails, **more):
        named = [one if isinstance(one, NamedMail) else NamedMail("one.eml", one) for one in mails]
        return take_all(session, matcher, named, person_id=sam.id, now=NOW, **more)

    return taking


def test_every_mail_is_in_exactly_one_pile(take):
    alert = an_alert((4100000001, "PMO Analyst"), (4100000002, "PMO Lead"))

    taken = take(alert, alert, a_letter(), b"\x00\x01 no mail at all", b"")

    assert taken.to_dict() == {
        "mails": 5,
        "taken": 1,
        "nothing_new": 1,
        "no_alerts": 1,
        "unreadable": 2,
        "postings": 2,
    }


def test_no_token_and_no_mail_is_in_the_database(session, take):
    take(an_alert((4100000001, "PMO Analyst")))

    kept = whole_database(session)
    row = session.scalars(select(Posting)).one()
    assert row.url == "https://www.linkedin.com/jobs/view/4100000001/"
    assert [word for word in (*TOKENS, "Your job alert for") if word in kept] == []


def test_an_mbox_is_read_mail_by_mail_with_names(session, take, tmp_path):
    file = an_mbox(
        tmp_path, a_letter("From here on it is quiet."), an_alert((4100000001, "PMO Analyst"))
    )

    taken = take(*mails_of_mbox(file, "All mail.mbox"))

    assert taken.no_alerts.names == ["All mail.mbox, mail 1: Lunch"]
    assert taken.taken.names == ["All mail.mbox, mail 2: Your job alert for pmo analyst"]
    assert taken.intake.new == 1


def test_an_upload_is_told_by_its_content(tmp_path):
    raw = an_mbox(tmp_path, a_letter(), a_letter()).read_bytes()

    assert len(list(mails_of_upload("export", BytesIO(raw)))) == 2
    assert [one.raw for one in mails_of_upload("one.eml", BytesIO(a_letter()))] == [a_letter()]


def test_beyond_the_most_mails_the_rest_is_counted(take):
    taken = take(*[a_letter()] * 5, most=3)

    assert (taken.count, taken.left) == (3, 2)


def test_only_one_mail_of_a_large_mailbox_is_in_memory(tmp_path):
    file = an_mbox(tmp_path, *[a_letter("x" * 200_000)] * 20)

    sizes = [len(one.raw) for one in mails_of_mbox(file, "box")]

    assert len(sizes) == 20
    assert max(sizes) < 300_000


def test_a_giant_mail_is_unreadable_and_stops_nothing(take, monkeypatch):
    monkeypatch.setattr(alert_mails, "LARGEST", 5_000)

    taken = take(NamedMail("big.eml", a_letter("x" * 6_000)), an_alert((4100000001, "PMO Lead")))

    assert taken.unreadable.names == ["big.eml"]
    assert taken.taken.count == 1


def test_names_are_kept_short_of_a_flood(take):
    taken = take(*[a_letter()] * 40)

    assert (taken.no_alerts.count, len(taken.no_alerts.names)) == (40, alert_mails.MOST_NAMED)
