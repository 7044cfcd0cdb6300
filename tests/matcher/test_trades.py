"""A past in another trade counts less; a past of which no trade is told is not called foreign."""

from __future__ import annotations

import pytest

ADVERT = """Construction Project Manager
What you will do
- Lead site works with contractors, architects and building inspectors
- Keep concrete, steel and civils packages on programme
What we need
- 5 years as a project manager
"""
PERSON = """Sample Person

Experience
Project Manager, Example Ltd
May 2015 - present
- {line}
"""


@pytest.fixture(scope="module")
def match(matcher):
    profile = matcher.read_posting(ADVERT, title="Construction Project Manager")

    def of(line: str):
        return matcher.match(
            matcher.read_resume(PERSON.format(line=line).encode(), "a.txt"), profile
        )

    return of


def test_a_past_without_a_trade_stands_between_the_same_and_another(match):
    same = match("Ran building sites with contractors and architects").score
    untold = match("Ran nine moves from plan to end").score
    other = match("Ran hospital moves for patients, nurses and clinical teams").score

    assert other < untold < same


def test_the_reason_says_that_no_trade_was_told(match):
    (field,) = (p for p in match("Ran nine moves from plan to end").parts if p.name == "field")

    assert "your resume names no trade, which counts 25%" in field.reason
