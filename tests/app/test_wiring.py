"""The real tools: the matcher comes late, and nothing that must not be fetched is fetched."""

from __future__ import annotations

import pytest

from app.wiring import LateMatcher, OfflineClient
from scrapers import Request
from scrapers.client import RefusedAddressError


def test_a_matcher_that_loads_in_the_background_answers_as_any_other(matcher):
    late = LateMatcher()
    text = "PRINCE2 Foundation is required."

    assert late.read_posting(text).to_dict() == matcher.read_posting(text).to_dict()


def test_sample_data_fetches_nothing():
    with pytest.raises(RefusedAddressError, match="sample data"):
        OfflineClient().fetch(Request(url="https://boards.greenhouse.io/quenby"))
