"""`pmo alerts run`: digests written and delivered on the configured database."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, select
from sqlalchemy.orm import sessionmaker

from app.cli import pmo
from app.models import OutboxMail
from tests.factories_alerts import NOW, a_member, a_search, an_open_posting


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


def call(*args: str):
    return CliRunner().invoke(pmo, ["alerts", "run", *args])


def test_a_run_writes_and_keeps_the_digests_that_are_due(rows):
    a_search(rows, a_member(rows, email="ada@example.com"), name="PMO work")
    posting = an_open_posting(rows)

    done = call("--now", NOW.isoformat(), "--json")

    assert done.exit_code == 0
    told = json.loads(done.output)
    assert (told["due"], told["written"], told["items"]) == (1, 1, 1)
    assert told["mails"]["kept"] == 1
    assert told["digests"][0]["to"] == "ada@example.com"
    assert told["digests"][0]["postings"] == [{"id": posting.id, "title": "PMO Analyst"}]
    rows.rollback()
    assert [mail.state for mail in rows.scalars(select(OutboxMail))] == ["kept"]


def test_a_dry_run_says_so_and_writes_nothing(rows):
    a_search(rows, a_member(rows))
    an_open_posting(rows)

    done = call("--now", NOW.isoformat(), "--dry-run")

    assert done.exit_code == 0
    assert "1 search due: 1 digest would be written with 1 posting," in done.output
    rows.rollback()
    assert rows.scalars(select(OutboxMail)).all() == []


def test_the_moment_decides_what_is_due(rows):
    a_search(rows, a_member(rows), next_due=NOW)
    an_open_posting(rows)

    assert json.loads(call("--now", "2026-11-20T08:59:59", "--json").output)["due"] == 0
    assert json.loads(call("--now", "2026-11-20T11:00+02:00", "--json").output)["due"] == 1


def test_a_digest_that_fails_is_named_and_ends_with_code_one(rows):
    a_search(rows, a_member(rows), name="x" * 120_000)
    an_open_posting(rows)

    done = call("--now", NOW.isoformat(), "--json")

    assert done.exit_code == 1
    assert "too long" in json.loads(done.output)["failed"][0]


def test_a_moment_that_is_none_is_wrong_usage(rows):
    done = call("--now", "soon")

    assert done.exit_code == 2
    assert "2026-11-22T07:00" in done.output
