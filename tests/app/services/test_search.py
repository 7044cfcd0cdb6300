"""Searching: what a filter leaves, what is counted, and whose rows are seen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from app.models import Base
from app.services import resumes
from app.services.filters import AGES, LEVELS, SORTS, STATES, TRACKS, WORKPLACES, Filters
from app.services.market_index import MarketIndex
from app.services.ranking import ranking_of
from app.services.search import find, matching_rows
from app.services.search_text import plain_words, search_line, terms
from scrapers import Place, Salary
from tests.factories_postings import NOW, NURSE_TEXT, RESUME_TEXT, a_posting, a_reader

EVERYTHING = Filters(pmo_only=False, state=("open", "unknown", "closed"))


def titles(session, person, query, **more):
    rows = matching_rows(session, person.id, Filters.from_query(query), now=NOW, **more)
    return [row.title for row in rows]


@pytest.fixture
def reader(session):
    return a_reader(session)


# --- the query string ------------------------------------------------------------------------

some_of = {
    name: st.lists(st.sampled_from(list(values)), unique=True)
    for name, values in {
        "workplace": WORKPLACES,
        "level": LEVELS,
        "track": TRACKS,
        "state": STATES,
        "source": ["greenhouse", "text", "lever"],
    }.items()
}


@given(
    q=st.text(max_size=60),
    place=st.text(max_size=60),
    chosen=st.fixed_dictionaries(some_of),
    pay=st.booleans(),
    age=st.sampled_from([None, *AGES, 365]),
    pmo_only=st.booleans(),
    sort=st.sampled_from(list(SORTS)),
)
def test_a_query_string_reads_back_as_itself(*, q, place, chosen, pay, age, pmo_only, sort):
    made = Filters(
        q=q, place=place, pay_stated=pay, age=age, pmo_only=pmo_only, sort=sort,
        **{name: tuple(values) for name, values in chosen.items()},
    )  # fmt: skip
    once = Filters.from_query(made.to_query())

    assert Filters.from_query(once.to_query()) == once
    assert once.to_query() == Filters.from_query(once.to_query()).to_query()
    assert set(once.workplace) == set(made.workplace)
    assert (once.pay_stated, once.age, once.pmo_only, once.sort) == (pay, age, pmo_only, sort)


@given(st.text(max_size=300))
def test_no_query_string_is_too_odd_to_read(query):
    filters = Filters.from_query(query)

    assert isinstance(filters.describe(), str)
    assert filters.age is None or 1 <= filters.age <= 365


def test_the_default_search_has_an_empty_query_string():
    assert Filters().to_query() == ""
    assert Filters.from_query("") == Filters()


def test_values_come_in_one_order_whatever_was_typed():
    assert (
        Filters.from_query("workplace=remote&workplace=hybrid&workplace=remote").to_query()
        == "workplace=hybrid&workplace=remote"
    )


@pytest.mark.parametrize(
    "query",
    ["level=wizard", "colour=blue", "age=0", "age=99999999999", "age=²", "sort=luck", "pay=much"],
)
def test_what_is_not_known_is_left_out_and_named(query):
    filters = Filters.from_query(query)

    assert filters == Filters()
    assert filters.ignored == (query,)


def test_a_page_number_is_no_filter():
    assert Filters.from_query("page=3").ignored == ()


def test_a_filter_can_be_taken_off_one_value_at_a_time():
    filters = Filters.from_query("q=risk&level=entry&level=analyst&pay=stated&pmo=all")

    assert filters.without("level", "entry").level == ("analyst",)
    assert filters.without("level").level == ()
    assert filters.without("q").q == ""
    assert filters.without("pay_stated").pay_stated is False
    assert filters.without("pmo_only").pmo_only is True


def test_every_filter_in_use_is_named_and_taking_all_off_leaves_the_default():
    filters = Filters.from_query(
        "q=risk&place=Leeds&workplace=remote&level=entry&track=pmo&source=text&state=open"
        "&pay=stated&age=7&pmo=all"
    )
    bare = filters
    for name, value, words in filters.in_use():
        assert words
        bare = bare.without(name, value)

    assert len(filters.in_use()) == 10
    assert bare == Filters()


def test_a_search_says_itself_in_words():
    words = Filters.from_query(
        "q=pmo analyst&place=Leeds&workplace=hybrid&workplace=remote&pay=stated&age=7"
    ).describe()

    assert words == "“pmo analyst”, in Leeds, workplace: Hybrid or Remote, pay stated, last 7 days"
    assert Filters().describe() == "Every posting"


# --- the words -------------------------------------------------------------------------------


@given(st.text(max_size=200))
def test_words_are_found_again_in_their_own_line(text):
    line = search_line([text], [])

    for term in terms(text.replace('"', " ").replace("“", " ").replace("-", " ")):
        assert term.needle in line


def test_accents_case_and_punctuation_do_not_matter():
    assert plain_words("Büro für PROJEKTE – München/Süd") == "buro fur projekte munchen sud"


def test_quotes_keep_words_together_and_minus_keeps_them_out():
    assert [(t.needle, t.is_wanted) for t in terms('"raid log" plan -senior')] == [
        (" raid log ", True),
        (" plan", True),
        (" senior", False),
    ]


# --- the rows --------------------------------------------------------------------------------


def test_finds_beginnings_of_words_in_title_company_and_text(session, matcher, reader):
    a_posting(session, matcher, title="PMO Analyst", company="Brackenholt Energy")

    assert titles(session, reader, "q=analys") == ["PMO Analyst"]
    assert titles(session, reader, "q=bracken+raid") == ["PMO Analyst"]
    assert titles(session, reader, "q=nalyst") == []


def test_percent_and_underscore_are_ordinary_letters(session, matcher, reader):
    a_posting(session, matcher)

    assert titles(session, reader, "q=%25") == ["PMO Analyst"]
    assert titles(session, reader, "q=p_o") == []


def test_a_phrase_is_found_only_as_it_stands(session, matcher, reader):
    a_posting(session, matcher)

    assert titles(session, reader, 'q="raid log"') == ["PMO Analyst"]
    assert titles(session, reader, 'q="log raid"') == []


def test_a_word_with_minus_keeps_postings_out(session, matcher, reader):
    a_posting(session, matcher, title="Senior PMO Analyst")
    a_posting(session, matcher, title="Junior PMO Analyst")

    assert titles(session, reader, "q=pmo -senior") == ["Junior PMO Analyst"]


def test_a_place_is_looked_for_among_places_alone(session, matcher, reader):
    a_posting(session, matcher, title="PMO Lead", places=(Place(text="Reading, UK"),))
    a_posting(session, matcher, title="PMO Clerk", places=(), description_text="Reading reports.")

    assert titles(session, reader, "place=Reading") == ["PMO Lead"]


@pytest.mark.parametrize("place", ["Leeds", "leeds", "United Kingdom", "UK", "GB Leeds"])
def test_a_country_is_found_by_its_names(session, matcher, reader, place):
    a_posting(session, matcher)
    found = titles(session, reader, f"place={place}")

    assert found == ([] if place == "GB Leeds" else ["PMO Analyst"])


def test_only_pmo_work_shows_unless_asked_otherwise(session, matcher, reader):
    a_posting(session, matcher, title="Staff Nurse", description_text=NURSE_TEXT)

    assert titles(session, reader, "") == []
    assert titles(session, reader, "pmo=all") == ["Staff Nurse"]


def test_closed_postings_show_only_when_asked_for(session, matcher, reader):
    a_posting(session, matcher, title="PMO Open")
    a_posting(session, matcher, title="PMO Closed", state="closed")
    a_posting(session, matcher, title="PMO Unknown", state="unknown")

    assert sorted(titles(session, reader, "")) == ["PMO Open", "PMO Unknown"]
    assert titles(session, reader, "state=closed") == ["PMO Closed"]


def test_unstated_is_a_value_of_its_own(session, matcher, reader):
    a_posting(session, matcher, title="PMO Hybrid")
    a_posting(session, matcher, title="PMO Silent", workplace=None)

    assert titles(session, reader, "workplace=unstated") == ["PMO Silent"]
    assert len(titles(session, reader, "workplace=unstated&workplace=hybrid")) == 2


def test_pay_stated_means_pay_is_there(session, matcher, reader):
    a_posting(session, matcher, title="PMO Paid", salary=Salary(min=34000, currency="GBP"))
    a_posting(session, matcher, title="PMO Silent")

    assert titles(session, reader, "pay=stated") == ["PMO Paid"]


def test_age_goes_by_the_posting_day_and_without_one_by_when_it_was_first_seen(
    session, matcher, reader
):
    a_posting(session, matcher, title="PMO Fresh", posted_on=date(2026, 11, 19))
    a_posting(session, matcher, title="PMO Old", posted_on=date(2026, 10, 1))
    a_posting(session, matcher, title="PMO Undated", posted_on=None)
    a_posting(session, matcher, title="PMO Stale", posted_on=None, now=NOW - timedelta(days=40))

    assert sorted(titles(session, reader, "age=7")) == ["PMO Fresh", "PMO Undated"]


def test_since_leaves_what_was_first_seen_later(session, matcher, reader):
    a_posting(session, matcher, title="PMO Before", now=NOW - timedelta(days=2))
    a_posting(session, matcher, title="PMO After", now=NOW)

    assert titles(session, reader, "", since=NOW - timedelta(days=1)) == ["PMO After"]


def test_nobody_sees_what_another_person_brought(session, matcher, reader):
    other = a_reader(session)
    a_posting(session, matcher, other.id, title="PMO Private")
    a_posting(session, matcher, reader.id, title="PMO Own")
    a_posting(session, matcher, None, title="PMO Shared")

    assert sorted(titles(session, reader, "")) == ["PMO Own", "PMO Shared"]
    found = find(session, reader.id, EVERYTHING, now=NOW)
    assert found.total == 2
    assert sum(o.count for f in found.facets if f.name == "track" for o in f.options) == 2


def test_counts_say_what_each_value_would_leave(session, matcher, reader):
    for workplace in ("remote", "remote", "onsite", None):
        a_posting(session, matcher, workplace=workplace)
    found = find(session, reader.id, Filters.from_query("workplace=onsite"), now=NOW)
    counts = {o.value: o.count for f in found.facets if f.name == "workplace" for o in f.options}

    assert found.total == 1
    assert counts == {"onsite": 1, "hybrid": 0, "remote": 2, "unstated": 1}


def test_every_count_is_what_choosing_it_gives(session, matcher, reader):
    a_posting(session, matcher, title="PMO Manager", workplace="remote", source="lever")
    a_posting(session, matcher, title="PMO Analyst", salary=Salary(max=300, period="day"))
    a_posting(session, matcher, title="PMO Intern", workplace=None, posted_on=date(2026, 1, 1))
    a_posting(session, matcher, title="PMO Director", state="closed")
    found = find(session, reader.id, Filters(), now=NOW)

    for facet in found.facets:
        for option in facet.options:
            alone = Filters.from_query(f"{facet.name}={option.value}")
            assert find(session, reader.id, alone, now=NOW).total == option.count, option


def test_pages_are_cut_and_a_page_too_far_is_the_last_one(session, matcher, reader):
    for number in range(23):
        a_posting(session, matcher, title=f"PMO Analyst {number}")
    first = find(session, reader.id, Filters(), now=NOW)
    beyond = find(session, reader.id, Filters(), page=99, now=NOW)

    assert (first.total, first.pages, len(first.hits)) == (23, 2, 20)
    assert (beyond.page, len(beyond.hits)) == (2, 3)
    assert not {h.posting.id for h in first.hits} & {h.posting.id for h in beyond.hits}


def test_newest_comes_first_and_closing_soonest_puts_the_undated_last(session, matcher, reader):
    a_posting(session, matcher, title="PMO B", posted_on=date(2026, 11, 1))
    a_posting(
        session, matcher, title="PMO A",
        posted_on=date(2026, 11, 10), closes_on=date(2026, 12, 1),
    )  # fmt: skip
    a_posting(
        session, matcher, title="PMO C", posted_on=date(2026, 11, 5), closes_on=date(2026, 11, 25)
    )

    def order(query):
        found = find(session, reader.id, Filters.from_query(query), now=NOW)
        return [hit.posting.title for hit in found.hits]

    assert order("sort=new") == ["PMO A", "PMO C", "PMO B"]
    assert order("sort=closing") == ["PMO C", "PMO A", "PMO B"]
    assert order("sort=match") == order("sort=new")


# --- the other database -----------------------------------------------------------------------


@pytest.fixture
def on_postgres(postgres_url):
    """A session on a fresh PostgreSQL schema."""
    engine = create_engine(postgres_url)
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.mark.postgres
def test_postgresql_finds_counts_sorts_and_scores_alike(on_postgres, matcher):
    session = on_postgres
    person = a_reader(session)
    data = RESUME_TEXT.encode()
    resume = resumes.add(session, matcher, data, "ada.txt", person_id=person.id, now=NOW).resume
    a_posting(session, matcher, title="PMO Analyst", closes_on=date(2026, 12, 1), source_id="1")
    a_posting(session, matcher, title="PMO Lead", posted_on=None, salary=Salary(min=50000))
    a_posting(session, matcher, title="PMO Analyst II", source_id="1", now=NOW + timedelta(hours=1))
    ranking = ranking_of(session, MarketIndex(matcher), resume)

    assert titles(session, person, 'q="analyst ii"&place=uk') == ["PMO Analyst II"]
    for sort in SORTS:
        filters = Filters(sort=sort, age=30)
        found = find(session, person.id, filters, ranking=ranking, now=NOW)
        assert found.total == 2
        assert all(hit.fit is not None for hit in found.hits)
    pay = next(facet for facet in found.facets if facet.name == "pay")
    assert [option.count for option in pay.options] == [1]
