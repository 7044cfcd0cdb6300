"""The index by the command line: shown, rebuilt with progress, honest in its exit code."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from app.cli import pmo
from app.services import database
from app.services.market_index import MarketIndex
from tests.factories_postings import a_posting, a_reader


@pytest.fixture
def home(tmp_path, monkeypatch):
    for name in ("PMO_DATABASE_URL", "PMO_QUEUE_URL", "PMO_MAIL_URL", "PMO_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PMO_DATA_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def postings(home, matcher):
    """Three postings of everybody and one of a person."""
    engine = create_engine(f"sqlite:///{home / 'critical-path.db'}")
    database.upgrade(engine)
    with Session(engine) as session:
        for _ in range(3):
            a_posting(session, matcher)
        a_posting(session, matcher, a_reader(session).id)
    engine.dispose()


def run(*words):
    return CliRunner().invoke(pmo, list(words))


def test_before_the_first_posting_nothing_is_behind(home):
    shown = run("index", "status")

    assert shown.exit_code == 0, shown.output
    assert "not built yet" in shown.stdout


def test_it_is_built_shown_and_then_in_step(home, postings):
    before = run("index", "status")
    assert before.exit_code == 1
    assert "pmo index rebuild" in before.stdout

    built = run("index", "rebuild")
    assert built.exit_code == 0, built.output
    assert "4 postings in 2 indexes" in built.stdout

    after = run("index", "status")
    assert after.exit_code == 0, after.output
    assert "in use" in after.stdout


def test_as_json_it_tells_each_owner(home, postings):
    built = json.loads(run("index", "rebuild", "--json").stdout)
    assert [(one["owner"] is None, one["added"], one["rebuilt"]) for one in built] == [
        (True, 3, True),
        (False, 1, True),
    ]
    told = json.loads(run("index", "status", "--json").stdout)

    assert [(one["state"], one["postings"], one["lacking"]) for one in told] == [
        ("ready", 3, 0),
        ("ready", 1, 0),
    ]


def test_while_another_process_builds_it_is_left_to_that(home, postings, matcher):
    with MarketIndex(matcher, home / "index").keeping(None):
        built = run("index", "rebuild")

    assert built.exit_code == 1
    assert "Another process is at work" in built.stderr
    assert "1 postings" in built.stdout or "1 posting" in built.stdout


def test_doctor_names_a_damaged_index_with_its_remedy(home, postings):
    run("index", "rebuild")
    (home / "index" / "shared" / "manifest.json").write_text("{ half")
    looked = run("doctor", "--json")
    (found,) = (one for one in json.loads(looked.stdout) if one["name"] == "index")

    assert looked.exit_code == 1
    assert not found["ok"]
    assert "pmo index rebuild" in found["remedy"]


def test_an_unknown_subcommand_is_wrong_usage(home):
    assert run("index", "reset").exit_code == 2
