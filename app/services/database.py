"""The database itself: brought to the newest schema, or checked for being there."""

from __future__ import annotations

from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine


def alembic_config() -> Config:
    """Return Alembic's configuration, pointed at the migrations shipped with the package."""
    config = Config()
    config.set_main_option("script_location", str(files("app") / "migrations"))
    return config


def upgrade(engine: Engine) -> None:
    """Bring the schema to the newest revision; does nothing where it is there already.

    SQLite cannot change a constraint but by copying its table, and dropping the old copy would
    delete what refers to it: its foreign keys rest meanwhile, and are checked before the commit.
    RuntimeError names the tables whose references a migration broke; nothing is kept then.
    """
    config = alembic_config()
    with engine.connect() as connection, _resting_references(connection), connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        _check_references(connection)


@contextmanager
def _resting_references(connection: Connection) -> Iterator[None]:
    if connection.dialect.name != "sqlite":
        yield
        return
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    connection.rollback()  # the pragma is outside of transactions; the next one begins clean
    try:
        yield
    finally:
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")


def _check_references(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    broken = {row[0] for row in connection.exec_driver_sql("PRAGMA foreign_key_check")}
    if broken:
        raise RuntimeError(f"The migration left rows without what they refer to: {sorted(broken)}")


def is_current(engine: Engine) -> bool:
    """Say whether the database has the newest schema."""
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head
