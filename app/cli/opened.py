"""The app as a command needs it: settings read, schema current, inside an app context."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from app import wiring
from app.config import load_settings
from app.extensions import db
from app.factory import create_app
from app.services import database
from app.tasks import TaskQueue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

    from app.config import Settings


def build(settings: Settings) -> tuple[Flask, TaskQueue]:
    """Return a migrated app with real tools, and the queue that its tasks run on."""
    queue = TaskQueue(settings.queue_url)
    app = create_app(settings, wiring.build_tools(settings, queue))
    queue.bind(app)
    with app.app_context():
        database.upgrade(db.engine)
    return app, queue


@contextmanager
def opened(settings: Settings | None = None) -> Iterator[Flask]:
    """Give an app context over the configured database; background work stays queued."""
    app, _ = build(settings or load_settings())
    with app.app_context():
        yield app
