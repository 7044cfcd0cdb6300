"""A served app, its background worker and a headless Chromium, all real, all on loopback."""

from __future__ import annotations

import os
import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from waitress.server import create_server

from app.extensions import limiter
from app.factory import create_app
from app.tasks import TaskQueue

if TYPE_CHECKING:
    from collections.abc import Iterator
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
AXE_RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


@dataclass(frozen=True)
class Served:
    """An app that answers at `url`."""

    app: Flask
    url: str


@contextmanager
def serving(app: Flask, queue: TaskQueue | None = None) -> Iterator[Served]:
    """Serve `app` on a free port in a thread, with its queue's worker beside it."""
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    consumer = queue.consumer(workers=1) if queue else None
    if consumer:
        consumer.start()
    yield Served(app, f"http://127.0.0.1:{server.effective_port}")
    if consumer:
        consumer.stop(graceful=True)
    server.close()
    thread.join(timeout=5)


@pytest.fixture
def served(settings: Settings, tools: Tools, tmp_path: Path) -> Iterator[Served]:
    """The app as a person meets it: CSRF, limits, worker, mails kept."""
    queue = TaskQueue(f"sqlite:///{tmp_path / 'queue.db'}")
    app = create_app(settings, replace(tools, queue=queue))
    queue.bind(app)
    with app.app_context():
        limiter.reset()
    with serving(app, queue) as up:
        yield up


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
def context(browser: Browser, served: Served) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=served.url, viewport=WIDTHS["wide"])
    made.set_default_timeout(15_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test for anything that the browser's console calls an error."""
    opened = context.new_page()
    errors: list[str] = []
    opened.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda problem: errors.append(str(problem)))
    yield opened
    unexpected = [error for error in errors if "status of 4" not in error]
    assert unexpected == []


def axe_problems(page: Page) -> list[str]:
    """Return what axe-core finds on the open page, one line each."""
    found = Axe().run(page, options=AXE_RULES).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['html'][:140]}"
        for rule in found
        for node in rule["nodes"]
    ]


def sideways(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
