"""`pmo boards`: the list, what became of asking it, and what is pruned in this instance alone."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from app.cli import pmo
from app.models import BoardCheck
from scrapers import load_boards
from scrapers.client.errors import NotFoundError
from scrapers.public_boards import FILE
from tests.app.cli.test_collect import put_board
from tests.app.cli.test_collect import rows as rows
from tests.app.cli.test_collect import web as web
from tests.factories_postings import PMO_TEXT

PLACE = "DK"


def call(*words):
    return CliRunner().invoke(pmo, ["boards", "--country", PLACE, *words], env={"COLUMNS": "200"})


def in_place():
    return [one for one in load_boards().boards if one.country == PLACE]


def test_the_list_says_what_is_known_of_each_board(rows):
    told = json.loads(call("--json").stdout)
    shown = call().stdout

    assert [one["board"] for one in told] == [one.board for one in in_place()]
    assert {one["checked_on"] for one in told} == {None}
    assert all(one["known_from"] for one in told)
    assert "Not yet confirmed" in shown
    assert f"{len(in_place())} boards" in shown


def test_asking_names_what_did_not_answer_and_ends_with_one(rows, web):
    put_board(web, "trustpilot", (1, "PMO Analyst", PMO_TEXT))
    done = call("check", "--json")
    told = {one["board"]: one for one in json.loads(done.stdout)}

    assert done.exit_code == 1
    assert (told["trustpilot"]["outcome"], told["trustpilot"]["jobs"]) == ("ok", 1)
    assert {one["outcome"] for name, one in told.items() if name != "trustpilot"} == {"unreachable"}
    assert "Answered" in call().stdout


def test_the_table_of_answers_says_what_to_know(rows, web):
    put_board(web, "trustpilot", (1, "PMO Analyst", PMO_TEXT))
    shown = " ".join(call("check").stdout.split())

    assert "Read in full 1" in shown
    assert "No answer" in shown
    assert f"{len(in_place())} boards asked: 1 answered well, 0 dead" in shown


def test_pruning_writes_this_instances_list_and_never_the_packaged_one(rows, web):
    before = FILE.read_bytes()
    web.problems[GREENHOUSE] = NotFoundError(GREENHOUSE, "answered 404", "Check the name.")
    call("check", "--prune")
    row = rows.scalars(select(BoardCheck).where(BoardCheck.board == "trustpilot")).one()
    row.absent_at = row.absent_at.replace(year=2020)
    rows.commit()
    done = call("check", "--prune", "--json")
    told = {one["board"]: one for one in json.loads(done.stdout)}

    assert told["trustpilot"]["is_pruned"]
    assert "no longer offered" in call().stdout
    assert FILE.read_bytes() == before


GREENHOUSE = "https://boards-api.greenhouse.io/v1/boards/trustpilot/jobs?content=true"


@pytest.mark.parametrize("words", [["--kind", "club"], ["check", "--colour"]])
def test_wrong_usage_ends_with_two(rows, words):
    assert call(*words).exit_code == 2
