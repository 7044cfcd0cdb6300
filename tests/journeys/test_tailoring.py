"""A resume is tailored in a browser: the score and the market follow, and nothing is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from app.extensions import db
from app.services.index_upkeep import catch_up_all
from app.wiring import KEY
from tests.factories_market import fill
from tests.journeys.conftest import WIDTHS, axe_problems, ready, sideways
from tests.journeys.steps import paste_posting, sign_up, upload_resume

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
CERTIFICATE = "PRINCE2 Foundation"


@pytest.fixture
def sixty_postings(served):
    """Sixty invented postings of everybody, in the stored index."""
    tools = served.app.extensions[KEY].tools
    with served.app.app_context():
        fill(db.session, tools.matcher, 60)
        catch_up_all(db.session, tools.market)


def begin(page, folder):
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")
    upload_resume(page, folder)
    paste_posting(page)
    page.get_by_role("button", name=re.compile("Tailor")).first.click()
    expect(page.get_by_role("heading", name="Tailor your resume", level=1)).to_be_visible()
    ready(page)


def score(page):
    return int(page.locator("#tailor-live .ring-number").inner_text())


def version(page):
    return int(page.locator("#tailor-live").get_attribute("data-version"))


def saved(page, number):
    expect(page.locator("#tailor-live")).to_have_attribute("data-version", str(number))


def line_with(page, words):
    return page.locator(".t-line").filter(has=page.locator("textarea", has_text=words)).first


def test_the_score_and_the_market_follow_each_edit(page, tmp_path, sixty_postings):
    begin(page, tmp_path)
    whole = page.locator("#tailor-market")
    expect(whole).to_contain_text("as many as your master has")
    whole.get_by_text("Which ones").click()
    expect(whole.get_by_role("table", name="Best matches now")).to_be_visible()
    before = score(page)

    line_with(page, CERTIFICATE).get_by_role("button", name="Leave out").click()
    saved(page, 2)
    assert score(page) < before
    expect(page.locator("#tailor-live")).to_contain_text("points against your master")
    expect(whole.get_by_role("table", name="Moved most")).to_be_visible()
    expect(whole).to_contain_text("−")
    assert axe_problems(page) == []

    page.get_by_role("button", name="Undo").click()
    saved(page, 1)
    assert score(page) == before
    expect(whole).to_contain_text("as many as your master has")
    page.get_by_role("button", name="Redo").click()
    saved(page, 2)
    assert score(page) < before


def test_typing_saves_itself_and_keeps_the_focus(page, tmp_path, sixty_postings):
    begin(page, tmp_path)
    box = page.locator(".t-bullet textarea").first
    box.focus()
    page.keyboard.press("End")
    page.keyboard.type(" Reported in Power BI to the steering committee.")
    saved(page, 2)

    expect(page.locator("textarea:focus")).to_have_count(1)
    page.reload()
    expect(page.locator(".t-bullet textarea").first).to_have_value(re.compile("Reported in Power"))


def test_versions_files_and_what_was_sent(page, tmp_path):
    begin(page, tmp_path)
    line_with(page, CERTIFICATE).get_by_role("button", name="Leave out").click()
    saved(page, 2)

    for kind, opening in (("Word", b"PK"), ("PDF", b"%PDF"), ("JSON Resume", b"{")):
        page.locator("[data-menu] summary", has_text="Download").click()
        with page.expect_download() as loading:
            page.locator("[data-menu]").get_by_role("link", name=kind).first.click()
        assert loading.value.path().read_bytes().startswith(opening)
        page.reload()
    page.get_by_role("link", name="Versions").click()
    expect(page.locator("main")).to_contain_text("Version 2")
    expect(page.locator("main")).to_contain_text(f"Left out “{CERTIFICATE}")
    assert axe_problems(page) == []
    page.go_back()
    ready(page)
    page.get_by_role("button", name="Mark as sent with this application").click()
    expect(page).to_have_url(re.compile("/applications/"))
    expect(page.locator("main")).to_contain_text("Version 2")


def test_it_is_used_by_keyboard_on_a_phone_and_without_scripts(
    new_context, tmp_path, sixty_postings
):
    context = new_context(viewport=WIDTHS["narrow"])
    page = context.new_page()
    begin(page, tmp_path)
    expect(page.locator("#tailor-market")).to_contain_text("in the whole market")
    assert sideways(page) <= 0
    assert axe_problems(page) == []
    leaving = line_with(page, CERTIFICATE).get_by_role("button", name="Leave out")
    leaving.focus()
    page.keyboard.press("Enter")
    saved(page, 2)
    expect(page.locator("[id^=choose-]:focus")).to_have_count(1)

    plain = new_context(storage_state=context.storage_state(), java_script_enabled=False)
    bare = plain.new_page()
    bare.goto(page.url)
    bare.get_by_role("button", name="How this edit moves the market").click()
    expect(bare.get_by_role("heading", name="How your edit moves the market")).to_be_visible()
    expect(bare.locator("main")).to_contain_text("in the whole market")
