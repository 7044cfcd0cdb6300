"""The list as a person sees it: scored, counted, and honest about what it does not show."""

from __future__ import annotations

import pytest

from app.services import resumes
from app.services.errors import NotFoundError
from app.services.filters import Filters
from app.services.liveness import set_aside
from app.services.shortlist import shortlist
from tests.factories_postings import NOW, NURSE_TEXT, RESUME_TEXT, a_posting, a_reader


@pytest.fixture
def reader(session):
    return a_reader(session)


def listed(session, market, person, query=""):
    return shortlist(session, market, person.id, Filters.from_query(query), now=NOW)


def test_without_a_resume_the_newest_come_first_and_nothing_is_scored(
    session, matcher, market, reader
):
    a_posting(session, matcher)
    shown = listed(session, market, reader)

    assert shown.resume is None
    assert not shown.found.by_match
    assert shown.found.hits[0].fit is None


def test_with_a_resume_every_posting_has_its_score(session, matcher, market, reader):
    data = RESUME_TEXT.encode()
    resumes.add(session, matcher, data, "ada.txt", person_id=reader.id, now=NOW)
    for _ in range(3):
        a_posting(session, matcher)
    shown = listed(session, market, reader)

    assert shown.found.by_match
    assert shown.unscored == 0
    assert all(hit.fit is not None and hit.fit.reasons for hit in shown.found.hits)


def test_says_how_many_more_there_are_outside_pmo_work(session, matcher, market, reader):
    a_posting(session, matcher)
    a_posting(session, matcher, title="Staff Nurse", description_text=NURSE_TEXT)

    assert listed(session, market, reader).outside_pmo == 1
    assert listed(session, market, reader, "pmo=all").outside_pmo == 0
    assert listed(session, market, reader, "pmo=all").found.total == 2


def test_knows_nothing_there_from_nothing_found(session, matcher, market, reader):
    assert listed(session, market, reader).known == 0
    a_posting(session, matcher)
    shown = listed(session, market, reader, "q=beekeeper")

    assert (shown.known, shown.found.total) == (1, 0)


def test_a_person_closes_and_reopens_what_they_brought(session, matcher, market, reader):
    row = a_posting(session, matcher, reader.id)
    set_aside(session, reader.id, row.id, closed=True, now=NOW)
    assert listed(session, market, reader).found.total == 0
    set_aside(session, reader.id, row.id, closed=False, now=NOW)

    assert listed(session, market, reader).found.total == 1


def test_a_person_cannot_close_what_belongs_to_others(session, matcher, market, reader):
    shared = a_posting(session, matcher)
    private = a_posting(session, matcher, a_reader(session).id)

    for row in (shared, private):
        with pytest.raises(NotFoundError):
            set_aside(session, reader.id, row.id, closed=True, now=NOW)
