"""The commands for whoever runs the instance: people, backup, restore and a look over it all."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

from app.cli import pmo


@pytest.fixture
def home(tmp_path, monkeypatch):
    for name in ("PMO_DATABASE_URL", "PMO_QUEUE_URL", "PMO_MAIL_URL", "PMO_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PMO_DATA_DIR", str(tmp_path))
    return tmp_path


def run(*words, **given):
    return CliRunner().invoke(pmo, list(words), **given)


def the_json(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def people(home):
    with closing(sqlite3.connect(home / "critical-path.db")) as database:
        return list(database.execute("SELECT email, role, name FROM person ORDER BY id"))


def test_a_person_is_added_with_a_password_that_is_shown_once(home):
    told = the_json(run("user", "add", "dana@example.com", "--role", "coach", "--json"))

    assert (told["email"], told["role"]) == ("dana@example.com", "coach")
    assert len(told["password"]) >= 12
    assert people(home) == [("dana@example.com", "coach", None)]
    with closing(sqlite3.connect(home / "critical-path.db")) as database:
        (kept,) = database.execute("SELECT password FROM person").fetchone()
    assert kept.startswith("$argon2id$")
    assert told["password"] not in kept


def test_a_taken_address_ends_with_one_and_says_so(home):
    run("user", "add", "dana@example.com")

    again = run("user", "add", "Dana@example.com", "--json")

    assert again.exit_code == 1
    assert "has an account already" in again.stderr
    assert len(people(home)) == 1


def test_an_unknown_role_is_wrong_usage(home):
    assert run("user", "add", "dana@example.com", "--role", "boss").exit_code == 2


def test_a_password_can_be_asked_for_and_has_to_be_long_enough(home):
    short = run("user", "add", "dana@example.com", "--ask", input="short\nshort\n")
    long = run("user", "add", "dana@example.com", "--ask", input="long enough 1\nlong enough 1\n")

    assert short.exit_code == 2
    assert long.exit_code == 0
    assert "long enough" not in long.stdout
    assert len(people(home)) == 1


def test_a_backup_comes_back_as_it_was(home):
    run("user", "add", "one@example.com", "--name", "One")
    made = the_json(run("backup", str(home / "safe.zip"), "--json"))
    run("user", "add", "two@example.com")

    refused = run("restore", str(home / "safe.zip"))
    assert refused.exit_code == 1
    assert "--yes" in refused.stderr
    assert len(people(home)) == 2

    done = the_json(run("restore", str(home / "safe.zip"), "--yes", "--json"))

    assert made["holds_key"] is True
    assert done["kept_aside"] is not None
    assert people(home) == [("one@example.com", "candidate", "One")]


def test_a_backup_never_overwrites_a_file(home):
    run("user", "add", "one@example.com")
    (home / "safe.zip").write_text("precious")

    assert run("backup", str(home / "safe.zip")).exit_code == 1
    assert (home / "safe.zip").read_text() == "precious"


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_postgresql_has_tools_of_its_own(home, monkeypatch, command):
    monkeypatch.setenv("PMO_DATABASE_URL", "postgresql://db.example/pmo")

    result = run(command, str(home / "safe.zip"))

    assert result.exit_code == 2
    assert "pg_dump" in result.stderr


def test_the_doctor_finds_nothing_wrong_after_the_first_start(home):
    run("user", "add", "one@example.com")

    checks = the_json(run("doctor", "--json"))

    assert [c["name"] for c in checks] == [
        *("settings", "database", "queue", "mail", "disk", "index", "assets", "address"),
    ]
    assert all(c["ok"] for c in checks)
    assert all(c["remedy"] is None for c in checks)


def test_the_doctor_names_what_is_wrong_and_what_to_do(home, monkeypatch):
    monkeypatch.setenv("PMO_QUEUE_URL", "redis://127.0.0.1:1/0")
    monkeypatch.setenv("PMO_BASE_URL", "http://pmo.example")

    result = run("doctor")

    assert result.exit_code == 1
    assert "BAD  database" in result.stdout
    assert "pmo serve" in result.stdout
    assert "BAD  queue" in result.stdout
    assert "BAD  address" in result.stdout
    assert "ok   disk" in result.stdout


def test_the_doctor_changes_nothing(home):
    run("doctor")

    assert not (home / "critical-path.db").exists()


def test_tables_of_an_older_version_are_a_finding(home):
    run("user", "add", "one@example.com")
    with closing(sqlite3.connect(home / "critical-path.db")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = 'older'")

    result = run("doctor", "--json")

    assert result.exit_code == 1
    bad = [c for c in json.loads(result.stdout) if not c["ok"]]
    assert [c["name"] for c in bad] == ["database"]


def test_a_wrong_setting_is_named(home, monkeypatch):
    monkeypatch.setenv("PMO_SIGNUP", "maybe")

    result = run("doctor")

    assert result.exit_code != 0
    assert "PMO_SIGNUP" in str(result.exception) + result.output
