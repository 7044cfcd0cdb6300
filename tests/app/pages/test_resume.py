"""The resume pages: uploaded, refused without loss, read aloud, chosen, downloaded, deleted."""

from __future__ import annotations

import io

import pytest
from bs4 import BeautifulSoup
from fpdf import FPDF
from sqlalchemy import select

from app.models import Fit, Resume
from app.services import resumes
from tests.factories import a_person
from tests.factories_postings import NOW, RESUME_TEXT, a_posting

OTHER = RESUME_TEXT.replace("2023", "2024")


def upload(browser, text=RESUME_TEXT, name="ada.txt"):
    data = text if isinstance(text, bytes) else text.encode()
    return browser.post("/resume/", data={"resume": (io.BytesIO(data), name)})


def page(response, status=200):
    assert response.status_code == status, response.get_data(as_text=True)[:500]
    return BeautifulSoup(response.get_data(as_text=True), "lxml")


def words(soup):
    return " ".join(soup.get_text(" ").split())


@pytest.mark.parametrize("path", ["/resume/", "/resume/1", "/resume/1/file", "/resume/1/delete"])
def test_a_visitor_is_sent_to_log_in(client, path):
    answer = client.get(path)

    assert answer.status_code == 302
    assert "/log-in" in answer.location


def test_the_resume_of_another_person_is_not_there(browser, session, matcher):
    other = a_person(session)
    row = resumes.add(
        session, matcher, RESUME_TEXT.encode(), "x.txt", person_id=other.id, now=NOW
    ).resume

    for path in ("", "/file", "/delete"):
        assert browser.get(f"/resume/{row.id}{path}").status_code == 404
    for path in ("/use", "/delete"):
        data = {"confirm": "delete"}
        assert browser.post(f"/resume/{row.id}{path}", data=data).status_code == 404
    assert session.get(Resume, row.id) is not None


def test_a_newcomer_is_asked_for_one_file(browser):
    soup = page(browser.get("/resume/"))

    assert soup.select_one('input[type="file"][name="resume"]')


def test_an_uploaded_resume_is_shown_as_it_was_read(browser):
    assert upload(browser).location == "/resume/"
    told = words(page(browser.get("/resume/")))

    for fact in ("ada.txt", "PMO Coordinator", "Tallow Bridge Housing", "PRINCE2 Foundation"):
        assert fact in told
    assert "Held" in told
    assert "Excel" in told


def test_after_the_upload_the_board_is_scored(browser, session, matcher):
    a_posting(session, matcher)
    upload(browser)
    browser.get("/postings/")

    assert len(session.scalars(select(Fit)).all()) == 1


def test_the_text_is_shown_whole(browser, session):
    upload(browser)
    soup = page(browser.get("/resume/"))
    for tag in soup.select(".marked sup"):
        tag.decompose()

    assert soup.select_one(".marked").get_text() == session.scalar(select(Resume.text))


def test_every_remark_that_points_at_words_is_linked_both_ways(browser):
    upload(browser)
    soup = page(browser.get("/resume/"))
    ids = {tag["id"] for tag in soup.select("[id]")}
    links = [a["href"][1:] for a in soup.select(".remark a, .marked a")]

    assert set(links) <= ids


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "empty.pdf"),
        (b"%PDF-1.7 broken", "broken.pdf"),
        (b"MZ\x90\x00", "setup.exe"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_the_former_stays(browser, session, data, name):
    upload(browser)
    soup = page(upload(browser, data, name), 422)

    assert words(soup.select_one(".error-summary"))
    assert "ada.txt" in words(soup)
    assert [row.is_current for row in session.scalars(select(Resume))] == [True]


def test_no_file_is_said(browser):
    soup = page(browser.post("/resume/", data={}), 422)

    assert "Choose the file" in words(soup.select_one(".error-summary"))


def test_the_same_file_twice_is_told(browser, session):
    upload(browser)
    upload(browser)

    assert "before" in words(page(browser.get("/resume/")).select_one(".flashes"))
    assert len(session.scalars(select(Resume)).all()) == 1


def test_versions_can_be_looked_at_chosen_and_downloaded(browser, session):
    upload(browser)
    upload(browser, OTHER, "ada-2.txt")
    first = session.scalar(select(Resume).order_by(Resume.id))
    assert "former version" in words(page(browser.get(f"/resume/{first.id}")))
    browser.post(f"/resume/{first.id}/use")
    sent = browser.get(f"/resume/{first.id}/file")
    session.refresh(first)

    assert first.is_current
    assert sent.data == RESUME_TEXT.encode()
    assert "ada.txt" in sent.headers["Content-Disposition"]
    assert sent.mimetype == "application/octet-stream"


def test_deleting_needs_the_word_typed(browser, session):
    upload(browser)
    row_id = session.scalar(select(Resume.id))
    soup = page(browser.post(f"/resume/{row_id}/delete", data={"confirm": "no"}), 422)
    assert "Type “delete”" in words(soup)
    assert session.scalar(select(Resume.id)) == row_id
    browser.post(f"/resume/{row_id}/delete", data={"confirm": " Delete "})

    assert session.scalar(select(Resume.id)) is None


def test_too_large_a_file_is_refused_and_the_former_stays(browser, session):
    upload(browser)
    told = {"CONTENT_LENGTH": str(30 * 1024 * 1024)}
    data = {"resume": (io.BytesIO(b"x"), "huge.pdf")}
    sent = browser.post("/resume/", data=data, environ_overrides=told)

    assert "too large" in words(page(sent, 413))
    assert len(session.scalars(select(Resume)).all()) == 1


def test_a_pdf_with_a_password_says_so(browser):
    sheet = FPDF()
    sheet.set_encryption(owner_password="owner", user_password="secret")
    sheet.add_page()
    sheet.set_font("helvetica")
    sheet.cell(text="Ada Fernhill, PMO Coordinator")
    soup = page(upload(browser, bytes(sheet.output()), "locked.pdf"), 422)

    assert "password" in words(soup.select_one(".error-summary"))


def test_a_pdf_is_read(browser):
    sheet = FPDF()
    sheet.add_page()
    sheet.set_font("helvetica", size=11)
    sheet.multi_cell(0, text=RESUME_TEXT)
    upload(browser, bytes(sheet.output()), "ada.pdf")
    told = words(page(browser.get("/resume/")))

    assert "PMO Coordinator" in told
    assert "PRINCE2 Foundation" in told
    assert "1 page" in told


GRAVE = """Ada Fernhill

Work history
2019 - 2021 some work, and 2021 - 2022 more of it.
"""


def test_remarks_stand_in_groups_gravest_first_with_their_place(browser):
    upload(browser, GRAVE)
    soup = page(browser.get("/resume/"))
    kinds = [one["class"][-1].removeprefix("remark-") for one in soup.select(".remark")]

    assert kinds == sorted(kinds, key=["error", "warning", "tip"].index)
    assert len(set(kinds)) > 1
    for one in soup.select(".remark"):
        place = one.select_one(".remark-place")
        link = place.select_one("a")
        if link is None:
            assert "whole file" in place.get_text()
        else:
            assert soup.select_one(link["href"]) is not None
            assert "“" in link.get_text()
