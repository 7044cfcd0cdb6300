"""Saved searches: kept once, changed, paused, deleted and taken back, stopped from a mail."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.mail.unsubscribe import Subscription
from app.models import SavedSearch
from app.services import saved_searches
from app.services.errors import NotFoundError, RefusedError
from tests.factories_alerts import DAY, NOW, a_member, a_search

EARLY, LATE = NOW.replace(year=2020, tzinfo=None), NOW.replace(year=2035, tzinfo=None)


@pytest.fixture
def ada(session):
    return a_member(session)


def keep(session, ada, query="q=analyst", name="", rhythm="daily", now=NOW):
    return saved_searches.save(session, ada.id, query, name=name, rhythm=rhythm, now=now)


def subscription(row):
    return Subscription.of(row.id, row.person_id, row.created_at)


def test_a_search_keeps_the_page_s_query_and_takes_its_description_as_name(session, ada):
    row = keep(session, ada, "?q=analyst&workplace=remote&page=3&utm_source=x", rhythm="weekly")

    assert row.query == "q=analyst&workplace=remote"
    assert row.name == "analyst, workplace: Remote"
    assert (row.rhythm, row.active, row.next_due) == ("weekly", True, NOW)


def test_the_same_search_again_is_not_kept_twice_and_writes_again(session, ada):
    first = keep(session, ada)
    saved_searches.pause(session, ada.id, first.id, now=NOW)

    again = keep(session, ada, name="Analysts", now=NOW + DAY)

    assert again.id == first.id
    assert (again.name, again.active) == ("Analysts", True)
    assert len(saved_searches.all_of(session, ada.id)) == 1


def test_two_people_keep_the_same_search_apart(session, ada):
    bo = a_member(session)
    keep(session, ada)
    keep(session, bo)

    assert [row.person_id for row in saved_searches.all_of(session, ada.id)] == [ada.id]


@pytest.mark.parametrize(
    ("given_", "words"),
    [({"rhythm": "hourly"}, "rhythm"), ({"name": "x" * 121}, "121 characters")],
)
def test_what_cannot_be_used_is_refused_with_a_remedy(session, ada, given_, words):
    with pytest.raises(RefusedError, match=words) as refused:
        keep(session, ada, **given_)

    assert refused.value.remedy
    assert saved_searches.all_of(session, ada.id) == []


def test_nobody_keeps_more_searches_than_fit(session, ada):
    for number in range(saved_searches.MOST):
        a_search(session, ada, f"q={number}")

    with pytest.raises(RefusedError, match="50 saved searches"):
        keep(session, ada)
    keep(session, ada, "q=7")


def test_a_change_of_rhythm_counts_from_the_last_digest(session, ada):
    row = a_search(session, ada, last_sent=NOW - DAY, next_due=NOW + DAY)

    saved_searches.change(session, ada.id, row.id, name="Weekly", rhythm="weekly", now=NOW)
    assert row.next_due == datetime(2026, 11, 26, 6, tzinfo=UTC)

    saved_searches.change(session, ada.id, row.id, name="Daily", rhythm="daily", now=NOW)
    assert row.next_due == datetime(2026, 11, 20, 6, tzinfo=UTC)
    assert row.name == "Daily"


def test_pausing_and_resuming(session, ada):
    row = a_search(session, ada, next_due=NOW - 5 * DAY)

    saved_searches.pause(session, ada.id, row.id, now=NOW - DAY)
    assert (row.active, row.stopped_at) == (False, NOW - DAY)
    saved_searches.pause(session, ada.id, row.id, now=NOW)
    assert row.stopped_at == NOW - DAY

    saved_searches.resume(session, ada.id, row.id, now=NOW)
    assert (row.active, row.stopped_at, row.next_due) == (True, None, NOW)


def test_a_deleted_search_comes_back_as_it_was_and_its_old_mails_stop_it_again(session, ada):
    row = a_search(session, ada, "q=analyst", last_sent=NOW - DAY, rhythm="weekly")
    before = {name: getattr(row, name) for name in saved_searches.FIELDS}
    way_out = subscription(row)

    deleted = saved_searches.delete(session, ada.id, row.id)
    assert saved_searches.all_of(session, ada.id) == []
    assert saved_searches.unsubscribe(session, way_out, now=NOW) is None
    back = saved_searches.restore(session, ada.id, deleted)

    assert {name: getattr(back, name) for name in saved_searches.FIELDS} == before
    assert saved_searches.unsubscribe(session, way_out, now=NOW) is back
    assert not back.active


def test_taking_a_deletion_back_twice_gives_one_search(session, ada):
    deleted = saved_searches.delete(session, ada.id, a_search(session, ada).id)

    first = saved_searches.restore(session, ada.id, deleted)
    second = saved_searches.restore(session, ada.id, deleted)

    assert first.id == second.id
    assert len(saved_searches.all_of(session, ada.id)) == 1


def test_a_number_that_was_given_out_again_is_not_taken_from_its_new_owner(session, ada):
    deleted = saved_searches.delete(session, ada.id, a_search(session, ada).id)
    bo = a_member(session)
    taken = a_search(session, bo, id=deleted.id, created_at=NOW)

    back = saved_searches.restore(session, ada.id, deleted)

    assert back.id != taken.id
    assert (taken.person_id, back.person_id) == (bo.id, ada.id)


def test_an_old_mail_never_stops_the_search_that_got_its_number(session, ada):
    row = a_search(session, ada)
    way_out = subscription(row)
    saved_searches.delete(session, ada.id, row.id)
    new = a_search(session, ada, id=way_out.search_id, created_at=NOW)

    assert saved_searches.unsubscribe(session, way_out, now=NOW) is None
    session.refresh(new)
    assert new.active


def test_unsubscribing_is_the_same_the_second_time_and_can_be_taken_back(session, ada):
    row = a_search(session, ada)

    saved_searches.unsubscribe(session, subscription(row), now=NOW)
    saved_searches.unsubscribe(session, subscription(row), now=NOW + DAY)
    assert (row.active, row.stopped_at) == (False, NOW)

    saved_searches.subscribe_again(session, subscription(row), now=NOW + DAY)
    assert row.active


@pytest.mark.parametrize("do", ["get", "delete", "pause", "resume"])
def test_another_person_s_search_is_not_there(session, ada, do):
    row = a_search(session, a_member(session))
    more = {"now": NOW} if do in {"pause", "resume"} else {}

    with pytest.raises(NotFoundError):
        getattr(saved_searches, do)(session, ada.id, row.id, **more)
    assert session.scalar(select(SavedSearch.active).where(SavedSearch.id == row.id))


@given(
    last=st.datetimes(EARLY, LATE, timezones=st.just(UTC)),
    rhythm=st.sampled_from(["daily", "weekly"]),
)
def test_the_next_window_is_later_and_in_the_morning(last, rhythm):
    window = saved_searches.next_window(last, rhythm)
    days = {"daily": 1, "weekly": 7}[rhythm]

    assert window > last
    assert window - last <= timedelta(days=days, hours=6)
    assert (window.hour, window.minute) == (6, 0)
