"""Serving: the app, the sample data beside it, and the background work."""

from __future__ import annotations

import logging
import threading
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click
from waitress.server import BaseWSGIServer, create_server
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from app import wiring
from app.cli.opened import build
from app.cli.slow_start import FirstAnswer, once_answered
from app.config import Settings, load_settings
from app.extensions import db
from app.factory import create_app
from app.mail.kept import KeptMailer
from app.mail.links import Links
from app.services import database
from app.services import demo as demo_data
from app.services.market_index import MarketIndex
from app.tasks import TaskQueue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from flask import Flask

    from app.wiring import Tools

THREADS = 8
DEMO_AT = "/demo"
host_option = click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to bind."
)
port_option = click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 picks one."
)


@click.command()
@host_option
@port_option
@click.option("--worker/--no-worker", default=True, help="Run background work in this process.")
def serve(host: str, port: int, *, worker: bool) -> None:
    """Serve the app; the database is brought up to date first."""
    _log_plainly()
    with ExitStack() as open_things:
        server = _bind(host, port)
        settings = load_settings(default_base_url=f"http://{_shown(host)}:{server.effective_port}")
        app, queue = build(settings)
        tools = app.extensions[wiring.KEY].tools
        demo_app = BackgroundDemo(settings, tools)
        open_things.callback(demo_app.close)
        answering = FirstAnswer(DispatcherMiddleware(app, {DEMO_AT: demo_app}))

        def begin(begun: ExitStack) -> None:
            wiring.warm_up(tools)
            if worker:
                begun.enter_context(_working(queue))
            demo_app.begin()

        open_things.enter_context(once_answered(answering, begin))
        _run(server, answering, settings.base_url)


@click.command()
@host_option
@port_option
def demo(host: str, port: int) -> None:
    """Serve sample data in a throw-away database; nothing is sent or fetched."""
    _log_plainly()
    with ExitStack() as open_things:
        server = _bind(host, port)
        folder = open_things.enter_context(_scratch())
        base_url = f"http://{_shown(host)}:{server.effective_port}"
        queue = TaskQueue(_demo_settings(folder, base_url).queue_url)
        tools = wiring.build_tools(_demo_settings(folder, base_url), queue)
        app = make_demo(folder, base_url, tools, queue)
        open_things.enter_context(_working(queue))
        _run(server, app, base_url)


@click.command()
def worker() -> None:
    """Run background work apart from the server, until stopped."""
    _log_plainly()
    app, queue = build(load_settings())
    wiring.warm_up(app.extensions[wiring.KEY].tools)
    click.echo("Critical Path works in the background. Stop it with Ctrl-C.")
    with _working(queue):
        threading.Event().wait()


def make_demo(folder: Path, base_url: str, tools: Tools, queue: TaskQueue) -> Flask:
    """Return an app over sample data in `folder`, which can neither send nor fetch."""
    settings = _demo_settings(folder, base_url)
    safe = replace(
        tools,
        mailer=KeptMailer(),
        client=wiring.OfflineClient(),
        queue=queue,
        market=MarketIndex(tools.matcher, wiring.market_folder(settings)),
        mailboxes=wiring.offline_door(),
    )
    app = create_app(settings, safe)
    queue.bind(app)
    links = Links(settings.base_url, settings.secret_key)
    with app.app_context():
        database.upgrade(db.engine)
        demo_data.seed(db.session, tools.matcher, tools.bank, links=links, now=tools.clock())
    return app


class BackgroundDemo:
    """The sample data beside a real instance: made while the server already answers."""

    def __init__(self, settings: Settings, tools: Tools) -> None:
        self._settings = settings
        self._tools = tools
        self._open = ExitStack()
        self._app: WSGIApplication | None = None
        self._lock = threading.Lock()
        self._maker: threading.Thread | None = None

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as the sample app; the first visitor waits until it is made."""
        self.begin().join()
        if self._app is None:
            raise RuntimeError("The sample data could not be made; the log says why.")
        return self._app(environ, start_response)

    def begin(self) -> threading.Thread:
        """Begin to make it, unless that was begun; return the thread that does."""
        with self._lock:
            if self._maker is None:
                self._maker = threading.Thread(target=self._make, name="demo", daemon=True)
                self._maker.start()
            return self._maker

    def close(self) -> None:
        """Stop the sample app's worker and throw its database away."""
        if self._maker is not None:
            self._maker.join()
        self._open.close()

    def _make(self) -> None:
        folder = self._open.enter_context(_scratch())
        base_url = self._settings.base_url + DEMO_AT
        queue = TaskQueue(_demo_settings(folder, base_url).queue_url)
        app = make_demo(folder, base_url, self._tools, queue)
        self._open.enter_context(_working(queue, workers=1))
        self._app = app


def _demo_settings(folder: Path, base_url: str) -> Settings:
    return replace(load_settings({}, folder, default_base_url=base_url), demo=True)


@contextmanager
def _scratch() -> Iterator[Path]:
    with TemporaryDirectory(prefix="critical-path-demo-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@contextmanager
def _working(queue: TaskQueue, workers: int = 2) -> Iterator[None]:
    consumer = queue.consumer(workers=workers)
    consumer.start()
    # What a release made stale is built anew at once.
    queue.put("keep_index")
    try:
        yield
    finally:
        consumer.stop(graceful=True)


def _bind(host: str, port: int) -> BaseWSGIServer:
    """Take the port first, so that a busy one is told before anything slow happens."""
    try:
        return create_server(_not_ready, host=host, port=port, threads=THREADS, ident=None)
    except OSError as problem:
        raise click.UsageError(
            f"{host}:{port} cannot be used ({problem.strerror}). Pick another with --port."
        ) from problem


def _not_ready(_environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
    start_response("503 Service Unavailable", [("Retry-After", "2")])
    return [b"Starting"]


def _run(server: BaseWSGIServer, app: WSGIApplication, base_url: str) -> None:
    server.application = app
    click.echo(f"Critical Path is at {base_url}/  (stop it with Ctrl-C)")
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("Stopped.")


def _shown(host: str) -> str:
    """Return the host for an address that works on this machine."""
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _log_plainly() -> None:
    """One event a line, key=value, for people and machines alike; answers and resumes never."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("huey").setLevel(logging.WARNING)
    logging.getLogger("alembic").setLevel(logging.WARNING)
