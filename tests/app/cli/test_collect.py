"""`pmo collect`: boards into the database, for everybody, with trouble named."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, select
from sqlalchemy.orm import sessionmaker

from app import wiring
from app.cli import pmo
from app.models import Posting
from scrapers.client import BlockedError
from tests.factories_postings import NURSE_TEXT, PMO_TEXT
from tests.fakes import RecordedClient

API = "https://boards-api.greenhouse.io/v1/boards/{}/jobs?content=true"


@pytest.fixture
def rows(tmp_path, migrated, monkeypatch):
    """A session on the database that the command finds through its environment."""
    file = tmp_path / "critical-path.db"
    file.write_bytes(migrated.read_bytes())
    monkeypatch.setenv("PMO_DATA_DIR", str(tmp_path))
    engine = create_engine(f"sqlite:///{file}")
    with sessionmaker(engine)() as session:
        yield session
    engine.dispose()


@pytest.fixture
def web(monkeypatch):
    """The network's edge, in place of the real client that the wiring would make."""
    recorded = RecordedClient()
    monkeypatch.setattr(wiring, "Client", lambda *_given, **_more: recorded)
    return recorded


def put_board(web, board, *jobs):
    told = [
        {
            "id": number,
            "internal_job_id": number + 100,
            "title": title,
            "content": text,
            "absolute_url": f"https://boards.greenhouse.io/{board}/jobs/{number}",
            "location": {"name": "Leeds, United Kingdom"},
        }
        for number, title, text in jobs
    ]
    web.put(API.format(board), json.dumps({"jobs": told}), content_type="application/json")


def call(*args):
    return CliRunner().invoke(pmo, ["collect", *args])


def test_a_board_is_stored_for_everybody_and_printed(rows, web):
    put_board(web, "tallow", (1, "PMO Analyst", PMO_TEXT), (2, "Staff Nurse", NURSE_TEXT))
    done = call("--source", "greenhouse:tallow", "--json")
    told = [json.loads(line) for line in done.stdout.splitlines()]
    (row,) = rows.scalars(select(Posting)).all()

    assert done.exit_code == 0, done.output
    assert (row.person_id, row.source, row.board) == (None, "greenhouse", "tallow")
    assert [(one["title"], one["source_id"]) for one in told] == [("PMO Analyst", "1")]
    assert told[0]["places"][0]["country"] == "GB"
    assert "1 new posting" in done.stderr
    assert "1 is no PMO work" in done.stderr


def test_everything_is_kept_on_request(rows, web):
    put_board(web, "tallow", (2, "Staff Nurse", NURSE_TEXT))
    call("--source", "greenhouse:tallow", "--all")

    assert [row.title for row in rows.scalars(select(Posting))] == ["Staff Nurse"]


def test_trouble_with_one_board_is_named_and_the_other_is_read(rows, web):
    web.problems[API.format("shut")] = BlockedError(API.format("shut"), "lets no program in (403)")
    put_board(web, "tallow", (1, "PMO Analyst", PMO_TEXT))
    done = call("--source", "greenhouse:shut", "--source", "greenhouse:tallow")

    assert done.exit_code == 1
    assert "greenhouse:shut" in done.stderr
    assert "403" in done.stderr
    assert len(rows.scalars(select(Posting)).all()) == 1


def test_without_a_source_the_known_boards_are_read_again(rows, web):
    put_board(web, "tallow", (1, "PMO Analyst", PMO_TEXT))
    call("--source", "greenhouse:tallow")
    put_board(web, "tallow", (1, "PMO Analyst", PMO_TEXT), (3, "PMO Lead", PMO_TEXT))
    done = call("--json")

    assert done.exit_code == 0
    assert sorted(row.source_id for row in rows.scalars(select(Posting))) == ["1", "3"]


@pytest.mark.parametrize(
    "args", [(), ("--source", "monster:acme"), ("--source", "greenhouse"), ("--source", "text")]
)
def test_wrong_usage_ends_with_code_two_and_a_sentence(rows, web, args):
    done = call(*args)

    assert done.exit_code == 2
    assert done.stderr.strip()
    assert web.asked == []
