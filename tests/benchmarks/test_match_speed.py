"""What one match costs: under two milliseconds, and less than reading the resume did."""

from __future__ import annotations

from time import process_time

from matcher.evaluate import load_graded

ROUNDS = 5
LIMIT = 0.002


def best_of(call, count: int) -> float:
    """Return the seconds of processor that one call takes, the best of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = process_time()
        for _ in range(count):
            call()
        taken.append((process_time() - start) / count)
    return min(taken)


def test_a_match_of_two_read_values_takes_under_two_milliseconds(matcher):
    graded = load_graded()
    profiles = [matcher.read_posting(text, title=title) for _, title, text in graded.postings]
    people = [matcher.read_resume(text.encode(), "a.txt") for _, text in graded.resumes]
    pairs = [(one, profile) for one in people for profile in profiles]

    def all_pairs():
        for one, profile in pairs:
            matcher.match(one, profile)

    taken = best_of(all_pairs, 1) / len(pairs)
    reading = best_of(lambda: matcher.read_resume(graded.resumes[0][1].encode(), "a.txt"), 5)
    print(f"match {taken * 1e3:.2f} ms; reading a resume {reading * 1e3:.2f} ms")  # noqa: T201
    assert taken < LIMIT
    assert taken < reading
