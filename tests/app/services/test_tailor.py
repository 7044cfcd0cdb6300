"""Tailoring by hand: no version is ever lost, undo and redo walk, what was sent is known."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.models import Resume, StageChange, TailoredResume, TailoredVersion
from app.services import privacy, resumes, tailor, tailor_files, tailor_sent, tailor_shown, track
from app.services.errors import NotFoundError, RefusedError
from app.services.tailor_edit import Edit
from matcher import PostingProfile, ResumeDocument
from tests.factories_postings import NOW, RESUME_TEXT, TODAY, a_posting, a_reader

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def me(session, matcher):
    person = a_reader(session)
    resumes.add(session, matcher, RESUME_TEXT.encode(), "ada.txt", person_id=person.id, now=NOW)
    return person


@pytest.fixture
def posting(session, matcher):
    return a_posting(session, matcher)


@pytest.fixture
def row(session, me, posting):
    return tailor.begin(session, me.id, posting.id, anew=False, now=NOW)


def document(session, row, number=None):
    return ResumeDocument.from_dict(tailor.version(session, row, number).document)


def find(session, row, words):
    return next(item.id for item in document(session, row).items if words in item.text)


def reword(session, me, row, words, text):
    edit = Edit(action="reword", item=find(session, row, words), text=text)
    return tailor.change(session, me.id, row.id, edit, now=LATER)


def test_it_begins_with_every_line_of_the_resume_in_use(session, me, posting, row):
    text = [item.text for item in document(session, row).items if item.is_line]

    assert text[0] == "Ada Fernhill"
    assert "Built the resource plan in Excel and cut reporting from five days to two." in text
    assert tailor.begin(session, me.id, posting.id, anew=False, now=NOW).id == row.id
    assert tailor.begin(session, me.id, posting.id, anew=True, now=NOW).id != row.id


def test_without_a_resume_it_says_so(session, posting):
    with pytest.raises(RefusedError, match="no resume"):
        tailor.begin(session, a_reader(session).id, posting.id, anew=False, now=NOW)


def test_every_change_is_a_version_and_the_former_stay_as_they_were(session, me, row):
    first = document(session, row)
    made = [
        reword(session, me, row, "RAID", f"Kept the RAID log for {n} projects.") for n in (1, 2)
    ]

    assert [v.number for v in tailor.versions(session, row)] == [3, 2, 1]
    assert document(session, row, 1) == first
    assert "for 1 projects" in str(document(session, row, 2).to_dict())
    assert made[1].did.startswith("Reworded “Kept the RAID log for 1 projects.")
    assert row.current == 3


def test_what_changes_nothing_makes_no_version(session, me, row):
    same = reword(session, me, row, "PMO Coordinator", "PMO Coordinator, Tallow Bridge Housing")

    assert same.number == 1
    assert len(tailor.versions(session, row)) == 1


def test_undo_and_redo_walk_and_a_new_change_loses_nothing(session, me, row):
    for n in (1, 2):
        reword(session, me, row, "RAID", f"RAID log {n}")
    assert tailor.undo(session, me.id, row.id, now=LATER).number == 2
    assert tailor.undo(session, me.id, row.id, now=LATER).number == 1
    assert tailor.undo(session, me.id, row.id, now=LATER).number == 1
    assert tailor.redo(session, me.id, row.id, now=LATER).number == 2
    reword(session, me, row, "RAID", "RAID log 3")

    assert row.current == 4
    assert not tailor.can_redo(session, row)
    assert "RAID log 2" in str(document(session, row, 3).to_dict())


def test_a_former_version_is_restored_as_a_new_one(session, me, row):
    reword(session, me, row, "RAID", "RAID log, mine")
    restored = tailor.restore(session, me.id, row.id, 1, now=LATER)

    assert (restored.number, restored.before) == (3, 2)
    assert document(session, row) == document(session, row, 1)


@pytest.mark.parametrize(
    "edit",
    [
        Edit(action="reword", item="l2", text=" "),
        Edit(action="reword", item="l2", text="x" * 2001),
        Edit(action="up", item="l2"),
        Edit(action="move", item="s0"),
        Edit(action="polish", item="l2"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(session, me, row, edit):
    with pytest.raises(RefusedError) as caught:
        tailor.change(session, me.id, row.id, edit, now=LATER)

    assert caught.value.remedy
    assert len(tailor.versions(session, row)) == 1


def test_another_person_finds_nothing(session, row):
    other = a_reader(session).id
    edit = Edit(action="leave_out", item="l2")
    for ask in (
        lambda: tailor.one(session, other, row.id),
        lambda: tailor.change(session, other, row.id, edit, now=NOW),
        lambda: tailor.undo(session, other, row.id, now=NOW),
        lambda: tailor.restore(session, other, row.id, 1, now=NOW),
        lambda: tailor.rename(session, other, row.id, 1, "mine"),
        lambda: tailor.delete(session, other, row.id),
        lambda: tailor_sent.mark_sent(session, other, row.id, 1, now=NOW),
        lambda: tailor_files.tailored_file(session, None, (row.id, 1), "pdf", person_id=other),
    ):
        with pytest.raises(NotFoundError):
            ask()
    assert tailor_sent.listed(session, other) == []


def test_a_posting_of_somebody_else_cannot_be_tailored_for(session, matcher, me):
    foreign = a_posting(session, matcher, person_id=a_reader(session).id)

    with pytest.raises(NotFoundError):
        tailor.begin(session, me.id, foreign.id, anew=False, now=NOW)


def test_an_unknown_item_or_version_is_not_there(session, me, row):
    with pytest.raises(NotFoundError):
        tailor.change(session, me.id, row.id, Edit(action="up", item="l999"), now=NOW)
    with pytest.raises(NotFoundError):
        tailor.version(session, row, 9)


def test_a_version_can_be_named(session, me, row):
    assert tailor.rename(session, me.id, row.id, 1, "  For   the PMO ").name == "For the PMO"
    assert tailor.rename(session, me.id, row.id, 1, " ").name is None
    with pytest.raises(RefusedError):
        tailor.rename(session, me.id, row.id, 1, "x" * 81)


def test_sending_notes_the_version_and_moves_a_saved_application(session, me, posting, row):
    reword(session, me, row, "RAID", "RAID log, mine")
    application = tailor_sent.mark_sent(session, me.id, row.id, 2, now=LATER)
    sent = tailor_sent.sent_for(session, me.id, posting.id)

    assert application.stage == "applied"
    assert [(s.version.number, s.version.sent_at) for s in sent] == [(2, LATER)]
    assert session.scalar(select(func.count()).select_from(StageChange)) == 2
    assert [(one.versions, one.sent) for one in tailor_sent.listed(session, me.id)] == [(2, 1)]


def test_sending_leaves_an_application_where_it_has_got_to(session, me, posting, row):
    application = track.save(session, me.id, posting.id, now=NOW)
    track.move(session, me.id, application.id, "interview", now=NOW)

    assert tailor_sent.mark_sent(session, me.id, row.id, 1, now=LATER).stage == "interview"
    tailor_sent.take_back(session, me.id, row.id, 1)
    assert tailor_sent.sent_for(session, me.id, posting.id) == []


def test_what_was_sent_outlives_an_application_taken_off_and_brought_back(
    session, me, posting, row
):
    application = tailor_sent.mark_sent(session, me.id, row.id, 1, now=LATER)
    removed = track.remove(session, me.id, application.id)
    track.bring_back(session, me.id, removed, now=LATER)

    assert len(tailor_sent.sent_for(session, me.id, posting.id)) == 1


def test_it_outlives_the_resume_that_it_was_made_from(session, me, row):
    resumes.delete(session, me.id, session.scalar(select(Resume.id)))
    session.refresh(row)

    assert row.resume_id is None
    assert "RAID" in str(document(session, row).to_dict())


def test_the_live_score_follows_and_equals_scoring_the_text_anew(session, matcher, me, row):
    def shown():
        return tailor_shown.shown(session, matcher, me.id, row.id, now=NOW)

    assert shown().gained == 0
    line = find(session, row, "Skills")
    tailor.change(session, me.id, row.id, Edit(action="leave_out", item=line), now=LATER)
    tailor.change(
        session,
        me.id,
        row.id,
        Edit(action="leave_out", item=find(session, row, "Built the resource plan")),
        now=LATER,
    )
    now_shown = shown()

    assert now_shown.gained < 0
    text = now_shown.match.text_resume
    again = matcher.read_resume(text.encode(), "plain.txt", today=TODAY)
    profile = PostingProfile.from_dict(now_shown.posting.profile)
    assert matcher.score(again, profile) == pytest.approx(now_shown.match.score, abs=0.05)
    assert {one.kind for one in now_shown.told} == {"removed"}
    assert any("Excel" in one.label for one in now_shown.missing)


def test_lines_say_what_they_are_evidence_of(session, matcher, me, row):
    shown = tailor_shown.shown(session, matcher, me.id, row.id, now=NOW)
    lines = [line for s in shown.sections for entry in s.children for line in entry.children]
    carried = {line.item.text: line.carries for line in lines if line.carries}

    assert any("Excel" in words for words in carried.values())
    assert "PRINCE2 Foundation" in str(carried["PRINCE2 Foundation, 2023"])


@pytest.mark.parametrize("kind", tailor_files.FORMATS)
def test_a_version_comes_as_a_file_with_a_name(session, matcher, me, row, kind):
    made = tailor_files.tailored_file(session, matcher, (row.id, 1), kind, person_id=me.id)

    assert made.name.startswith("Ada Fernhill - ")
    assert made.name.endswith(f".{kind}")
    assert made.data
    with pytest.raises(NotFoundError):
        tailor_files.tailored_file(session, matcher, (row.id, 1), "exe", person_id=me.id)


def test_an_account_takes_its_tailored_resumes_with_it(session, me, row):
    assert b"tailored_version.json" in privacy.export(session, me, now=NOW)
    privacy.delete_account(session, me.id, me.email, now=NOW)

    assert session.scalar(select(func.count()).select_from(TailoredResume)) == 0
    assert session.scalar(select(func.count()).select_from(TailoredVersion)) == 0
