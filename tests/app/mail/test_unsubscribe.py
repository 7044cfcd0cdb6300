"""The signed way out of a search's mails."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mail import unsubscribe
from app.mail.links import Links
from app.mail.unsubscribe import Subscription, WrongTokenError

KEY = "a-key-for-tests-" + "x" * 20
NUMBER = st.integers(min_value=1, max_value=2**53)


@given(search_id=NUMBER, person_id=NUMBER, since=NUMBER)
def test_a_token_reads_back_as_what_it_stands_for(search_id, person_id, since):
    subscription = Subscription(search_id, person_id, since)

    assert unsubscribe.read(KEY, unsubscribe.token(KEY, subscription)) == subscription


@given(st.text(max_size=80))
def test_what_was_not_signed_here_is_refused(words):
    with pytest.raises(WrongTokenError):
        unsubscribe.read(KEY, words)


def test_a_changed_or_shortened_token_or_another_key_is_refused():
    good = unsubscribe.token(KEY, Subscription(7, 3, 1_700_000_000))

    for bad in (good[:-1], good[1:], good.replace(good[3], "A" if good[3] != "A" else "B", 1)):
        with pytest.raises(WrongTokenError):
            unsubscribe.read(KEY, bad)
    with pytest.raises(WrongTokenError):
        unsubscribe.read(KEY + "x", good)


def test_the_headers_offer_one_click_to_an_address():
    assert unsubscribe.headers("https://pmo.example/u/x", list_id="a.example") == {
        "List-Unsubscribe": "<https://pmo.example/u/x>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": "<a.example>",
    }


def test_the_address_is_short_enough_to_be_clicked_in_plain_text():
    since = datetime(2026, 11, 20, tzinfo=UTC)
    address = Links("https://pmo.example", KEY).unsubscribe(Subscription.of(12345, 6789, since))

    assert len(address) < 120
    assert unsubscribe.read(KEY, address.rsplit("/", 1)[1]) == Subscription.of(12345, 6789, since)
