"""The board's order is that of matching every posting, though only what is shown is matched."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, insert, select

from app.models import Fit, Posting
from app.services import fits, resumes
from app.services.filters import Filters
from app.services.index_upkeep import catch_up_all
from app.services.ranking import DOUBT, Ranking, ranking_for
from app.services.reading_marks import read_mark
from app.services.score_rules import good_from
from app.services.search import find
from app.services.shortlist import shortlist
from matcher import PostingProfile
from matcher import Resume as ReadResume
from tests.factories_market import fill
from tests.factories_postings import NOW, a_posting, a_reader


def matched_one_by_one(session, matcher, resume, *wanted):
    """Return (id, score) of every posting as matching all of them puts them."""
    reading = ReadResume.from_dict(resume.reading)
    rows = session.execute(
        select(Posting.id, Posting.profile, Posting.posted_on).where(*wanted)
    ).all()
    scored = [
        (-matcher.match(reading, PostingProfile.from_dict(profile)).score, day, number)
        for number, profile, day in rows
    ]
    ordered = sorted(scored, key=lambda one: (one[0], -one[1].toordinal(), -one[2]))
    return [(number, -score) for score, _, number in ordered]


def all_pages(session, person, filters, market):
    first = shortlist(session, market, person.id, filters, now=NOW).found
    hits = list(first.hits)
    for page in range(2, first.pages + 1):
        hits += shortlist(session, market, person.id, filters, page=page, now=NOW).found.hits
    return [(hit.posting.id, hit.fit.score) for hit in hits]


def test_every_page_is_in_the_order_of_matching_everything(
    session, matcher, market, reader, resume
):
    fill(session, matcher, 400)
    catch_up_all(session, market)
    wanted = matched_one_by_one(session, matcher, resume, Posting.is_pmo)

    assert all_pages(session, reader, Filters(), market) == wanted


def test_a_look_matches_little_more_than_it_shows(session, matcher, market, reader, resume):
    fill(session, matcher, 1500)
    catch_up_all(session, market)
    found = shortlist(session, market, reader.id, Filters(), now=NOW).found

    assert found.total == 1200
    assert found.unscored == 0
    assert session.scalar(select(func.count()).select_from(Fit)) < 120


def test_however_many_are_nearly_equal_no_page_shows_one_twice_or_leaves_one_out(
    session, matcher, market, reader, resume
):
    row = a_posting(session, matcher)
    alike(session, row, 600)
    session.delete(row)
    session.commit()
    catch_up_all(session, market)
    told = all_pages(session, reader, Filters(), market)
    wanted = matched_one_by_one(session, matcher, resume, Posting.is_pmo)

    scores = [score for _, score in wanted]
    assert 0 < scores[0] - scores[-1] < DOUBT
    assert len(wanted) == 600
    assert told == wanted


def alike(session, row, count):
    """Store as many adverts of other jobs that score within a fraction of a point of this one."""
    columns = [one.key for one in Posting.__table__.columns if one.key != "id"]
    whole = {name: getattr(row, name) for name in columns}
    rows = []
    for number in range(count):
        # A few days of experience more or less move a score a little.
        years = {"id": "experience", "kind": "experience", "label": "years", "any_of": None}
        years |= {"min_years": 9 + number % 3 / 100, "strength": "required", "start": 0, "end": 0}
        asked = [one for one in whole["profile"]["requirements"] if one["kind"] != "experience"]
        told = whole["profile"] | {"requirements": [*asked, years]}
        own = {"source_id": f"alike-{number}", "url": f"https://jobs.example.com/alike/{number}"}
        day = date(2026, 11, 1) + timedelta(days=number % 13)
        rows.append(whole | own | {"profile": told, "read_mark": read_mark(told), "posted_on": day})
    session.execute(insert(Posting), rows)
    session.commit()


def test_filters_narrow_the_order_and_change_nothing_in_it(
    session, matcher, market, reader, resume
):
    fill(session, matcher, 300)
    catch_up_all(session, market)
    filters = Filters.from_query("workplace=remote&pmo=all&level=senior&level=analyst")
    wanted = matched_one_by_one(
        session,
        matcher,
        resume,
        Posting.workplace == "remote",
        Posting.level.in_(("senior", "analyst")),
    )

    assert wanted
    assert all_pages(session, reader, filters, market) == wanted


def test_what_the_index_lacks_is_in_its_place_all_the_same(
    session, matcher, market, reader, resume
):
    fill(session, matcher, 60)
    catch_up_all(session, market)
    own = a_posting(session, matcher, reader.id)
    a_posting(session, matcher, a_reader(session).id)
    late = a_posting(session, matcher, title="PMO Director")
    told = all_pages(session, reader, Filters(), market)
    visible = Posting.person_id.is_(None) | (Posting.person_id == reader.id)

    assert told == matched_one_by_one(session, matcher, resume, Posting.is_pmo, visible)
    assert {own.id, late.id} <= {number for number, _ in told}


def test_a_large_market_without_an_index_is_counted_as_still_unscored(
    session, matcher, market, reader, resume
):
    fill(session, matcher, 500)
    found = shortlist(session, market, reader.id, Filters(), now=NOW)
    assert found.unscored == 100
    assert all(hit.fit for hit in found.found.hits)
    catch_up_all(session, market)

    assert shortlist(session, market, reader.id, Filters(), now=NOW).unscored == 0


def test_a_posting_pasted_in_as_the_resume_loses_its_place(session, matcher, market, reader):
    fill(session, matcher, 60)
    copied = a_posting(session, matcher)
    catch_up_all(session, market)
    data = copied.description_text.encode()
    resumes.add(session, matcher, data, "copied.txt", person_id=reader.id, now=NOW)
    resume = resumes.current(session, reader.id)
    told = all_pages(session, reader, Filters(), market)

    assert sorted(told) == sorted(matched_one_by_one(session, matcher, resume, Posting.is_pmo))
    scores = [score for _, score in told]
    assert scores == sorted(scores, reverse=True)


def test_good_matches_are_counted_as_matching_everything_counts_them(
    session, matcher, market, reader, resume
):
    fill(session, matcher, 400)
    catch_up_all(session, market)
    ranked = ranking_for(session, market, reader.id)
    found = find(session, reader.id, Filters(), ranking=ranked, now=NOW)
    every = matched_one_by_one(session, matcher, resume, Posting.is_pmo)

    for least in (good_from(), 55.0, 40.0, 20.0):
        assert ranked.at_least(found.jobs, least) == sum(score >= least for _, score in every)


def test_sorted_by_date_the_page_has_its_scores(session, matcher, market, reader, resume):
    fill(session, matcher, 50)
    catch_up_all(session, market)
    found = shortlist(session, market, reader.id, Filters(sort="new"), now=NOW).found
    exact = dict(matched_one_by_one(session, matcher, resume))

    assert not found.by_match
    days = [hit.posting.posted_on for hit in found.hits]
    assert days == sorted(days, reverse=True)
    assert all(hit.fit.score == exact[hit.posting.id] for hit in found.hits)


def test_what_is_kept_is_dropped_with_the_text_it_was_made_from(
    session, matcher, market, reader, resume
):
    row = a_posting(session, matcher, source_id="9")
    catch_up_all(session, market)
    all_pages(session, reader, Filters(), market)
    text = "PMP and PgMP are required. Fluent German is required."
    a_posting(session, matcher, source_id="9", description_text=text)
    ((number, score),) = all_pages(session, reader, Filters(), market)

    assert number == row.id
    assert score == fits.score(session, matcher, resume, [row.id])[row.id]


class Told(NamedTuple):
    id: int
    day: date


def paged(near, exact, sure, count):
    """Return what somebody sees who pages through jobs to the end; what was matched is kept."""
    jobs = [[Told(number, date(2026, 9, 1))] for number in exact]
    kept, seen = {}, []
    for first in range(0, count, 20):
        ranked = Ranking(near, kept, lambda asked: {one: exact[one] for one in asked}, sure=sure)
        leads = [one.id for one in ranked.page(jobs, first, first + 20)]
        ranked.settle(leads)
        kept |= {one: exact[one] for one in ranked.known() if ranked.score(one) == exact[one]}
        seen += leads
    return seen


def test_equals_by_the_thousand_are_paged_through_once_each():
    count = 3000
    exact = dict.fromkeys(range(count), 50.0)
    wrong = {number: 50.0 + (number * 37 % 21 - 10) / 100 for number in range(count)}
    few = {number for number in range(count) if number % 60 == 0}
    near = {number: wrong[number] if number in few else exact[number] for number in range(count)}
    wanted = sorted(exact, reverse=True)

    assert paged(near, exact, exact.keys() - few, count) == wanted
    # Where nothing is sure, so many equals cannot be told apart by a few matches a page.
    assert paged(wrong, exact, frozenset(), count) != wanted


DAYS = st.dates(date(2026, 9, 1), date(2026, 9, 9))


@given(
    st.lists(
        st.lists(st.tuples(st.floats(0, 100), st.floats(-0.2, 0.2), DAYS), min_size=1, max_size=3),
        min_size=1,
        max_size=30,
    ),
    st.integers(0, 25),
    st.integers(1, 10),
)
def test_any_page_of_any_market_is_exact_within_the_doubt(market, first, count):
    near, exact, jobs, number = {}, {}, [], 0
    for adverts in market:
        job = []
        for score, doubt, day in adverts:
            number += 1
            exact[number] = round(score, 2)
            near[number] = exact[number] + doubt
            job.append(Told(number, day))
        jobs.append(job)
    ranked = Ranking(near, {}, lambda asked: {one: exact[one] for one in asked})
    leads = [max(job, key=lambda one: (exact[one.id], one.day, one.id)) for job in jobs]
    wanted = sorted(leads, key=lambda one: (exact[one.id], one.day, one.id), reverse=True)

    assert ranked.page(jobs, first, first + count) == wanted[first : first + count]
