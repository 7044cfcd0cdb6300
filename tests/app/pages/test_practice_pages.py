"""Practising in the browser: choosing, answering, the review, the question back."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.models import Answer
from app.pages.practice.shown import added, shown
from app.services import practise
from app.services.wording import competency_word
from interview_bank import load_bank
from tests.conftest import NOW
from tests.factories import a_person, log_in

BANK = load_bank()
STORY = next(q for q in BANK.questions if q.kind == "behavioural" and q.shows and q.traps)
KNOWLEDGE = next(q for q in BANK.questions if q.kind == "knowledge")
ANSWER = (
    "In March 2024 our monthly report at the housing office was ten days late. I was asked to "
    "bring it back to the third working day. We talked about it. I built one template in Excel "
    "and agreed a cut-off with finance. By June it was out on day three in six of six months."
)


@pytest.fixture
def ada(session):
    return a_person(session)


@pytest.fixture
def browser(client, ada):
    return log_in(client, ada)


def kept(session):
    session.expire_all()
    return list(session.scalars(select(Answer).order_by(Answer.id)))


def an_answer(session, person, text=ANSWER, asked=STORY):
    return practise.answer(session, asked, text, person_id=person.id, seconds=None, now=NOW)


def soup(response, status=200):
    assert response.status_code == status, response.status
    return BeautifulSoup(response.text, "lxml")


def words(tag):
    return " ".join(tag.get_text(" ").split())


@pytest.mark.parametrize(
    "address",
    ["/practice/", f"/practice/questions/{STORY.id}", "/practice/answers/1", "/practice/answers/"],
)
def test_whoever_is_not_logged_in_is_sent_to_log_in(client, address):
    response = client.get(address)

    assert response.status_code == 302
    assert "/log-in" in response.location


def test_another_person_s_answer_is_no_page(session, browser):
    theirs = an_answer(session, a_person(session))

    assert browser.get(f"/practice/answers/{theirs.id}").status_code == 404
    response = browser.post(f"/practice/answers/{theirs.id}/complete", data={"text": "I did."})
    assert response.status_code == 404
    assert len(kept(session)) == 1
    assert "housing office" not in browser.get("/practice/answers/").text


def test_a_question_that_does_not_exist_is_no_page(browser):
    assert browser.get("/practice/questions/no-such").status_code == 404
    assert browser.post("/practice/questions/no-such", data={"text": ANSWER}).status_code == 404


def test_the_first_visit_suggests_a_question_and_lists_all_competencies(browser):
    shown_page = soup(browser.get("/practice/"))

    assert shown_page.find("a", string="Answer this question") or "Answer this question" in words(
        shown_page
    )
    assert len(shown_page.select(".competencies > li")) == len(BANK.competencies)
    assert "None yet" in words(shown_page)


def test_questions_are_chosen_by_competency_level_and_kind(browser):
    shown_page = soup(browser.get("/practice/?competency=risk&level=analyst&kind=behavioural"))

    wanted = [
        q.id
        for q in BANK.questions
        if q.competency == "risk" and "analyst" in q.levels and q.kind == "behavioural"
    ]
    links = [a["href"].rsplit("/", 1)[1] for a in shown_page.select(".question-text a")]
    assert links == wanted != []
    assert shown_page.find("option", value="risk").has_attr("selected")


def test_a_choice_that_nothing_fits_says_so(browser):
    assert "No question fits" in browser.get("/practice/?competency=juggling").text


def test_before_an_answer_the_page_asks_and_does_not_tell(browser):
    page = browser.get(f"/practice/questions/{STORY.id}")

    assert STORY.text in soup(page).find("h1").get_text()
    for one in (*STORY.shows, *STORY.traps):
        assert one not in page.text


def test_an_answer_leads_to_its_review(session, browser):
    response = browser.post(
        f"/practice/questions/{STORY.id}", data={"text": ANSWER, "seconds": "84"}
    )

    (row,) = kept(session)
    assert response.status_code == 302
    assert response.location == f"/practice/answers/{row.id}"
    assert (row.text, row.seconds, row.question_id) == (ANSWER, 84, STORY.id)


@pytest.mark.parametrize("seconds", ["", "nonsense", "-5", "999999999999999999999"])
def test_a_timer_that_cannot_be_right_costs_no_answer(session, browser, seconds):
    data = {"text": ANSWER, "seconds": seconds}

    assert browser.post(f"/practice/questions/{STORY.id}", data=data).status_code == 302
    assert kept(session)[0].seconds is None


@pytest.mark.parametrize(
    ("text", "said"), [("   ", "no answer to review"), ("word " * 5000, "24,999 characters")]
)
def test_what_cannot_be_reviewed_comes_back_with_the_reason(session, browser, text, said):
    response = browser.post(f"/practice/questions/{STORY.id}", data={"text": text})

    page = soup(response, 422)
    assert said in words(page.find(class_="error-summary"))
    assert page.find("textarea").get_text().strip() == text.strip()
    assert kept(session) == []


def test_the_review_labels_the_parts_and_ties_remarks_to_words(session, browser, ada):
    row = an_answer(session, ada)

    page = soup(browser.get(f"/practice/answers/{row.id}"))
    lane = page.find(class_="lane")
    letters = {one.get_text() for one in lane.select(".lane-letter > span[aria-hidden]")}
    assert {"S", "A", "R"} <= letters
    marks = {mark["data-n"] for mark in lane.find_all("mark")}
    remarks = {li["data-row"] for li in page.select(".finding[data-row]")}
    assert marks
    assert marks <= remarks
    for number in remarks:
        assert page.find("a", href=f"#w-{number}")
    for message in (finding["message"] for finding in row.review["findings"]):
        assert message in words(page)


def test_one_thing_to_improve_is_open_and_the_rest_is_folded(session, browser, ada):
    row = an_answer(session, ada, "We had a late report. It was fixed.")

    page = soup(browser.get(f"/practice/answers/{row.id}"))
    improve = [one["message"] for one in row.review["findings"] if one["tone"] == "improve"]
    open_ones = [m for m in improve if f"Improve: {m}" == words(page.find(class_="findings-first"))]
    assert len(open_ones) == 1
    folded = words(page.find("details", class_="fold"))
    assert all(message in folded for message in improve if message not in open_ones)


def test_the_open_remark_is_about_what_the_question_back_asks(session, browser, ada):
    row = an_answer(session, ada, "We had a late report. It was fixed.")
    asked = f"missing-{row.review['probe_part']}"
    told = {one["code"]: one["message"] for one in row.review["findings"]}

    first = soup(browser.get(f"/practice/answers/{row.id}")).find(class_="findings-first")
    assert told[asked] in words(first)
    assert next(iter(told)) != asked, "its place in the list does not decide"


def test_without_a_question_back_what_costs_most_is_open(session, ada):
    row = an_answer(session, ada, "We had a late report. It was fixed.")
    whole = {"tone": "improve", "start": 0, "end": 0}
    mild = whole | {"code": "hedging", "message": "Mild."}
    heavy = whole | {"code": "blame", "message": "Heavy."}
    row.review = row.review | {"findings": [mild, heavy], "probes": [], "probe_part": None}

    cut = shown(row, STORY)
    assert cut.first is not None
    assert cut.first.message == "Heavy."


def test_every_score_has_its_anchor_and_reason(session, browser, ada):
    row = an_answer(session, ada)

    text = words(soup(browser.get(f"/practice/answers/{row.id}")).find(class_="dimensions"))
    for score in row.review["scores"]:
        assert score["anchor"] in text
        assert score["reason"] in text


def test_after_an_attempt_the_page_tells_what_a_good_answer_shows(session, browser, ada):
    row = an_answer(session, ada)

    outline = words(soup(browser.get(f"/practice/answers/{row.id}")).find(class_="outline"))
    assert all(one in outline for one in (*STORY.shows, *STORY.traps))


def test_the_answer_to_the_question_back_shows_before_and_after(session, browser, ada):
    first = an_answer(session, ada, "We had a late report in May. It was out on time in June.")
    asked = soup(browser.get(f"/practice/answers/{first.id}")).find(class_="probe")
    assert first.review["probes"][0] in words(asked)
    added = "I rang the five managers and built one template."

    response = browser.post(
        asked.find("form")["action"], data={"text": added}, follow_redirects=True
    )

    page = soup(response)
    before, after = page.select(".before-after .text-pane")
    assert added not in words(before)
    assert added in " ".join(words(one) for one in after.find_all("ins"))
    assert before.find(["ins", "mark"]) is None
    _, second = kept(session)
    assert f"{first.overall:.1f}, then {second.overall:.1f} of 5" in words(page)


def test_an_addition_that_cannot_be_used_is_not_lost(session, browser, ada):
    first = an_answer(session, ada, "We had a late report. It was fixed.")
    long = "word " * 5000

    response = browser.post(f"/practice/answers/{first.id}/complete", data={"text": long})

    page = soup(response, 422)
    assert "characters" in words(page.find(class_="error-summary"))
    assert page.find("textarea").get_text().strip() == long.strip()
    assert len(kept(session)) == 1


def test_what_one_typed_cannot_become_markup(session, browser, ada):
    row = an_answer(session, ada, "I called <script>alert(1)</script> & the team. It was </mark>.")

    page = soup(browser.get(f"/practice/answers/{row.id}"))
    assert "<script>alert(1)</script>" in page.find(class_="lane").get_text()
    assert page.find(class_="lane").find("script") is None


def test_an_answer_to_a_knowledge_question_is_not_cut_into_a_story(session, browser, ada):
    row = an_answer(session, ada, "It shows what was achieved, not only spent.", KNOWLEDGE)

    page = soup(browser.get(f"/practice/answers/{row.id}"))
    assert page.find(class_="lane-letter") is None
    assert page.find(class_="star-summary") is None
    assert KNOWLEDGE.key_points[0].point in words(page)


def test_an_answer_whose_question_was_retired_can_still_be_read(session, browser, ada):
    row = an_answer(session, ada)
    row.question_id = "long-gone"
    session.commit()

    assert "no longer asked" in browser.get(f"/practice/answers/{row.id}").text
    assert "no longer asked" in browser.get("/practice/").text


def test_the_history_lists_answers_newest_first(session, browser, ada):
    an_answer(session, ada)
    newest = an_answer(session, ada, asked=KNOWLEDGE)

    links = soup(browser.get("/practice/answers/")).select(".answers a")
    assert links[0]["href"] == f"/practice/answers/{newest.id}"
    assert len(links) == 2


SENTENCES = st.lists(
    st.sampled_from(
        [*ANSWER.split(". "), "Basically we sort of did it", "I think I would ask", "\n"]
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sentences=SENTENCES)
def test_the_pieces_of_the_page_are_the_text_and_every_number_has_its_words(sentences):
    text = ". ".join(sentences).strip() or "x"
    read = practise.review(text, STORY)
    row = Answer(text=text, review=read.to_dict(), overall=read.overall)

    cut = shown(row, STORY)

    pieces = [piece for line in cut.rows for piece in line.pieces]
    assert "".join("".join(piece.text for piece in pieces).split()) == "".join(text.split())
    numbered = [r for r in (cut.first, *cut.rest) if r is not None and r.n is not None]
    assert sorted(r.n for r in numbered) == list(range(1, len(numbered) + 1))
    assert {n for piece in pieces for n in piece.ends} <= {r.n for r in numbered}
    assert len((*cut.rest, cut.first)) - (cut.first is None) == len(read.findings)


@given(st.text(max_size=60), st.text(max_size=30), st.integers(min_value=0, max_value=60))
def test_what_was_added_is_found_as_one_run(before, addition, place):
    after = before[:place] + addition + before[place:]

    start, end = added(before, after)

    assert after[:start] + after[end:] == before


def test_competencies_have_names_for_people():
    assert competency_word("pmo-setup") == "PMO setup"
    assert competency_word("change-control") == "Change control"


def test_what_was_added_begins_a_sentence_though_the_next_one_begins_alike():
    before = "It was late. I rang them. I was glad."
    addition = "I asked who sent what. "
    after = before[:13] + addition + before[13:]

    start, end = added(before, after)

    assert after[start:end] == addition
