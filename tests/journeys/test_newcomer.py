"""From the first page to an unsubscribed mail and a revoked coach, as a person would do it."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from tests.journeys import texts
from tests.journeys.conftest import axe_problems, sideways
from tests.journeys.steps import open_until_there, paste_posting, sign_up, upload_resume

pytestmark = [
    pytest.mark.browser,
    # Werkzeug's own server leaves a static file open when the browser moves on before the end.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def test_a_newcomer_signs_up_and_is_shown_where_to_begin(page):
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")

    expect(page).to_have_url(re.compile("/overview$"))
    expect(page.get_by_role("heading", name="To begin with")).to_be_visible()
    assert axe_problems(page) == []


def test_a_resume_and_a_posting_are_matched_with_reasons(page, tmp_path):
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")
    upload_resume(page, tmp_path)
    assert axe_problems(page) == []
    paste_posting(page)

    main = page.locator("main")
    expect(main).to_contain_text("£34,000–£38,000 a year")
    expect(main).to_contain_text("PRINCE2 Foundation")
    expect(main).to_contain_text("Power BI")
    assert axe_problems(page) == []
    assert page.locator("mark").count() >= 4
    page.keyboard.press("j")
    expect(page.locator("mark:focus, mark :focus")).to_have_count(1)


def test_postings_come_in_by_address_page_mail_and_text(page, web, tmp_path):
    web.put(texts.BOARD_API, json.dumps(texts.BOARD), content_type="application/json")
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")

    page.goto("/postings/add")
    page.get_by_label("Address of a careers page or a job").fill(texts.BOARD_ADDRESS)
    page.get_by_role("button", name="Read this address").click()
    expect(page.locator("main")).to_contain_text("Junior PMO Analyst")

    (tmp_path / "job.html").write_text(texts.PAGE)
    page.goto("/postings/add?way=page")
    page.locator("input[type=file]").first.set_input_files(tmp_path / "job.html")
    page.get_by_role("button", name="Take in").click()
    expect(page.locator("main")).to_contain_text("PMO Coordinator")

    (tmp_path / "alert.eml").write_text(texts.MAIL)
    page.goto("/postings/add?way=mail")
    page.locator("input[type=file]").first.set_input_files(tmp_path / "alert.eml")
    page.get_by_role("button", name="Take in").click()
    expect(page.locator("main")).to_contain_text("PMO Support Officer")

    paste_posting(page)
    page.goto("/postings/")
    main = page.locator("main")
    for title in ("Junior PMO Analyst", "PMO Coordinator", "PMO Support Officer", "PMO Analyst"):
        expect(main).to_contain_text(title)
    expect(main).not_to_contain_text("Pastry Chef")
    expect(main).not_to_contain_text("otpToken")
    assert axe_problems(page) == []


def test_an_answer_is_reviewed_and_a_probe_makes_it_whole(page):
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")
    page.goto("/practice/")
    assert axe_problems(page) == []
    page.get_by_role("link", name="Answer this question").or_(
        page.get_by_role("button", name="Answer this question")
    ).first.click()
    page.get_by_label("Your answer").fill(texts.ANSWER)
    expect(page.locator("main")).to_contain_text(f"{len(texts.ANSWER.split())} words")
    page.get_by_role("button", name="Review my answer").click()
    expect(page.get_by_label("What you would add")).to_be_visible()

    main = page.locator("main")
    expect(main).to_contain_text("Situation")
    expect(main).to_contain_text("Action")
    assert axe_problems(page) == []
    page.get_by_label("What you would add").fill(texts.RESULT)
    page.get_by_role("button", name="Add it and review again").click()
    expect(main).to_contain_text("third working day")
    assert axe_problems(page) == []


def test_a_saved_search_writes_a_mail_and_one_click_stops_it(page):
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")
    paste_posting(page)
    page.goto("/postings/?q=PMO")
    page.get_by_role("button", name="Save this search").click()
    expect(page.locator(".flashes")).to_contain_text("“PMO” is saved")
    page.goto("/alerts/")
    assert axe_problems(page) == []
    page.get_by_role("button", name="Run my alerts now").click()
    expect(page).to_have_url(re.compile("/mailbox/$"))
    assert axe_problems(page) == []
    page.get_by_role("link", name=re.compile("PMO")).first.click()
    mail = page.frame_locator("iframe")
    expect(mail.locator("body")).to_contain_text("PMO Analyst")
    way_out = mail.locator('a[href*="/unsubscribe/"]').first.get_attribute("href")

    page.goto(way_out)
    assert axe_problems(page) == []
    page.goto("/alerts/")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.goto(way_out)
    page.get_by_role("button", name="Stop these mails").click()
    expect(page.get_by_role("heading", name="Stopped", level=1)).to_be_visible()
    page.goto("/alerts/")
    expect(page.get_by_role("button", name="Pause")).to_have_count(0)


def test_a_coach_sees_what_is_shared_until_it_is_taken_back(page, new_context, tmp_path):
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")
    upload_resume(page, tmp_path)
    paste_posting(page)
    page.goto("/coaching/")
    assert axe_problems(page) == []
    page.get_by_label("Your coach’s e-mail address").fill("coach@example.com")
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.locator("main")).to_contain_text("coach@example.com")

    coach = new_context().new_page()
    sign_up(coach, "coach@example.com", "Bela Coach", "I coach candidates")
    invited = coach.get_by_role("link", name=re.compile("Imogen"))
    open_until_there(coach, "/mailbox/", invited).click()
    invitation = coach.frame_locator("iframe").locator('a[href*="/coaching/invitation/"]').first
    coach.goto(invitation.get_attribute("href"))
    assert axe_problems(coach) == []
    coach.get_by_role("button", name="Accept").click()
    expect(coach.get_by_role("button", name="Accept")).to_have_count(0)
    coach.goto("/coach/")
    assert axe_problems(coach) == []
    coach.get_by_role("link", name="Imogen Farrant").first.click()
    expect(coach.locator("main")).to_contain_text("PMO Analyst")
    shared = coach.url
    assert axe_problems(coach) == []
    coach.get_by_role("textbox", name="Comment").first.fill(
        "Lead with the report that fell to four hours."
    )
    coach.get_by_role("button", name="Leave the comment").first.click()
    expect(coach.locator(".flashes")).to_contain_text("The candidate sees your comment")

    page.goto("/coaching/")
    expect(page.locator("main")).to_contain_text("Lead with the report")
    page.get_by_role("link", name="End it").or_(
        page.get_by_role("button", name="End it")
    ).first.click()
    page.get_by_role("button", name="End it now").click()
    expect(page.locator(".flashes")).to_contain_text("sees nothing of yours from now on")
    assert coach.goto(shared).status == 404


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_fits_and_is_accessible(new_context, tmp_path, scheme, width):
    size = {"width": width, "height": 844}
    page = new_context(viewport=size, color_scheme=scheme).new_page()
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")
    upload_resume(page, tmp_path)
    paste_posting(page)
    posting = page.url
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator(".flashes")).to_contain_text("in your applications")

    paths = ["/", "/overview", "/postings/", "/postings/add", posting, "/resume/", "/practice/"]
    paths += ["/applications/", "/alerts/", "/mailbox/", "/coaching/", "/coach/", "/account/"]
    found = {}
    for path in [*paths, "/postings/how-scores-work", "/no-such-page"]:
        page.goto(path)
        problems = axe_problems(page)
        if problems or sideways(page) > 0:
            found[path] = (problems, sideways(page))
    assert found == {}
