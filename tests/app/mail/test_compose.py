"""Digests and short mails as values: what they say, how they survive mail programs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from app.mail import compose
from app.mail.compose import MOST_BYTES, Card, Digest, shorten

CARD = Card(
    href="https://pmo.example/postings/7",
    title="PMO Analyst",
    company="Brackenholt Energy",
    place="Leeds",
    workplace="Hybrid",
    pay="£31,000–£36,000 a year",
    age="Posted yesterday",
    closes="Closes in 8 days, 28 November",
    source="Greenhouse",
    score=71.4,
    band="good",
    reasons=("Your resume shows Excel.",),
    misses=("PRINCE2 Foundation",),
)
DIGEST = Digest(
    search_name="Analyst work in Leeds",
    rhythm="daily",
    cards=(CARD,),
    brief=(),
    more=0,
    search_url="https://pmo.example/postings/?q=analyst",
    manage_url="https://pmo.example/alerts/",
    unsubscribe_url="https://pmo.example/unsubscribe/token",
    base_url="https://pmo.example",
)


def written(**changes):
    return compose.digest(
        replace(DIGEST, **changes), to="ada@example.com", headers={"List-Id": "<a.example>"}
    )


def test_text_and_html_say_the_same():
    message = written(cards=(CARD, replace(CARD, title="Second")), brief=(CARD,), more=4)
    html = BeautifulSoup(message.html, "lxml").get_text(" ")

    for words in (
        "PMO Analyst",
        "Second",
        "Brackenholt Energy",
        "Leeds, hybrid",
        "£31,000–£36,000 a year",
        "Posted yesterday",
        "Closes in 8 days",
        "71 of 100, good match",
        "PRINCE2 Foundation",
        "Your resume shows Excel.",
        "Analyst work in Leeds",
        "these and 4 more",
    ):
        assert words in message.text, words
        assert words in html, words


def test_both_parts_lead_to_the_posting_the_search_and_the_way_out():
    message = written()

    links = {a["href"] for a in BeautifulSoup(message.html, "lxml").find_all("a")}
    for address in (CARD.href, DIGEST.search_url, DIGEST.manage_url, DIGEST.unsubscribe_url):
        assert address in message.text
        assert address in links
    assert message.headers == {"List-Id": "<a.example>"}


def test_what_a_posting_says_cannot_become_markup():
    hostile = replace(CARD, title="<script>alert(1)</script>", company='"><b>x', reasons=("<i>",))

    soup = BeautifulSoup(written(cards=(hostile,)).html, "lxml")

    assert soup.find(["script", "b", "i"]) is None
    assert "<script>alert(1)</script>" in soup.get_text()
    assert "<script>alert(1)</script>" in written(cards=(hostile,)).text


def test_styles_are_written_into_the_elements_and_dark_colours_stay_a_rule():
    soup = BeautifulSoup(written().html, "lxml")

    assert "color" in soup.find("h1")["style"]
    assert "prefers-color-scheme: dark" in soup.find("style").get_text()


def test_what_is_not_stated_is_said_or_left_out():
    bare = replace(CARD, company=None, pay=None, closes=None, workplace=None, score=None, band=None)
    message = written(cards=(replace(bare, reasons=(), misses=(), place=None),))

    assert "None" not in message.text
    assert "None" not in BeautifulSoup(message.html, "lxml").get_text()
    assert message.subject == "New for you: PMO Analyst"


def test_fifty_postings_of_the_longest_kind_stay_whole_in_every_mail_program():
    long = replace(
        CARD,
        title="ü" * 120,
        company="ü" * 120,
        place="ü" * 120,
        reasons=("ü" * 200, "ü" * 200),
        misses=("ü" * 200,),
    )

    message = written(cards=(long,) * 10, brief=(long,) * 40, more=9999)

    assert len(message.html.encode()) < MOST_BYTES


def test_a_digest_that_would_be_cut_off_is_refused():
    with pytest.raises(ValueError, match="too long"):
        written(cards=(replace(CARD, title="x" * MOST_BYTES),))


def test_the_subject_counts_the_others():
    assert written(cards=(CARD,) * 3, brief=(CARD,) * 2).subject == (
        "New for you: PMO Analyst at Brackenholt Energy and 4 more"
    )


@given(title=st.text(min_size=1, max_size=400))
def test_a_subject_is_one_line_of_bounded_length(title):
    found = replace(DIGEST, cards=(replace(CARD, title=title),) * 3)

    assert len(found.subject) <= compose.SUBJECT_LENGTH
    assert len(found.subject.splitlines()) == 1
    assert found.subject.endswith(" and 2 more")


@given(words=st.text(max_size=300), most=st.integers(min_value=2, max_value=80))
def test_shortening_keeps_the_beginning_and_the_length(words, most):
    short = shorten(words, most)

    assert len(short) <= most
    assert " ".join(words.split()).startswith(short.removesuffix("…"))


def test_a_short_mail_says_one_thing_and_has_one_button():
    message = compose.simple(
        to="dana@example.com",
        subject="Ada asks you to be their coach",
        title="Ada asks you",
        paragraphs=("First & foremost.", "Second."),
        action=("Open the invitation", "https://pmo.example/invitation/x?a=1&b=2"),
        footer="The link works once.",
    )

    soup = BeautifulSoup(message.html, "lxml")
    assert (message.to, message.subject) == ("dana@example.com", "Ada asks you to be their coach")
    assert [a["href"] for a in soup.find_all("a")] == ["https://pmo.example/invitation/x?a=1&b=2"]
    for words in ("First & foremost.", "Second.", "Open the invitation", "The link works once."):
        assert words in message.text
        assert words in soup.get_text()
