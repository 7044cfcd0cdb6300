"""Whoever is quicker than the page's scripts loses nothing: here they are held back until then."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import texts
from tests.journeys.conftest import ready
from tests.journeys.steps import paste_posting, sign_up, upload_resume

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
OURS = re.compile(r"/static/js/(app|draft|tailor)\.js")


class Held:
    """Opens pages whose scripts come when they are let go, and not before."""

    def __init__(self, page):
        self.page = page
        self.waiting = []
        self.is_holding = False
        page.route(OURS, self.take)

    def take(self, route):
        if self.is_holding:
            self.waiting.append(route)
        else:
            route.continue_()

    def open(self, address):
        self.is_holding = True
        self.page.goto(address, wait_until="commit")

    def let_go(self):
        self.is_holding = False
        while self.waiting:
            self.waiting.pop().continue_()
        ready(self.page)


@pytest.fixture
def held(page):
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")
    return Held(page)


def test_a_file_chosen_early_is_listed(held, tmp_path):
    held.open("/resume/")
    held.page.locator("input[type=file]").first.set_input_files(texts.resume_pdf(tmp_path))
    expect(held.page.locator("[data-drop-list]").first).to_be_empty()
    held.let_go()

    expect(held.page.locator("[data-drop-list]").first).to_contain_text("imogen-farrant.pdf")


def test_an_answer_typed_early_survives_a_reload(held):
    held.page.goto("/practice/")
    held.page.get_by_role("link", name="Answer this question").first.click()
    box = held.page.get_by_label("Your answer")
    expect(box).to_be_visible()
    held.open(held.page.url)
    box.fill(texts.ANSWER)
    held.let_go()
    held.page.reload()

    expect(box).to_have_value(texts.ANSWER)


def test_a_line_typed_early_is_saved(held, tmp_path):
    upload_resume(held.page, tmp_path)
    paste_posting(held.page)
    held.page.get_by_role("button", name=re.compile("Tailor")).first.click()
    expect(held.page.get_by_role("heading", name="Tailor your resume", level=1)).to_be_visible()
    held.open(held.page.url)
    held.page.locator(".t-bullet textarea").first.fill("Kept the RAID log in Jira.")
    held.let_go()

    expect(held.page.locator("#tailor-live")).to_have_attribute("data-version", "2")
