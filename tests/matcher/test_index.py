"""The index: what it ranks first is what scoring every posting would rank first."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from matcher.market.catalogue import Held
from matcher.market.rows import Rows
from tests.matcher.texts import GOOD, NEIGHBOUR, PARTIAL, POSTING

ASKS = [
    "PMP or PRINCE2 is required.",
    "At least 5 years of project experience is essential.",
    "A bachelor's degree is required.",
    "Power BI would be a plus.",
    "Eligible for SC clearance.",
    "Fluent German is required.",
    "You keep the RAID log and the benefits register.",
    "You report to the steering committee on budget and schedule.",
    "We build hospitals, clinics and care homes; patients come first.",
    "Students must be currently enrolled in a degree.",
    "Scrum, Jira and Confluence are used every day.",
    "Construction site experience is preferred; construction is our business.",
]
TITLES = [
    "PMO Analyst", "Senior PMO Manager", "Project Coordinator", "Programme Director",
    "Construction Project Manager", "Scrum Master", "Staff Nurse", "Intern, Project Office",
]  # fmt: skip


def invented(matcher, count, seed=7):
    dice = random.Random(seed)
    return [
        matcher.read_posting(
            " ".join(dice.sample(ASKS, dice.randint(1, 7))), title=dice.choice(TITLES)
        )
        for _ in range(count)
    ]


@pytest.fixture(scope="module")
def market(matcher):
    return invented(matcher, 300)


@pytest.fixture(scope="module")
def resumes(matcher):
    return [matcher.read_resume(text.encode(), "resume.txt") for text in (GOOD, PARTIAL, NEIGHBOUR)]


def by_hand(matcher, resume, rows, top):
    scored = [(key, matcher.match(resume, profile).score) for key, profile in rows]
    return sorted(scored, key=lambda row: -row[1])[:top]


def test_the_ranking_is_that_of_scoring_every_posting(matcher, market, resumes):
    index = matcher.index(enumerate(market))

    for resume in resumes:
        assert index.rank(resume, 50) == by_hand(matcher, resume, enumerate(market), 50)


def test_the_columns_alone_come_near_the_exact_scores(matcher, market, resumes):
    index = matcher.index(enumerate(market))

    for resume in resumes:
        off = sorted(
            abs(score - matcher.score(resume, market[key]))
            for key, score in index.nearest(resume, len(market))
        )
        assert len(off) == len(market)
        assert off[len(off) // 2] < 0.2


def test_asking_for_more_than_there_is_gives_all_and_for_none_nothing(matcher, market, resumes):
    index = matcher.index(enumerate(market[:5]))

    assert len(index.rank(resumes[0], 100)) == 5
    assert index.rank(resumes[0], 0) == []
    assert matcher.index([]).rank(resumes[0]) == []


def test_equal_postings_keep_the_order_in_which_they_came(matcher, market, resumes):
    index = matcher.index((f"twin {n}", market[0]) for n in range(60))

    assert [key for key, _ in index.rank(resumes[0], 10)] == [f"twin {n}" for n in range(10)]


def test_a_key_stands_once_with_its_newest_posting(matcher, market, resumes):
    index = matcher.index([("a", market[0]), ("b", market[1]), ("a", market[2])])

    assert len(index) == 2
    assert sorted(index.keys()) == ["a", "b"]
    wanted = [("a", market[2]), ("b", market[1])]
    assert dict(index.rank(resumes[0])) == dict(by_hand(matcher, resumes[0], wanted, 5))


def test_a_removed_posting_is_never_ranked(matcher, market, resumes):
    index = matcher.index(enumerate(market[:20]))
    index.remove([3, 4, "never there"])

    assert len(index) == 18
    assert not {3, 4} & {key for key, _ in index.rank(resumes[0], 50)}


def test_segments_that_need_wider_numbers_are_ranked_with_the_others(matcher, market, resumes):
    index = matcher.index(enumerate(market[:40]))
    wanted = index.rank(resumes[0], 50)
    index = matcher.index(enumerate(market[:20]))
    first = index._rows.snapshot()[0]
    wide = [
        (n, "<u4" if n == "world" else k, *shape) for n, k, *shape in first.segment.rows.dtype.descr
    ]
    rows = first.segment.rows.astype(wide)
    index._rows = Rows(
        index._rows.vocabulary, [Held(replace(first.segment, rows=rows), first.gone)], 20
    )
    for number in range(20, 40):
        index.add(number, market[number])

    assert len({one.segment.rows.itemsize for one in index._rows.snapshot()}) == 2
    assert index.rank(resumes[0], 50) == wanted


def test_keys_may_be_anything_that_can_be_compared(matcher, market, resumes):
    keys = [("board", 1), frozenset({2}), None, True, "1", 1.5]
    index = matcher.index(zip(keys, market, strict=False))

    assert {key for key, _ in index.rank(resumes[0])} == set(keys)


def test_a_posting_handed_in_as_a_resume_falls_to_nothing(matcher, market):
    pasted = matcher.read_resume(POSTING.encode(), "resume.txt")
    copied = matcher.read_posting(POSTING)
    index = matcher.index([("copied", copied), ("other", market[0])])

    assert dict(index.rank(pasted))["copied"] == matcher.match(pasted, copied).score == 0


def test_who_a_person_is_moves_no_ranking(matcher, market, resumes):
    index = matcher.index(enumerate(market))
    other = replace(resumes[0], name="Somebody Else", emails=(), phones=(), links=())

    assert index.rank(other) == index.rank(resumes[0])
