"""Agreement of scores with graded pairs: figures with known answers, and our own set."""

from __future__ import annotations

import numpy as np
import pytest

from matcher.errors import GradedSetError
from matcher.evaluate import agreement, kappa, load_graded, main, ndcg, precision, score_all


def test_ndcg_is_one_for_the_right_order_and_less_for_any_other():
    assert ndcg([9, 5, 1], [3, 1, 0]) == pytest.approx(1)
    # By hand: gains 7 and 1 at places 2 and 1, over 7 at place 1 and 1 at place 2.
    worse = (1 + 7 / np.log2(3)) / (7 + 1 / np.log2(3))
    assert ndcg([5, 9, 1], [3, 1, 0]) == pytest.approx(worse)
    assert ndcg([1, 2, 3], [0, 0, 0]) is None


def test_ndcg_looks_at_so_many_places_only():
    assert ndcg([9, 8, 7], [0, 0, 3], k=2) == 0


def test_equal_scores_are_no_luck_of_order():
    assert ndcg([5, 5], [3, 0]) == ndcg([5, 5], [0, 3])


def test_precision_counts_the_relevant_that_could_be_first():
    assert precision([9, 8, 7, 6], [3, 0, 2, 0], k=2) == 0.5
    assert precision([9, 8, 7], [2, 0, 0], k=3) == 1
    assert precision([9, 8], [1, 1]) is None


def test_kappa_is_one_for_equal_readings_and_forgives_near_misses_when_weighted():
    assert kappa([0, 1, 2, 3], [0, 1, 2, 3], weighted=True) == 1
    near, far = [0, 1, 2, 2], [0, 1, 2, 0]
    assert kappa(near, [0, 1, 2, 3], weighted=True) > kappa(far, [0, 1, 2, 3], weighted=True)
    assert kappa([0, 0, 3, 3], [3, 3, 0, 0]) < 0


def test_our_own_set_is_ranked_nearly_as_it_was_graded(matcher):
    graded = load_graded()
    found = agreement(matcher, score_all(matcher, graded), graded.grades)

    assert graded.grades.shape == (12, 14)
    assert found.candidate_ndcg > 0.9
    assert found.coach_ndcg > 0.87
    assert found.weighted > 0.7


def test_the_command_prints_the_figures_whole_and_by_thirds(capsys):
    assert main(["--misses"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:2]] == ["all"]
    assert sum(line.startswith("third") for line in lines) == 3


def test_a_faulty_set_is_refused_by_name(tmp_path, capsys):
    for name, text in {
        "postings": '[one]\ntitle = "PMO"\ntext = "PMO"',
        "resumes": '[me]\ntext = "Me"',
        "grades": "[one]\nyou = 2",
    }.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")

    with pytest.raises(GradedSetError, match="one / you: no such text"):
        load_graded(tmp_path)
    assert main([str(tmp_path)]) == 2
    assert "no such text" in capsys.readouterr().err
    (tmp_path / "grades.toml").write_text("[one]\nme = 4", encoding="utf-8")
    with pytest.raises(GradedSetError, match="grade it 0 to 3"):
        load_graded(tmp_path)
