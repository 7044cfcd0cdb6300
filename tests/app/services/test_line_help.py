"""Help on the person's own lines: offered where it leads somewhere, never again once settled."""

from __future__ import annotations

import pytest

from app.services import correcting, matching, resumes, side_by_side
from app.services.correcting import Wish
from app.services.line_help import line_help
from tests.factories_postings import NOW, a_posting, a_reader

RESUME = """Ada Fernhill
ada.fernhill@example.com

Experience

PMO Coordinator, Tallow Bridge Housing
March 2022 - present
- Responsible for risks and issues of the programme board.
- Built the resource plan in spreadsheets for 14 projects.

Skills
Jira
"""
ASKS = """PMO Analyst

Requirements
- Risk management is required
- Jira is required
- Resource plan
"""


@pytest.fixture
def reader(session):
    return a_reader(session)


@pytest.fixture
def read(session, matcher, reader):
    resumes.add(session, matcher, RESUME.encode(), "ada.txt", person_id=reader.id, now=NOW)
    posting = a_posting(session, matcher, description_text=ASKS)

    def again():
        reading = matching.read(session, matcher, reader.id, posting.id)
        return reading, side_by_side.rows(matcher, reading)

    return again


def test_each_line_is_quoted_whole_and_leads_to_a_row(matcher, read):
    reading, rows = read()
    found = line_help(matcher, reading, rows)

    assert found
    numbers = {row.n for row in rows}
    for one in found:
        assert " ".join(reading.match.text_resume[one.start : one.end].split()) == one.words
        assert {carry.n for carry in one.carries} <= numbers
        assert all(carry.words in one.words for carry in one.carries)
        assert one.job == "PMO Coordinator, Tallow Bridge Housing"


def test_what_a_person_settled_is_not_offered_again(session, matcher, reader, read):
    reading, rows = read()
    offered = {c.label: c for one in line_help(matcher, reading, rows) for c in one.carries}
    assert offered
    for label in offered:
        asked = next(r for r in reading.profile.requirements if r.label == label)
        wish = Wish(subject="evidence", value="have", things=((asked.kind, asked.id),))
        correcting.say(session, matcher, reader.id, reading.posting.id, wish, now=NOW)

    assert not [c for one in line_help(matcher, *read()) for c in one.carries]


def test_without_a_resume_there_are_no_lines(session, matcher):
    other = a_reader(session)
    posting = a_posting(session, matcher, description_text=ASKS)
    reading = matching.read(session, matcher, other.id, posting.id)

    assert line_help(matcher, reading, side_by_side.rows(matcher, reading)) == []
