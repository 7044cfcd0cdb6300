"""An application is saved once, moves, and every step can be taken back."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.application import STAGES
from app.services import track, track_board
from app.services.errors import NotFoundError, RefusedError
from app.services.track import Removed, Step
from tests.conftest import NOW
from tests.factories import a_person
from tests.factories_people import a_fit, a_posting, a_resume

DAY = timedelta(days=1)
TODAY = NOW.date()


@pytest.fixture
def me(session):
    return a_person(session)


@pytest.fixture
def saved(session, me):
    return track.save(session, me.id, a_posting(session).id, now=NOW)


def the_board(session, me, now=NOW):
    return track_board.board(session, me.id, now=now)


def test_saving_twice_leaves_the_application_where_it_stands(session, me, saved):
    track.move(session, me.id, saved.id, "applied", now=NOW)

    again = track.save(session, me.id, saved.posting_id, now=NOW + DAY)

    assert (again.id, again.stage) == (saved.id, "applied")
    assert track.counts(session, me.id)["applied"] == 1


def test_a_posting_of_somebody_else_cannot_be_saved(session, me):
    theirs = a_posting(session, person_id=a_person(session).id)

    with pytest.raises(NotFoundError):
        track.save(session, me.id, theirs.id, now=NOW)


def test_a_move_is_kept_as_a_step_of_its_history(session, me, saved):
    track.move(session, me.id, saved.id, "applied", now=NOW + DAY)

    steps = [(c.from_stage, c.to_stage) for c in track.history(session, saved.id)]
    assert steps == [(None, "saved"), ("saved", "applied")]


def test_a_move_to_the_stage_where_it_stands_is_no_step(session, me, saved):
    assert track.move(session, me.id, saved.id, "saved", now=NOW) is None
    assert len(track.history(session, saved.id)) == 1


def test_an_unknown_stage_is_refused_with_the_known_ones(session, me, saved):
    with pytest.raises(RefusedError) as refused:
        track.move(session, me.id, saved.id, "hired", now=NOW)

    assert "hired" in str(refused.value)
    assert "interview" in refused.value.remedy


@pytest.mark.parametrize("act", ["move", "plan", "remove", "one"])
def test_another_persons_application_does_not_exist(session, saved, act):
    other = a_person(session).id
    acts = {
        "move": lambda: track.move(session, other, saved.id, "offer", now=NOW),
        "plan": lambda: track.plan(session, other, saved.id, Step(), now=NOW),
        "remove": lambda: track.remove(session, other, saved.id),
        "one": lambda: track.one(session, other, saved.id),
    }

    with pytest.raises(NotFoundError):
        acts[act]()


def test_undoing_a_move_leaves_no_trace(session, me, saved):
    change = track.move(session, me.id, saved.id, "rejected", now=NOW + DAY)

    row = track.undo_move(session, me.id, change.id, now=NOW + DAY)

    assert row.stage == "saved"
    assert len(track.history(session, saved.id)) == 1


def test_only_the_last_move_can_be_undone(session, me, saved):
    first = track.move(session, me.id, saved.id, "applied", now=NOW)
    track.move(session, me.id, saved.id, "interview", now=NOW + DAY)

    with pytest.raises(RefusedError, match="moved on"):
        track.undo_move(session, me.id, first.id, now=NOW + DAY)

    assert track.one(session, me.id, saved.id).stage == "interview"


def test_the_saving_itself_is_not_undone_as_a_move(session, me, saved):
    first = track.history(session, saved.id)[0]

    with pytest.raises(RefusedError):
        track.undo_move(session, me.id, first.id, now=NOW)


def test_another_persons_move_cannot_be_undone(session, me, saved):
    change = track.move(session, me.id, saved.id, "applied", now=NOW)

    with pytest.raises(NotFoundError):
        track.undo_move(session, a_person(session).id, change.id, now=NOW)


def test_a_plan_returns_what_was_there_before(session, me, saved):
    call = Step(next_step="Call Dana", next_step_on=TODAY + DAY, note="Likes Kanban")
    track.plan(session, me.id, saved.id, call, now=NOW)

    before = track.plan(session, me.id, saved.id, Step(), now=NOW)

    assert before == call
    assert track.one(session, me.id, saved.id).next_step is None


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step(next_step_on=TODAY), "nothing to do"),
        (Step(next_step="x" * 201), "201 characters"),
        (Step(note="x" * 4001), "4,001 characters"),
    ],
)
def test_an_unusable_plan_is_refused_and_changes_nothing(session, me, saved, step, words):
    track.plan(session, me.id, saved.id, Step(next_step="Call"), now=NOW)

    with pytest.raises(RefusedError, match=words):
        track.plan(session, me.id, saved.id, step, now=NOW)

    assert track.one(session, me.id, saved.id).next_step == "Call"


def test_a_removed_application_comes_back_with_its_history_and_plan(session, me, saved):
    track.move(session, me.id, saved.id, "interview", now=NOW + DAY)
    step = Step(next_step="Thank them", next_step_on=TODAY, note="Room 4")
    track.plan(session, me.id, saved.id, step, now=NOW + DAY)

    removed = Removed.from_dict(track.remove(session, me.id, saved.id).to_dict())
    assert the_board(session, me).count == 0
    back = track.bring_back(session, me.id, removed, now=NOW + 2 * DAY)

    assert (back.stage, back.next_step, back.note) == ("interview", "Thank them", "Room 4")
    assert back.created_at == NOW
    assert [(c.to_stage, c.changed_at) for c in track.history(session, back.id)] == [
        ("saved", NOW),
        ("interview", NOW + DAY),
    ]


def test_bringing_back_spares_one_that_was_saved_again(session, me, saved):
    track.move(session, me.id, saved.id, "offer", now=NOW)
    removed = track.remove(session, me.id, saved.id)
    again = track.save(session, me.id, removed.posting_id, now=NOW)

    assert track.bring_back(session, me.id, removed, now=NOW).stage == "saved"
    assert track.one(session, me.id, again.id).stage == "saved"


def test_the_board_has_every_stage_with_its_own_cards(session, me, saved):
    moved = track.save(session, me.id, a_posting(session).id, now=NOW)
    track.move(session, me.id, moved.id, "ghosted", now=NOW)

    board = the_board(session, me)

    assert tuple(board.columns) == STAGES
    assert [c.application.id for c in board.columns["saved"]] == [saved.id]
    assert (board.count, board.ended) == (2, 1)


def test_the_board_shows_the_score_of_the_resume_in_use(session, me, saved):
    old = a_resume(session, me, is_current=False)
    new = a_resume(session, me)
    posting = saved.posting_id
    for resume, score in ((old, 20.0), (new, 80.0)):
        a_fit(session, resume, a_posting(session), score=1.0)
        a_fit(
            session,
            resume,
            track_board.card(session, me.id, saved.id, now=NOW).posting,
            score=score,
        )

    board = the_board(session, me)

    assert board.count == 1
    assert board.columns["saved"][0].posting.id == posting
    assert board.columns["saved"][0].score == 80.0


def test_the_board_is_the_persons_own(session, me, saved):
    assert the_board(session, a_person(session)).count == 0


@pytest.mark.parametrize(
    ("days", "due", "late"),
    [(-1, "overdue", 1), (0, "today", 1), (3, "soon", 0), (4, "later", 0)],
)
def test_a_next_step_is_due_by_its_day(session, me, saved, days, due, late):
    step = Step(next_step="Call", next_step_on=TODAY + days * DAY)
    track.plan(session, me.id, saved.id, step, now=NOW)

    board = the_board(session, me)

    assert board.columns["saved"][0].due == due
    assert len(board.late) == late


def test_a_step_of_an_ended_application_is_not_called_late(session, me, saved):
    track.plan(session, me.id, saved.id, Step(next_step="Call", next_step_on=TODAY - DAY), now=NOW)
    track.move(session, me.id, saved.id, "withdrawn", now=NOW)

    board = the_board(session, me)

    assert board.late == ()
    assert board.columns["withdrawn"][0].due is None


@pytest.mark.parametrize(
    ("stage", "days", "silent"),
    [("applied", 13, None), ("applied", 14, 14), ("interview", 20, 20), ("offer", 30, None)],
)
def test_silence_counts_from_the_last_move_while_an_answer_is_awaited(
    session, me, saved, stage, days, silent
):
    track.move(session, me.id, saved.id, stage, now=NOW)
    track.plan(session, me.id, saved.id, Step(note="Wrote"), now=NOW + 5 * DAY)

    card = the_board(session, me, now=NOW + days * DAY).columns[stage][0]

    assert card.silent_days == silent


def test_what_is_due_first_stands_first_then_the_latest_change(session, me):
    rows = [track.save(session, me.id, a_posting(session).id, now=NOW + n * DAY) for n in range(3)]
    track.plan(session, me.id, rows[0].id, Step(next_step="Call", next_step_on=TODAY), now=NOW)

    cards = the_board(session, me).columns["saved"]

    assert [c.application.id for c in cards] == [rows[0].id, rows[2].id, rows[1].id]


def test_the_csv_holds_a_row_for_each_application_in_every_stage(session, me, saved):
    track.plan(session, me.id, saved.id, Step(next_step="Call", note="a, “b”\nc"), now=NOW)
    track.move(session, me.id, saved.id, "rejected", now=NOW)

    rows = list(csv.DictReader(io.StringIO(track_board.to_csv(the_board(session, me)))))

    assert len(rows) == 1
    assert rows[0]["stage"] == "rejected"
    assert rows[0]["note"] == "a, “b”\nc"
    assert rows[0]["in stage since"] == "2026-11-20"


@given(start=st.sampled_from("=+-@\t\r"), rest=st.text(max_size=20))
def test_a_cell_never_begins_like_a_formula(start, rest):
    assert track_board._harmless(start + rest) == "'" + start + rest
