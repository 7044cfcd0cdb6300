"""Write the digests that are due: claimed, filled and put into the outbox in one transaction."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.exc import OperationalError

from app.mail import compose
from app.mail import unsubscribe as way_out
from app.mail.compose import Digest
from app.mail.unsubscribe import Subscription
from app.models.person import Person
from app.models.saved_search import DigestItem, SavedSearch
from app.services import digest, outbox, saved_searches

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.mail.links import Links
    from app.mail.message import Message
    from app.services.digest import News
    from app.services.market_index import MarketIndex

log = logging.getLogger("critical_path")

KIND = "digest"


class Nothing(Enum):
    """Why a search that was due led to no digest."""

    EMPTY = "nothing new"
    ELSEWHERE = "another worker had it"


EMPTY, ELSEWHERE = Nothing.EMPTY, Nothing.ELSEWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One digest: of which search, to whom, and the postings it names, best first."""

    search_id: int
    search: str
    to: str
    subject: str
    posting_ids: tuple[int, ...]
    titles: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRun:
    """What one run did.

    `due` searches were found; of each, a digest was `written`, there was nothing to tell
    (`empty`), another worker had it (`elsewhere`), or it `failed` with a reason and stays due.
    `items` counts the postings named.
    """

    due: int = 0
    empty: int = 0
    elsewhere: int = 0
    failed: tuple[str, ...] = ()
    digests: tuple[Written, ...] = ()
    is_dry: bool = False

    @property
    def written(self) -> int:
        """How many digests were written, or would be in a dry run."""
        return len(self.digests)

    @property
    def items(self) -> int:
        """How many postings those digests name."""
        return sum(len(one.posting_ids) for one in self.digests)


@dataclass(frozen=True, slots=True)
class _Due:
    """What was read of a search before it is claimed."""

    search_id: int
    person_id: int
    name: str
    rhythm: str
    next_due: datetime


def run_due(
    session: Session, market: MarketIndex, *, now: datetime, links: Links, dry_run: bool = False
) -> AlertRun:
    """Write the digest of every search whose time has come; one search's trouble stops no other.

    A dry run says what would be written and writes nothing but scores.
    """
    return _run(session, market, SavedSearch.next_due <= now, now, links, dry_run=dry_run)


def run_for(
    session: Session, market: MarketIndex, person_id: int, *, now: datetime, links: Links
) -> AlertRun:
    """Write the digests of all of one person's active searches, whether due or not."""
    return _run(session, market, SavedSearch.person_id == person_id, now, links)


def preview(
    session: Session, market: MarketIndex, row: SavedSearch, *, now: datetime, links: Links
) -> News:
    """Return what the next digest of a search would hold if it were written now."""
    digest.score_best(session, market, row, now=now)
    return digest.news(session, row.person_id, digest.asked_by(row, now), links=links, now=now)


def _run(
    session: Session,
    market: MarketIndex,
    which: ColumnElement[bool],
    now: datetime,
    links: Links,
    *,
    dry_run: bool = False,
) -> AlertRun:
    due = _list_due(session, which)
    searches = Counter(one.person_id for one in due)
    for one in due:
        row = session.get(SavedSearch, one.search_id)
        if row is not None:
            digest.score_best(session, market, row, searches=searches[one.person_id], now=now)
    session.rollback()
    outcomes: list[Written | Nothing] = []
    failed: list[str] = []
    for one in due:
        try:
            outcomes.append(_write(session, one, now=now, links=links))
            if not dry_run:
                session.commit()
        except (OperationalError, ValueError) as problem:
            session.rollback()
            failed.append(f"{one.name}: {problem}")
            log.warning("digest failed search=%s", one.search_id, exc_info=problem)
    # A dry run goes the whole way in one transaction that never was: two searches of one person
    # share their postings in it just as they would.
    session.rollback()
    return AlertRun(
        due=len(due),
        empty=outcomes.count(EMPTY),
        elsewhere=outcomes.count(ELSEWHERE),
        failed=tuple(failed),
        digests=tuple(one for one in outcomes if isinstance(one, Written)),
        is_dry=dry_run,
    )


def _list_due(session: Session, which: ColumnElement[bool]) -> list[_Due]:
    rows = session.execute(
        select(
            SavedSearch.id,
            SavedSearch.person_id,
            SavedSearch.name,
            SavedSearch.rhythm,
            SavedSearch.next_due,
        )
        .join(Person, Person.id == SavedSearch.person_id)
        .where(SavedSearch.active, Person.active, which)
        .order_by(SavedSearch.next_due, SavedSearch.id)
    )
    return [_Due(*row) for row in rows]


def _write(session: Session, one: _Due, *, now: datetime, links: Links) -> Written | Nothing:
    """Claim a search and write its digest; the caller commits both, or neither."""
    row = _claim(session, one, now)
    if row is None:
        return ELSEWHERE
    # Two searches of one person may be in two workers' hands: the second waits here, and then
    # sees what the first has named. (On SQLite the claim itself holds the one writer's lock.)
    person = session.scalars(
        select(Person).where(Person.id == one.person_id).with_for_update()
    ).one()
    news = digest.news(session, person.id, digest.asked_by(row, now), links=links, now=now)
    if not news.count:
        return EMPTY
    message = _compose(row, person.email, news, links)
    # A posting is named once per person, so the first one makes the key this digest's own even
    # where the number of a deleted search was given out again.
    key = f"digest:{person.id}:{row.id}:{one.next_due.isoformat()}:{news.posting_ids[0]}"
    mail = outbox.put(session, message, key=key, kind=KIND, person_id=person.id, now=now)
    session.add_all(
        DigestItem(person_id=person.id, posting_id=posting_id, search_id=row.id, mail_id=mail.id)
        for posting_id in news.posting_ids
    )
    row.last_sent = now
    session.flush()
    return Written(
        search_id=row.id,
        search=row.name,
        to=person.email,
        subject=message.subject,
        posting_ids=news.posting_ids,
        titles=tuple(card.title for card in news.cards + news.brief),
        more=news.more,
    )


def _claim(session: Session, one: _Due, now: datetime) -> SavedSearch | None:
    """Move the search on to its next window; None where another worker did so first.

    It is the first statement of its transaction: SQLite refuses to write on a stale snapshot.
    """
    still_due = (SavedSearch.id == one.search_id) & (SavedSearch.next_due == one.next_due)
    claimed = session.execute(
        update(SavedSearch)
        .where(still_due, SavedSearch.active)
        .values(next_due=saved_searches.next_window(now, one.rhythm))
        .returning(SavedSearch.id)
    ).scalar_one_or_none()
    return None if claimed is None else session.get(SavedSearch, claimed, populate_existing=True)


def _compose(row: SavedSearch, to: str, news: News, links: Links) -> Message:
    stop = links.unsubscribe(Subscription.of(row.id, row.person_id, row.created_at))
    found = Digest(
        search_name=row.name,
        rhythm=row.rhythm,
        cards=news.cards,
        brief=news.brief,
        more=news.more,
        search_url=links.search(row.query),
        manage_url=links.alerts(),
        unsubscribe_url=stop,
        base_url=links.base_url,
    )
    headers = way_out.headers(stop, list_id=links.list_id(row.id))
    return compose.digest(found, to=to, headers=headers)
