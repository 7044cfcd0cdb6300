"""The doors in a real browser: a page clipped under a hostile policy, a board watched."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.factories_postings import PMO_TEXT
from tests.journeys.conftest import WIDTHS, axe_problems, sideways
from tests.journeys.steps import paste_posting, sign_up

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

JOB = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "PMO Analyst at Vantry",
    "hiringOrganization": {"name": "Vantry"},
    "identifier": "17",
    "description": PMO_TEXT,
}
PAGE = f"""<!doctype html><title>Job</title><h1>PMO Analyst</h1><style>h1 {{ color: red }}</style>
<script type="application/ld+json">{json.dumps(JOB)}</script>"""
STRICT = "default-src 'none'; script-src 'none'; connect-src 'none'; form-action 'none'"
BOARD = "https://jobs.lever.co/vantry"


def bookmarklet(page):
    page.goto("/sources/clip")
    page.get_by_label("Which browser is it for?").fill("Test browser")
    page.get_by_role("button", name="Make a bookmarklet").click()
    address = page.get_by_role("link", name="Clip to Critical Path").get_attribute("href")
    return unquote(address.removeprefix("javascript:"))


def clip(context, httpserver, code, **headers):
    httpserver.expect_request("/job").respond_with_data(
        PAGE, content_type="text/html", headers=headers
    )
    foreign = context.new_page()
    foreign.goto(httpserver.url_for("/job"))
    with context.expect_page() as opened:
        foreign.evaluate(code)
    return opened.value


def test_a_page_that_forbids_everything_is_clipped(page, context, httpserver):
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")
    code = bookmarklet(page)

    window = clip(context, httpserver, code, **{"Content-Security-Policy": STRICT})

    expect(window.locator("main")).to_contain_text("1 new posting taken in")
    window.get_by_role("link", name="PMO Analyst at Vantry").click()
    expect(window.locator("h1")).to_contain_text("PMO Analyst at Vantry")


def test_a_page_that_cuts_the_tie_gets_a_sentence_and_a_way_out(page, context, httpserver):
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")
    code = bookmarklet(page)

    window = clip(context, httpserver, code, **{"Cross-Origin-Opener-Policy": "same-origin"})

    expect(window.locator("main")).to_contain_text("The page did not arrive")
    expect(window.get_by_role("link", name="Upload the saved page")).to_be_visible()


def test_a_board_is_watched_paused_removed_and_taken_back(page, web):
    jobs = [
        {
            "id": "00000000-0000-4000-8000-000000000001",
            "text": "PMO Analyst",
            "hostedUrl": f"{BOARD}/00000000-0000-4000-8000-000000000001",
            "categories": {"location": "Leeds"},
            "descriptionPlain": PMO_TEXT,
        }
    ]
    web.put("https://careers.vantry.example", f'<a href="{BOARD}">Our jobs</a>')
    api = "https://api.lever.co/v0/postings/vantry?mode=json&skip=0&limit=100"
    web.put(api, json.dumps(jobs), content_type="application/json")
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")
    page.goto("/sources/watches")
    page.get_by_label("Address of a careers page").fill("careers.vantry.example")
    page.get_by_label(re.compile("Employer or agency")).fill("Vantry & Co")
    page.get_by_role("button", name="Watch it").click()

    expect(page.locator("#watch")).to_contain_text("This is the Lever board")
    expect(page.locator("#watch")).to_contain_text("Healthy")
    page.get_by_role("link", name="What the last reading brought").click()
    expect(page.locator("main")).to_contain_text("Vantry & Co")
    page.goto("/sources/watches")
    page.get_by_role("button", name="Pause").click()
    expect(page.locator("main")).to_contain_text("Paused")
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("main")).to_contain_text("Vantry & Co")


def test_every_door_fits_and_is_accessible(page):
    page.set_viewport_size(WIDTHS["narrow"])
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")
    paste_posting(page)
    for words in ("PMO", "Leeds"):
        page.goto(f"/postings/?q={words}")
        page.get_by_role("button", name="Save this search").click()
        expect(page.locator(".flashes")).to_contain_text(f"“{words}” is saved")
    for address in (
        *("/sources/", "/sources/watches", "/sources/mails", "/sources/clip"),
        *("/sources/elsewhere?keywords=PMO&level=senior", "/sources/clip/receive"),
    ):
        page.goto(address)

        assert sideways(page) == 0, address
        assert axe_problems(page) == [], address
