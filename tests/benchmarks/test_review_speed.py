"""Reviewing costs a bounded multiple of cutting sentences; a ratio, so that no machine is slow."""

from time import process_time

from interview_bank import review
from interview_bank.units import split
from tests.interview_bank import answers

TEXTS = [answers.WHOLE, answers.HABIT, answers.PORTRAIT, answers.SPEECH, answers.KNOWLEDGE]
TIMES = 40
MOST = 40  # cutting takes about 0.07 ms, so this is 350 short answers a second; usual is 22


def took(task):
    start = process_time()
    for _ in range(TIMES):
        for text in TEXTS:
            task(text)
    return process_time() - start


def test_a_review_costs_a_bounded_multiple_of_cutting_sentences():
    review(answers.WHOLE)

    cutting = min(took(split) for _ in range(3))
    reviewing = min(took(review) for _ in range(3))

    assert reviewing / cutting < MOST


def test_the_cost_grows_with_the_length_and_not_faster():
    short, long = answers.WHOLE, " ".join([answers.WHOLE] * 40)

    start = process_time()
    for _ in range(40):
        review(short)
    many_short = process_time() - start
    start = process_time()
    review(long)
    one_long = process_time() - start

    assert one_long < 6 * many_short
