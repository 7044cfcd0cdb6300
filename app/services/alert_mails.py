"""Job-alert mails, one or thousands: each is counted, none is kept but for its postings."""

from __future__ import annotations

import mailbox
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO

from app.services.intake import take_in
from app.services.posting_store import Intake
from app.services.uploads import LARGEST
from scrapers import parse
from scrapers.mail import is_mail, read_mail
from scrapers.types import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from matcher import Matcher

MOST_MAILS = 2_000
MOST_NAMED = 30
LONGEST_SUBJECT = 80


@dataclass(frozen=True, slots=True)
class NamedMail:
    """A mail as it came, under the name that a person knows it by."""

    name: str
    raw: bytes


@dataclass(slots=True)
class Pile:
    """Mails of one kind: how many, and the names of the first."""

    count: int = 0
    names: list[str] = field(default_factory=list)

    def add(self, name: str) -> None:
        """Count one more."""
        self.count += 1
        if len(self.names) < MOST_NAMED:
            self.names.append(name)


@dataclass(slots=True, kw_only=True)
class MailsTaken:
    """What many mails led to: every mail is in exactly one of the piles.

    `left` counts the mails beyond the most that are read at once.
    """

    intake: Intake = field(default_factory=Intake)
    taken: Pile = field(default_factory=Pile)
    nothing_new: Pile = field(default_factory=Pile)
    no_alerts: Pile = field(default_factory=Pile)
    unreadable: Pile = field(default_factory=Pile)
    left: int = 0

    @property
    def count(self) -> int:
        """How many mails were looked at."""
        piles = (self.taken, self.nothing_new, self.no_alerts, self.unreadable)
        return sum(pile.count for pile in piles)

    def to_dict(self) -> dict[str, int]:
        """Return the counts alone."""
        return {
            "mails": self.count,
            "taken": self.taken.count,
            "nothing_new": self.nothing_new.count,
            "no_alerts": self.no_alerts.count,
            "unreadable": self.unreadable.count,
            "postings": self.intake.new,
        }


def take_all(
    session: Session,
    matcher: Matcher,
    mails: Iterable[NamedMail],
    *,
    person_id: int,
    now: datetime,
    most: int = MOST_MAILS,
) -> MailsTaken:
    """Take in the postings of alert mails, one mail at a time; no mail stops another.

    Addresses are kept without the tokens in them, no link is followed, and the mails themselves
    are not kept.
    """
    result = MailsTaken()
    for number, mail in enumerate(mails):
        if number >= most:
            result.left += 1
            continue
        _take(session, matcher, mail, result, (person_id, now))
    return result


def _take(
    session: Session,
    matcher: Matcher,
    mail: NamedMail,
    result: MailsTaken,
    whose: tuple[int, datetime],
) -> None:
    person_id, now = whose
    if len(mail.raw) > LARGEST or not is_mail(mail.raw):
        result.unreadable.add(mail.name)
        return
    parsed = parse("auto", mail.raw, fetched_at=now)
    postings = [one for one in parsed.postings if one.source.endswith("_mail")]
    if not postings:
        result.no_alerts.add(mail.name)
        return
    intake = take_in(session, matcher, postings, person_id=person_id, board="", now=now)
    result.intake += intake
    (result.taken if intake.new else result.nothing_new).add(mail.name)


def mails_of_upload(filename: str, stream: BinaryIO) -> Iterator[NamedMail]:
    """Yield the mails of one upload: the one that a .eml file is, or those of an .mbox file.

    A mailbox is put on disk first, so that its size is no matter of memory.
    """
    head = stream.read(5)
    if not is_mbox(head, filename):
        yield NamedMail(filename, head + stream.read(LARGEST + 1 - len(head)))
        return
    with TemporaryDirectory(prefix="pmo-mbox-") as folder:
        copy = Path(folder) / "uploaded.mbox"
        with copy.open("wb") as out:
            out.write(head)
            shutil.copyfileobj(stream, out)
        yield from mails_of_mbox(copy, filename)


def mails_of_mbox(file: Path, shown_name: str) -> Iterator[NamedMail]:
    """Yield the mails of an .mbox file one by one; one beyond the size cap comes cut off there.

    The file is read in place: only one mail is in memory at a time.
    """
    box = mailbox.mbox(file, factory=None, create=False)
    try:
        for number, key in enumerate(box.iterkeys(), 1):
            with box.get_file(key) as opened:
                raw = opened.read(LARGEST + 1)
            yield NamedMail(f"{shown_name}, mail {number}{_subject(raw)}", raw)
    finally:
        box.close()


def is_mbox(head: bytes, filename: str) -> bool:
    """Tell an .mbox file by its name, or by its first line."""
    return filename.casefold().endswith((".mbox", ".mbx")) or head.startswith(b"From ")


def _subject(raw: bytes) -> str:
    subject = read_mail(Page(body=raw[:20_000])).subject.strip()
    return f": {subject[:LONGEST_SUBJECT]}" if subject else ""
