import re

import pytest

from interview_bank import BankError, UnknownQuestionError, load_bank, read_bank
from interview_bank.coverage import cover
from interview_bank.types import LEVELS, QUESTION_KINDS

COMPETENCIES = {
    "governance", "planning", "risk", "resources", "reporting", "benefits", "portfolio",
    "change-control", "stakeholders", "conflict", "leadership", "communication", "analysis",
    "tools",    "delivery-methods", "pmo-setup", "ethics", "learning",
}  # fmt: skip
GOOD = """
[[question]]
id = "a-1"
levels = ["analyst"]
kind = "behavioural"
text = "Tell me about a list."
shows = ["A list"]
"""


def write(folder, text, name="planning.toml"):
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_bank_covers_every_competency_level_and_kind():
    bank = load_bank()

    assert set(bank.competencies) == COMPETENCIES
    assert {level for q in bank.questions for level in q.levels} == set(LEVELS)
    assert {q.kind for q in bank.questions} == set(QUESTION_KINDS)
    assert len(bank.questions) >= 240


def test_no_question_is_asked_twice():
    texts = [re.sub(r"\W+", " ", q.text.lower()) for q in load_bank().questions]

    assert len(set(texts)) == len(texts)


def test_each_question_says_what_it_looks_for_and_can_be_asked_further():
    for question in load_bank().questions:
        assert question.shows, question.id
        assert question.probes, question.id
        assert question.traps, question.id
        assert question.text.endswith((".", "?")), question.id


def test_a_question_is_found_by_its_id():
    assert load_bank().get("pmo-types").kind == "knowledge"


def test_an_unknown_id_is_named_with_a_remedy():
    with pytest.raises(UnknownQuestionError, match=r"'nothing'.*pmo questions"):
        load_bank().get("nothing")


def test_a_question_goes_out_as_plain_values():
    told = load_bank().get("raid-log-parts").to_dict()

    assert told["competency"] == "risk"
    assert told["key_points"][0]["cues"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not toml =", "planning.toml: is not readable"),
        ("x = 1", "key 'question' is missing"),
        (GOOD.replace('kind = "behavioural"', 'kind = "quiz"'), "key 'kind' must be one of"),
        (GOOD.replace('["analyst"]', '["guru"]'), "key 'levels' must be a list of"),
        (GOOD.replace('text = "Tell me about a list."', ""), "key 'text' is missing"),
        (GOOD.replace('shows = ["A list"]', ""), "key 'shows' must be a list"),
        (GOOD + 'colour = "red"', "key 'colour' is not known"),
        (GOOD.replace("behavioural", "knowledge"), "key 'key_points' is missing"),
        (GOOD + 'key_points = [{ point = "x" }]', "key 'key_points' needs"),
        (GOOD + 'key_points = [{ point = "x", cues = ["Loud"] }]', "lower case"),
        (GOOD + GOOD, "is also in planning.toml"),
    ],
)
def test_a_faulty_file_is_named_with_key_and_remedy(tmp_path, text, said):
    with pytest.raises(BankError, match=re.escape(said)):
        read_bank(write(tmp_path, text))


TALK = (
    "That is a good question, and it depends on the situation. When something like this comes up I "
    "would say that one has to look at it carefully and not do anything too fast. What matters is "
    "that everything is fine in the end, and where there is a problem it should be solved before "
    "it gets worse. In my experience this works very well, and people are happy with the result. "
    "It is a big topic now, and one could say a lot about it, but that is the main thing for me."
)


@pytest.mark.parametrize("question", [q for q in load_bank().questions if q.key_points])
def test_talk_that_says_nothing_names_few_key_points(question):
    named = [point for point, span in cover(TALK, question.key_points) if span]

    assert len(named) <= 1, (question.id, [point.cues for point in named])
