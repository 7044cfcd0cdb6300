"""A served app, its background worker and a headless Chromium, all real, all on loopback."""

from __future__ import annotations

import gc
import os
import shutil
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from app.extensions import db
from app.factory import create_app
from app.tasks import TaskQueue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flask import Flask
    from playwright.sync_api import Browser, BrowserContext, Page

    from app.config import Settings
    from app.wiring import Tools

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--disable-dev-shm-usage",
)
WIDTHS = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 390, "height": 844}}
# A busy machine is given time: these only end what would never come.
PATIENCE_MS = 90_000
LONGEST_TEST = 900
# What a page shows for some seconds stays, so that a slow machine does not look too late.
UNHURRIED = """(() => {
  const soon = window.setTimeout;
  window.setTimeout = (task, pause = 0, ...rest) => soon(task, pause >= 5000 ? 2 ** 30 : pause, ...rest);
})();"""  # noqa: E501
HEARD: dict[Page, list[str]] = {}
AXE_IS_DONE = "axe is done"
AXE_RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.timeout(LONGEST_TEST))


@dataclass(frozen=True)
class Served:
    """An app that answers at `url`."""

    app: Flask
    url: str


class QuietHandler(WSGIRequestHandler):
    """Serves without writing a line for every request."""

    def log_request(self, *_details):
        """Say nothing."""


def not_ready(_environ, start_response):
    start_response("503 Service Unavailable", [])
    return [b""]


@pytest.fixture
def served(settings: Settings, tools: Tools, compiled, tmp_path: Path) -> Iterator[Served]:
    """The app as a person meets it: CSRF, limits, worker, mails kept."""
    server = make_server("127.0.0.1", 0, not_ready, threaded=True, request_handler=QuietHandler)
    url = f"http://127.0.0.1:{server.server_port}"
    queue = TaskQueue(f"sqlite:///{tmp_path / 'queue.db'}")
    app = create_app(replace(settings, base_url=url), replace(tools, queue=queue))
    app.jinja_env.bytecode_cache = compiled
    queue.bind(app)
    server.app = app
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    consumer = queue.consumer(workers=1)
    consumer.start()
    yield Served(app, url)
    consumer.stop(graceful=True)
    server.shutdown()
    thread.join()
    server.server_close()
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()
    # What the server left open is found here, where it is expected, and not in some later test.
    del app, server, queue, consumer
    gc.collect()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI"):  # noqa: TID251 - the gate must not skip in silence
            pytest.fail("Chromium is not installed; .ci/run installs it from Debian's packages.")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture
def new_context(browser: Browser, served: Served) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a browser's window of its own for one more person, device or colour scheme."""
    made: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        asked = {"base_url": served.url, "reduced_motion": "reduce", **options}
        context = browser.new_context(**asked)
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(UNHURRIED)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    return new_context(viewport=WIDTHS["wide"])


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test for anything that the browser's console calls an error."""
    opened = context.new_page()
    errors = listen(opened)
    yield opened
    unexpected = [error for error in errors if "status of 4" not in error]
    assert unexpected == []


def listen(page: Page) -> list[str]:
    """Collect what the console calls an error, but for axe's own inline styles."""
    errors: list[str] = []
    HEARD[page] = errors
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda problem: errors.append(str(problem)))
    return errors


def ready(page: Page) -> None:
    """Wait until the open page has run its scripts: the deferred ones run before `load`."""
    page.wait_for_load_state("load")


def axe_problems(page: Page) -> list[str]:
    """Return what axe-core finds on the open page, one line each."""
    ready(page)
    heard = HEARD.get(page, [])
    before = len(heard)
    found = Axe().run(page, options=AXE_RULES).response["violations"]
    # The console speaks in order: what axe's own styles led to was said before this.
    with page.expect_console_message(lambda said: said.text == AXE_IS_DONE):
        page.evaluate("word => console.error(word)", AXE_IS_DONE)
    del heard[before:]
    return [
        f"{rule['id']}: {node['target']} {node['html'][:140]}"
        for rule in found
        for node in rule["nodes"]
    ]


def sideways(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    ready(page)
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
