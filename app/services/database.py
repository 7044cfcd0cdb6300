"""The database itself: brought to the newest schema, or checked for being there."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

if TYPE_CHECKING:
    from sqlalchemy import Engine


def alembic_config() -> Config:
    """Return Alembic's configuration, pointed at the migrations shipped with the package."""
    config = Config()
    config.set_main_option("script_location", str(files("app") / "migrations"))
    return config


def upgrade(engine: Engine) -> None:
    """Bring the schema to the newest revision; does nothing where it is there already."""
    config = alembic_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(engine: Engine) -> bool:
    """Say whether the database has the newest schema."""
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head
