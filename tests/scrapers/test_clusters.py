"""Sightings of one job stand together; what is proved different never does."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers import Place, Posting
from scrapers.clusters import (
    Cluster,
    Link,
    Sighting,
    Verdicts,
    group_into_jobs,
    likely_same_vacancy,
)

DAY = date(2026, 2, 10)
WORDS = [
    "plan",
    "report",
    "board",
    "risk",
    "budget",
    "steer",
    "chair",
    "minute",
    "action",
    "register",
    "change",
    "vendor",
    "forecast",
    "baseline",
    "milestone",
    "dependency",
    "sponsor",
    "benefit",
    "tranche",
    "gateway",
    "assurance",
    "audit",
    "tool",
    "template",
    "standard",
    "train",
    "coach",
    "portfolio",
    "programme",
    "project",
    "office",
    "quality",
    "scope",
    "schedule",
    "resource",
]


def prose(seed: int, length: int = 120) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(length))


def a_sighting(key: str, *, seen: date = DAY, city: str | None = "Leeds", **given) -> Sighting:
    told = {
        "source": "greenhouse",
        "source_id": key,
        "title": "PMO Analyst",
        "company": "Harbourline",
        "description_text": prose(1),
        "places": (Place(text=city, city=city),) if city else (),
        "posted_on": seen,
    }
    return Sighting(key=key, posting=Posting(**(told | given)), first_seen=seen)


def grouped(*sightings: Sighting, **given) -> set[frozenset[str]]:
    return {frozenset(cluster.keys) for cluster in group_into_jobs(sightings, **given)}


TOGETHER = {frozenset({"a", "b"})}
APART = {frozenset({"a"}), frozenset({"b"})}


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        ({"source": "lever", "company": "Harbourline Ltd."}, "copy"),
        ({"source": "adzuna", "description_text": "Keep the plan …"}, "copy"),
        ({"seen": DAY + timedelta(days=30)}, "repost"),
        ({"city": "York"}, "city"),
        ({"source": "lever", "title": "PMO Analyst (m/f/d) - Remote"}, "copy"),
        ({"city": "York", "title": "PMO Analyst - York"}, "city"),
        ({"source": "reed", "title": "PMO Analyst (Leeds)", "company": "HARBOUR LINE UK"}, "copy"),
        ({"source": "reed", "city": None, "description_text": None}, "copy"),
        ({"source_id": "a", "seen": DAY + timedelta(days=200)}, "identity"),
    ],
)
def test_joins_sightings_of_one_job_and_says_why(other, kind):
    (cluster,) = group_into_jobs([a_sighting("a"), a_sighting("b", **other)])

    assert cluster == Cluster(("a", "b"), (Link("a", "b", kind),))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"requisition_id": "R-1"}, {"requisition_id": "R-2", "source": "lever"}),
        ({}, {}),
        ({}, {"source": "lever", "description_text": prose(2)}),
        ({}, {"source": "lever", "title": "Senior PMO Analyst"}),
        ({}, {"source": "lever", "company": "Tidewell"}),
        ({}, {"seen": DAY + timedelta(days=200)}),
        ({"description_text": None}, {"source": "lever", "description_text": None, "city": "York"}),
        ({"company": None}, {"company": None, "source": "lever"}),
    ],
    ids=[
        "numbers differ",
        "twins",
        "words differ",
        "seniority",
        "company",
        "long ago",
        "no words, other city",
        "no company",
    ],
)
def test_keeps_apart_what_is_or_may_be_different(one, other):
    assert grouped(a_sighting("a", **one), a_sighting("b", **other)) == APART


def test_the_same_address_or_number_is_the_same_job():
    one = a_sighting("a", url="https://example.com/1/?utm_source=x", title="PMO Analyst II")
    other = a_sighting("b", url="http://example.com/1", source="rss", description_text=prose(3))
    assert grouped(one, other) == TOGETHER

    one = a_sighting("a", requisition_id="R-77", description_text=prose(4))
    other = a_sighting("b", requisition_id="r 77", description_text=prose(5), city="York")
    assert grouped(one, other) == TOGETHER


def test_what_fits_two_numbers_stands_alone():
    """The middle one has no number and resembles both: a guess would hide one of the jobs."""
    sightings = [
        a_sighting("a", requisition_id="R-1"),
        a_sighting("b", source="lever"),
        a_sighting("c", source="ashby", requisition_id="R-2"),
    ]

    assert grouped(*sightings) == {frozenset(key) for key in "abc"}


def test_a_copy_that_tells_its_number_goes_with_that_number():
    text = f"{prose(1)}. Job reference: R-20419."
    sightings = [
        a_sighting("a", requisition_id="R-20417"),
        a_sighting("b", requisition_id="R-20419"),
        a_sighting("c", source="reed", description_text=text),
    ]

    assert grouped(*sightings) == {frozenset("a"), frozenset("bc")}


def test_a_copy_in_its_own_city_is_not_torn_by_the_number_of_another():
    sightings = [
        a_sighting("a", requisition_id="R-1"),
        a_sighting("b", requisition_id="R-2", city="York"),
        a_sighting("c", source="reed", city="York"),
    ]

    assert grouped(*sightings) == {frozenset("a"), frozenset("bc")}


def test_an_advert_without_words_joins_the_only_job_of_its_title_and_city():
    bare = a_sighting("c", source="reed", description_text=None)
    one, other = a_sighting("a"), a_sighting("b", description_text=prose(2))

    assert grouped(one, bare) == {frozenset("ac")}
    assert grouped(one, other, bare) == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_an_advert_without_words_and_with_a_number_of_its_own_stands_alone():
    one = a_sighting("a")
    bare = a_sighting("b", source="reed", description_text=None, requisition_id="R-20417")

    assert grouped(one, bare) == APART


def test_one_source_that_gives_one_advert_words_and_another_none_tells_of_two():
    one = a_sighting("a")
    bare = a_sighting("b", seen=DAY + timedelta(days=20), description_text=None)
    again = a_sighting("c", seen=DAY + timedelta(days=30), description_text=None)

    assert grouped(one, bare) == APART
    assert grouped(bare, again) == {frozenset("bc")}


def test_a_snippet_goes_with_the_advert_that_holds_it():
    one, other = prose(1, 200), prose(2, 200)
    cut = " ".join(other.split()[:60]) + "…"
    sightings = [
        a_sighting("a", description_text=one),
        a_sighting("b", description_text=other),
        a_sighting("c", source="adzuna", description_text=cut),
    ]

    assert grouped(*sightings) == {frozenset("a"), frozenset("bc")}


def test_a_snippet_of_what_two_adverts_begin_with_goes_with_neither():
    begun = prose(1, 80)
    sightings = [
        a_sighting("a", description_text=f"{begun}. {prose(2, 120)}"),
        a_sighting("b", description_text=f"{begun}. {prose(3, 120)}"),
        a_sighting("c", source="adzuna", description_text=f"{begun} …"),
    ]

    assert grouped(*sightings) == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_teams_that_are_named_in_the_text_are_two_jobs():
    words = prose(1)
    payments = a_sighting("a", description_text=f"You join the Payments team. {words}")
    lending = a_sighting(
        "b", seen=DAY + timedelta(days=9), description_text=f"You join the Lending team. {words}"
    )

    assert grouped(payments, lending) == APART


def test_a_feed_that_shows_a_job_twice_shows_one_if_the_board_has_one():
    twice = [a_sighting("a", source="adzuna"), a_sighting("b", source="adzuna")]

    assert grouped(*twice) == APART
    assert grouped(*twice, a_sighting("c")) == {frozenset("abc")}


def test_two_openings_without_any_date_are_no_repost():
    one, other = (
        Sighting(key=key, posting=replace(a_sighting(key).posting, posted_on=None)) for key in "ab"
    )

    assert grouped(one, other) == APART


def test_the_address_of_a_list_proves_nothing():
    given = {"url": "https://example.com/careers", "seen": DAY}
    one = a_sighting("a", **given, description_text=prose(4))
    other = a_sighting("b", **given, description_text=prose(5))

    assert grouped(one, other) == APART


def test_a_persons_verdict_is_the_last_word():
    same = [a_sighting("a"), a_sighting("b", source="lever")]
    split = Verdicts(different=frozenset({frozenset({"a", "b"})}))
    assert grouped(*same, verdicts=split) == APART

    different = [a_sighting("a"), a_sighting("b", company="Tidewell", description_text=prose(9))]
    joined = Verdicts(same=frozenset({frozenset({"a", "b"}), frozenset({"a", "gone"})}))
    assert grouped(*different, verdicts=joined) == TOGETHER


def test_two_agencies_with_the_same_words_are_suggested_and_not_merged():
    one, other = a_sighting("a"), a_sighting("b", company="Quick Hands Recruiting")

    assert grouped(one, other) == APART
    assert likely_same_vacancy([one, other]) == [("a", "b")]
    assert likely_same_vacancy([one, a_sighting("c", source="lever")]) == []


@given(st.lists(st.sampled_from(["Leeds", "York", None]), max_size=8), st.randoms())
def test_every_sighting_is_in_one_group_whatever_the_order(cities, chance):
    sightings = [
        a_sighting(f"k{i}", city=city, source=chance.choice(["lever", "ashby"]))
        for i, city in enumerate(cities)
    ]

    keys = [key for cluster in group_into_jobs(sightings) for key in cluster.keys]

    assert sorted(keys) == sorted(sighting.key for sighting in sightings)
