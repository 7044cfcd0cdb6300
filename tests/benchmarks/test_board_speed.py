"""What a look at the board costs by match, beside the same look by date and beside matching all.

Processor time, the best of several. `BOARD_BENCHMARK_ROWS=20000 pytest -s` prints the figures for
a market of that size.
"""

from __future__ import annotations

import os
from functools import partial

import pytest

from app.models import Posting
from app.services import fits, resumes, tailor
from app.services.filters import Filters
from app.services.index_upkeep import catch_up_all
from app.services.market_index import MarketIndex
from app.services.market_moves import moves
from app.services.shortlist import shortlist
from app.services.tailor_edit import Edit
from matcher import ResumeDocument
from tests.benchmarks.stopwatch import compared, seconds
from tests.factories_market import fill
from tests.factories_postings import NOW, RESUME_TEXT, a_reader
from tests.matcher.texts import GOOD

ROWS = int(os.getenv("BOARD_BENCHMARK_ROWS", "4000"))
EDITS = (
    "Kept the RAID log in Jira.",
    "Ran the weekly board in Power BI.",
    "Planned in MS Project.",
)


@pytest.fixture
def market_of_rows(session, matcher, market):
    fill(session, matcher, ROWS)
    catch_up_all(session, market)
    return market


@pytest.fixture
def reader(session, matcher):
    person = a_reader(session)
    data = RESUME_TEXT.encode()
    resumes.add(session, matcher, data, "ada.txt", person_id=person.id, now=NOW)
    return person


@pytest.mark.timeout(1800)
def test_a_look_by_match_costs_little_more_than_one_by_date(
    session, matcher, market_of_rows, reader, capsys
):
    def look(person):
        return shortlist(session, market_of_rows, person.id, Filters(), now=NOW)

    other = a_reader(session)
    first = seconds(lambda: look(reader), rounds=1)
    by_date, by_match = compared(lambda: look(other), lambda: look(reader))
    again = resumes.add(session, matcher, GOOD.encode(), "b.txt", person_id=reader.id, now=NOW)
    ids = session.scalars(Posting.__table__.select().with_only_columns(Posting.id)).all()
    # What the board did before: every posting matched, and its score kept.
    everything = seconds(lambda: fits.score(session, matcher, again.resume, ids), rounds=1)
    with capsys.disabled():
        print(  # noqa: T201  the figures are what it is run for
            f"\n{ROWS:,} postings: by date {by_date * 1e3:.0f} ms, "
            f"by match {by_match * 1e3:.0f} ms, first look {first * 1e3:.0f} ms; "
            f"matching everything {everything * 1e3:.0f} ms"
        )

    assert by_match < 2.5 * by_date
    assert first < everything / 2


@pytest.mark.timeout(1800)
def test_an_edit_costs_no_more_than_a_look_at_the_board(
    session, matcher, market_of_rows, reader, capsys
):
    row = tailor.begin(session, reader.id, 2, anew=False, now=NOW)
    line = next(one.id for one in ResumeDocument.from_dict(row.master).items if "Kept" in one.text)
    moves(session, market_of_rows, reader.id, row.id, now=NOW)
    taken = []
    for text in EDITS:
        edit = Edit(action="reword", item=line, text=text)
        tailor.change(session, reader.id, row.id, edit, now=NOW)
        again = partial(moves, session, market_of_rows, reader.id, row.id, now=NOW)
        taken.append(seconds(again, rounds=1))
    look = seconds(lambda: shortlist(session, market_of_rows, reader.id, Filters(), now=NOW))
    with capsys.disabled():
        print(f"\nan edit {min(taken) * 1e3:.0f} ms, a look {look * 1e3:.0f} ms")  # noqa: T201

    assert min(taken) < look


@pytest.mark.timeout(1800)
def test_opening_the_index_costs_less_than_building_it(session, matcher, market_of_rows):
    folder = market_of_rows.folder_of(None).parent
    building, opening = compared(
        lambda: catch_up_all(session, MarketIndex(matcher, folder), anew=True),
        lambda: MarketIndex(matcher, folder).state(None),
        rounds=3,
    )

    assert opening < building / 4
