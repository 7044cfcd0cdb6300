"""Sightings of one job stand together; what is proved different never does."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import combinations

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
CITIES = ["Leeds", "York", "Derby", "Bath", "Cardiff", "Dundee", "Exeter", "Lincoln"]


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


def test_no_chain_of_likenesses_joins_two_numbers():
    """The middle one has no number and resembles both."""
    sightings = [
        a_sighting("a", requisition_id="R-1"),
        a_sighting("b", source="lever"),
        a_sighting("c", source="ashby", requisition_id="R-2"),
    ]

    found = grouped(*sightings)

    assert not any({"a", "c"} <= group for group in found)
    assert frozenset({"a", "b"}) in found


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


def market(jobs: int, chance: random.Random) -> tuple[list[Sighting], set[frozenset[str]]]:
    """Jobs with planted copies, reposts, city variants, twins and numbered requisitions."""
    sightings: list[Sighting] = []
    truth: set[frozenset[str]] = set()
    for job in range(jobs):
        told = {
            "company": f"Company {job % (jobs // 4)}",
            "title": chance.choice(["Project Manager", "PMO Analyst", "Planner"]),
            "description_text": prose(10_000 + job),
            "city": chance.choice(CITIES),
        }
        rows = [a_sighting(f"{job}-0", **told)]
        kind = chance.choice(["alone", "copy", "repost", "city", "twin", "number"])
        edited = f"{told['description_text']} {prose(50_000 + job, 6)}"
        changed = {
            "copy": {
                "source": "adzuna",
                "company": told["company"] + " Ltd",
                "description_text": edited,
            },
            "repost": {
                "seen": DAY + timedelta(days=chance.randint(7, 80)),
                "description_text": edited,
            },
            "city": {"city": chance.choice([c for c in CITIES if c != told["city"]])},
            "twin": {},
            "number": {"source": "adzuna", "requisition_id": f"N{job}b"},
        }
        if kind == "number":
            rows = [a_sighting(f"{job}-0", **told, requisition_id=f"N{job}a")]
        if kind != "alone":
            rows.append(a_sighting(f"{job}-1", **(told | changed[kind])))
        if kind in {"copy", "repost", "city"}:
            truth.add(frozenset(row.key for row in rows))
        sightings += rows
    chance.shuffle(sightings)
    return sightings, truth


def test_pairs_are_found_and_not_made_up():
    sightings, truth = market(1200, random.Random(7))

    found = {
        frozenset(pair)
        for cluster in group_into_jobs(sightings)
        for pair in combinations(cluster.keys, 2)
    }

    assert len(found & truth) / len(found) >= 0.99
    assert len(found & truth) / len(truth) >= 0.90
