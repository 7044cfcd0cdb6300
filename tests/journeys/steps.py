"""What many journeys begin with. Each step ends when what it leads to is there and works."""

from __future__ import annotations

import time

from playwright.sync_api import expect

from tests.journeys import texts
from tests.journeys.conftest import PATIENCE_MS, ready

PASSWORD = "walk softly and carry a plan"


def sign_up(page, email, name, role="I want to work in a PMO"):
    page.goto("/")
    page.get_by_role("link", name="Create an account").first.click()
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").first.fill(PASSWORD)
    page.get_by_label("Your name").fill(name)
    page.get_by_label(role).check()
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_label(f"Account of {name}")).to_be_visible()
    ready(page)


def upload_resume(page, folder):
    page.goto("/resume/")
    page.locator("input[type=file]").first.set_input_files(texts.resume_pdf(folder))
    page.get_by_role("button", name="Upload").first.click()
    expect(page.locator("main")).to_contain_text("PRINCE2 Foundation")
    ready(page)


def paste_posting(page):
    page.goto("/postings/add?way=text")
    page.get_by_label("Text of the posting").fill(texts.POSTING)
    page.get_by_role("button", name="Read this posting").click()
    expect(page.get_by_role("heading", name="PMO Analyst", level=1)).to_be_visible()
    ready(page)


def open_until_there(page, path, wanted):
    """Open `path` again and again until what the worker brings is on it; return that."""
    until = time.monotonic() + PATIENCE_MS / 1000
    page.goto(path)
    while not wanted.count() and time.monotonic() < until:
        page.wait_for_timeout(100)
        page.reload()
    expect(wanted).not_to_have_count(0)
    return wanted.first
