"""`pmo sources`: the limits as data, and the same health as the page shows."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from app.cli import pmo
from app.services import source_health
from app.services.source_health import Heard
from tests.app.cli.test_collect import rows as rows
from tests.conftest import NOW


@pytest.fixture
def told(rows):
    for count in (30, 31, 0):
        heard = Heard(source="lever", board="tallow", outcome="ok", count=count)
        source_health.note(rows, None, heard, now=NOW)
    blocked = Heard(source="ashby", board="shut", outcome="blocked")
    source_health.note(rows, None, blocked, now=NOW)
    rows.commit()
    return {one["key"]: one for one in json.loads(call("--json").stdout)}


def call(*words, **env):
    return CliRunner().invoke(pmo, ["sources", *words], env=env)


def test_each_source_says_its_limits_and_what_it_needs(told):
    adzuna = told["adzuna"]

    assert adzuna["missing"] == ["PMO_ADZUNA_ID", "PMO_ADZUNA_KEY"]
    assert (adzuna["attribution"], adzuna["poll_minutes"] > 0) == ("Jobs by Adzuna", True)
    assert adzuna["health"] is None


def test_a_key_that_is_there_is_not_missing(rows):
    found = json.loads(call("--json", PMO_REED_KEY="key").stdout)

    assert [one["missing"] for one in found if one["key"] == "reed"] == [[]]


def test_health_is_told_per_source(told):
    assert told["lever"]["health"]["warnings"] == 1
    assert told["lever"]["health"]["usual"] == 30
    assert told["ashby"]["health"]["troubled"] == 1
    assert told["ashby"]["health"]["last_good_at"] is None


def test_the_table_says_it_in_words(told):
    shown = " ".join(call(COLUMNS="400").stdout.split())

    assert "usually 30 jobs" in shown
    assert "with a number to wonder at" in shown
    assert "never read well yet" in shown
    assert "not asked yet" in shown
    assert "Jobs by Adzuna" in shown
    assert "up to 5 pages each time" in shown


def test_without_a_database_the_list_is_there_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setenv("PMO_DATA_DIR", str(tmp_path / "none"))

    assert "greenhouse" in call().stdout
