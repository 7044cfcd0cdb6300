"""Search links say what was asked for, and name what a site's addresses cannot say."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.client.address import forbidden_site
from scrapers.searches import SITES, Search, search_link

FULL = Search(
    keywords='"project manager" -product',
    place="Leeds & York",
    country="GB",
    distance=25,
    since_days=7,
    workplace="remote",
    level="associate",
    employment_type="contract",
)


def asked(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def test_linkedin_understands_everything():
    link = search_link("linkedin", FULL)

    assert link.left_out == ()
    assert asked(link.url) == {
        "keywords": '"project manager" -product',
        "location": "Leeds & York",
        "distance": "25",
        "f_TPR": "r604800",
        "f_WT": "2",
        "f_E": "3",
        "f_JT": "C",
        "sortBy": "DD",
    }


def test_indeed_has_a_host_for_each_country_and_no_levels():
    link = search_link("indeed", FULL)

    assert link.url.startswith("https://uk.indeed.com/jobs?")
    assert link.left_out == ("level",)
    assert asked(link.url)["sc"] == "0kf:attr(NJXCK)attr(DSQF7);"
    assert asked(link.url)["fromage"] == "7"


def test_glassdoor_says_what_it_leaves_out():
    link = search_link("glassdoor", FULL)

    assert set(link.left_out) == {"level", "employment_type", "distance"}
    assert asked(link.url) == {
        "sc.keyword": '"project manager" -product',
        "locKeyword": "Leeds & York",
        "fromAge": "7",
        "remoteWorkType": "1",
    }


@pytest.mark.parametrize(
    ("days", "age"), [(None, None), (1, "1"), (2, "3"), (5, "7"), (10, "14"), (20, None)]
)
def test_an_age_that_a_site_lacks_becomes_the_next_wider_one(days, age):
    link = search_link("indeed", Search(keywords="pmo", since_days=days))

    assert asked(link.url).get("fromage") == age


def test_hybrid_is_no_wish_that_every_site_knows():
    search = Search(keywords="pmo", workplace="hybrid")

    assert "workplace" in search_link("indeed", search).left_out
    assert "workplace" not in search_link("linkedin", search).left_out


@pytest.mark.parametrize("site", SITES)
@given(keywords=st.text(max_size=40), place=st.text(max_size=20))
def test_words_never_break_out_of_the_address(site, keywords, place):
    link = search_link(site, Search(keywords=keywords, place=place))

    parts = urlsplit(link.url)
    assert parts.scheme == "https"
    assert forbidden_site(parts.hostname or "")
    assert not parts.fragment
