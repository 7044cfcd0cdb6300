"""The migrations lead to exactly the tables that the models describe, on both databases."""

from __future__ import annotations

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, make_url, text

from app.models import Base
from app.services import database


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


def test_upgrading_twice_changes_nothing(engine):
    database.upgrade(engine)
    database.upgrade(engine)

    assert drift(engine) == []


def test_the_migrations_can_be_taken_back(engine):
    database.upgrade(engine)
    config = database.alembic_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")

    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
