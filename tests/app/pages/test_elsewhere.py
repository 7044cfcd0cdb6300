"""Links to the same search at the sites that are never fetched."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from app.models import SavedSearch
from app.services import elsewhere
from scrapers import SOURCES
from tests.conftest import NOW
from tests.factories import a_person, log_in
from tests.factories_people import a_posting

ASKED = (
    "keywords=%22PMO+analyst%22&location=Leeds&distance=25&age=7&workplace=remote&level=entry"
    "&kind=contract&country=GB"
)


@pytest.fixture
def sam(session):
    return a_person(session)


@pytest.fixture
def browser(client, sam):
    return log_in(client, sam)


def links_of(page):
    found = re.findall(r'href="(https://[^"]+)" target="_blank"', page)
    return {urlsplit(unescape(one)).hostname: unescape(one) for one in found}


def test_every_wish_is_in_the_link_or_named_as_left_out(browser):
    page = browser.get(f"/sources/elsewhere?{ASKED}").text
    links = links_of(page)

    asked = parse_qs(urlsplit(links["www.linkedin.com"]).query)
    assert asked["keywords"] == ['"PMO analyst"']
    assert asked["location"] == ["Leeds"]
    assert {"f_TPR", "f_WT", "f_E", "f_JT", "distance"} <= set(asked)
    assert "uk.indeed.com" in links
    assert "www.glassdoor.com" in links
    assert "cannot say the level" in page
    assert "the kind of contract" in page


def test_the_form_alone_shows_no_error_and_empty_words_do(browser):
    assert "Write what to look for" not in browser.get("/sources/elsewhere").text
    assert "Write what to look for" in browser.get("/sources/elsewhere?keywords=&age=7").text


def test_a_made_up_choice_is_refused(browser):
    page = browser.get("/sources/elsewhere?keywords=PMO&age=drop")

    assert page.status_code == 200
    assert links_of(page.text) == {}


def test_a_saved_search_becomes_links(session, sam, browser):
    query = "q=PMO&place=York&level=analyst&workplace=hybrid&age=3"
    row = SavedSearch(person_id=sam.id, name="Mine", query=query, next_due=NOW, created_at=NOW)
    session.add(row)
    session.commit()

    page = browser.get(f"/sources/elsewhere/of/{row.id}").text

    asked = parse_qs(urlsplit(links_of(page)["www.linkedin.com"]).query)
    assert (asked["keywords"], asked["location"]) == (["PMO"], ["York"])
    assert (asked["f_E"], asked["f_WT"], asked["f_TPR"]) == (["3"], ["3"], ["r259200"])


def test_each_of_our_levels_has_one_of_theirs():
    assert set(elsewhere.LEVELS) == {
        *("intern", "entry", "analyst", "senior", "manager", "director", "executive")
    }


@pytest.mark.parametrize("source", sorted(key for key, one in SOURCES.items() if one.attribution))
def test_what_a_source_wants_to_be_said_stands_beside_its_postings(session, browser, source):
    row = a_posting(session, source=source)

    for page in ("/postings/", f"/postings/{row.id}"):
        shown = browser.get(page).text
        assert SOURCES[source].attribution in shown
        assert f'<a href="{row.url}"' in shown
