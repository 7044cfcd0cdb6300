"""Reviewing costs a bounded multiple of cutting sentences; a ratio, so that no machine is slow."""

from interview_bank import review
from interview_bank.units import split
from tests.benchmarks.stopwatch import compared
from tests.interview_bank import answers

TEXTS = [answers.WHOLE, answers.HABIT, answers.PORTRAIT, answers.SPEECH, answers.KNOWLEDGE]
TIMES = 20
MOST = 40  # cutting takes about 0.07 ms, so this is 350 short answers a second; usual is 22


def test_a_review_costs_a_bounded_multiple_of_cutting_sentences():
    many = TEXTS * TIMES
    review(answers.WHOLE)

    cutting, reviewing = compared(lambda: list(map(split, many)), lambda: list(map(review, many)))

    assert reviewing / cutting < MOST


def test_the_cost_grows_with_the_length_and_not_faster():
    short, long = answers.WHOLE, " ".join([answers.WHOLE] * 40)
    review(short)

    many_short, one_long = compared(
        lambda: [review(short) for _ in range(40)], lambda: review(long)
    )

    # Usual is 0.7: one long answer is cheaper than forty calls. Growth with the square gives 40.
    assert one_long < 4 * many_short
