"""Filters, counts and alerts go by what a person put right, for that person alone."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from app.models.base import Base
from app.services import correcting, market_plan, work_verdicts
from app.services.correcting import Wish
from app.services.filters import Filters
from app.services.own_readings import own_readings
from app.services.search import find, matching_rows
from tests.factories_postings import NOW, a_posting, a_reader

# A filter of the page, what is read, and what a person says instead.
SAID = [
    ("workplace", "hybrid", "remote"),
    ("level", "analyst", "manager"),
    ("track", "pmo", "programme"),
]


@pytest.fixture
def row(session, matcher):
    return a_posting(session, matcher, title="PMO Analyst", workplace="hybrid", salary=None)


def found(session, person, query):
    return find(session, person.id, Filters.from_query(query), now=NOW)


def counted(session, person, name):
    facet = next(one for one in found(session, person, "").facets if one.name == name)
    return {option.value: option.count for option in facet.options if option.count}


@pytest.mark.parametrize("case", SAID, ids=lambda case: case[0])
def test_a_list_is_filtered_and_counted_by_what_was_put_right(session, matcher, reader, row, case):
    name, read, said = case
    other = a_reader(session)
    assert counted(session, reader, name) == {read: 1}
    wish = Wish(subject=name, value=said)
    ids = correcting.say(session, matcher, reader.id, row.id, wish, now=NOW)

    assert found(session, reader, f"{name}={said}").total == 1
    assert found(session, reader, f"{name}={read}").total == 0
    assert counted(session, reader, name) == {said: 1}
    assert [one.id for one in matching_rows(session, reader.id, Filters(**{name: (said,)}))] == [
        row.id
    ]
    assert found(session, other, f"{name}={read}").total == 1
    assert counted(session, other, name) == {read: 1}

    correcting.take_back(session, matcher, reader.id, row.id, ids)
    assert counted(session, reader, name) == {read: 1}


def test_what_is_not_stated_at_all_is_found_as_that(session, matcher, reader, row):
    for subject in ("workplace", "level"):
        wish = Wish(subject=subject, value="none")
        correcting.say(session, matcher, reader.id, row.id, wish, now=NOW)

    assert found(session, reader, "workplace=unstated&level=unstated").total == 1
    assert counted(session, reader, "level") == {"unstated": 1}


def test_a_pay_that_a_person_found_counts_as_stated(session, matcher, reader, row):
    assert found(session, reader, "pay=stated").total == 0
    wish = Wish(subject="pay", value="£38,000 to £42,000 a year")
    correcting.say(session, matcher, reader.id, row.id, wish, now=NOW)

    assert found(session, reader, "pay=stated").total == 1
    assert counted(session, reader, "pay") == {"stated": 1}


def test_a_correction_of_words_that_changed_counts_no_more(session, matcher, reader, row):
    for subject, value in (("level", "manager"), ("workplace", "remote")):
        wish = Wish(subject=subject, value=value)
        correcting.say(session, matcher, reader.id, row.id, wish, now=NOW)
    row.profile = row.profile | {"title": "Senior PMO Analyst"}
    row.level, row.workplace = "senior", "onsite"
    session.commit()

    assert own_readings(session, reader.id).said == {}
    assert counted(session, reader, "level") == {"senior": 1}
    assert counted(session, reader, "workplace") == {"onsite": 1}


def test_the_market_of_a_plan_is_limited_by_it_too(session, matcher, reader, row):
    def market(level):
        return market_plan.market_ids(session, reader.id, Filters(level=(level,)), NOW)

    assert (market("analyst"), market("manager")) == ([row.id], [])
    wish = Wish(subject="level", value="manager")
    correcting.say(session, matcher, reader.id, row.id, wish, now=NOW)
    assert (market("analyst"), market("manager")) == ([], [row.id])


def test_that_a_job_is_no_pmo_work_holds_beside_it(session, matcher, reader, row):
    wish = Wish(subject="track", value="other")
    correcting.say(session, matcher, reader.id, row.id, wish, now=NOW)
    work_verdicts.say(session, reader.id, row.id, is_pmo=False, now=NOW)

    assert found(session, reader, "track=other").total == 0
    assert found(session, reader, "track=other&pmo=all").total == 1


@pytest.mark.postgres
def test_on_postgresql_alike(postgres_url, matcher):
    engine = create_engine(postgres_url)
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        person = a_reader(session)
        row = a_posting(session, matcher, title="PMO Analyst", workplace="hybrid", salary=None)
        for wish in (
            Wish(subject="level", value="none"),
            Wish(subject="workplace", value="remote"),
            Wish(subject="track", value="programme"),
            Wish(subject="pay", value="£38,000 a year"),
        ):
            correcting.say(session, matcher, person.id, row.id, wish, now=NOW)
        query = "level=unstated&workplace=remote&track=programme&pay=stated"

        assert found(session, person, query).total == 1
        assert counted(session, person, "workplace") == {"remote": 1}
    engine.dispose()
