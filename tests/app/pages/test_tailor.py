"""The tailoring pages, as a browser meets them with and without scripts."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from app.models import Application, TailoredResume, TailoredVersion
from app.services import resumes, tailor
from tests.factories import a_person, log_in
from tests.factories_postings import NOW, RESUME_TEXT, a_posting

HTMX = {"HX-Request": "true"}


@pytest.fixture
def me(session, matcher):
    person = a_person(session)
    resumes.add(session, matcher, RESUME_TEXT.encode(), "ada.txt", person_id=person.id, now=NOW)
    return person


@pytest.fixture
def posting(session, matcher):
    return a_posting(session, matcher)


@pytest.fixture
def base(browser, posting):
    return browser.post(f"/tailor/begin/{posting.id}").location


def page(response, status=200):
    assert response.status_code == status, response.get_data(as_text=True)[:500]
    return BeautifulSoup(response.get_data(as_text=True), "lxml")


def item(soup, words):
    return next(t.parent.parent.parent["id"] for t in soup.select("textarea") if words in t.text)


def test_the_posting_leads_there_and_back(browser, posting, base):
    posting_page = page(browser.get(f"/postings/{posting.id}"))
    soup = page(browser.get(base))

    assert posting_page.select_one(f'form[action="/tailor/begin/{posting.id}"]')
    assert soup.select_one(f'a[href="/postings/{posting.id}"]')
    assert "Kept the RAID log" in soup.select_one(".t-document").get_text()
    assert soup.select_one("#tailor-live .ring-number")


def test_without_a_resume_one_is_sent_to_upload_it(client, session, posting):
    other = log_in(client, a_person(session))

    assert other.post(f"/tailor/begin/{posting.id}").location == "/resume/"


def test_a_line_is_reworded_without_scripts(browser, base):
    line = item(page(browser.get(base)), "Kept the RAID log")
    answer = browser.post(f"{base}/items/{line}", data={"action": "reword", "text": "Kept it all."})

    assert answer.location == f"{base}#{line}"
    soup = page(browser.get(base))
    assert "Reworded" in soup.select_one(f"#marks-{line}").get_text()
    changed = soup.select_one(".t-diff .diff-reworded")
    assert "taken out" in changed.select_one("del").get_text()
    assert "it all." in changed.select_one("ins").get_text()


def test_typing_gets_the_live_part_alone_and_no_box_is_replaced(browser, base):
    line = item(page(browser.get(base)), "Kept the RAID log")
    data = {"action": "reword", "text": "Kept the RAID log daily."}
    soup = page(browser.post(f"{base}/items/{line}", data=data, headers=HTMX))

    assert soup.select_one("#tailor-live")["data-say"].endswith("Saved.")
    assert soup.select("textarea") == []
    assert soup.select_one(f"#marks-{line}[hx-swap-oob]")


def test_choosing_gets_the_whole_work_again(browser, base):
    line = item(page(browser.get(base)), "Kept the RAID log")
    soup = page(browser.post(f"{base}/items/{line}", data={"action": "leave_out"}, headers=HTMX))

    assert "t-out" in soup.select_one(f"#{line}")["class"]
    assert soup.select_one(f"#{line} button[value=include]")


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_words_that_cannot_be_used_are_said_with_the_remedy(browser, base, session, headers):
    line = item(page(browser.get(base)), "Kept the RAID log")
    data = {"action": "reword", "text": "x" * 3000}
    soup = page(browser.post(f"{base}/items/{line}", data=data, headers=headers), 422)

    assert "Shorten it" in soup.select_one(".t-problem").get_text()
    assert len(session.scalars(select(TailoredVersion)).all()) == 1


def test_undo_and_redo(browser, base, session):
    line = item(page(browser.get(base)), "Kept the RAID log")
    browser.post(f"{base}/items/{line}", data={"action": "leave_out"})
    browser.post(f"{base}/undo")
    assert "Word for word the same" in page(browser.get(base)).get_text()
    browser.post(f"{base}/redo")

    assert session.scalar(select(TailoredResume.current)) == 2


def test_versions_are_named_restored_downloaded_and_sent(browser, base, session):
    line = item(page(browser.get(base)), "Kept the RAID log")
    browser.post(f"{base}/items/{line}", data={"action": "leave_out"})
    browser.post(f"{base}/versions/1/name", data={"name": "Whole"})
    soup = page(browser.get(f"{base}/versions"))
    assert "Version 1: Whole" in soup.get_text()
    browser.post(f"{base}/versions/1/restore")
    assert session.scalar(select(TailoredResume.current)) == 3
    sent = browser.get(f"{base}/versions/2/file/json")
    assert "attachment" in sent.headers["Content-Disposition"]
    assert "RAID log for 14" not in json.dumps(sent.get_json())

    gone = browser.post(f"{base}/versions/1/sent")
    application = session.scalar(select(Application))
    assert gone.location == f"/applications/{application.id}"
    told = page(browser.get(gone.location)).get_text()
    assert "Version 1: Whole" in told
    assert application.stage == "applied"
    browser.post(f"{base}/versions/1/sent", data={"take_back": "1"})
    assert "No version is noted as sent" in page(browser.get(gone.location)).get_text()


def test_the_list_shows_them_or_says_how_to_begin(browser, posting):
    assert "not tailored" in page(browser.get("/tailor/")).get_text()
    browser.post(f"/tailor/begin/{posting.id}")

    assert posting.title in page(browser.get("/tailor/")).get_text()


def test_deleting_needs_the_word_typed(browser, base, session):
    page(browser.post(f"{base}/delete", data={"confirm": "no"}), 422)
    assert session.scalar(select(TailoredResume.id))
    browser.post(f"{base}/delete", data={"confirm": "delete"})

    assert session.scalar(select(TailoredResume.id)) is None


def test_another_person_finds_nothing(app, session, base):
    other = log_in(app.test_client(), a_person(session))

    for path in ("", "/versions", "/versions/1/file/pdf", "/delete"):
        assert other.get(base + path).status_code == 404
    for path in ("/items/l2", "/undo", "/redo", "/versions/1/restore", "/versions/1/sent"):
        assert other.post(base + path).status_code == 404


@pytest.mark.parametrize("kind", ["docx", "pdf", "json"])
def test_the_resume_page_gives_the_master_as_a_clean_file(browser, session, me, matcher, kind):
    row = resumes.current(session, me.id)
    assert page(browser.get("/resume/")).select_one(f'a[href="/resume/{row.id}/as/{kind}"]')
    sent = browser.get(f"/resume/{row.id}/as/{kind}")
    again = matcher.read_resume(sent.data, f"ada.{kind}")

    assert [r.title for r in again.roles] == ["PMO Coordinator"]
    assert browser.get(f"/resume/{row.id}/as/exe").status_code == 404


def test_it_stays_when_the_resume_in_use_changes(browser, session, matcher, me, base):
    text = RESUME_TEXT.replace("14 projects", "99 projects")
    resumes.add(session, matcher, text.encode(), "new.txt", person_id=me.id, now=NOW)

    assert "14 projects" in page(browser.get(base)).select_one(".t-document").get_text()
    row = tailor.one(session, me.id, int(base.rsplit("/", 1)[1]))
    anew = browser.post(f"/tailor/begin/{row.posting_id}", data={"anew": "1"}).location
    assert "99 projects" in page(browser.get(anew)).select_one(".t-document").get_text()


def test_the_market_is_shown_with_and_without_scripts(browser, base):
    whole = page(browser.get(f"{base}/market"))
    part = page(browser.get(f"{base}/market", headers=HTMX))
    edit = page(browser.get(base))

    assert edit.select_one(f'#tailor-market form[action="{base}/market"] button')
    assert whole.select_one(f'a[href="{base}"]')
    for soup in (whole, part):
        assert "in the whole market" in soup.select_one("[role=status]").get_text()
    assert part.select_one("header.site") is None
    assert part.select_one(".t-moves tbody a")["href"].startswith("/postings/")
