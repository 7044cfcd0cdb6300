"""Adverts of one job stand together, as far as a person does not say otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from app.models import JobVerdict, OwnJob, Posting
from app.services import clusters, job_decisions
from app.services.errors import NotFoundError, RefusedError
from app.services.intake import take_in
from app.services.search import visible_to
from scrapers import Place
from tests.factories_postings import NOW, PMO_TEXT, a_read_posting, a_reader

LONG = PMO_TEXT + " ".join(f"Duty {n} of the office is told here at length." for n in range(12))
LEEDS = (Place(text="Leeds", city="Leeds", country="GB"),)
BRISTOL = (Place(text="Bristol", city="Bristol", country="GB"),)


@pytest.fixture
def reader(session):
    return a_reader(session)


@pytest.fixture
def taken(session, matcher):
    """Take one posting in and return its number."""

    def take(person=None, *, board="brack", now=NOW, **given):
        posting = a_read_posting(**({"description_text": LONG} | given))
        owner = person.id if person else None
        (one,) = take_in(session, matcher, [posting], person_id=owner, board=board, now=now).ids
        return one

    return take


@pytest.fixture
def twice(taken):
    """The same job at two sources."""
    return taken(source="greenhouse"), taken(source="lever")


def jobs(session, person):
    """Return the groups that a person sees, each with its postings in order."""
    ids = session.scalars(select(Posting.id).where(visible_to(person.id))).all()
    return sorted({tuple(job_decisions.adverts(session, person.id, one)) for one in ids})


def test_the_same_advert_at_two_sources_is_one_job(session, reader, twice):
    assert jobs(session, reader) == [twice]


def test_cities_of_one_job_stand_together(session, reader, taken):
    ids = (taken(places=LEEDS), taken(places=BRISTOL, posted_on=date(2026, 11, 17)))

    assert jobs(session, reader) == [ids]


def test_a_repost_joins_its_job(session, reader, taken):
    ids = taken(posted_on=date(2026, 9, 20)), taken(posted_on=date(2026, 11, 19))

    assert jobs(session, reader) == [ids]


def test_requisition_numbers_prove_two_jobs(session, reader, taken):
    one, other = taken(source="lever", requisition_id="R-1"), taken(requisition_id="R-2")

    assert jobs(session, reader) == [(one,), (other,)]


def test_two_openings_listed_side_by_side_are_two_jobs(session, reader, taken):
    one, other = taken(), taken()

    assert jobs(session, reader) == [(one,), (other,)]


def test_an_advert_that_changes_into_another_job_leaves_its_group(session, reader, taken):
    one = taken(source="greenhouse", source_id="1")
    other = taken(source="lever", source_id="2")
    taken(source="greenhouse", source_id="1", title="Head of Portfolio", now=NOW + timedelta(1))

    assert jobs(session, reader) == [(one,), (other,)]


def test_what_a_person_brings_joins_the_shared_job_for_them_alone(session, reader, taken):
    shared = taken(source="greenhouse")
    own = taken(reader, board="", source="lever")
    someone = a_reader(session)

    assert jobs(session, reader) == [(shared, own)]
    assert job_decisions.adverts(session, someone.id, shared) == [shared]
    with pytest.raises(NotFoundError):
        job_decisions.adverts(session, someone.id, own)


def test_an_own_advert_never_moves_shared_jobs(session, reader, taken):
    half = LONG.split()
    one = taken(source="greenhouse", description_text=LONG)
    other = taken(source="lever", description_text=" ".join(half[: len(half) * 2 // 3]))
    taken(reader, board="", source="jsonld", description_text=LONG)

    assert jobs(session, a_reader(session)) == [(one,), (other,)]
    assert session.get(Posting, one).job_id == one
    assert session.get(Posting, other).job_id == other


def test_a_split_is_the_persons_own_and_survives_grouping_and_collecting(
    session, reader, taken, twice
):
    one, other = twice
    job_decisions.split(session, reader.id, other, now=NOW)
    again = taken(source="ashby", now=NOW + timedelta(days=3))
    session.execute(update(Posting).values(job_id=None))
    clusters.catch_up(session)

    assert jobs(session, reader) == [(one, again), (other,)]
    assert jobs(session, a_reader(session)) == [(one, other, again)]


def test_the_advert_that_leads_a_job_can_be_split_out_too(session, reader, taken, twice):
    third = taken(source="ashby")
    job_decisions.split(session, reader.id, twice[0], now=NOW)

    assert jobs(session, reader) == [(twice[0],), (twice[1], third)]


def test_a_join_beats_what_grouping_would_say(session, reader, taken):
    one, other = taken(requisition_id="R-1"), taken(requisition_id="R-2")
    job_decisions.join(session, reader.id, one, other, now=NOW)
    session.execute(update(Posting).values(job_id=None))
    clusters.catch_up(session)

    assert jobs(session, reader) == [(one, other)]
    assert jobs(session, a_reader(session)) == [(one,), (other,)]


def test_a_decision_can_be_taken_back(session, reader, twice):
    act = job_decisions.split(session, reader.id, twice[1], now=NOW)
    job_decisions.take_back(session, reader.id, act.id)

    assert jobs(session, reader) == [twice]
    assert session.scalars(select(OwnJob)).all() == []


def test_the_later_decision_about_a_pair_counts(session, reader, twice):
    job_decisions.split(session, reader.id, twice[1], now=NOW)
    job_decisions.join(session, reader.id, *twice, now=NOW)

    assert jobs(session, reader) == [twice]


def test_nobody_decides_for_another_person(session, reader, taken, twice):
    someone = a_reader(session)
    act = job_decisions.split(session, reader.id, twice[1], now=NOW)
    own = taken(reader, board="", title="PMO Lead")

    with pytest.raises(NotFoundError):
        job_decisions.take_back(session, someone.id, act.id)
    with pytest.raises(NotFoundError):
        job_decisions.join(session, someone.id, twice[0], own, now=NOW)
    with pytest.raises(NotFoundError):
        job_decisions.split(session, someone.id, own, now=NOW)
    assert session.scalars(select(JobVerdict)).all() == [act]


def test_a_decision_that_would_change_nothing_is_refused_with_words(session, reader, taken, twice):
    alone = taken(title="PMO Lead")

    with pytest.raises(RefusedError, match="alone"):
        job_decisions.split(session, reader.id, alone, now=NOW)
    with pytest.raises(RefusedError, match="one job already"):
        job_decisions.join(session, reader.id, *twice, now=NOW)
    with pytest.raises(RefusedError, match="one job here"):
        job_decisions.tell_apart(session, reader.id, *twice, now=NOW)


def test_only_what_was_touched_is_grouped_again(session, taken, twice):
    third = taken(title="PMO Lead")
    session.execute(update(Posting).where(Posting.id == third).values(job_id=4711))
    session.commit()
    taken(source="ashby")

    assert session.get(Posting, third).job_id == 4711


def test_postings_from_before_there_were_jobs_are_grouped(session, reader, twice):
    session.execute(update(Posting).values(job_id=None, title_key=None, block_key=None))
    session.commit()

    assert clusters.catch_up(session) == 2
    assert jobs(session, reader) == [twice]
    assert clusters.catch_up(session) == 0
