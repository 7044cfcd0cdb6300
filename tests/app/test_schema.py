"""The migrations lead to exactly the tables that the models describe, on both databases."""

from __future__ import annotations

from datetime import datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, create_engine, inspect, make_url, text

from app.models import Base
from app.services import database, migrating
from tests.conftest import NOW


@pytest.fixture
def engine(tmp_path):
    made = create_engine(f"sqlite:///{tmp_path / 'new.db'}")
    yield made
    made.dispose()


def drift(engine):
    with engine.connect() as connection:
        return compare_metadata(MigrationContext.configure(connection), Base.metadata)


def test_the_migrations_make_the_tables_of_the_models(engine):
    assert not database.is_current(engine)
    database.upgrade(engine)

    assert database.is_current(engine)
    assert drift(engine) == []


@pytest.mark.postgres
def test_the_migrations_make_the_tables_on_postgresql(postgres_url):
    server = create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text("CREATE DATABASE only_migrated"))
    server.dispose()
    engine = create_engine(make_url(postgres_url).set(database="only_migrated"))

    database.upgrade(engine)
    found = drift(engine)
    engine.dispose()

    assert found == []


def test_the_newest_revision_is_that_of_alembic_without_asking_it():
    script = ScriptDirectory.from_config(migrating.alembic_config())

    assert [database.newest()] == script.get_heads()


def test_upgrading_twice_changes_nothing(engine):
    database.upgrade(engine)
    database.upgrade(engine)

    assert drift(engine) == []


def test_an_upgrade_keeps_every_row_and_what_it_refers_to(engine):
    config = migrating.alembic_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        fill(connection)
    before = rows(engine)

    database.upgrade(engine)

    after = rows(engine)
    assert {name: len(found) for name, found in after.items() if found} == {
        name: len(found) for name, found in before.items() if found
    }
    assert [row["before_id"] for row in after["answer"]] == [None, 1]
    assert after["application"][0]["posting_id"] == 1
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_a_failed_upgrade_leaves_the_foreign_keys_on(engine, monkeypatch):
    def fail(*_given):
        raise RuntimeError("no")

    monkeypatch.setattr(command, "upgrade", fail)
    with pytest.raises(RuntimeError, match="no"):
        database.upgrade(engine)

    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


VALUES = {datetime: NOW, str: "words", int: 1, float: 1.0, bool: True}


def fill(connection):
    """Put a person, a posting, an application and two answers into the first schema."""
    old = MetaData()
    old.reflect(connection)
    for name, count in (("person", 1), ("posting", 1), ("application", 1), ("answer", 2)):
        for number in range(1, count + 1):
            connection.execute(old.tables[name].insert(), _row(old.tables[name], number))


def _row(table, number):
    row = {}
    for column in table.columns:
        kind = column.type.python_type
        if column.name == "before_id":
            row[column.name] = number - 1 or None
        elif column.nullable and not column.foreign_keys:
            continue
        elif column.foreign_keys or column.primary_key:
            row[column.name] = number if column.primary_key else 1
        else:
            row[column.name] = VALUES.get(kind, {})
    return row


def rows(engine):
    found = MetaData()
    found.reflect(engine)
    with engine.connect() as connection:
        return {
            name: [dict(row) for row in connection.execute(table.select()).mappings()]
            for name, table in found.tables.items()
            if name != "alembic_version"
        }


def test_the_migrations_can_be_taken_back(engine):
    database.upgrade(engine)
    config = migrating.alembic_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")

    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
