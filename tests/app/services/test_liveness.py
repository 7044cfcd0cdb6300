"""What time alone says of a posting: past its closing date, or not looked at for two weeks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from app.models import Posting
from app.services import liveness
from app.services.intake import take_in
from tests.conftest import NOW
from tests.factories_postings import a_read_posting

CLOSING = date(2026, 11, 10)
AFTER = datetime(2026, 11, 11, 13, 0, tzinfo=UTC)


@pytest.fixture
def taken(session, matcher):
    """Take a posting in, once on each of these days; return its row."""

    def take(*times, **given):
        posting = a_read_posting(**({"source_id": "17"} | given))
        for at in times:
            (one,) = take_in(session, matcher, [posting], person_id=None, board="brack", now=at).ids
        return session.get(Posting, one)

    return take


def test_what_was_not_seen_after_its_closing_date_is_closed_once_the_day_is_over(session, taken):
    row = taken(datetime(2026, 11, 9, tzinfo=UTC), closes_on=CLOSING)

    assert liveness.let_time_tell(session, now=AFTER - timedelta(hours=13, minutes=1)) == ([], 0)
    assert row.state == "open"
    assert liveness.let_time_tell(session, now=AFTER) == ([row.id], 0)
    assert (row.state, row.state_at) == ("closed", AFTER)
    assert liveness.told(row, AFTER) == (
        "Closed less than an hour ago: Its closing date, 10 Nov 2026, has passed"
    )
    assert liveness.let_time_tell(session, now=AFTER) == ([], 0)


def test_what_is_still_listed_after_its_closing_date_is_not_sure(session, taken):
    row = taken(NOW - timedelta(days=20), NOW, closes_on=CLOSING)

    assert row.state == "unknown"
    assert "still listed after it" in row.state_reason
    assert liveness.let_time_tell(session, now=NOW) == ([], 0)
    assert row.state == "unknown"


def test_what_was_open_before_and_listed_after_becomes_unsure_and_never_closed_by_the_date(
    session, taken
):
    row = taken(NOW, closes_on=CLOSING)
    row.state, row.state_reason = "open", None
    session.commit()

    assert liveness.let_time_tell(session, now=NOW) == ([], 0)
    assert row.state == "unknown"


def test_a_closing_date_that_was_moved_opens_it_again(taken):
    early = taken(NOW, closes_on=CLOSING)
    row = taken(NOW + timedelta(days=1), closes_on=date(2027, 1, 10))

    assert early is row
    assert (row.state, row.state_reason) == ("open", "It was there again.")


def test_what_nobody_looked_at_for_two_weeks_is_no_longer_called_open(session, taken):
    row = taken(NOW)

    assert liveness.let_time_tell(session, now=NOW + timedelta(days=13)) == ([], 0)
    assert liveness.let_time_tell(session, now=NOW + timedelta(days=15)) == ([], 1)
    session.refresh(row)
    assert liveness.told(row, NOW + timedelta(days=15)) == (
        "Not known since 2 weeks ago: nobody has looked at its board or page again"
    )


def test_what_a_person_opened_again_counts_as_looked_at(session, taken):
    row = taken(NOW)
    row.state_at, row.state_reason = NOW + timedelta(days=14), liveness.REOPENED
    session.commit()

    assert liveness.let_time_tell(session, now=NOW + timedelta(days=15)) == ([], 0)
    session.refresh(row)
    assert row.state == "open"


def test_one_event_tells_what_time_told(session, taken, caplog):
    taken(NOW - timedelta(days=30), closes_on=CLOSING)
    with caplog.at_level("INFO", "critical_path"):
        liveness.let_time_tell(session, now=NOW)
        liveness.let_time_tell(session, now=NOW)

    told = [r.getMessage() for r in caplog.records if "told by time" in r.getMessage()]
    assert told == ["postings told by time closed=1 stale=0"]
