"""The steps from one schema to the next, by Alembic, which takes as long to import as Flask."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

if TYPE_CHECKING:
    from sqlalchemy import Connection


def alembic_config() -> Config:
    """Return Alembic's configuration, pointed at the migrations shipped with the package."""
    config = Config()
    config.set_main_option("script_location", str(files("app") / "migrations"))
    return config


def run_migrations(connection: Connection) -> None:
    """Bring the schema of an open transaction to the newest revision."""
    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
