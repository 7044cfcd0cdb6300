"""A backup holds the whole database; a restore brings it back, or leaves all as it was."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import timedelta

import pytest

from app.services import backup
from app.services.errors import RefusedError
from tests.conftest import NOW


@pytest.fixture
def home(tmp_path, migrated):
    """A data folder with a database of two people and a key."""
    shutil.copy(migrated, tmp_path / "data.db")
    (tmp_path / "secret-key").write_text("k" * 40)
    add_person(tmp_path / "data.db", "one@example.com")
    return tmp_path


def add_person(file, email):
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(
            "INSERT INTO person (email, active, role, fs_uniquifier) VALUES (?, 1, 'coach', ?)",
            (email, email),
        )


def people(file):
    with closing(sqlite3.connect(file)) as database:
        return [row[0] for row in database.execute("SELECT email FROM person ORDER BY id")]


def url(home):
    return f"sqlite:///{home / 'data.db'}"


def back_up(home, name="one.zip", **given):
    return backup.back_up(
        url(home),
        home / name,
        **{"key_file": home / "secret-key", "version": "0.1.0", "now": NOW} | given,
    )


def restore(home, name="one.zip", **given):
    return backup.restore(
        url(home),
        home / name,
        **{"key_file": home / "secret-key", "overwrite": True, "now": NOW} | given,
    )


def test_a_backup_says_what_it_is_and_is_for_its_owner_alone(home):
    made = back_up(home)

    assert (made.version, made.created_at, made.holds_key) == ("0.1.0", NOW.isoformat(), True)
    assert made.revision is not None
    assert (home / "one.zip").stat().st_mode & 0o077 == 0
    assert [p.name for p in home.iterdir() if p.name.startswith(".pmo")] == []


def test_a_backup_is_taken_while_somebody_writes(home):
    with closing(sqlite3.connect(home / "data.db")) as busy:
        busy.execute("PRAGMA journal_mode=WAL")
        busy.execute("BEGIN IMMEDIATE")
        busy.execute("DELETE FROM person")

        back_up(home)

    shutil.move(home / "data.db", home / "gone.db")
    restore(home)
    assert people(home / "data.db") == ["one@example.com"]


def test_what_was_there_before_is_kept_aside(home):
    back_up(home)
    add_person(home / "data.db", "two@example.com")

    done = restore(home)

    assert people(done.database) == ["one@example.com"]
    assert people(done.kept_aside) == ["one@example.com", "two@example.com"]


def test_a_restore_reaches_a_connection_that_is_open(home):
    back_up(home)
    add_person(home / "data.db", "two@example.com")
    with closing(sqlite3.connect(home / "data.db")) as server:
        assert server.execute("SELECT count(*) FROM person").fetchone() == (2,)

        restore(home)

        assert server.execute("SELECT count(*) FROM person").fetchone() == (1,)


def test_without_leave_nothing_is_replaced(home):
    back_up(home)
    add_person(home / "data.db", "two@example.com")

    with pytest.raises(RefusedError, match="already") as refused:
        restore(home, overwrite=False)

    assert "--yes" in refused.value.remedy
    assert len(people(home / "data.db")) == 2


def test_a_new_machine_gets_database_and_key(home, tmp_path_factory):
    back_up(home)
    new = tmp_path_factory.mktemp("new") / "deep"

    done = backup.restore(
        f"sqlite:///{new / 'data.db'}",
        home / "one.zip",
        key_file=new / "secret-key",
        overwrite=False,
        now=NOW,
    )

    assert people(new / "data.db") == ["one@example.com"]
    assert (done.kept_aside, done.key_changed) == (None, True)
    assert (new / "secret-key").read_text() == "k" * 40
    assert (new / "secret-key").stat().st_mode & 0o077 == 0


def test_another_key_is_kept_aside_and_the_same_one_left_alone(home):
    back_up(home)
    assert not restore(home).key_changed

    (home / "secret-key").write_text("other" * 8)
    assert restore(home, now=NOW + timedelta(hours=1)).key_changed

    kept = [p.read_text() for p in home.glob("secret-key.before-*")]
    assert kept == ["other" * 8]


def test_a_key_that_the_environment_gives_is_not_in_the_backup(home):
    (home / "secret-key").unlink()

    assert not back_up(home).holds_key


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "no backup"), (b"PK\x03\x04 cut", "no backup"), (None, "There is no file")],
)
def test_a_file_that_is_no_backup_changes_nothing(home, content, words):
    if content is not None:
        (home / "one.zip").write_bytes(content)

    with pytest.raises(RefusedError, match=words):
        restore(home)

    assert people(home / "data.db") == ["one@example.com"]


def rewrite(file, **parts):
    """Write the archive anew with some of its parts replaced or left out."""
    with zipfile.ZipFile(file) as old:
        kept = {name: old.read(name) for name in old.namelist()}
    for name, content in parts.items():
        kept = {k: v for k, v in kept.items() if not k.startswith(name)}
        if content is not None:
            kept[{"database": backup.DATABASE, "manifest": backup.MANIFEST}[name]] = content
    with zipfile.ZipFile(file, "w") as new:
        for name, content in kept.items():
            new.writestr(name, content)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"database": b"SQLite format 3\0" + b"x" * 5000}, "damaged"),
        ({"database": None}, "no backup"),
        ({"manifest": b"{"}, "no backup"),
        ({"manifest": b"[]"}, "no backup"),
        ({"manifest": json.dumps({"product": "other"}).encode()}, "no backup"),
    ],
)
def test_a_damaged_archive_changes_nothing(home, parts, words):
    back_up(home)
    rewrite(home / "one.zip", **parts)

    with pytest.raises(RefusedError, match=words):
        restore(home)

    assert people(home / "data.db") == ["one@example.com"]
    assert list(home.glob("data.db.before-*")) == []


def test_a_backup_of_a_newer_version_is_refused_before_anything_changes(home):
    back_up(home)
    manifest = {"product": backup.PRODUCT, "version": "9.0", "revision": "feedfacecafe"}
    rewrite(home / "one.zip", manifest=json.dumps(manifest).encode())

    with pytest.raises(RefusedError, match=r"version 9\.0"):
        restore(home)


@pytest.mark.parametrize(
    ("target", "words"), [("one.zip", "exists already"), ("no/where.zip", "no folder")]
)
def test_a_backup_never_writes_over_a_file_or_into_nowhere(home, target, words):
    (home / "one.zip").write_text("precious")

    with pytest.raises(RefusedError, match=words):
        back_up(home, target)

    assert (home / "one.zip").read_text() == "precious"


def test_there_is_nothing_to_back_up_before_the_first_start(tmp_path):
    with pytest.raises(RefusedError, match="no database"):
        back_up(tmp_path)


@pytest.mark.parametrize(
    ("address", "words"),
    [("postgresql+psycopg://db.example/pmo", "PostgreSQL"), ("sqlite://", "memory")],
)
def test_other_databases_are_named_with_what_to_use(address, words):
    with pytest.raises(RefusedError, match=words):
        backup.database_file(address)
