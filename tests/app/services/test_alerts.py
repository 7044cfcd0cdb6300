"""Digests: what is due is claimed, nobody is told twice, nothing is lost on the way."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, event, select
from sqlalchemy.orm import sessionmaker

from app.models import Application, Base, DigestItem, OutboxMail, SavedSearch
from app.services import alerts, saved_searches
from app.services.alerts import AlertRun, run_due, run_for
from app.services.digest import BRIEF, CARDS
from app.services.market_index import MarketIndex
from tests.factories_alerts import (
    DAY,
    LINKS,
    NOW,
    Scored,
    a_member,
    a_scored_resume,
    a_search,
    an_open_posting,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

MARKET = MarketIndex(Scored())


def run(session: Session, **given) -> AlertRun:
    return run_due(session, MARKET, **({"now": NOW, "links": LINKS} | given))


def mails(session: Session) -> list[OutboxMail]:
    return list(session.scalars(select(OutboxMail).order_by(OutboxMail.id)))


def named(session: Session) -> list[tuple[int, int]]:
    return sorted(session.execute(select(DigestItem.person_id, DigestItem.posting_id)))


@pytest.fixture
def ada(session):
    return a_member(session, email="ada@example.com")


def test_a_due_search_writes_one_digest_that_names_what_matches(session, ada):
    search = a_search(session, ada, "q=analyst", name="Analyst work")
    posting = an_open_posting(session, "PMO Analyst")
    an_open_posting(session, "Staff Nurse")

    outcome = run(session)

    assert (outcome.due, outcome.written, outcome.items, outcome.empty) == (1, 1, 1, 0)
    (mail,) = mails(session)
    assert (mail.to_address, mail.state, mail.kind) == ("ada@example.com", "waiting", "digest")
    assert mail.subject == "New for you: PMO Analyst at Brackenholt Energy"
    assert f"https://pmo.example/postings/{posting.id}" in mail.text
    assert f"https://pmo.example/postings/{posting.id}" in mail.html
    assert "Staff Nurse" not in mail.text
    assert named(session) == [(ada.id, posting.id)]
    session.refresh(search)
    assert search.last_sent == NOW
    assert search.next_due == NOW.replace(day=21, hour=6)


def test_a_digest_names_a_source_as_its_terms_want(session, ada):
    a_search(session, ada, "q=analyst")
    an_open_posting(session, "PMO Analyst", source="adzuna", board="gb")

    run(session)

    (mail,) = mails(session)
    assert "Jobs by Adzuna" in mail.text
    assert "Jobs by Adzuna" in mail.html


def test_every_digest_can_be_stopped_by_the_mail_program_s_own_button(session, ada):
    a_search(session, ada)
    an_open_posting(session)

    run(session)

    (mail,) = mails(session)
    address = mail.headers["List-Unsubscribe"].strip("<>")
    assert address.startswith("https://pmo.example/unsubscribe/")
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert address in mail.text


def test_nothing_new_means_no_mail_and_the_next_window(session, ada):
    search = a_search(session, ada, "q=analyst")

    outcome = run(session)

    assert (outcome.due, outcome.written, outcome.empty) == (1, 0, 1)
    assert mails(session) == []
    session.refresh(search)
    assert search.next_due == NOW.replace(day=21, hour=6)


def test_a_search_that_is_not_due_or_paused_writes_nothing(session, ada):
    a_search(session, ada, next_due=NOW + timedelta(seconds=1))
    a_search(session, ada, active=False)
    an_open_posting(session)

    assert run(session) == AlertRun()


def test_a_person_who_was_locked_out_gets_no_mail(session):
    a_search(session, a_member(session, active=False))
    an_open_posting(session)

    assert run(session).due == 0


def test_nobody_is_told_of_a_posting_twice(session, ada):
    a_search(session, ada)
    first = an_open_posting(session)
    run(session)
    second = an_open_posting(session, "PMO Manager")

    outcome = run(session, now=NOW + DAY)

    assert [one.posting_ids for one in outcome.digests] == [(second.id,)]
    assert run(session, now=NOW + 2 * DAY).empty == 1
    assert named(session) == [(ada.id, first.id), (ada.id, second.id)]


def test_two_searches_of_one_person_share_their_postings_and_two_people_do_not(session, ada):
    bo = a_member(session)
    a_search(session, ada, "q=analyst", next_due=NOW - 2 * DAY)
    a_search(session, ada, "", next_due=NOW - DAY)
    a_search(session, bo, "q=analyst")
    analyst = an_open_posting(session, "PMO Analyst")
    manager = an_open_posting(session, "PMO Manager")

    outcome = run(session)

    assert [one.posting_ids for one in outcome.digests] == [
        (analyst.id,),
        (manager.id,),
        (analyst.id,),
    ]
    assert len(mails(session)) == 3


@pytest.mark.parametrize(
    "given",
    [
        {"state": "closed"},
        {"state": "unknown"},
        {"closes_on": date(2026, 11, 19)},
        {"is_pmo": False},
    ],
)
def test_what_is_closed_expired_uncertain_or_no_pmo_work_is_not_named(session, ada, given):
    a_search(session, ada)
    an_open_posting(session, **given)

    assert run(session).empty == 1


def test_a_posting_is_open_on_its_closing_day(session, ada):
    a_search(session, ada)
    an_open_posting(session, closes_on=date(2026, 11, 20))

    assert run(session).items == 1


def test_even_a_search_for_closed_postings_writes_of_none(session, ada):
    a_search(session, ada, "state=closed")
    an_open_posting(session, state="closed")

    assert run(session).empty == 1


def test_another_person_s_own_posting_is_never_named(session, ada):
    a_search(session, ada)
    own = an_open_posting(session, person_id=ada.id)
    an_open_posting(session, person_id=a_member(session).id)

    assert [one.posting_ids for one in run(session).digests] == [(own.id,)]


@pytest.mark.parametrize(("stage", "items"), [("saved", 1), ("applied", 0), ("withdrawn", 0)])
def test_what_one_applied_to_is_no_news(session, ada, stage, items):
    a_search(session, ada)
    posting = an_open_posting(session)
    session.add(
        Application(
            person_id=ada.id, posting_id=posting.id, stage=stage, created_at=NOW, updated_at=NOW
        )
    )
    session.commit()

    assert run(session).items == items


def test_with_a_resume_the_best_comes_first_and_says_why(session, ada):
    a_search(session, ada)
    fair, best = an_open_posting(session, "Fair"), an_open_posting(session, "Best")
    a_scored_resume(session, ada, {fair.id: 41.0, best.id: 78.5})

    (written,) = run(session).digests

    assert written.titles == ("Best", "Fair")
    assert written.subject == "New for you: Best at Brackenholt Energy and 1 more"
    (mail,) = mails(session)
    assert "PRINCE2" in mail.html
    assert "Your resume shows Excel." in mail.html


def test_what_finds_no_room_is_counted_and_comes_next_time(session, ada):
    a_search(session, ada)
    for _ in range(CARDS + BRIEF + 3):
        an_open_posting(session)

    (first,) = run(session).digests
    (second,) = run(session, now=NOW + DAY).digests

    assert (len(first.posting_ids), first.more) == (CARDS + BRIEF, 3)
    assert (len(second.posting_ids), second.more) == (3, 0)
    assert not set(first.posting_ids) & set(second.posting_ids)


def test_after_a_week_s_stand_still_there_is_one_digest_not_seven(session, ada):
    a_search(session, ada, next_due=NOW - 7 * DAY)
    for days in range(7):
        an_open_posting(session, first_seen=NOW - days * DAY)

    assert run(session).written == 1
    assert run(session).due == 0
    assert len(mails(session)) == 1


def test_a_weekly_search_is_due_again_on_the_seventh_day(session, ada):
    search = a_search(session, ada, rhythm="weekly")
    run(session)
    an_open_posting(session)

    assert run(session, now=NOW + 6 * DAY).due == 0
    assert run(session, now=NOW + 7 * DAY).items == 1
    session.refresh(search)
    assert search.next_due == (NOW + 14 * DAY).replace(hour=6)


def test_a_filter_on_age_reaches_back_to_the_last_digest_and_no_further(session, ada):
    a_search(session, ada, "age=1", rhythm="weekly", last_sent=NOW - 7 * DAY, created_at=NOW)
    an_open_posting(session, "Long before", posted_on=date(2026, 11, 1))
    late = an_open_posting(session, "Four days ago", posted_on=date(2026, 11, 16))

    assert [one.posting_ids for one in run(session).digests] == [(late.id,)]


def test_the_first_digest_keeps_to_the_filter_on_age(session, ada):
    a_search(session, ada, "age=3", created_at=NOW)
    an_open_posting(session, "A week ago", posted_on=date(2026, 11, 13))

    assert run(session).empty == 1


def test_a_dry_run_says_the_same_and_writes_nothing(session, ada):
    a_search(session, ada, "q=analyst")
    a_search(session, ada, "")
    an_open_posting(session, "PMO Analyst")
    an_open_posting(session, "PMO Manager")

    would = run(session, dry_run=True)

    assert mails(session) == []
    assert named(session) == []
    did = run(session)
    assert would.digests == did.digests
    assert (would.due, would.items) == (did.due, did.items) == (2, 2)


def test_running_one_s_own_alerts_takes_what_is_not_due_and_nobody_else_s(session, ada):
    bo = a_member(session)
    a_search(session, ada, next_due=NOW + DAY)
    a_search(session, bo)
    posting = an_open_posting(session)

    outcome = run_for(session, MARKET, ada.id, now=NOW, links=LINKS)

    assert [one.posting_ids for one in outcome.digests] == [(posting.id,)]
    assert named(session) == [(ada.id, posting.id)]


def test_running_them_twice_in_one_window_loses_nothing(session, ada):
    a_search(session, ada, next_due=NOW.replace(day=21, hour=6))
    an_open_posting(session)
    run_for(session, MARKET, ada.id, now=NOW, links=LINKS)
    late = an_open_posting(session, "PMO Manager")

    again = run_for(session, MARKET, ada.id, now=NOW, links=LINKS)

    assert [one.posting_ids for one in again.digests] == [(late.id,)]
    assert len(mails(session)) == 2


def test_a_preview_tells_what_would_come_and_leaves_it_to_come(session, ada):
    search = a_search(session, ada)
    posting = an_open_posting(session)

    shown = alerts.preview(session, MARKET, search, now=NOW, links=LINKS)

    assert shown.posting_ids == (posting.id,)
    assert shown.cards[0].pay == "£31,000–£36,000 a year"
    assert run(session).items == 1


class Killed(BaseException):
    """The process is gone; nothing catches this."""


@contextmanager
def killed_at(engine: Engine, statement: int) -> Iterator[None]:
    """Die just before the given statement or commit."""
    seen = count(1)

    def step(*_: object) -> None:
        if next(seen) == statement:
            raise Killed

    for name in ("before_cursor_execute", "commit"):
        event.listen(engine, name, step)
    try:
        yield
    finally:
        for name in ("before_cursor_execute", "commit"):
            event.remove(engine, name, step)


def test_a_crash_at_any_moment_loses_nothing_and_doubles_nothing(session, ada):
    a_search(session, ada, "q=analyst")
    a_search(session, ada, "")
    analyst = an_open_posting(session, "PMO Analyst").id
    manager = an_open_posting(session, "PMO Manager").id
    crashes = 0
    for statement in count(1):
        try:
            with killed_at(session.get_bind(), statement):
                run(session, now=NOW + 3 * statement * DAY)
        except Killed:
            crashes += 1
            session.rollback()
        else:
            break
        run(session, now=NOW + (3 * statement + 1) * DAY)

        assert named(session) == [(ada.id, analyst), (ada.id, manager)], statement
        assert len(mails(session)) == 2, statement
        for table in (DigestItem, OutboxMail):
            session.query(table).delete()
        session.commit()

    assert crashes > 10


def two_workers(sessions: sessionmaker[Session], rounds: int) -> list[AlertRun]:
    outcomes: list[AlertRun] = []
    start = threading.Barrier(2)

    def work() -> None:
        for turn in range(rounds):
            start.wait()
            with sessions() as own:
                outcomes.append(run(own, now=NOW + turn * DAY))

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return outcomes


def check_two_workers(sessions: sessionmaker[Session]) -> None:
    with sessions() as session:
        people = [a_member(session).id for _ in range(3)]
        for person_id in people:
            for query in ("q=analyst", "", "q=leeds"):
                session.add(
                    SavedSearch(
                        person_id=person_id,
                        name="PMO",
                        query=query,
                        rhythm="daily",
                        active=True,
                        next_due=NOW,
                        created_at=NOW,
                    )
                )
        postings = [an_open_posting(session, f"PMO Analyst {n}").id for n in range(8)]
        session.commit()

    outcomes = two_workers(sessions, rounds=3)

    with sessions() as session:
        assert named(session) == sorted((p, q) for p in people for q in postings)
        told = [one for mail in mails(session) for one in [mail.key]]
        assert len(told) == len(set(told)) == sum(outcome.written for outcome in outcomes)
    assert sum(outcome.items for outcome in outcomes) == len(people) * len(postings)
    assert not any(outcome.failed for outcome in outcomes)


def test_two_workers_at_once_tell_everybody_everything_once(session):
    check_two_workers(sessionmaker(session.get_bind()))


@pytest.mark.postgres
def test_two_workers_at_once_on_postgresql(postgres_url):
    engine = create_engine(postgres_url)
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)
    try:
        check_two_workers(sessionmaker(engine))
    finally:
        Base.metadata.drop_all(engine)
        engine.dispose()


def test_a_claim_that_another_worker_had_is_not_nothing_new(session, ada):
    search = a_search(session, ada)
    an_open_posting(session)
    sessions = sessionmaker(session.get_bind())
    stolen = []

    def steal(_connection, _cursor, statement, *_rest) -> None:
        if statement.startswith("UPDATE saved_search") and not stolen:
            stolen.append(search.id)
            with sessions() as other:
                run(other)

    event.listen(session.get_bind(), "before_cursor_execute", steal)
    try:
        outcome = run(session)
    finally:
        event.remove(session.get_bind(), "before_cursor_execute", steal)

    assert (outcome.due, outcome.elsewhere, outcome.empty, outcome.written) == (1, 1, 0, 0)
    assert len(mails(session)) == 1


def test_one_search_that_cannot_be_written_stops_no_other(session, ada):
    broken = a_search(session, ada, "q=manager", name="Too long", next_due=NOW - 2 * DAY)
    a_search(session, ada, "q=analyst")
    an_open_posting(session, "PMO Manager")
    an_open_posting(session, "PMO Analyst", company="B" * 10)
    long = "x" * 120_000
    broken.name = long
    session.commit()

    outcome = run(session)

    assert outcome.written == 1
    assert len(outcome.failed) == 1
    assert "too long" in outcome.failed[0]
    session.refresh(broken)
    assert broken.next_due == NOW - 2 * DAY


def test_saving_a_search_makes_its_first_digest_due_at_once(session, ada):
    an_open_posting(session)

    saved_searches.save(session, ada.id, "q=analyst", name="", rhythm="daily", now=NOW)

    assert run(session).items == 1
