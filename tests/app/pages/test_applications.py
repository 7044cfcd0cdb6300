"""The board in a browser: saved from anywhere, moved with and without scripts, undone."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from app.models import Application, StageChange
from app.services import track
from tests.conftest import NOW
from tests.factories import a_person, log_in
from tests.factories_people import a_posting

HTMX = {"HX-Request": "true"}


@pytest.fixture
def me(session, client):
    person = a_person(session)
    log_in(client, person)
    return person


@pytest.fixture
def saved(session, me):
    return track.save(session, me.id, a_posting(session, title="Portfolio Analyst").id, now=NOW)


def stage_of(session, application):
    session.expire_all()
    return session.get(Application, application.id).stage


def undo_fields(page):
    form = re.search(r'<form method="post" action="/applications/undo">(.*?)</form>', page, re.S)
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form.group(1)))


def test_the_empty_board_offers_the_postings(client, me):
    page = client.get("/applications/").text

    assert "Nothing is saved yet" in page
    assert 'href="/postings/"' in page


def test_the_board_shows_the_card_with_a_real_move_form(client, saved):
    page = client.get("/applications/").text

    assert "Portfolio Analyst" in page
    assert f'action="/applications/{saved.id}/move"' in page
    assert '<option value="interview">Interview</option>' in page


@pytest.mark.parametrize(
    ("asked", "shown"), [("offer", "offer"), ("rejected", "saved"), ("", "saved"), ("x", "saved")]
)
def test_the_asked_stage_is_the_one_a_narrow_screen_shows(client, saved, asked, shown):
    page = client.get(f"/applications/?stage={asked}").text

    columns = re.findall(r'column-shown" aria-labelledby="column-(\w+)"', page)
    assert columns == [shown]


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("/postings/7?from=list", "/postings/7?from=list"),
        ("", "/applications/"),
        ("https://evil.example/", "/applications/"),
        ("//evil.example/", "/applications/"),
        ("/\\evil.example", "/applications/"),
        ("/\t/evil.example", "/applications/"),
    ],
)
def test_saving_goes_back_to_a_place_of_this_site_only(client, session, me, asked, place):
    posting = a_posting(session)

    answer = client.post("/applications/save", data={"posting_id": posting.id, "next": asked})

    assert (answer.status_code, answer.location) == (302, place)
    assert track.of_posting(session, me.id, posting.id).stage == "saved"


@pytest.mark.parametrize(
    ("referrer", "place"),
    [
        ("http://localhost/postings/?q=pmo", "/postings/?q=pmo"),
        ("http://evil.example/postings/", "/applications/"),
        ("http://localhost//evil.example/", "/applications/"),
    ],
)
def test_saving_without_a_place_to_go_back_to_follows_the_browser(
    client, session, me, referrer, place
):
    form = {"posting_id": a_posting(session).id}

    answer = client.post("/applications/save", data=form, headers={"Referer": referrer})

    assert answer.location == place


def test_saving_what_one_may_not_see_is_not_found(client, session, me):
    theirs = a_posting(session, person_id=a_person(session).id)

    assert client.post("/applications/save", data={"posting_id": theirs.id}).status_code == 404
    assert client.post("/applications/save").status_code == 404


def test_a_move_is_followed_by_an_undo_that_works(client, session, saved):
    page = client.post(
        f"/applications/{saved.id}/move", data={"stage": "applied"}, follow_redirects=True
    ).text
    assert stage_of(session, saved) == "applied"
    assert "Moved to Applied." in page

    client.post("/applications/undo", data=undo_fields(page))

    assert stage_of(session, saved) == "saved"


def test_htmx_gets_the_board_alone_with_the_undo(client, session, saved):
    answer = client.post(f"/applications/{saved.id}/move", data={"stage": "applied"}, headers=HTMX)

    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert 'id="board"' in answer.text
    assert undo_fields(answer.text).keys() == {"csrf_token", "change"}


def test_an_unknown_stage_changes_nothing_and_says_so(client, session, saved):
    page = client.post(
        f"/applications/{saved.id}/move", data={"stage": "hired"}, follow_redirects=True
    ).text

    assert "“hired” is no stage" in page
    assert stage_of(session, saved) == "saved"


def test_the_next_step_is_kept_and_shown(client, session, saved):
    answer = client.post(
        f"/applications/{saved.id}",
        data={"next_step": "Call Dana", "next_step_on": "2026-11-19", "note": "Likes Kanban"},
    )
    assert answer.status_code == 302

    page = client.get("/applications/").text

    assert "Call Dana" in page
    assert "1 step due" in page
    assert "Overdue" in page


def test_a_day_without_a_step_is_refused_and_nothing_typed_is_lost(client, session, saved):
    answer = client.post(
        f"/applications/{saved.id}", data={"next_step_on": "2026-11-30", "note": "Keep me"}
    )

    assert answer.status_code == 422
    assert "nothing to do on it" in answer.text
    assert 'href="#next_step"' in answer.text
    assert "Keep me" in answer.text
    assert 'value="2026-11-30"' in answer.text


def test_a_ticked_step_can_be_put_back_without_losing_a_newer_note(client, session, me, saved):
    step = track.Step(next_step="Call Dana", next_step_on=NOW.date(), note="Old")
    track.plan(session, me.id, saved.id, step, now=NOW)
    page = client.post(f"/applications/{saved.id}/done", follow_redirects=True).text
    assert "Done: Call Dana." in page
    session.expire_all()
    assert session.get(Application, saved.id).next_step is None

    client.post("/applications/undo", data=undo_fields(page))

    session.expire_all()
    row = session.get(Application, saved.id)
    assert (row.next_step, row.next_step_on, row.note) == ("Call Dana", NOW.date(), "Old")


def test_a_removed_application_can_be_brought_back_once(client, session, saved):
    track.move(session, saved.person_id, saved.id, "interview", now=NOW)
    page = client.post(f"/applications/{saved.id}/remove", follow_redirects=True).text
    assert session.scalar(select(func.count()).select_from(Application)) == 0
    fields = undo_fields(page)

    client.post("/applications/undo", data=fields)
    again = client.post("/applications/undo", data=fields, follow_redirects=True).text

    session.expire_all()
    assert session.scalars(select(Application.stage)).all() == ["interview"]
    assert session.scalar(select(func.count()).select_from(StageChange)) == 2
    assert "can no longer be undone" in again


def test_the_export_is_a_csv_file_to_keep(client, saved):
    answer = client.get("/applications/applications.csv")

    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "Portfolio Analyst" in answer.get_data(as_text=True)


def test_a_posting_from_a_stranger_is_shown_as_text(client, session, me):
    posting = a_posting(session, title="<script>alert(1)</script>", company="A & B")
    track.save(session, me.id, posting.id, now=NOW)

    page = client.get("/applications/").text

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
