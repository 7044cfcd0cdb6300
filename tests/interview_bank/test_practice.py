from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from interview_bank import load_bank
from interview_bank.practice import (
    Attempt,
    Wish,
    choose,
    due_dates,
    load_touches,
    progress,
    touched,
)
from interview_bank.stories import Story, cut, matrix, overused, suggested
from tests.interview_bank import answers

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def tried(competency, overall, days_ago, question_id="q"):
    return Attempt(
        question_id=question_id, competency=competency, overall=overall, at=NOW - days_ago * DAY
    )


def test_a_weak_answer_comes_back_before_a_strong_one():
    weak, strong = due_dates([tried("risk", 1.8, 1), tried("planning", 4.6, 1)], now=NOW)

    assert (weak.competency, strong.competency) == ("risk", "planning")


def test_pauses_grow_when_the_answers_stay_good():
    once = due_dates([tried("risk", 3.6, 0)], now=NOW)[0]
    often = due_dates([tried("risk", 3.6, d) for d in (20, 12, 0)], now=NOW)[0]

    assert often.due > once.due
    assert often.attempts == 3


def test_an_interview_draws_the_repetition_together():
    history = [tried("risk", 4.8, d) for d in (40, 20, 0)]

    free = due_dates(history, now=NOW)[0]
    pressed = due_dates(history, now=NOW, interview_at=NOW + 6 * DAY)[0]

    assert pressed.due <= NOW + 3 * DAY < free.due


def test_an_interview_that_is_over_changes_nothing():
    history = [tried("risk", 3.5, 2)]

    assert due_dates(history, now=NOW, interview_at=NOW - DAY) == due_dates(history, now=NOW)


@given(st.lists(st.tuples(st.floats(1, 5), st.integers(0, 60)), max_size=8))
def test_every_due_date_lies_after_the_last_attempt(history):
    attempts = [tried("risk", overall, days) for overall, days in history]

    for item in due_dates(attempts, now=NOW, interview_at=NOW + 10 * DAY):
        assert item.due > max(attempt.at for attempt in attempts)


def test_progress_tells_first_last_and_best():
    (row,) = progress([tried("risk", 2.0, 9), tried("risk", 4.1, 5), tried("risk", 3.5, 1)])

    assert (row.first, row.last, row.best, row.attempts) == (2.0, 3.5, 4.1, 3)


def test_every_competency_of_the_bank_can_be_reached_from_a_posting():
    assert set(load_touches()) == set(load_bank().competencies)


def test_a_requirement_touches_the_competency_it_is_about():
    assert "delivery-methods" in touched("prince2-agile")
    assert "governance" not in touched("prince2-agile")
    assert "tools" in touched("jira")
    assert touched("basket-weaving") == ()


def test_a_session_starts_with_what_the_posting_asks_and_the_resume_lacks():
    picks = choose(
        load_bank().questions, [], Wish(minutes=30, gaps=["jira"], wanted=["raid-log"]), now=NOW
    )

    assert len(picks) == 5
    assert picks[0].question.competency == "tools"
    assert "jira" in picks[0].reason
    assert "risk" in {pick.question.competency for pick in picks[:3]}


def test_a_session_keeps_to_level_and_competency():
    picks = choose(
        load_bank().questions, [], Wish(minutes=60, level="vp", competencies=["portfolio"]), now=NOW
    )

    assert picks
    assert all(pick.question.competency == "portfolio" for pick in picks)
    assert all("vp" in pick.question.levels for pick in picks)


def test_a_question_not_tried_yet_comes_before_one_that_was():
    questions = [q for q in load_bank().questions if q.competency == "ethics"]
    done = [tried("ethics", 3.0, 1, question_id=questions[0].id)]

    picks = choose(questions, done, Wish(minutes=6 * len(questions)), now=NOW)

    assert picks[-1].question.id == questions[0].id
    assert len({pick.question.id for pick in picks}) == len(questions)


def test_nothing_fitting_gives_an_empty_session():
    assert choose([], [], Wish(), now=NOW) == ()


def test_the_matrix_shows_what_no_story_serves():
    told = matrix(
        [Story("s1", "The move", ("planning", "risk")), Story("s2", "The row", ("conflict",))],
        ["planning", "conflict", "benefits"],
    )

    assert told.rows == (("s1", (True, False, False)), ("s2", (False, True, False)))
    assert told.gaps == ("benefits",)


def test_a_story_told_three_times_in_a_session_is_named():
    assert overused(["a", "b", "a", "b", "a"]) == ("a",)


def test_a_cut_fits_the_time_and_keeps_each_part():
    long = f"{answers.WHOLE[: answers.WHOLE.index(' On the second')]} " + (
        "I looked at the next shelf and I wrote its number down as well. " * 20
    )
    text = long + answers.WHOLE[answers.WHOLE.index("On the second") :]

    short = cut(text, 90)

    assert len(short.split()) <= 210
    assert "I was asked to plan the move" in short
    assert "On the second night" in short
    assert cut(answers.WHOLE, 90) == answers.WHOLE


def test_a_story_is_offered_for_what_it_is_about():
    story = (
        "Our supplier was late and the contract had a penalty. Two project managers argued and "
        "refused to talk to each other. I asked each of them separately what they wanted, and they "
        "agreed on a compromise."
    )

    assert "conflict" in suggested(story, load_bank().questions)
