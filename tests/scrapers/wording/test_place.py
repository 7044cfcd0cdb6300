"""Places are split, resolved by their neighbours, and left open where two are equally likely."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.wording.gazetteer import country_names
from scrapers.wording.place import country_code, place_of, read_place, read_places


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("London, UK", [("London", None, "GB")]),
        ("London, England, United Kingdom", [("London", "England", "GB")]),
        ("Bangalore, India - Remote", [("Bangalore", None, "IN")]),
        ("Singapore", [("Singapore", None, "SG")]),
        ("New York, NY", [("New York", "New York", "US")]),
        ("New York", [("New York", None, "US")]),
        ("Jersey City, NJ (Hybrid)", [("Jersey City", "New Jersey", "US")]),
        ("Denver, CO 80202", [("Denver", "Colorado", "US")]),
        ("US-NJ-Edison", [("Edison", "New Jersey", "US")]),
        ("Hobart (TAS)", [("Hobart", "Tasmania", "AU")]),
        ("Perth, WA", [("Perth", "Western Australia", "AU")]),
        ("Seattle, WA", [("Seattle", "Washington", "US")]),
        ("Gary, IN", [("Gary", "Indiana", "US")]),
        ("Mumbai, IN", [("Mumbai", None, "IN")]),
        ("Munich, DE", [("Munich", None, "DE")]),
        ("Wilmington, DE", [("Wilmington", "Delaware", "US")]),
        ("Atlanta, Georgia", [("Atlanta", "Georgia", "US")]),
        ("Tbilisi, Georgia", [("Tbilisi", None, "GE")]),
        ("Berlin, Deutschland", [("Berlin", None, "DE")]),
        ("Zürich, Schweiz", [("Zürich", None, "CH")]),
        ("København", [("København", None, "DK")]),
        ("Warszawa / Kraków", [("Warszawa", None, "PL"), ("Kraków", None, "PL")]),
        ("Leeds or York", [("Leeds", None, "GB"), ("York", None, "GB")]),
        ("Austin, TX; Remote - US", [("Austin", "Texas", "US"), (None, None, "US")]),
        ("Stow-on-the-Wold, Gloucestershire, UK", [("Stow-on-the-Wold", "Gloucestershire", "GB")]),
        ("Greater Melbourne Area", [("Melbourne", None, "AU")]),
        ("Remote (Germany)", [(None, None, "DE")]),
        ("Anywhere in the U.S. (remote job)", [(None, None, "US")]),
        ("Cambridge", [("Cambridge", None, None)]),
        ("Europe", [(None, None, None)]),
        ("12 Locations", []),
        ("One location", []),
        ("In person", []),
        ("Hybrid remote in Brea, CA 92821", [("Brea", "California", "US")]),
        ("Columbus OH", [("Columbus", "Ohio", "US")]),
        ("Requisition ID", [(None, None, None)]),
        ("Remote", []),
        ("Hybrid", []),
        ("", []),
        (None, []),
    ],
)
def test_reads_places(words, places):
    assert [(p.city, p.region, p.country) for p in read_places(words)] == places


def test_a_place_is_listed_once():
    assert len(read_places("Leeds, UK; Leeds, United Kingdom; Leeds, GB")) == 1


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            {"city": "Leeds", "country": "United Kingdom"},
            ("Leeds, United Kingdom", "Leeds", None, "GB"),
        ),
        ({"city": "Leeds", "country": "uk"}, ("Leeds, uk", "Leeds", None, "GB")),
        (
            {"city": "Fort Lauderdale", "region": "Florida"},
            ("Fort Lauderdale, Florida", "Fort Lauderdale", "Florida", "US"),
        ),
        (
            {"city": "København", "region": "Europe", "country": "DK"},
            ("København, Europe, DK", "København", "Europe", "DK"),
        ),
        ({"city": "Remote", "country": "DE"}, ("Remote, DE", None, None, "DE")),
    ],
)
def test_reads_structured_fields(fields, told):
    place = place_of(**fields)

    assert place is not None
    assert (place.text, place.city, place.region, place.country) == told


def test_no_fields_are_no_place():
    assert place_of() is None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("DE", "DE"),
        ("gb", "GB"),
        ("UK", "GB"),
        ("Österreich", "AT"),
        ("The Netherlands", "NL"),
        ("Netherlands", "NL"),
        ("USA", "US"),
        ("GBR", "GB"),
        ("Atlantis", None),
        ("", None),
        (None, None),
    ],
)
def test_reads_countries(words, code):
    assert country_code(words) == code


@given(st.text(max_size=80))
def test_any_text_gives_places_with_real_countries(text):
    for place in read_places(text):
        assert place.text
        assert place.country is None or place.country in country_names()
    assert read_place(text) is None or read_place(text).text
