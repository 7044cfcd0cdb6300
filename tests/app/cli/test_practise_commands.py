"""`pmo review` and `pmo questions`: the contract's shapes, and clear words for wrong usage."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from app.cli import pmo
from interview_bank import load_bank, review

TEXT = (
    "In May 2024 our report was late. I rang five managers.\nIt was on time in June – every month."
)


def call(*args: str, **more):
    return CliRunner().invoke(pmo, args, **more)


@pytest.fixture
def answer(tmp_path):
    file = tmp_path / "answer.txt"
    file.write_text(TEXT, encoding="utf-8")
    return str(file)


def test_the_review_as_json_is_the_bank_s_own(answer):
    question = load_bank().questions[0]

    done = call("review", "--answer", answer, "--question", question.id, "--json")

    assert done.exit_code == 0
    assert json.loads(done.output) == review(TEXT, question).to_dict()


def test_for_people_the_review_names_parts_remarks_and_the_question_back(answer):
    done = call("review", "--answer", answer)

    found = review(TEXT)
    assert done.exit_code == 0
    assert f"{found.overall:.1f} of 5" in done.output
    assert "S  In May 2024 our report was late." in done.output
    assert "Improve:" in done.output
    assert found.probes[0].split("?")[0] in " ".join(done.output.split())


def test_an_answer_may_come_from_standard_input():
    done = call("review", "--answer", "-", "--json", input=TEXT)

    assert json.loads(done.output)["text"] == TEXT


def test_what_cannot_be_read_is_named_with_exit_code_two(tmp_path, answer):
    binary = tmp_path / "answer.pdf"
    binary.write_bytes(b"%PDF\xff\xfe\x00")
    large = tmp_path / "large.txt"
    large.write_bytes(b"a" * (1024 * 1024 + 1))

    for args, words in (
        (("--answer", str(binary)), "UTF-8"),
        (("--answer", str(large)), "1 MB"),
        (("--answer", str(tmp_path / "none.txt")), "does not exist"),
        (("--answer", answer, "--question", "no-such"), "no-such"),
        ((), "--answer"),
    ):
        done = call("review", *args)
        assert done.exit_code == 2, args
        assert words in done.output


def test_all_questions_or_those_of_a_choice_are_listed():
    bank = load_bank()
    every = json.loads(call("questions", "--json").output)
    assert [one["id"] for one in every] == [one.id for one in bank.questions]

    some = json.loads(
        call("questions", "--competency", "risk", "--level", "analyst", "--json").output
    )
    assert some
    assert all(one["competency"] == "risk" and "analyst" in one["levels"] for one in some)

    shown = call("questions").output
    assert all(one.id in shown for one in bank.questions)


def test_a_choice_without_questions_says_which_competencies_there_are():
    done = call("questions", "--competency", "juggling")

    assert done.exit_code == 2
    assert "stakeholders" in done.output
