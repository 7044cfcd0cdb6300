"""Every source knows its limits as data: what it may be asked, what it needs, how to name it."""

from __future__ import annotations

import re

import pytest

from scrapers import SOURCES, collect
from scrapers.errors import MissingKeyError
from scrapers.registry import READERS
from tests.scrapers.fakes import RecordedClient

# What their terms ask to stand beside their postings; see each source's own `terms`.
WANTED = {
    "remoteok": "Remote OK",
    "remotive": "Remotive",
    "jobicy": "Jobicy",
    "himalayas": "Himalayas",
    "weworkremotely": "We Work Remotely",
    "adzuna": "Adzuna",
    "reed": "Reed",
    "usajobs": "USAJOBS",
    "themuse": "The Muse",
    "arbeitnow": "Arbeitnow",
    "eures": "EURES",
    "bundesagentur": "Bundesagentur für Arbeit",
    "linkedin_mail": "LinkedIn",
    "indeed_mail": "Indeed",
    "glassdoor_mail": "Glassdoor",
    "ziprecruiter_mail": "ZipRecruiter",
}
LONGEST_POLL = 24 * 60


@pytest.mark.parametrize("key", sorted(WANTED))
def test_a_source_that_asks_to_be_named_is_named(key):
    assert WANTED[key] in (SOURCES[key].attribution or "")


@pytest.mark.parametrize("key", sorted(READERS))
def test_every_source_has_its_limits_and_terms(key):
    about, reader = SOURCES[key], READERS[key]

    assert about.label
    assert about.terms
    assert 0 < about.poll_minutes <= LONGEST_POLL
    assert (about.page_cap > 1) == hasattr(reader, "following")
    assert (about.detail_cap > 0) == hasattr(reader, "detail")
    assert about.collectable == hasattr(reader, "first")
    # A source of many employers' jobs that is not the person's own address is named.
    own = about.board_hint and about.kind != "mail" and key != "adzuna"
    assert own or about.attribution or key == "text"


@pytest.mark.parametrize("key", sorted(k for k, about in SOURCES.items() if about.needs))
def test_a_missing_key_names_the_variable_to_set(key):
    with pytest.raises(MissingKeyError) as problem:
        collect(key, RecordedClient({}), board="gb")

    for name in SOURCES[key].needs:
        assert re.fullmatch(r"PMO_[A-Z_]+", name)
        assert name in str(problem.value)


def test_polls_keep_what_the_sites_ask_for():
    """Remotive: four times a day; We Work Remotely and Jobicy: once an hour."""
    assert SOURCES["remotive"].poll_minutes >= 360
    assert SOURCES["weworkremotely"].poll_minutes >= 60
    assert SOURCES["jobicy"].poll_minutes >= 60
    # 250 requests a day: five pages four times a day leave room for a dozen searches.
    assert SOURCES["adzuna"].page_cap * (24 * 60 / SOURCES["adzuna"].poll_minutes) * 12 <= 250
