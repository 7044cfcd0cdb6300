"""The sources' pages: what is said of each, and watching a board from end to end."""

from __future__ import annotations

import pytest

from app.models import BoardCheck, Watch
from app.services import source_health
from app.services.source_health import Heard
from tests.conftest import NOW
from tests.factories import a_person, log_in

BOARD = "https://jobs.lever.co/tallow"


@pytest.fixture
def sam(session):
    return a_person(session)


@pytest.fixture
def browser(client, sam):
    return log_in(client, sam)


def test_every_source_says_its_pace_its_needs_and_that_nothing_was_asked_yet(browser):
    page = browser.get("/sources/").text

    assert "At most every 6 hours" in page
    assert "PMO_ADZUNA_ID" in page
    assert "Jobs by Adzuna" in page
    assert "Not asked yet" in page
    assert "Every board of this instance" not in page


def test_a_sudden_zero_is_said_in_words_on_the_watch(session, sam, browser):
    browser.post("/sources/watches", data={"address": BOARD})
    for count in (20, 22, 0):
        heard = Heard(source="lever", board="tallow", outcome="ok", count=count)
        source_health.note(session, sam.id, heard, now=NOW)
    session.commit()

    page = browser.get("/sources/watches").text

    assert "No jobs at all, where there are usually 21" in page
    assert "Look at this" in page


def test_an_admin_sees_every_board_and_nobodys_name(session, client):
    owner = a_person(session)
    source_health.note(
        session, owner.id, Heard(source="lever", board="tallow", outcome="blocked"), now=NOW
    )
    session.commit()
    admin = log_in(client, a_person(session, role="admin"))

    page = admin.get("/sources/").text

    assert "Every board of this instance" in page
    assert "tallow" in page
    assert owner.email not in page


def test_watching_pausing_and_removing_with_undo(session, browser, queue):
    answer = browser.post("/sources/watches", data={"address": BOARD, "name": "Tallow Ltd"})
    watch = session.query(Watch).one()
    assert answer.location.endswith(f"/sources/watches/{watch.id}")
    assert ("run_watches", ()) in queue.asked

    browser.post(f"/sources/watches/{watch.id}/pause")
    assert "Paused" in browser.get("/sources/watches").text
    browser.post(f"/sources/watches/{watch.id}/remove")
    assert "You watch no board yet" in browser.get("/sources/watches").text
    browser.post("/sources/watches/undo")
    assert "Tallow Ltd" in browser.get("/sources/watches").text


def test_an_address_that_is_refused_stays_in_the_field(browser):
    answer = browser.post("/sources/watches", data={"address": "https://www.linkedin.com/jobs"})

    assert answer.status_code == 422
    assert "forbid programs" in answer.text
    assert 'value="https://www.linkedin.com/jobs"' in answer.text


def test_an_unknown_address_is_looked_up_in_the_background(browser, queue, session):
    browser.post("/sources/watches", data={"address": "careers.tallow.example"})
    watch = session.query(Watch).one()

    assert ("find_board", (watch.id,)) in queue.asked
    assert "Looking for the board" in browser.get(f"/sources/watches/{watch.id}").text


def test_a_feed_is_watched_by_one_button(browser, session):
    browser.post("/sources/feeds/remotive/watch")

    assert session.query(Watch).one().target == "remotive"
    assert browser.post("/sources/feeds/lever/watch").location.endswith("/sources/")


# --- the list of known boards -------------------------------------------------------------------


def test_known_boards_can_be_filtered_by_country_kind_and_name(browser):
    page = browser.get("/sources/boards?country=DK").text

    assert "Maersk" in page
    assert "Not yet confirmed" in page
    assert "Accenture" not in page
    assert "Toptal" in browser.get("/sources/boards?kind=agency").text
    assert "Accenture" not in browser.get("/sources/boards?kind=agency").text
    assert "Deutsche Bank" in browser.get("/sources/boards?words=deutsche").text


def test_no_fitting_board_says_so_with_a_way_back(browser):
    page = browser.get("/sources/boards?words=zzzz&page=99").text

    assert "No board fits all of this." in page
    assert "Show every board" in page


def test_a_known_board_is_watched_with_a_click_and_then_marked(session, sam, browser, queue):
    given = {"target": "greenhouse:trustpilot", "country": "DK", "page": "1"}
    answer = browser.post("/sources/boards/watch", data=given)
    watch = session.query(Watch).one()

    assert answer.location == "/sources/boards?country=DK"
    assert (watch.name, watch.target, watch.state) == ("Trustpilot", "greenhouse:trustpilot", "on")
    assert ("run_watches", ()) in queue.asked
    page = browser.get(answer.location).text
    assert "“Trustpilot” is watched" in page
    assert f"/sources/watches/{watch.id}" in page
    browser.post("/sources/boards/watch", data=given)
    assert session.query(Watch).count() == 1


def test_what_is_not_on_the_list_is_not_watched_by_it(session, browser):
    answer = browser.post("/sources/boards/watch", data={"target": "greenhouse:not-listed"})

    assert "is not on this list" in browser.get(answer.location).text
    assert session.query(Watch).count() == 0


def test_pruned_boards_are_not_offered_and_counted(session, browser):
    session.add(
        BoardCheck(
            source="greenhouse", board="trustpilot", outcome="not_found", absences=2,
            checked_at=NOW, pruned_at=NOW,
        )
    )  # fmt: skip
    session.add(
        BoardCheck(
            source="workday", board="maersk.wd3/maersk_careers", outcome="ok", jobs=20,
            absences=0, checked_at=NOW,
        )
    )  # fmt: skip
    session.commit()
    page = browser.get("/sources/boards?country=DK").text

    assert "Trustpilot" not in page
    assert "1 board that is no longer there is left out" in page
    assert "Answered" in page
    assert "20 jobs" in page
