"""For any market and any resume, the index ranks as scoring every posting does, ties included."""

from __future__ import annotations

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.market.batch import Batch
from matcher.market.bounds import Bounds
from matcher.market.exact import Exact
from tests.matcher.invented_market import profiles, resumes

SOME = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
# Some come more than once, so that there are ties whose order counts.
markets = st.lists(profiles(), min_size=1, max_size=12).flatmap(
    lambda drawn: st.lists(st.sampled_from(drawn), min_size=1, max_size=40)
)


def by_hand(matcher, resume, rows):
    scored = [(key, matcher.score(resume, profile)) for key, profile in rows]
    return sorted(scored, key=lambda row: -row[1])


@SOME
@given(resume=resumes(), market=markets, top=st.integers(1, 45))
def test_any_market_is_ranked_as_scoring_every_posting_would(matcher, resume, market, top):
    index = matcher.index(enumerate(market))

    assert index.rank(resume, top) == by_hand(matcher, resume, enumerate(market))[:top]


@SOME
@given(resume=resumes(), market=markets)
def test_the_columns_are_right_to_what_the_ranking_takes_them_for(matcher, resume, market):
    """What the columns say is no lower than the exact score, but for a rounding."""
    index = matcher.index(enumerate(market))

    for key, told in index.nearest(resume, len(market)):
        assert told > matcher.score(resume, market[key]) - 0.008


@SOME
@given(resume=resumes(), market=markets)
def test_where_the_columns_are_sure_they_have_the_score_of_a_match(matcher, resume, market):
    """Should this fail, rankings stay right but ask the match for every row: see `Exact`."""
    index = matcher.index(enumerate(market))
    held, formula = index._rows.catalogue(), matcher._scoring.formula
    tables = formula.tables(resume, held)
    near = index._scan(held, tables, resume).best(len(market), 0.0)
    exact = Exact(resume, matcher._judge, held, index._rows.vocabulary)
    told = exact._told(near, tables, formula.rates)

    for row, score, is_sure, most in zip(near.rows.tolist(), *told, strict=True):
        asked = matcher.score(resume, market[held.held[0].segment.key(row)])
        assert asked <= most
        assert score == asked or not is_sure


@SOME
@given(resume=resumes(), market=markets)
def test_no_row_scores_more_than_its_bound(matcher, resume, market):
    """A bound that is too low loses a posting; one that is too high costs time alone."""
    index = matcher.index(enumerate(market))
    held, formula = index._rows.catalogue(), matcher._scoring.formula
    tables = formula.tables(resume, held)
    bounds = Bounds.of(tables, held, formula.rates)
    rows, most = bounds.most(held, np.arange(len(held.run_post)), -1.0)
    scores, _ = tables.scores(Batch.of(rows, tables.value), held, formula.rates)

    assert len(rows) == len(market)
    assert (scores <= most).all()
    assert (most <= bounds.by_post()[rows.numbers("post")] + 0.001).all()


@SOME
@given(
    resume=resumes(),
    market=markets,
    gone=st.sets(st.integers(0, 39)),
    cuts=st.sets(st.integers(1, 39), max_size=12),
)
def test_however_the_rows_came_and_went_the_ranking_is_that_of_what_is_left(
    matcher, resume, market, gone, cuts
):
    index = matcher.index([])
    for number, profile in enumerate(market):
        if number in cuts:
            len(index)
        index.add(number, market[0])
        index.add(number, profile)
    index.remove(gone)
    left = [(key, profile) for key, profile in enumerate(market) if key not in gone]

    assert sorted(index.keys()) == [key for key, _ in left]
    assert index.rank(resume, 50) == by_hand(matcher, resume, left)
