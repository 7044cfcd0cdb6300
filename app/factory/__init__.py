"""Build the application from its settings and tools; reads nothing else."""

from __future__ import annotations

from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask import Flask
from flask_security import current_user
from werkzeug.middleware.proxy_fix import ProxyFix

from app import wiring
from app.extensions import csrf, db
from app.factory.accounts import add_accounts
from app.factory.attempts import add_attempt_limits
from app.factory.headers import add_headers, csp_nonce, version_static_files
from app.factory.sessions import TableSessions
from app.factory.shown import add_filters
from app.factory.trouble import add_trouble_pages
from app.pages import BLUEPRINTS
from app.services import mailbox

if TYPE_CHECKING:
    from app.config import Settings

MEGABYTE = 1024 * 1024
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def create_app(settings: Settings, tools: wiring.Tools) -> Flask:
    """Return an app that reads nothing but its arguments."""
    app = Flask("app", root_path=None)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_ENGINES={"default": settings.database_url},
        TESTING=settings.testing,
        # Links in account mails are made of the host that was asked for.
        TRUSTED_HOSTS=[urlsplit(settings.base_url).hostname or "localhost", *LOOPBACK],
        # One upload carries up to ten mails or pages of 10 MB each.
        MAX_CONTENT_LENGTH=25 * MEGABYTE,
        MAX_FORM_MEMORY_SIZE=2 * MEGABYTE,
        MAX_FORM_PARTS=500,
        SESSION_COOKIE_NAME="pmo_demo" if settings.demo else "pmo_session",
        SESSION_COOKIE_SECURE=settings.is_https,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
    )
    db.init_app(app)
    # The extension would start an event loop after each request to close async sessions, of
    # which this app has none.
    app.teardown_appcontext_funcs[:] = [
        close for close in app.teardown_appcontext_funcs if not iscoroutinefunction(close)
    ]
    csrf.init_app(app)
    app.extensions[wiring.KEY] = wiring.Wired(settings, tools)
    app.session_interface = TableSessions(tools.clock)
    add_accounts(app, settings)
    add_attempt_limits(app, _limit_store(settings))
    add_headers(app, is_https=settings.is_https)
    version_static_files(app)
    add_trouble_pages(app)
    add_filters(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    _add_context(app, settings)
    if settings.is_https:
        # Behind the TLS proxy the client's address and scheme arrive in one trusted hop.
        app.wsgi_app = ProxyFix(app.wsgi_app)  # type: ignore[method-assign]
    return app


def _limit_store(settings: Settings) -> str:
    return settings.queue_url if settings.queue_url.startswith("redis") else "memory://"


def _add_context(app: Flask, settings: Settings) -> None:
    @app.context_processor
    def what_every_page_shows() -> dict[str, Any]:
        known = current_user if current_user and current_user.is_authenticated else None
        return {
            "person": known,
            "demo": settings.demo,
            "csp_nonce": csp_nonce,
            "place": None,
            "path_now": None,
            "unread": mailbox.unread(db.session, known.id) if known else 0,
        }
