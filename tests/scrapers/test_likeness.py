"""Likeness is a share between 0 and 1, the same both ways."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scrapers.likeness import likeness, wording_of
from tests.scrapers.test_clusters import prose

WORDS = st.lists(st.sampled_from(["plan", "risk", "board", "team", "date", "cost"]), max_size=80)


@given(WORDS, WORDS)
def test_likeness_is_a_symmetric_share(one, other):
    a, b = wording_of(" ".join(one)), wording_of(" ".join(other))

    assert 0.0 <= likeness(a, b) <= 1.0
    assert likeness(a, b) == likeness(b, a)


def test_case_and_punctuation_do_not_count():
    text = prose(1)

    assert likeness(wording_of(text), wording_of(text.upper().replace(" ", ", "))) == 1.0


def test_a_few_changed_words_are_still_alike_and_another_text_is_not():
    text = prose(1)

    assert likeness(wording_of(text), wording_of(f"{text} Apply soon, please.")) > 0.9
    assert likeness(wording_of(text), wording_of(prose(2))) < 0.1


def test_short_texts_tell_nothing():
    assert likeness(wording_of("PMO Analyst in Leeds"), wording_of("PMO Analyst in Leeds")) == 0.0
    assert likeness(wording_of(None), wording_of("")) == 0.0
