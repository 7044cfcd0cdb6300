"""`pmo corrections` counts what people correct, and names nobody."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from app.cli import pmo
from app.services import correcting
from app.services.correcting import Wish
from tests.factories_postings import NOW, a_posting, a_reader


@pytest.fixture
def run(settings, monkeypatch):
    monkeypatch.setenv("PMO_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("PMO_DATA_DIR", str(settings.data_dir))
    return lambda *words: CliRunner().invoke(pmo, ["corrections", *words])


@pytest.fixture
def corrected(session, matcher):
    posting = a_posting(session, matcher)
    for person in (a_reader(session), a_reader(session)):
        wish = Wish(
            subject="evidence", value="have", things=(("tool", "power-bi"),), where="at Vantry"
        )
        correcting.say(session, matcher, person.id, posting.id, wish, now=NOW)


def test_it_prints_counts_as_json(run, corrected):
    told = json.loads(run("--json").stdout)

    assert told["total"] == 2
    assert told["rows"] == [
        {
            "subject": "evidence",
            "kind": "tool",
            "thing": "power-bi",
            "words": "Power BI",
            "read": "missing",
            "said": "have",
            "people": 2,
            "postings": 1,
        }
    ]


def test_it_prints_a_table_for_people_without_their_words(run, corrected):
    shown = run().stdout

    assert "Power BI" in shown
    assert "2 corrections of readings in all." in shown
    assert "Vantry" not in shown


def test_an_instance_without_corrections_says_so(run):
    assert run().stdout == "0 corrections of readings in all.\n"
