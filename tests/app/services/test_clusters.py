"""Adverts of one job stand together, as far as a person does not say otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from app.mail.links import Links
from app.models import DigestItem, JobVerdict, OutboxMail, OwnJob, Posting
from app.services import clusters, digest, job_decisions, track
from app.services.errors import NotFoundError, RefusedError
from app.services.filters import Filters
from app.services.intake import take_in
from app.services.search import find, visible_to
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
    """It has the words of one and the address of the other."""
    at = "https://brack.example/jobs/17"
    one = taken(source="greenhouse", description_text=LONG)
    other = taken(source="lever", url=at, description_text=" ".join(reversed(LONG.split())))
    taken(reader, board="", source="jsonld", url=at, description_text=LONG)

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


# --- named once -------------------------------------------------------------------------------


def shown(session, person, **filters):
    return find(session, person.id, Filters(**filters), now=NOW)


def test_the_list_has_one_card_a_job_with_all_its_cities_and_adverts(session, reader, taken):
    one = taken(places=LEEDS, source="greenhouse")
    other = taken(places=BRISTOL, source="lever")
    found = shown(session, reader)
    (hit,) = found.hits

    assert (found.total, {hit.posting.id, *(row.id for row in hit.others)}) == (1, {one, other})
    assert {place["city"] for place in hit.places} == {"Leeds", "Bristol"}
    assert {o.value: o.count for f in found.facets if f.name == "source" for o in f.options} == {
        "greenhouse": 1,
        "lever": 1,
    }


def test_a_job_is_found_by_any_of_its_adverts(session, reader, taken):
    taken(places=LEEDS)
    bristol = taken(places=BRISTOL, posted_on=date(2026, 11, 1))

    assert [hit.posting.id for hit in shown(session, reader, place="Bristol").hits] == [bristol]


def test_a_closed_advert_does_not_close_its_job(session, reader, twice):
    session.get(Posting, twice[1]).state = "closed"
    session.commit()
    (hit,) = shown(session, reader).hits

    assert (hit.posting.id, [row.state for row in hit.others]) == (twice[0], ["closed"])
    assert shown(session, reader, state=("closed",)).total == 0


def test_the_stage_of_one_advert_is_that_of_the_job(session, reader, twice):
    track.save(session, reader.id, twice[0], now=NOW)

    assert [hit.stage for hit in shown(session, reader).hits] == ["saved"]


def test_a_digest_names_a_job_once_and_never_again(session, reader, taken, twice):
    links = Links("https://jobs.example.com", "x" * 32)
    first = digest.news(session, reader.id, Filters(), links=links, now=NOW)
    mail = OutboxMail(
        person_id=reader.id,
        key="k",
        kind="digest",
        to_address="a@example.com",
        subject="s",
        text="t",
        headers={},
        message_id="m",
        created_at=NOW,
    )
    session.add(mail)
    session.flush()
    session.add(DigestItem(person_id=reader.id, posting_id=first.posting_ids[0], mail_id=mail.id))
    session.commit()
    taken(source="ashby")
    second = digest.news(session, reader.id, Filters(), links=links, now=NOW)

    assert (first.count, first.more) == (1, 0)
    assert second.count == 0


def test_what_a_person_split_is_named_by_itself(session, reader, twice):
    job_decisions.split(session, reader.id, twice[1], now=NOW)

    assert shown(session, reader).total == 2


@given(st.data())
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12, deadline=None
)
def test_however_adverts_come_each_is_in_one_job_and_the_counts_agree(
    session, matcher, reader, data
):
    adverts = data.draw(
        st.lists(
            st.builds(
                a_read_posting,
                title=st.sampled_from(["PMO Analyst", "PMO Lead"]),
                source=st.sampled_from(["greenhouse", "lever"]),
                source_id=st.sampled_from("123456"),
                company=st.sampled_from(["Brackenholt Energy", "Tallow Bridge"]),
                places=st.sampled_from([LEEDS, BRISTOL]),
                requisition_id=st.sampled_from([None, "R-1", "R-2"]),
                description_text=st.just(LONG),
            ),
            max_size=5,
        )
    )
    take_in(session, matcher, adverts, person_id=None, board="b", now=NOW)
    groups = jobs(session, reader)
    found = shown(session, reader)

    assert sorted(one for group in groups for one in group) == sorted(
        session.scalars(select(Posting.id))
    )
    assert found.total == len(groups)
    numbers = {row.id: row.requisition_id for row in session.scalars(select(Posting))}
    assert all(len({numbers[one] for one in group} - {None}) <= 1 for group in groups)
