"""A posting keeps the shape of the contract, both ways."""

from __future__ import annotations

import json
from datetime import date

import pytest

from scrapers import Place, Posting, Salary

FULL = Posting(
    source="lever",
    source_id="7",
    url="https://example.com/7",
    apply_url="https://example.com/7/a",
    title="PMO Analyst",
    company="Tidewell",
    places=(Place(text="Leeds, UK", city="Leeds", country="GB"),),
    workplace="hybrid",
    employment_type="full_time",
    salary=Salary(min=41.5, max=50.0, currency="GBP", period="hour", origin="stated"),
    posted_on=date(2026, 2, 20),
    posted_text="10 days ago",
    closes_on=date(2026, 3, 20),
    closed=False,
    requisition_id="R-7",
    description_html="<p>x</p>",
    description_text="x",
)
KEYS = (
    "source source_id url apply_url title company places workplace employment_type salary "
    "posted_on posted_text closes_on closed requisition_id description_html description_text"
)


def test_to_dict_has_the_keys_of_the_contract_in_order():
    assert list(FULL.to_dict()) == KEYS.split()
    assert FULL.to_dict()["salary"] == {
        "min": 41.5,
        "max": 50,
        "currency": "GBP",
        "period": "hour",
        "origin": "stated",
    }
    assert FULL.to_dict()["posted_on"] == "2026-02-20"
    assert isinstance(FULL.to_dict()["salary"]["max"], int)


def test_what_is_unknown_is_null():
    told = Posting(source="text").to_dict()

    assert told.pop("source") == "text"
    assert told.pop("places") == []
    assert set(told.values()) == {None}


@pytest.mark.parametrize("posting", [FULL, Posting(source="text")])
def test_survives_json(posting):
    assert Posting.from_dict(json.loads(json.dumps(posting.to_dict()))) == posting


def test_from_dict_ignores_what_it_does_not_know_and_refuses_what_is_broken():
    assert Posting.from_dict({"source": "text", "later": 1}) == Posting(source="text")
    with pytest.raises(ValueError, match="isoformat"):
        Posting.from_dict({"source": "text", "posted_on": "soon"})
