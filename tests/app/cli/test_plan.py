"""`pmo plan`: streamed lines, broken ones named, limits, what-if, JSON and words."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from app.cli import pmo
from tests.factories_postings import PMO_TEXT, RESUME_TEXT

HARD = """Director of PMO

Requirements
- PMP is essential
- PRINCE2 Practitioner is essential
- At least 12 years of experience in a project office
- Primavera P6
- A master's degree
"""


def call(*args, **more):
    return CliRunner().invoke(pmo, ["plan", *(str(arg) for arg in args)], **more)


@pytest.fixture
def files(tmp_path):
    resume, postings = tmp_path / "ada.txt", tmp_path / "postings.jsonl"
    resume.write_text(RESUME_TEXT, encoding="utf-8")
    rows = [
        {"id": "a", "title": "PMO Analyst", "text": PMO_TEXT, "location": "Leeds"},
        {"id": "b", "title": "Director of PMO", "text": HARD, "location": "York"},
        {"id": 3, "title": "Nurse", "text": "You care for patients.", "location": "Leeds"},
    ]
    postings.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return ("--resume", resume, "--postings", postings)


def test_the_plan_counts_pmo_postings_and_names_what_is_missing(files):
    done = call(*files, "--json")
    told = json.loads(done.stdout)

    assert done.exit_code == 0
    assert told["market"] == 2
    assert sum(told["standing"][band] for band in ("strong", "good", "stretch", "far")) == 2
    later = {one["thing"]["id"]: one for one in told["later"]}
    missing = [c["text"] for c in later["pmp"]["eligibility"]["conditions"] if c["met"] is False]
    assert "months of experience" in missing[0]
    assert all(one["eligibility"]["state"] in {"open", "after"} for one in told["options"])
    assert len(told["path"]) <= 3


@pytest.mark.parametrize(
    ("limits", "market"), [(("--place", "york"), 1), (("--level", "director"), 1), ((), 2)]
)
def test_place_and_level_limit_the_market(files, limits, market):
    assert json.loads(call(*files, *limits, "--json").stdout)["market"] == market


def test_what_if_tells_each_score_that_moves(files):
    told = json.loads(call(*files, "--have", "PMP", "--have", "primavera p6", "--json").stdout)

    assert [thing["id"] for thing in told["things"]] == ["pmp", "primavera-p6"]
    assert [m["key"] for m in told["moved"]] == ["b"]
    assert told["moved"][0]["after"] > told["moved"][0]["before"]


def test_an_unknown_thing_is_refused_with_an_example(files):
    done = call(*files, "--have", "juggling")

    assert done.exit_code == 2
    assert "'juggling' is not known here" in done.stderr


def test_people_get_tables(files):
    done = call(*files)
    what_if = call(*files, "--have", "PMP")

    assert (done.exit_code, what_if.exit_code) == (0, 0)
    assert "Not yet, or not known" in done.stdout
    assert "With PMP" in what_if.stdout


def test_broken_lines_are_named_and_the_rest_is_planned(files):
    file = files[3]
    file.write_bytes(file.read_bytes() + b'{"id": 1}\nno json\n[]\n\n{"id": [], "text": "x"}\n')
    file.write_bytes(file.read_bytes() + b'{"id": "a", "text": "again"}\n')
    file.write_bytes(file.read_bytes() + b"x" * 1_500_000 + b"\n")
    done = call(*files, "--json")

    assert done.exit_code == 1
    assert json.loads(done.stdout)["market"] == 2
    assert all(f"line {number}:" in done.stderr for number in (4, 5, 6, 8, 10))
    assert "line 11" not in done.stderr
    assert "'a' stands there twice" in done.stderr


def test_a_file_without_pmo_work_says_so(files):
    done = call(*files, "--place", "Atlantis")

    assert done.exit_code == 0
    assert "No posting for work in a project office is left" in done.stdout
