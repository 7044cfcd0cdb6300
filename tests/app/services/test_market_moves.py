"""What an edit does to the whole market is what matching everything again would say."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.models import Posting
from app.services import resumes, tailor
from app.services.errors import NotFoundError
from app.services.index_upkeep import catch_up_all
from app.services.market_moves import moves
from app.services.score_rules import good_from
from app.services.tailor_edit import Edit
from matcher import PostingProfile, ResumeDocument
from tests.factories_market import fill
from tests.factories_postings import NOW, RESUME_TEXT, a_posting, a_reader


@pytest.fixture
def reader(session, matcher):
    person = a_reader(session)
    data = RESUME_TEXT.encode()
    resumes.add(session, matcher, data, "ada.txt", person_id=person.id, now=NOW)
    return person


def begun(session, reader, posting):
    return tailor.begin(session, reader.id, posting.id, anew=False, now=NOW)


def line_of(row, words):
    document = ResumeDocument.from_dict(row.master)
    return next(one.id for one in document.items if words in one.text)


def leave_out(session, reader, row, words):
    edit = Edit(action="leave_out", item=line_of(row, words))
    tailor.change(session, reader.id, row.id, edit, now=NOW)


def matched_one_by_one(session, matcher, document, *wanted):
    reading = matcher.read_document(ResumeDocument.from_dict(document), NOW.date())
    rows = session.execute(select(Posting.id, Posting.profile).where(*wanted)).all()
    return {one: matcher.match(reading, PostingProfile.from_dict(told)).score for one, told in rows}


def test_before_and_after_are_those_of_matching_everything(session, matcher, market, reader):
    fill(session, matcher, 500)
    catch_up_all(session, market)
    row = begun(session, reader, session.get(Posting, 2))
    leave_out(session, reader, row, "PRINCE2 Foundation, 2023")
    leave_out(session, reader, row, "Built the resource plan")
    told = moves(session, market, reader.id, row.id, now=NOW)
    before = matched_one_by_one(session, matcher, row.master, Posting.is_pmo)
    head = tailor.version(session, row).document
    after = matched_one_by_one(session, matcher, head, Posting.is_pmo)

    assert told.market == 400
    assert told.good_before == sum(score >= good_from() for score in before.values())
    assert told.good_after == sum(score >= good_from() for score in after.values())
    assert told.gained == told.good_after - told.good_before
    assert [one.after for one in told.best] == sorted(after.values(), reverse=True)[:5]
    for one in (*told.best, *told.moved):
        assert one.before == before[one.posting.id]
        assert one.after == after[one.posting.id]
    assert told.moved
    assert told.left_out == 0


def test_an_untouched_resume_moves_nothing(session, matcher, market, reader):
    fill(session, matcher, 60)
    catch_up_all(session, market)
    row = begun(session, reader, session.get(Posting, 2))
    told = moves(session, market, reader.id, row.id, now=NOW)

    assert told.gained == 0
    assert told.moved == ()
    assert all(one.gained == 0 for one in told.best)


def test_without_an_index_the_newest_are_counted_and_the_rest_is_told(
    session, matcher, market, reader
):
    fill(session, matcher, 60)
    row = begun(session, reader, session.get(Posting, 2))
    told = moves(session, market, reader.id, row.id, now=NOW)
    scores = matched_one_by_one(session, matcher, row.master, Posting.is_pmo)

    assert told.good_after == sum(score >= good_from() for score in scores.values())
    assert told.left_out == 0
    fill(session, matcher, 500, first=60)
    later = moves(session, market, reader.id, row.id, now=NOW + timedelta(minutes=2))
    assert later.market == 448
    assert later.left_out == 148


def test_nothing_of_others_is_counted_or_named(session, matcher, market, reader):
    own = a_posting(session, matcher, reader.id)
    other = a_reader(session)
    theirs = a_posting(session, matcher, other.id)
    catch_up_all(session, market)
    row = begun(session, reader, own)
    told = moves(session, market, reader.id, row.id, now=NOW)

    assert told.market == 1
    assert {one.posting.id for one in told.best} == {own.id}
    assert theirs.id not in {one.posting.id for one in told.best}
    with pytest.raises(NotFoundError):
        moves(session, market, other.id, row.id, now=NOW)


def test_closed_postings_and_other_work_are_no_part_of_it(session, matcher, market, reader):
    shown = a_posting(session, matcher)
    a_posting(session, matcher, state="closed")
    fill(session, matcher, 1)
    catch_up_all(session, market)
    row = begun(session, reader, shown)

    assert moves(session, market, reader.id, row.id, now=NOW).market == 1
