"""Boards of the list are asked once each on a real server, and die only of what proves it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.models import BoardCheck
from app.services import board_checks
from app.services.board_checks import check_boards
from scrapers import Client, PublicBoard
from scrapers.client import Limits
from tests.conftest import NOW, Clock
from tests.scrapers.board_server import NO_BOARD, WALL, Answer, lever, playing

ANSWERS = {
    "well": Answer(body=lever(3)),
    "bare": Answer(body=b"[]"),
    "gone": Answer(404, body=NO_BOARD),
    "missing": Answer(404),
    "wall": Answer(body=WALL),
    "brake": Answer(429, headers={"Retry-After": "7200"}),
    "down": Answer(503),
    "inside": Answer(302, headers={"Location": "http://169.254.169.254/latest/"}),
}


class ByName:
    """Leads each board's request to the host that plays it; all else is the real client."""

    def __init__(self, client, port):
        self.client, self.port, self.asked = client, port, []

    def fetch(self, request, validators=None):
        (name,) = (one for one in ANSWERS if f"/{one}" in request.url)
        self.asked.append(name)
        url = f"http://{name}.example:{self.port}/{request.url.split('/', 3)[3]}"
        return self.client.fetch(replace(request, url=url), validators)


@pytest.fixture
def web():
    with playing(dict(ANSWERS)) as server:
        sites = frozenset(f"{name}.example:{server.port}" for name in ANSWERS)
        limits = Limits(pace=0.0, total=2.0, read=1.0, attempts=1, vouched=sites)
        with Client(limits=limits, resolver=lambda _host, _port: ["127.0.0.1"]) as client:
            yield ByName(client, server.port)


@pytest.fixture
def clock():
    return Clock()


def a_board(name, source="lever"):
    return PublicBoard(
        source=source, board=name, employer=name.title(), country="GB", kind="employer",
        known_from="a test",
    )  # fmt: skip


def asked(session, web, clock, *boards, **given):
    return {one.board.board: one for one in check_boards(session, web, boards, now=clock, **given)}


def test_each_board_is_asked_once_and_its_answer_named(session, web, clock):
    heard = []
    boards = [a_board(name) for name in ANSWERS]
    told = asked(session, web, clock, *boards, heard=lambda n, of, one: heard.append((n, of)))

    assert {name: one.outcome for name, one in told.items()} == {
        "well": "ok",
        "bare": "empty",
        "gone": "not_found",
        "missing": "not_found",
        "wall": "blocked",
        "brake": "rate_limited",
        "down": "unreachable",
        "inside": "refused",
    }
    assert (told["well"].jobs, told["bare"].jobs, told["down"].jobs) == (3, 0, None)
    assert told["down"].message
    assert web.asked == list(ANSWERS)
    assert heard == [(number, len(ANSWERS)) for number in range(len(ANSWERS))]


@pytest.mark.parametrize(("source", "dies"), [("ashby", True), ("lever", False)])
def test_a_board_dies_of_two_absences_hours_apart_where_its_supplier_tells_so(
    session, web, clock, source, dies
):
    board = a_board("missing", source)
    first = asked(session, web, clock, board, prune=True)["missing"]
    clock.pass_by(hours=1)
    soon = asked(session, web, clock, board, prune=True)["missing"]
    clock.pass_by(hours=6)
    later = asked(session, web, clock, board)["missing"]
    pruned = asked(session, web, clock, board, prune=True)["missing"]

    assert not any(one.is_dead or one.is_pruned for one in (first, soon))
    assert (later.is_dead, later.is_pruned) == (dies, False)
    assert pruned.is_pruned == dies


@pytest.mark.parametrize("name", ["wall", "brake", "down", "inside"])
def test_trouble_kills_no_board(session, web, clock, name):
    for _ in range(3):
        told = asked(session, web, clock, a_board(name, "ashby"), prune=True)[name]
        clock.pass_by(days=1)

    assert not told.is_dead
    assert session.scalars(select(BoardCheck)).one().pruned_at is None


def test_a_pruned_board_that_answers_again_is_offered_again(session, web, clock):
    session.add(
        BoardCheck(
            source="lever", board="well", outcome="not_found", absences=2,
            absent_at=NOW - timedelta(days=1), checked_at=NOW, pruned_at=NOW,
        )
    )  # fmt: skip
    told = asked(session, web, clock, a_board("well"))["well"]
    row = session.scalars(select(BoardCheck)).one()

    assert (told.is_dead, told.is_pruned) == (False, False)
    assert (row.absences, row.pruned_at) == (0, None)


def test_what_was_heard_is_kept_when_it_is_stopped(session, web, clock):
    asking = check_boards(session, web, [a_board("well"), a_board("bare")], now=clock)
    next(asking)
    asking.close()
    session.rollback()

    assert list(board_checks.checks(session)) == ["lever:well"]


def test_one_event_is_logged_for_each_answer(session, web, clock, caplog):
    with caplog.at_level("INFO", "critical_path"):
        asked(session, web, clock, a_board("well"), a_board("wall"))
    events = [one.getMessage() for one in caplog.records if "board checked" in one.getMessage()]

    assert len(events) == 2
    assert "source=lever board=wall outcome=blocked" in events[1]
