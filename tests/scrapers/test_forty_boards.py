"""Forty boards on a real server: every outcome by its name, each host at its pace, memory kept."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.scrapers.board_server import boards, playing
from tests.scrapers.collect_forty import PACE

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="needs /proc to read memory"
)
ROOT = Path(__file__).parents[2]
MOST_MB = 300
BOARDS = boards()


@pytest.fixture(scope="module")
def run():
    with playing({name: answer for name, (_, answer, _) in BOARDS.items()}) as server:
        lines = [str(server.port), *(f"{name} {row[0]}" for name, row in BOARDS.items())]
        done = subprocess.run(
            [sys.executable, "-m", "tests.scrapers.collect_forty"],
            input="\n".join(lines), text=True, capture_output=True, cwd=ROOT, timeout=900,
            check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout) | {"asked": dict(server.asked)}


def test_forty_boards_are_played():
    assert len(BOARDS) == 40


@pytest.mark.parametrize("name", BOARDS)
def test_the_outcome_is_named_as_it_is(run, name):
    told = run["boards"][name]

    assert told["outcome"] == BOARDS[name][2], told["reasons"]


def test_a_board_in_trouble_is_never_whole_and_says_why(run):
    for name, told in run["boards"].items():
        if BOARDS[name][2] not in {"ok", "empty"}:
            assert not told["complete"], name
            assert told["reasons"], name
        else:
            assert told["complete"], name


def test_the_boards_after_a_bad_one_are_all_read(run):
    well = [told["postings"] for name, told in run["boards"].items() if name.startswith("well")]

    assert well == [20 + number for number in range(8)]
    assert run["boards"]["packed"]["postings"] == 3
    assert set(run["boards"]) == set(BOARDS)


def test_no_host_is_asked_faster_than_its_pace(run):
    # The server notes a request when it comes in, the client counts from the answer before it.
    gaps = [
        (name, later - before)
        for name, times in run["asked"].items()
        for before, later in pairwise(times)
    ]

    assert len(gaps) > 10
    assert all(gap >= PACE * 0.9 for _, gap in gaps), min(gaps, key=lambda row: row[1])


def test_memory_stays_within_its_bounds_with_a_bomb_among_them(run):
    assert run["peak_mb"] < MOST_MB
