"""Practice: reviews are kept with the answers, a probe's answer finds its place, progress shows."""

from __future__ import annotations

import pytest

from app.services import practice_plan, practise
from app.services.errors import NotFoundError, RefusedError
from app.services.practice_plan import Choice
from app.services.practise import LONGEST
from interview_bank import load_bank
from tests.factories_alerts import DAY, NOW, a_member

BANK = load_bank()
ASKED = next(q for q in BANK.questions if q.kind == "behavioural")
OTHER = next(q for q in BANK.questions if q.competency != ASKED.competency)
WEAK = "We had a late report. It was fixed."
STRONG = (
    "In March 2024 our monthly portfolio report at the housing office was ten days late. "
    "I was asked to bring it back to the third working day. First I sat down with the five "
    "project managers and wrote down who sent what and when. Then I built one template in Excel, "
    "because three of them retyped the same figures, and I agreed a cut-off with finance. "
    "I checked the first two rounds line by line myself. "
    "By June the report was out on day three in six of six months, and preparing it took two "
    "days instead of five. I learned to count the steps before I change them."
)


@pytest.fixture
def ada(session):
    return a_member(session)


def give(session, person, text=STRONG, asked=ASKED, *, now=NOW, seconds=None):
    return practise.answer(session, asked, text, person_id=person.id, seconds=seconds, now=now)


def look(session, person, choice=None, *, now=NOW):
    return practice_plan.overview(session, BANK, person.id, choice or Choice(), now=now)


def test_an_answer_is_kept_with_its_review(session, ada):
    row = give(session, ada, seconds=95)

    assert (row.question_id, row.text, row.seconds, row.before_id) == (ASKED.id, STRONG, 95, None)
    assert row.overall == row.review["overall"]
    assert row.review["text"] == STRONG
    assert {s["part"] for s in row.review["segments"]} >= {"situation", "action", "result"}


def test_a_browser_s_line_ends_do_not_move_the_marks(session, ada):
    row = give(session, ada, "In May we were late.\r\n\r\nI rang them.\r\nIt was on time.\0")

    assert row.text == "In May we were late.\n\nI rang them.\nIt was on time."
    for segment in row.review["segments"]:
        assert row.text[segment["start"] : segment["end"]].strip()


@pytest.mark.parametrize(
    ("text", "words"), [("  \n", "no answer"), ("x" * (LONGEST + 1), "20,001 characters")]
)
def test_an_empty_or_endless_answer_is_refused_and_not_kept(session, ada, text, words):
    with pytest.raises(RefusedError, match=words) as refused:
        give(session, ada, text)

    assert refused.value.remedy
    assert list(practise.history(session, ada.id)) == []


def test_an_answer_of_the_full_length_is_reviewed(session, ada):
    row = give(session, ada, (f"{STRONG} " * 40)[:LONGEST].strip())

    assert row.review["stats"]["words"] > 3000


def test_what_is_said_to_a_probe_completes_the_answer_and_both_stay(session, ada):
    first = give(session, ada, WEAK)
    addition = "I rang the five project managers and built one template."

    second = practise.complete(session, BANK, ada.id, first.id, addition, now=NOW)

    assert second.before_id == first.id
    assert addition in second.text
    assert all(sentence in second.text for sentence in ("We had a late report.", "It was fixed."))
    assert second.overall > first.overall
    assert practise.before(session, second).id == first.id
    assert practise.before(session, first) is None
    assert practise.get(session, ada.id, first.id).text == WEAK


def test_an_addition_that_makes_the_whole_too_long_is_refused(session, ada):
    first = give(session, ada)
    first.text = "x" * (LONGEST - 50)
    session.commit()

    with pytest.raises(RefusedError, match="characters"):
        practise.complete(session, BANK, ada.id, first.id, "x" * 100, now=NOW)


def test_nobody_reads_or_completes_another_person_s_answer(session, ada):
    row = give(session, a_member(session))

    with pytest.raises(NotFoundError):
        practise.get(session, ada.id, row.id)
    with pytest.raises(NotFoundError):
        practise.complete(session, BANK, ada.id, row.id, "I did.", now=NOW)
    assert list(practise.history(session, ada.id)) == []


def test_there_is_no_question_without_an_id_of_the_bank():
    with pytest.raises(NotFoundError):
        practise.question(BANK, "no-such-question")


def test_the_list_holds_the_chosen_questions_and_how_they_went(session, ada):
    give(session, ada, WEAK, now=NOW - DAY)
    give(session, ada, STRONG)

    shown = look(session, ada, Choice(competency=ASKED.competency, kind="behavioural"))

    assert {(row.question.competency, row.question.kind) for row in shown.rows} == {
        (ASKED.competency, "behavioural")
    }
    attempts = next(row.attempts for row in shown.rows if row.question == ASKED)
    assert (attempts.times, attempts.last_on) == (2, NOW)
    assert attempts.last == attempts.best > 3
    assert all(row.attempts is None for row in shown.rows if row.question != ASKED)
    for level in ("coordinator", "vp"):
        rows = look(session, ada, Choice(level=level)).rows
        assert rows
        assert all(level in row.question.levels for row in rows)


def test_completing_an_answer_is_no_attempt_of_its_own(session, ada):
    first = give(session, ada, WEAK)
    practise.complete(session, BANK, ada.id, first.id, "I rang all of them.", now=NOW)

    (attempts,) = [row.attempts for row in look(session, ada).rows if row.attempts]
    assert attempts.times == 1


def test_progress_counts_questions_not_answers(session, ada):
    give(session, ada)
    give(session, ada)

    by_name = {one.competency: one for one in look(session, ada).progress}
    assert len(by_name) == len(BANK.competencies)
    assert by_name[ASKED.competency].practised == 1
    assert by_name[ASKED.competency].average > 3
    assert by_name[OTHER.competency].average is None


def test_first_something_new_is_suggested_with_its_reason(session, ada):
    suggested = look(session, ada).suggested

    assert suggested.question.kind == "behavioural"
    assert "not practised" in suggested.why
    give(session, ada, asked=suggested.question)
    assert look(session, ada).suggested.question.competency != suggested.question.competency


def test_a_weak_answer_comes_back_after_a_day_and_not_before(session, ada):
    give(session, ada, WEAK)

    assert look(session, ada, now=NOW + DAY / 2).suggested.question != ASKED
    suggested = look(session, ada, now=NOW + DAY).suggested
    assert suggested.question == ASKED
    assert "of 5" in suggested.why


def test_a_strong_answer_does_not_come_back_while_there_is_something_new(session, ada):
    give(session, ada)

    assert look(session, ada, now=NOW + 60 * DAY).suggested.question != ASKED


def test_what_is_suggested_belongs_to_the_choice_and_may_be_nothing(session, ada):
    choice = Choice(competency=OTHER.competency)
    assert look(session, ada, choice).suggested.question.competency == OTHER.competency
    assert look(session, ada, Choice(competency="no-such")).suggested is None


def test_when_everything_was_answered_the_weakest_comes_first(session, ada):
    rows = look(session, ada, Choice(competency=ASKED.competency)).rows
    for row in rows:
        give(session, ada, STRONG, row.question)
    give(session, ada, WEAK, rows[1].question)

    suggested = look(session, ada, Choice(competency=ASKED.competency)).suggested

    last = {row.question.id: give for row in rows}
    assert suggested.question.id in last
    lowest = min(
        look(session, ada, Choice(competency=ASKED.competency)).rows,
        key=lambda row: row.attempts.last,
    )
    assert suggested.question == lowest.question
