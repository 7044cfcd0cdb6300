"""A board's health: compared with what is usual there, and believed when it stays so."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest

from app.services import source_health
from app.services.source_health import Heard
from tests.conftest import NOW
from tests.factories import a_person

HOUR = timedelta(hours=1)


def hear(session, counts, *, outcome="ok", person_id=None, board="tallow"):
    """Note readings an hour apart and return how the board stands after the last one."""
    health = None
    for number, count in enumerate(counts):
        heard = Heard(source="lever", board=board, outcome=outcome, count=count)
        health = source_health.note(session, person_id, heard, now=NOW + number * HOUR)
    return health


def test_the_first_reading_has_nothing_to_be_compared_with(session):
    health = hear(session, [12])

    assert (health.last_count, health.usual, health.warning) == (12, None, None)
    assert health.state == "on-track"


def test_a_sudden_zero_is_said_with_what_is_usual(session):
    health = hear(session, [30, 28, 31, 0])

    assert health.is_sudden_zero
    assert health.usual == 30
    assert "usually 30" in health.warning
    assert health.state == "at-risk"


def test_a_board_that_stays_empty_is_believed(session):
    assert [hear(session, [30, 28] + [0] * n).is_sudden_zero for n in (1, 2)][-1]
    assert not hear(session, [0]).is_sudden_zero


def test_a_board_of_two_jobs_may_well_have_none(session):
    assert not hear(session, [2, 1, 2, 0]).is_sudden_zero


def test_a_sharp_drop_is_said_and_a_small_one_is_not(session):
    assert "Only 4 jobs" in hear(session, [40, 41, 4]).warning
    assert hear(session, [40, 41, 25], board="other").warning is None


def test_a_failure_keeps_the_last_good_reading_and_counts_up(session):
    hear(session, [9])
    heard = Heard(source="lever", board="tallow", outcome="blocked", message="It said 403.")
    for hours in (1, 2):
        health = source_health.note(session, None, heard, now=NOW + hours * HOUR)

    assert (health.last_good_at, health.last_at) == (NOW, NOW + 2 * HOUR)
    assert (health.failures, health.state, health.last_count) == (2, "blocked", 9)
    assert health.warning is None


def test_an_unchanged_board_is_good_and_says_nothing_new_of_its_number(session):
    hear(session, [9, 9])
    heard = Heard(source="lever", board="tallow", outcome="unchanged", count=0)
    health = source_health.note(session, None, heard, now=NOW + 3 * HOUR)

    assert (health.last_count, health.is_sudden_zero, health.is_good) == (9, False, True)


def test_every_outcome_is_one_event_in_the_log(session, caplog):
    with caplog.at_level(logging.INFO, logger="critical_path"):
        hear(session, [5, 5, 5, 0])

    events = [r.getMessage() for r in caplog.records if r.getMessage().startswith("source outcome")]
    assert len(events) == 4
    assert "source=lever board=tallow outcome=ok count=0 usual=5" in events[-1]
    assert "sudden_zero=True" in events[-1]


def test_sources_add_up_over_boards_and_people(session):
    hear(session, [3], person_id=a_person(session).id)
    hear(session, [7])
    hear(session, [None], outcome="blocked", board="shut")

    boards = source_health.every_board(session)
    together = source_health.by_source(boards)["lever"]

    assert [one.board for one in boards] == ["shut", "tallow"]
    assert (together.boards, together.troubled, together.last_good_at) == (2, 1, NOW)


@pytest.mark.parametrize("outcome", ["blocked", "rate_limited", "unreachable", "changed_shape"])
def test_trouble_is_never_taken_for_no_jobs(session, outcome):
    hear(session, [30, 30])
    health = hear(session, [0], outcome=outcome)

    assert (health.last_count, health.is_sudden_zero) == (30, False)
    assert health.outcome == outcome
