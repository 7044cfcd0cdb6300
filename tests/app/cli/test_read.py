"""The commands that read files: the contract's shapes, exit codes, and words for people."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from app.cli import pmo
from tests.factories_postings import PMO_TEXT, RESUME_TEXT

JOB = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "PMO Analyst",
    "hiringOrganization": {"@type": "Organization", "name": "Pennick Waterways"},
    "datePosted": "2026-11-12",
    "description": f"<p>{PMO_TEXT}</p>",
}
PAGE = f'<html><script type="application/ld+json">{json.dumps(JOB)}</script></html>'


def call(*args, **more):
    return CliRunner().invoke(pmo, [str(arg) for arg in args], **more)


@pytest.fixture
def resume(tmp_path):
    file = tmp_path / "ada.txt"
    file.write_text(RESUME_TEXT, encoding="utf-8")
    return file


@pytest.fixture
def posting(tmp_path):
    file = tmp_path / "job.txt"
    file.write_text(PMO_TEXT, encoding="utf-8")
    return file


def test_parse_prints_one_posting_a_line(tmp_path):
    file = tmp_path / "job.html"
    file.write_text(PAGE, encoding="utf-8")
    done = call("parse", "jsonld", file, "--url", "https://jobs.pennick.example/1", "--json")
    (line,) = done.output.splitlines()
    told = json.loads(line)

    assert done.exit_code == 0
    assert (told["title"], told["posted_on"]) == ("PMO Analyst", "2026-11-12")
    assert told["salary"] is None


def test_parse_prints_json_lines_when_piped_and_a_table_when_asked(posting):
    piped, table = call("parse", "auto", posting), call("parse", "auto", posting, "--table")

    assert json.loads(piped.output)["title"] == "PMO Analyst"
    assert "1 posting" in table.output


def test_parse_names_a_page_without_a_job_with_exit_code_one(tmp_path):
    file = tmp_path / "soup.html"
    file.write_text("<html><body><h1>Leek soup</h1></body></html>", encoding="utf-8")
    done = call("parse", "jsonld", file)

    assert done.exit_code == 1
    assert "soup.html" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("source", ["monster", "greenhouse:tallow"])
def test_parse_refuses_a_source_that_it_cannot_read(posting, source):
    done = call("parse", source, posting)

    assert done.exit_code == 2
    assert source in done.stderr


def test_a_file_that_is_not_there_is_wrong_usage():
    assert call("parse", "auto", "no-such-file.html").exit_code == 2


def test_read_posting_prints_the_profile_with_the_posting(posting):
    told = json.loads(call("read-posting", posting, "--json").output)

    assert told["is_pmo"] is True
    assert told["posting"]["title"] == "PMO Analyst"
    assert told["text"] == told["posting"]["description_text"]
    asked = {r["id"]: told["text"][r["start"] : r["end"]] for r in told["requirements"]}
    assert asked["prince2-foundation"] == "PRINCE2 Foundation"


def test_read_posting_for_people_names_what_is_asked_for(posting):
    done = call("read-posting", posting)

    assert done.exit_code == 0
    assert "PRINCE2 Foundation" in done.output
    assert "required" in done.output


def test_read_resume_prints_the_matchers_reading(resume, matcher):
    told = json.loads(call("read-resume", resume, "--json").output)

    assert told["certifications"][0]["id"] == "prince2-foundation"
    assert told["roles"][0]["to"] == "present"
    assert "PMO Coordinator" in call("read-resume", resume).output


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "empty"), (b"%PDF-1.7 x", "corrupt"), (b"\x89PNG\r\n", "unsupported")]
)
def test_an_unreadable_resume_ends_with_code_one_and_its_remedy(tmp_path, data, code):
    file = tmp_path / "cv.pdf"
    file.write_bytes(data)
    done = call("read-resume", file, "--json")

    assert done.exit_code == 1
    assert f"({code})" in done.stderr
    assert done.stdout == ""


def test_match_prints_the_contracts_shape_and_its_sum(resume, posting):
    told = json.loads(call("match", "--resume", resume, "--posting", posting, "--json").output)
    total = 100 * sum(part["score"] * part["weight"] for part in told["parts"])

    assert told["score"] == pytest.approx(total, abs=0.05)
    assert set(told) == {
        "score", "band", "parts", "met", "missing", "findings", "text_posting", "text_resume",
    }  # fmt: skip


def test_match_for_people_says_what_is_missing_and_what_to_do(resume, posting):
    done = call("match", "--resume", resume, "--posting", posting)

    assert done.exit_code == 0
    assert "of 100" in done.output
    assert "Power BI" in done.output


def test_rank_puts_the_nearer_posting_first_and_keeps_ids(tmp_path, resume):
    rows = [
        {"id": 7, "title": "Staff Nurse", "text": "A nursing registration is required."},
        {"id": "b", "title": "PMO Analyst", "text": PMO_TEXT},
    ]
    file = tmp_path / "postings.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    done = call("rank", "--resume", resume, "--postings", file, "--json")
    ranked = [json.loads(line) for line in done.output.splitlines()]

    assert done.exit_code == 0
    assert [row["id"] for row in ranked] == ["b", 7]
    assert ranked[0]["score"] > ranked[1]["score"]
    top = call("rank", "--resume", resume, "--postings", file, "--top", "1")
    assert len(top.output.splitlines()) == 1


def test_rank_names_broken_lines_and_ranks_the_rest(tmp_path, resume):
    file = tmp_path / "postings.jsonl"
    good = json.dumps({"id": 1, "title": None, "text": PMO_TEXT})
    file.write_text(f'{good}\n{{"id": 2}}\nnot json\n[]\n\n', encoding="utf-8")
    done = call("rank", "--resume", resume, "--postings", file)

    assert done.exit_code == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1]
    assert all(f"line {number}" in done.stderr for number in (2, 3, 4))


def test_standard_input_is_a_file_too():
    done = call("parse", "text", "-", "--json", input=PMO_TEXT)

    assert json.loads(done.output)["title"] == "PMO Analyst"


def test_rank_gives_an_id_once_with_its_better_score_and_ties_in_order(tmp_path, resume):
    rows = [
        {"id": "twice", "title": "Staff Nurse", "text": "A nursing registration is required."},
        {"id": "first", "title": "PMO Analyst", "text": PMO_TEXT},
        {"id": "twice", "title": "PMO Analyst", "text": PMO_TEXT},
        {"id": "last", "title": "PMO Analyst", "text": PMO_TEXT},
    ]
    file = tmp_path / "postings.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    done = call("rank", "--resume", resume, "--postings", file, "--json")
    two = call("rank", "--resume", resume, "--postings", file, "--json", "--top", "2")

    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [
        *("first", "twice", "last")
    ]
    assert two.stdout.splitlines() == done.stdout.splitlines()[:2]


def test_rank_reads_an_advert_that_comes_again_once_and_holds_few(monkeypatch, tmp_path, resume):
    texts = [PMO_TEXT, "PMP is required.", "A nursing registration is required."]
    rows = [{"id": n, "title": "PMO Analyst", "text": texts[n * n % 3]} for n in range(9)]
    file = tmp_path / "postings.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    all_held = call("rank", "--resume", resume, "--postings", file, "--json").output
    monkeypatch.setattr("app.cli.rank.MOST_KNOWN", 1)

    assert call("rank", "--resume", resume, "--postings", file, "--json").output == all_held
    by_id = {row["id"]: row["score"] for row in map(json.loads, all_held.splitlines())}
    assert len(by_id) == 9
    assert by_id[1] == by_id[2] == by_id[4] != by_id[0] == by_id[3]
