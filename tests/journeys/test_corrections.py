"""A reading put right in a real browser: by keyboard, undone, advice copied, the file looked at."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from sqlalchemy import update

from app.extensions import db
from app.models import Person
from tests.journeys import texts
from tests.journeys.conftest import WIDTHS, axe_problems, ready, sideways
from tests.journeys.steps import paste_posting, sign_up, upload_resume

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def at_match(page, tmp_path):
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")
    upload_resume(page, tmp_path)
    paste_posting(page)
    return page


def row(page, label):
    return page.locator(".req").filter(has=page.get_by_text(label, exact=True))


def points(page):
    dashes = page.locator(".match-head .ring-arc").get_attribute("stroke-dasharray")
    return float(dashes.split()[0])


def put_right(page, label, word):
    row(page, label).get_by_text("Not right?").click()
    row(page, label).get_by_role("button", name=word, exact=True).click()
    expect(page.locator(".toast", has_text="Corrected for you")).to_be_visible()
    ready(page)


def test_a_reading_is_put_right_undone_and_the_score_follows_both_ways(at_match):
    page = at_match
    before = points(page)
    put_right(page, "Primavera P6", "Not asked for at all")
    after = points(page)
    expect(row(page, "Primavera P6")).to_contain_text("Corrected by you")
    page.get_by_role("button", name="Undo").click()

    expect(page.locator(".flashes")).to_contain_text("What was read counts again")
    expect(row(page, "Primavera P6")).not_to_contain_text("Corrected by you")
    assert after > before == points(page)


def test_the_keyboard_alone_puts_a_reading_right(at_match):
    page = at_match
    summary = row(page, "Primavera P6").locator(".not-right > summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Must have")
    page.keyboard.press("Enter")

    expect(row(page, "Primavera P6")).to_contain_text("Read as “preferred”")
    assert page.url.split("#")[1] == row(page, "Primavera P6").get_attribute("id")


def test_enter_in_the_field_says_that_i_have_it_and_nothing_else(at_match):
    page = at_match
    row(page, "Primavera P6").get_by_text("Not right?").click()
    field = row(page, "Primavera P6").get_by_label("Where")
    field.fill("six signalling projects")
    field.press("Enter")

    told = row(page, "Primavera P6")
    expect(told).to_contain_text("You say that you have this")
    expect(told.locator(".req-evidence")).to_contain_text("six signalling projects")
    expect(told.locator(".req-side")).to_contain_text("Met")


def test_advice_is_copied_or_where_that_is_forbidden_selected(at_match, context, served):
    page = at_match
    copy = row(page, "Primavera P6").get_by_role("button", name="Copy the advice")
    advice = row(page, "Primavera P6").locator(".req-advice").inner_text()
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    copy.click()
    expect(row(page, "Primavera P6").locator("[data-copy]")).to_contain_text("press Ctrl+C")
    assert page.evaluate("getSelection().toString()").strip() == advice

    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served.url)
    page.reload()
    row(page, "Primavera P6").get_by_role("button", name="Copy the advice").click()
    expect(row(page, "Primavera P6").locator("[data-copy]")).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == advice


def test_from_the_match_to_the_remarks_on_the_own_file(at_match, tmp_path):
    page = at_match
    match = page.url
    odd = texts.RESUME.replace("March 2023 - Present", "summer 2023 - Present")
    (tmp_path / "odd.txt").write_text(odd, encoding="utf-8")
    page.goto("/resume/")
    page.locator("input[type=file]").first.set_input_files(tmp_path / "odd.txt")
    page.get_by_role("button", name="Upload").first.click()
    expect(page.locator("main")).to_contain_text("odd.txt")
    page.goto(match)
    page.get_by_role("link", name="See them in the text").click()

    expect(page.get_by_role("heading", name="Remarks")).to_be_visible()
    first = page.locator(".remark-place a").first
    number = first.locator(".mark-n").inner_text()
    first.click()
    expect(page.locator(f"#t-{number}")).to_be_in_viewport()


def test_the_marks_are_walked_with_j_and_k(at_match):
    page = at_match
    expect(page.locator("[data-walk-hint]").first).to_be_visible()
    page.keyboard.press("j")
    first = page.locator("mark.lit").get_attribute("id")
    page.keyboard.press("j")
    expect(page.locator("mark.lit")).to_have_count(1)
    expect(page.locator("mark.lit")).not_to_have_id(first)
    page.keyboard.press("k")

    expect(page.locator("mark.lit")).to_have_id(first)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_corrected_pages_fit_and_are_accessible(at_match, scheme, width):
    page = at_match
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(WIDTHS[width])
    put_right(page, "Primavera P6", "Must have")
    posting = page.url.split("#")[0]
    page.evaluate("document.querySelectorAll('details').forEach(d => (d.open = true))")

    assert (sideways(page), axe_problems(page)) == (0, [])
    for path in (f"{posting}/report", "/postings/how-scores-work", "/resume/"):
        page.goto(path)
        assert (sideways(page), axe_problems(page)) == (0, []), path


def test_the_report_prints_without_the_machine_around_it(at_match):
    page = at_match
    page.get_by_role("link", name="Report to print").click()
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.emulate_media(media="print")

    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.locator(".site-nav")).to_be_hidden()
    expect(page.get_by_text("PRINCE2 Foundation").first).to_be_visible()


def test_what_stands_beside_filters_has_the_whole_sheet_of_paper(at_match):
    page = at_match
    page.emulate_media(media="print")
    for path in ("/postings/", "/plan/"):
        page.goto(path)
        ready(page)
        whole = page.locator("main").bounding_box()["width"]
        beside = page.locator(".with-filters > div:last-child").bounding_box()["width"]
        assert beside > 0.9 * whole, path


def test_whoever_runs_the_instance_sees_what_is_corrected_and_by_nobody(at_match, served):
    page = at_match
    put_right(page, "Primavera P6", "Must have")
    with served.app.app_context():
        db.session.execute(update(Person).values(role="admin"))
        db.session.commit()
    for width in WIDTHS.values():
        page.set_viewport_size(width)
        page.goto("/admin/")
        told = page.get_by_role("region", name="Readings corrected most")
        expect(told).to_contain_text("“Primavera P6”")
        expect(told).not_to_contain_text("Imogen")
        assert (sideways(page), axe_problems(page)) == (0, [])
