"""The database itself: brought to the newest schema, or checked for being there."""

from __future__ import annotations

import re
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy import String, column, inspect, select, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine

VERSIONS = "alembic_version"
REVISION = re.compile(
    r"^revision = ['\"](?P<own>\w+)['\"]$\s^down_revision = (?:None|['\"](?P<before>\w+)['\"])$",
    re.M,
)


def upgrade(engine: Engine) -> None:
    """Bring the schema to the newest revision; does nothing where it is there already.

    SQLite cannot change a constraint but by copying its table, and dropping the old copy would
    delete what refers to it: its foreign keys rest meanwhile, and are checked before the commit.
    RuntimeError names the tables whose references a migration broke; nothing is kept then.
    """
    if is_current(engine):
        return
    run_migrations = load_migrations()
    with engine.connect() as connection, _resting_references(connection), connection.begin():
        run_migrations(connection)
        _check_references(connection)


def load_migrations() -> Callable[[Connection], None]:
    """Load Alembic, which most starts do not need, and return what brings a schema up to date."""
    found: Callable[[Connection], None] = import_module("app.services.migrating").run_migrations
    return found


def is_current(engine: Engine) -> bool:
    """Say whether the database has the newest schema."""
    with engine.connect() as connection:
        if not inspect(connection).has_table(VERSIONS):
            return False
        held = select(column("version_num", String)).select_from(table(VERSIONS))
        return list(connection.scalars(held)) == [newest()]


@cache
def newest() -> str:
    """Return the revision that no other one follows, as the migrations' files name them."""
    folder = files("app") / "migrations" / "versions"
    texts = [file.read_text(encoding="utf-8") for file in folder.iterdir() if file.is_file()]
    told = [found for text in texts if (found := REVISION.search(text))]
    followed = {found["before"] for found in told}
    (last,) = (found["own"] for found in told if found["own"] not in followed)
    return last


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
