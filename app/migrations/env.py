"""How Alembic reaches the database: by the connection it is given, or by the settings."""

from typing import Literal

from alembic import context
from sqlalchemy import Connection, create_engine

from app.config import load_settings
from app.models import Base
from app.models.base import Instant


def written(type_: str, obj: object, _context: object) -> str | Literal[False]:
    """Write our own column types as what they are underneath, so that old migrations stay true."""
    if type_ == "type" and isinstance(obj, Instant):
        return "sa.DateTime(timezone=True)"
    return False


def migrate(connection: Connection) -> None:
    """Run the migrations over `connection`, or write one of the differences."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        render_item=written,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    with create_engine(load_settings().database_url).begin() as made:
        migrate(made)
