"""The WSGI entry point, `app.wsgi:make()` for gunicorn and the like; nothing imports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import wiring
from app.config import load_settings
from app.extensions import db
from app.factory import create_app
from app.services import database
from app.tasks import TaskQueue

if TYPE_CHECKING:
    from flask import Flask


def make() -> Flask:
    """Read the settings, build the tools, bring the schema up to date and return the app."""
    settings = load_settings()
    queue = TaskQueue(settings.queue_url)
    tools = wiring.build_tools(settings, queue)
    wiring.warm_up(tools)
    app = create_app(settings, tools)
    queue.bind(app)
    with app.app_context():
        database.upgrade(db.engine)
    return app
