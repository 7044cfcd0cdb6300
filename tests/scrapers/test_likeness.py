"""Likeness is a share between 0 and 1, the same both ways."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scrapers.likeness import likeness, strangers, wording_of
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


def test_order_and_layout_make_no_stranger_and_a_changed_sentence_makes_one():
    sentences = [prose(n, 12) for n in range(8)]
    text = ". ".join(sentences)
    moved = "\n- ".join(sentences[4:] + sentences[:4])
    changed = ". ".join([*sentences[:3], prose(99, 12), *sentences[4:]])

    assert strangers(wording_of(text), wording_of(moved)) == 0
    assert strangers(wording_of(text), wording_of(changed)) == 1
    assert strangers(wording_of(changed), wording_of(text)) == 1


def test_a_snippet_is_no_whole_text():
    assert wording_of(prose(1)).is_whole
    assert not wording_of(prose(1) + " … Read more").is_whole
    assert not wording_of("Keep the plan.").says
