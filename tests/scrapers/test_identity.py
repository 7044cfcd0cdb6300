"""Addresses lose tracking and tokens, never what tells two postings apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers import Place, Posting, canonical_url, dedupe_key, identity, url_key
from scrapers.names import company_key, number_in, number_key, title_key


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        (
            "HTTPS://Jobs.Example.com:443/A?utm_source=x&gh_jid=5&gh_src=y",
            "https://jobs.example.com/A?gh_jid=5",
        ),
        (
            "https://example.com/job?ref=12&source=a&jk=b&jl=c",
            "https://example.com/job?ref=12&source=a&jk=b&jl=c",
        ),
        ("https://example.com/jobs/1/#apply", "https://example.com/jobs/1/"),
        ("https://example.com/#/job/17", "https://example.com/#/job/17"),
        ("https://me:secret@example.com/x", "https://example.com/x"),
        ("https://example.com/x?otpToken=abc&access_token=d&q=1", "https://example.com/x?q=1"),
        (
            "https://www.linkedin.com/comm/jobs/view/4100000001/?otpToken=x",
            "https://www.linkedin.com/jobs/view/4100000001/",
        ),
        (
            "https://uk.linkedin.com/jobs/view/pmo-analyst-at-example-4100000001?trk=x",
            "https://www.linkedin.com/jobs/view/4100000001/",
        ),
        ("https://example.com/x?eid=7&refId=9", "https://example.com/x?eid=7&refId=9"),
        ("http://example.com:8080/a b", "http://example.com:8080/a%20b"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("/jobs/1", None),
        ("https://", None),
        ("https://[bad/", None),
        ("", None),
        (None, None),
    ],
)
def test_canonical_address(url, canonical):
    assert canonical_url(url) == canonical


@given(st.text(max_size=80))
def test_a_canonical_address_stays_as_it_is(text):
    once = canonical_url(text)

    assert canonical_url(once) == once


def test_two_spellings_share_a_key_and_two_jobs_do_not():
    one = url_key("http://Example.com/jobs/?b=2&a=1&utm_medium=mail")

    assert one == url_key("https://example.com/jobs?a=1&b=2#top")
    assert one != url_key("https://example.com/jobs?a=1&b=3")
    assert url_key("N/A") is None


def test_identity_is_source_board_and_id():
    posting = Posting(source="lever", source_id="7", url="https://example.com/7")

    assert identity(posting, "tidewell") == ("lever", "tidewell", "7")
    assert identity(posting, "other") != identity(posting, "tidewell")
    assert (
        identity(Posting(source="text", url="https://example.com/7/"))[2] == "https://example.com/7"
    )


def test_postings_without_id_or_address_are_told_apart_by_their_words():
    leeds, york = (
        Posting(source="text", title="PMO Analyst", company="A", places=(Place(text=place),))
        for place in ("Leeds", "York")
    )

    assert identity(leeds) != identity(york)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbourline Ferries Ltd.", "HARBOURLINE FERRIES"),
        ("Café Zwölf GmbH & Co. KG", "Cafe Zwolf"),
        ("Harbourline Ferries (UK) Limited", "The Harbourline Ferries Group"),
        ("B.V. Tidewell B.V.", "bv tidewell"),
        ("Alderworks Sp. z o.o.", "Alderworks"),
    ],
)
def test_legal_forms_do_not_make_another_company(one, other):
    assert company_key(one) == company_key(other)


def test_a_company_of_only_legal_words_keeps_its_name():
    assert company_key("The Company Group") == "the"
    assert company_key("Group") == "group"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Project Manager (m/f/d)", "Project Manager"),
        ("PMO Lead - Remote", "PMO Lead"),
        ("PMO Analyst (Req #20417)", "PMO Analyst"),
        ("Projektleiter:in (w/m/d)", "Projektleiter"),
        ("Projektleiter/-in (m|w|d)", "Projektleiter"),
        ("Remote: PMO Lead (all genders)", "PMO Lead"),
        ("Sr. Program Manager | Hybrid", "Senior Programme Manager"),
        ("Urgent - PMO Lead, Ref: 88123", "PMO Lead"),
    ],
)
def test_a_title_keeps_its_words_only(one, other):
    assert title_key(one) == title_key(other)


@pytest.mark.parametrize(
    "other", ["Senior PMO Analyst, Leeds", "PMO Analyst, York", "PMO Analyst II, Leeds"]
)
def test_seniority_and_city_make_another_title(other):
    assert title_key("PMO Analyst, Leeds") != title_key(other)


def test_the_adverts_own_places_are_no_part_of_the_title():
    leeds = (Place(text="Leeds, West Yorkshire", city="Leeds", country="GB"),)

    for title in ("PMO Analyst - Leeds", "PMO Analyst (Leeds, UK)", "PMO Analyst in Leeds"):
        assert title_key(title, leeds) == "pmo analyst"
    assert title_key("PMO Analyst - York", leeds) == "pmo analyst york"
    assert title_key("Leeds", leeds) == "leeds"


@pytest.mark.parametrize(
    ("title", "text", "number"),
    [
        ("PMO Lead (Req 20417)", None, "20417"),
        ("PMO Lead R-20417", "Job ID: 999111", "R-20417"),
        ("PMO Lead 2026", "Requisition number: JR-4471/2.", "JR-4471/2"),
        ("PMO Lead, £50000", "A budget of 40000 and 3000 sites.", None),
        (None, "Kennziffer: PM-2231", "PM-2231"),
        ("PMO Lead", None, None),
    ],
)
def test_a_requisition_number_is_found_where_it_is_called_one(title, text, number):
    assert number_in(title, text) == number


def test_two_spellings_of_a_number_are_one_and_two_numbers_are_two():
    assert number_key("req 77-123") == number_key("REQ77123") == number_key("77123")
    assert number_key("A-1001") != number_key("B-1001")
    assert number_key(None) is None
    assert number_key("–") is None


def test_the_dedupe_key_groups_by_company_title_and_first_city():
    posting = Posting(
        source="x",
        title="PMO Lead",
        company="Tidewell Ltd",
        places=(Place(text="Leeds, UK", city="Leeds", country="GB"),),
    )

    assert dedupe_key(posting) == ("tidewell", "pmo lead", "leeds")
