"""Sittings and stories in the browser: start, answer in order, keep, cut, link, take away, undo."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from app.models import Answer, PracticeSession, Story
from interview_bank import load_bank
from tests.factories import a_person, log_in
from tests.factories_people import a_posting
from tests.factories_practice import TOLD, a_sitting, a_story

BANK = load_bank()
ASKED = [q for q in BANK.questions if q.kind == "behavioural"][:2]


@pytest.fixture
def ada(session):
    return a_person(session)


@pytest.fixture
def browser(client, ada):
    return log_in(client, ada)


def soup(response, status=200):
    assert response.status_code == status, response.status
    return BeautifulSoup(response.text, "lxml")


def words(tag):
    return " ".join(tag.get_text(" ").split())


def test_a_sitting_is_started_answered_and_looked_back_on(session, browser):
    form = {"minutes": "10", "level": "analyst", "posting_id": "0", "competencies": ["risk"]}
    started = browser.post("/practice/sittings/new", data=form)
    row = session.scalars(select(PracticeSession)).one()
    assert started.location == f"/practice/sittings/{row.id}"

    page = soup(browser.get(started.location))
    link = page.find("a", string="Answer this question") or page.select_one(".next a")
    asked = soup(browser.get(link["href"]))
    assert asked.find("input", {"name": "sitting"})["value"] == str(row.id)

    data = {"text": TOLD, "sitting": str(row.id), "spoken": "1"}
    reviewed = browser.post(link["href"].split("?")[0], data=data)

    answer = session.scalars(select(Answer)).one()
    assert (answer.session_id, answer.spoken) == (row.id, True)
    told = words(soup(browser.get(reviewed.location)))
    assert "1 of 1 answered in this sitting" in told
    assert "This was spoken" in told
    assert "All 1 question answered" in words(soup(browser.get(started.location)))


def test_what_cannot_be_started_comes_back_with_the_reason_and_the_choice(browser):
    form = {"minutes": "10", "posting_id": "0", "interview_on": "2020-01-01"}

    page = soup(browser.post("/practice/sittings/new", data=form), 422)

    assert "already past" in words(page.find(class_="error-summary"))
    assert page.find("input", {"name": "interview_on"})["value"] == "2020-01-01"


@pytest.mark.parametrize("minutes", ["7", "nonsense", ""])
def test_minutes_that_are_not_offered_start_nothing(session, browser, minutes):
    response = browser.post("/practice/sittings/new", data={"minutes": minutes, "posting_id": "0"})

    assert response.status_code == 422
    assert session.scalars(select(PracticeSession)).all() == []


def test_a_posting_on_the_way_in_is_chosen_and_only_one_s_own(session, browser, ada):
    mine = a_posting(session, person_id=ada.id, title="PMO Analyst of mine")
    theirs = a_posting(session, person_id=a_person(session).id, title="Somebody else's")

    page = soup(browser.get(f"/practice/sittings/new?posting={mine.id}"))
    assert page.find("option", value=str(mine.id)).has_attr("selected")

    page = soup(browser.get(f"/practice/sittings/new?posting={theirs.id}"))
    assert page.find("option", value=str(theirs.id)) is None


def test_an_answer_cannot_be_counted_to_somebody_else_s_sitting(session, browser):
    row = a_sitting(session, a_person(session), ASKED[0].id)

    data = {"text": TOLD, "sitting": str(row.id)}
    response = browser.post(f"/practice/questions/{ASKED[0].id}", data=data)

    assert response.status_code == 404
    assert session.scalars(select(Answer)).all() == []


def test_a_sitting_ended_early_says_how_far_it_came(session, browser, ada):
    row = a_sitting(session, ada, ASKED[0].id, ASKED[1].id)

    browser.post(f"/practice/sittings/{row.id}/end")

    assert "You answered 0 of 2" in words(soup(browser.get(f"/practice/sittings/{row.id}")))


def test_a_story_is_kept_from_an_answer_with_what_it_shows_ticked(session, browser):
    browser.post(f"/practice/questions/{ASKED[0].id}", data={"text": TOLD})
    answer = session.scalars(select(Answer)).one()

    page = soup(browser.get(f"/stories/new?answer={answer.id}"))
    ticked = [box["value"] for box in page.select("input[name=competencies][checked]")]
    assert ASKED[0].competency in ticked
    assert page.find("textarea").get_text().strip() == TOLD

    form = {"title": "Late report", "text": TOLD, "competencies": ticked, "answer": answer.id}
    kept = browser.post("/stories/new", data=form)

    story = session.scalars(select(Story)).one()
    session.refresh(answer)
    assert kept.location == f"/stories/{story.id}"
    assert answer.story_id == story.id
    assert "Late report" in words(soup(browser.get("/stories/")).find(class_="matrix"))


def test_a_story_without_a_name_comes_back_with_its_words(session, browser):
    page = soup(browser.post("/stories/new", data={"title": "", "text": TOLD}), 422)

    assert "Give the story a name" in words(page.find(class_="error-summary"))
    assert page.find("textarea").get_text().strip() == TOLD
    assert session.scalars(select(Story)).all() == []


def test_a_story_is_changed_taken_away_and_brought_back(session, browser, ada):
    row = a_story(session, ada)
    address = f"/stories/{row.id}"

    browser.post(f"{address}/edit", data={"title": "Day three", "text": TOLD})
    assert "Day three" in words(soup(browser.get(address)).find("h1"))

    gone = browser.post(f"{address}/delete", follow_redirects=True)
    assert f"{address}/undo" in gone.text
    assert browser.get(address).status_code == 404
    assert browser.post(f"{address}/undo").location == address
    assert browser.get(address).status_code == 200


def test_a_question_offers_one_s_stories_and_notes_the_one_told(session, browser, ada):
    row = a_story(session, ada, title="The late report")
    page = soup(browser.get(f"/practice/questions/{ASKED[0].id}?story={row.id}"))
    assert page.find("option", value=str(row.id)).has_attr("selected")

    browser.post(f"/practice/questions/{ASKED[0].id}", data={"text": TOLD, "story": row.id})

    assert session.scalars(select(Answer)).one().story_id == row.id


def test_progress_has_a_chart_and_its_table(browser):
    assert "Nothing to draw yet" in browser.get("/practice/progress").text

    for asked in ASKED:
        browser.post(f"/practice/questions/{asked.id}", data={"text": TOLD})

    page = soup(browser.get("/practice/progress"))
    assert page.select(".chart svg")
    assert len(page.select(".progress-table tbody tr")) == len({q.competency for q in ASKED})
