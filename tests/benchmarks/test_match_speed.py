"""What one match costs: under two milliseconds, and less than reading the resume did."""

from __future__ import annotations

from matcher.evaluate import load_graded
from tests.benchmarks.stopwatch import compared

LIMIT = 0.002


def test_a_match_of_two_read_values_takes_under_two_milliseconds(matcher):
    graded = load_graded()
    profiles = [matcher.read_posting(text, title=title) for _, title, text in graded.postings]
    people = [matcher.read_resume(text.encode(), "a.txt") for _, text in graded.resumes]
    pairs = [(one, profile) for one in people for profile in profiles]

    def all_pairs():
        for one, profile in pairs:
            matcher.match(one, profile)

    def read_all():
        for _, text in graded.resumes:
            matcher.read_resume(text.encode(), "a.txt")

    matching, reading = compared(all_pairs, read_all)
    taken, reading = matching / len(pairs), reading / len(graded.resumes)
    print(f"match {taken * 1e3:.2f} ms; reading a resume {reading * 1e3:.2f} ms")  # noqa: T201
    assert taken < LIMIT
    assert taken < reading
