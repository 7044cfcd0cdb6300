"""A sitting: chosen once, answered in order, looked back on; only one's own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.models import Answer, PracticeSession, Story
from app.services import practice_plan, practice_progress, practice_sessions, practise, stories
from app.services.errors import NotFoundError, RefusedError
from app.services.housekeeping import UNDO, sweep
from app.services.practice_sessions import Wanted
from app.services.stories import Draft
from interview_bank import load_bank
from tests.conftest import NOW
from tests.factories import a_person
from tests.factories_people import a_posting, a_resume
from tests.factories_practice import TOLD, a_sitting, a_story

BANK = load_bank()
STORIES = [q for q in BANK.questions if q.kind == "behavioural"]
DAY = timedelta(days=1)


@pytest.fixture
def ada(session):
    return a_person(session)


def begin(session, tools, person, **wanted):
    return practice_sessions.start(
        session, BANK, tools.matcher, person.id, Wanted(**wanted), now=NOW
    )


def look(session, person, row):
    return practice_sessions.sitting(session, BANK, person.id, row.id)


def answer(session, person, asked, row=None, text=TOLD, now=NOW):
    kept = practise.answer(session, asked, text, person_id=person.id, seconds=None, now=now)
    if row:
        practice_sessions.count_answer(session, kept, row.id, now=now)
    return kept


def test_minutes_level_and_competencies_choose_the_questions(session, tools, ada):
    row = begin(session, tools, ada, minutes=30, level="manager", competencies=("risk", "conflict"))

    steps = look(session, ada, row).steps
    assert len(steps) == 5
    assert {step.question.competency for step in steps} == {"risk", "conflict"}
    assert all("manager" in step.question.levels for step in steps)
    assert all(step.reason for step in steps)


def test_a_posting_and_the_gaps_of_the_resume_choose_the_questions(session, tools, ada):
    text = "PMO Manager\n\nRequirements\n- Experience of benefits realisation\n- A RAID log kept\n"
    profile = tools.matcher.read_posting(text, "PMO Manager")
    posting = a_posting(session, person_id=ada.id, profile=profile.to_dict())
    a_resume(session, ada)

    row = begin(session, tools, ada, minutes=10, posting_id=posting.id)

    sitting = look(session, ada, row)
    assert sitting.posting.id == posting.id
    assert sitting.next.question.competency in {"benefits", "risk"}
    assert "The posting asks for" in sitting.next.reason
    assert row.level == "manager"


def test_nobody_practises_for_a_posting_of_somebody_else(session, tools, ada):
    posting = a_posting(session, person_id=a_person(session).id)

    with pytest.raises(NotFoundError):
        begin(session, tools, ada, posting_id=posting.id)


def test_a_choice_without_questions_and_a_past_interview_are_refused(session, tools, ada):
    with pytest.raises(RefusedError, match="No question fits"):
        begin(session, tools, ada, competencies=("juggling",))
    with pytest.raises(RefusedError, match="already past"):
        begin(session, tools, ada, interview_on=NOW.date() - DAY)
    assert session.query(PracticeSession).count() == 0


def test_answers_are_counted_until_the_last_one_ends_it(session, ada):
    row = a_sitting(session, ada, STORIES[0].id, STORIES[1].id)

    answer(session, ada, STORIES[0], row)
    half = look(session, ada, row)
    assert (half.answered, half.next.question.id, row.ended_at) == (1, STORIES[1].id, None)

    answer(session, ada, STORIES[1], row)
    done = look(session, ada, row)
    assert (done.answered, done.next, row.ended_at) == (2, None, NOW)
    assert 1 <= done.average <= 5


def test_a_completed_answer_stays_in_its_sitting_and_story(session, ada):
    row, story = a_sitting(session, ada, STORIES[0].id), a_story(session, ada)
    kept = answer(session, ada, STORIES[0], row)
    practise.note_how(session, kept, story_id=story.id, spoken=True)

    again = practise.complete(session, BANK, ada.id, kept.id, "I told the board.", now=NOW)

    assert (again.session_id, again.story_id, again.spoken) == (row.id, story.id, True)
    assert look(session, ada, row).steps[0].answer.id == again.id


def test_one_story_behind_three_answers_is_pointed_at(session, ada):
    asked, story = STORIES[:3], a_story(session, ada, title="The late report")
    row = a_sitting(session, ada, *(q.id for q in asked))
    for question in asked[:2]:
        practise.note_how(
            session, answer(session, ada, question, row), story_id=story.id, spoken=False
        )
    assert look(session, ada, row).overused == ()

    practise.note_how(session, answer(session, ada, asked[2], row), story_id=story.id, spoken=False)

    assert look(session, ada, row).overused == ("The late report",)


def test_somebody_else_s_sitting_and_story_are_not_there(session, ada):
    other = a_person(session)
    row, story = a_sitting(session, other, STORIES[0].id), a_story(session, other)
    kept = answer(session, ada, STORIES[0])

    with pytest.raises(NotFoundError):
        look(session, ada, row)
    with pytest.raises(NotFoundError):
        practice_sessions.count_answer(session, kept, row.id, now=NOW)
    with pytest.raises(NotFoundError):
        stories.get(session, ada.id, story.id)
    practise.note_how(session, kept, story_id=story.id, spoken=False)
    assert kept.story_id is None


def test_the_next_interview_is_the_nearest_day_told_and_draws_practice_together(session, ada):
    answer(session, ada, STORIES[0])
    free = practice_progress.standing(session, BANK, ada.id, now=NOW).lines[0].due
    a_sitting(session, ada, STORIES[0].id, interview_on=NOW.date() - DAY)
    a_sitting(session, ada, STORIES[0].id, interview_on=NOW.date() + 30 * DAY)
    a_sitting(session, ada, STORIES[0].id, interview_on=NOW.date() + 2 * DAY)

    assert practice_plan.interview_on(session, ada.id, now=NOW) == NOW.date() + 2 * DAY
    squeezed = practice_progress.standing(session, BANK, ada.id, now=NOW).lines[0].due
    assert squeezed <= free
    assert squeezed.date() <= date(NOW.year, NOW.month, NOW.day) + 2 * DAY


def test_progress_tells_first_last_and_best_and_what_was_never_touched(session, ada):
    answer(session, ada, STORIES[0], text="We had a late report. It was fixed.")
    answer(session, ada, STORIES[0], now=NOW + DAY)

    standing = practice_progress.standing(session, BANK, ada.id, now=NOW + DAY)

    (line,) = standing.lines
    assert line.competency == STORIES[0].competency
    assert line.first < line.last == line.best
    assert len(standing.points) == line.attempts == 2
    assert set(standing.untouched) == set(BANK.competencies) - {line.competency}


def test_a_story_is_made_of_an_answer_and_shows_in_the_matrix(session, ada):
    kept = answer(session, ada, STORIES[0])
    draft = stories.from_answer(BANK, kept)
    assert draft.text == TOLD
    assert draft.competencies[0] == STORIES[0].competency

    row = stories.add(session, BANK, ada.id, draft, now=NOW, answer_id=kept.id)

    seen = stories.overview(session, BANK, ada.id)
    assert seen.uses == {row.id: 1}
    assert STORIES[0].competency not in seen.matrix.gaps
    assert set(seen.matrix.gaps) == set(BANK.competencies) - set(row.competencies)
    assert stories.told(session, ada.id, row.id).answers[0].id == kept.id


def test_cuts_fit_their_time_and_keep_whole_sentences(session, ada):
    row = a_story(session, ada, text=" ".join([TOLD] * 8))

    cuts = stories.told(session, ada.id, row.id).cuts

    assert [len(cuts[seconds].split()) <= seconds * 140 / 60 for seconds in (90, 120)] == [True] * 2
    assert len(cuts[90]) < len(cuts[120]) < len(row.text)


def test_lines_of_the_resume_lead_to_stories_and_back(session, tools, ada):
    text = (
        "Ada Example\n\nExperience\nPMO Analyst, Brackenholt Housing\nJan 2021 - Mar 2024\n"
        "- Brought the monthly report from day ten to day three\n"
        "- Kept the RAID log of 14 projects\n"
    )
    reading = tools.matcher.read_resume(text.encode(), "ada.txt")
    a_resume(session, ada, text=reading.text, reading=reading.to_dict())
    found = [line.text for line in stories.lines(session, ada.id)]
    assert "Brought the monthly report from day ten to day three" in found

    draft = Draft(title="Late", text=TOLD, bullets=(found[-1], "Invented by somebody else"))
    row = stories.add(session, BANK, ada.id, draft, now=NOW)

    assert row.bullets == [found[-1]]
    assert stories.lines(session, ada.id)[-1].stories == (row,)


def test_a_story_taken_away_can_be_brought_back_for_a_month(session, ada):
    row = a_story(session, ada)
    stories.take_away(session, ada.id, row.id, now=NOW)
    assert stories.all_of(session, ada.id) == []
    sweep(session, now=NOW + UNDO)
    assert stories.bring_back(session, ada.id, row.id).deleted_at is None

    stories.take_away(session, ada.id, row.id, now=NOW)
    sweep(session, now=NOW + UNDO + DAY)
    assert session.query(Story).count() == 0


def test_an_empty_story_or_one_without_a_name_is_refused(session, ada):
    for draft in (Draft(title="x", text=" "), Draft(title=" ", text=TOLD)):
        with pytest.raises(RefusedError):
            stories.add(session, BANK, ada.id, draft, now=NOW)
    assert session.query(Story).count() == session.query(Answer).count() == 0
