"""The training program runs on our own answers alone, and the shipped weights hold no story."""

import json

import pytest

from interview_bank.model import WEIGHTS, from_json, load_model
from interview_bank.review import read_answer
from interview_bank.training.corpus import PART_OF, labelled_folder, own_answers
from interview_bank.training.evaluate import Judged, Tally, judge
from interview_bank.training.fit import fit
from interview_bank.types import KINDS
from tests.interview_bank import answers


def test_there_are_three_hundred_answers_of_every_kind_and_each_is_there_once():
    told = own_answers()

    assert len(told) >= 300
    assert {answer.kind for answer in told} == set(KINDS)
    assert len({answer.id for answer in told}) == len(told)
    assert len({answer.text() for answer in told}) == len(told)


def test_every_part_and_every_fault_is_among_them():
    assert {letter for told in own_answers() for letter, _ in told.lines} == set(PART_OF)


def test_a_faulty_line_is_named(tmp_path):
    (tmp_path / "x.toml").write_text(
        '[[answer]]\nid = "a"\nkind = "story"\ntold = """\nZ what is this\n"""\n', encoding="utf-8"
    )

    with pytest.raises(ValueError, match=r"x\.toml: answer a: a line must open with"):
        own_answers(tmp_path)


def test_an_unknown_kind_is_named(tmp_path):
    (tmp_path / "x.toml").write_text(
        '[[answer]]\nid = "a"\nkind = "poem"\ntold = "S x"\n', encoding="utf-8"
    )

    with pytest.raises(ValueError, match=r"answer a: kind must be one of"):
        own_answers(tmp_path)


def test_a_folder_of_labelled_rows_is_read(tmp_path):
    row = {
        "id": "r1",
        "source_address": "site:a/b/c.md",
        "segments": [{"label": "S", "text": "In May."}, {"label": "A", "text": "I ran."}],
    }
    other = {"id": "r2", "segments": [{"label": "X", "text": "?"}]}
    lines = f"{json.dumps(row)}\n{json.dumps(other)}\n"
    (tmp_path / "rows.jsonl").write_text(lines, encoding="utf-8")

    (told,) = labelled_folder(tmp_path)

    assert told.text() == "In May. I ran."
    assert told.text(without="S") == "I ran."
    assert told.site == "site/a/b/c.md"


def test_the_weights_are_of_words_and_short_cues_only():
    shipped = json.loads((WEIGHTS / "model.json").read_text(encoding="utf-8"))

    for head in (shipped["parts"], shipped["kinds"], *shipped["substance"].values()):
        assert all(len(feature.split()) <= 2 for feature in head["weights"])


@pytest.fixture(scope="module")
def own_model():
    some = [told for index, told in enumerate(own_answers()) if index % 3 == 0]
    return from_json(fit(some, []))


def test_a_model_of_our_own_answers_alone_tells_parts_and_kinds(own_model):
    whole = read_answer(answers.WHOLE, None, own_model)

    assert whole.kind == "story"
    assert {"situation", "action", "result"} <= {segment.part for segment in whole.segments}
    assert read_answer(answers.PORTRAIT, None, own_model).kind == "self-description"


def test_the_shipped_weights_are_read_once():
    assert load_model() is load_model()


def test_figures_count_characters_by_part_and_cut_parts_by_answer():
    tally = Tally()
    tally.add([("situation", "situation")] * 6 + [("task", "action")] * 2)
    tally.add([("action", "action")] * 4 + [("result", "result")] * 4)
    judged = Judged()
    judged.cut["result"] = [(True, False), (False, False), (True, True), (True, False)]

    # situation and result whole; the task never found; action 4 of 4, but 6 were called so
    assert tally.macro_f1() == pytest.approx((1 + 0 + 2 * 4 / (4 + 6) + 1) / 4)
    assert judged.missing() == pytest.approx((3 + 3) / 2 / 4)


def test_a_judged_answer_counts_once_in_each_figure():
    stories = [told for told in own_answers() if told.kind == "story"][:3]
    judged = Judged()

    judge(stories, load_model(), judged)

    told = sum(judged.in_order.told.values())
    assert told == sum(judged.result_first.told.values()) > 0
    assert all(len(seen) <= len(stories) for seen in judged.cut.values())
    assert 0 <= judged.in_order.macro_f1() <= 1
