"""A match: order, parts that sum, exact gains, and what may never move it."""

from __future__ import annotations

import random

import pytest

from matcher import PostingProfile, Resume
from tests.matcher.texts import GOOD, NEIGHBOUR, PARTIAL, POSTING, UNRELATED


@pytest.fixture(scope="module")
def profile(matcher):
    return matcher.read_posting(POSTING, title="PMO Analyst", company="Brightwater Utilities")


@pytest.fixture
def score(matcher, profile):
    def of(text: str) -> float:
        return matcher.match(matcher.read_resume(text.encode(), "resume.txt"), profile).score

    return of


def test_the_nearer_the_past_the_higher_the_score(score):
    scores = [score(text) for text in (GOOD, PARTIAL, NEIGHBOUR, UNRELATED)]

    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4


def test_the_score_is_the_sum_of_its_parts(matcher, profile):
    match = matcher.match(matcher.read_resume(PARTIAL.encode(), "a.txt"), profile)

    assert sum(p.weight for p in match.parts) == pytest.approx(1)
    assert match.score == pytest.approx(
        100 * sum(p.score * p.weight for p in match.parts), abs=0.05
    )
    assert all(0 <= p.score <= 1 and p.reason for p in match.parts)


def test_a_gain_is_what_rescoring_gives(matcher, profile):
    resume = matcher.read_resume(PARTIAL.encode(), "a.txt")
    match = matcher.match(resume, profile)

    assert match.missing
    for gap in match.missing:
        better = matcher.match(resume, profile, assume=frozenset({gap.requirement}))
        assert better.score - match.score == pytest.approx(gap.gain, abs=1e-6)


def test_evidence_points_at_words_of_the_resume(matcher, profile):
    match = matcher.match(matcher.read_resume(GOOD.encode(), "a.txt"), profile)
    shown = {
        profile.requirements[m.requirement].id: [match.text_resume[a:b] for a, b in m.by]
        for m in match.met
    }

    assert shown["prince2-practitioner"] == ["PRINCE2 Practitioner"]
    assert shown["power-bi"] == ["Power BI"]


def test_one_of_a_group_is_enough(matcher, profile):
    match = matcher.match(matcher.read_resume(GOOD.encode(), "a.txt"), profile)

    assert "pmp" not in {profile.requirements[m.requirement].id for m in match.missing}


@pytest.mark.parametrize(
    "line",
    [
        "Pronouns: they/them",
        "Date of birth: 2 March 1970",
        "Nationality: Freedonian (full right to work)",
        "Marital status: married, three children",
        "I am registered blind and use a screen reader for all reports.",
        "Career break 2018-2019: parental leave",
    ],
)
def test_who_a_person_is_moves_nothing(score, line):
    base = score(GOOD)

    assert score(GOOD.replace("Sample Person", "Sample Person\n" + line)) == base


@pytest.mark.parametrize("name", ["Ngozi Example", "Grace Clarity Sample", "José de la Prueba"])
def test_another_name_moves_nothing(score, name):
    assert score(GOOD.replace("Sample Person", name)) == score(GOOD)


def test_bullets_in_another_order_move_nothing(score):
    lines = GOOD.splitlines()
    places = [i for i, line in enumerate(lines[:14]) if line.startswith("•")]
    mixed = [lines[i] for i in places]
    random.Random(3).shuffle(mixed)
    for place, line in zip(places, mixed, strict=True):
        lines[place] = line

    assert score("\n".join(lines)) == score(GOOD)


def test_a_denial_never_raises(score):
    for label in ("PMP", "PRINCE2 Practitioner", "MSP"):
        denied = f"{PARTIAL}\n\nNote: I do not hold {label} and have no experience of it."
        assert score(denied) <= score(PARTIAL)


def test_holding_counts_more_than_learning_or_having_held(score):
    claims = ("(2024)", "(in progress, exam booked)", "(expired 2016, not renewed)")
    held, learning, lapsed = (
        score(f"{PARTIAL}\n\nCertifications\nPRINCE2 Practitioner {claim}") for claim in claims
    )

    assert held > learning > score(PARTIAL)
    assert held > lapsed > score(PARTIAL)


def test_a_pasted_posting_is_found_out(matcher, profile, score):
    pasted = matcher.match(matcher.read_resume(POSTING.encode(), "a.txt"), profile)

    assert [f.code for f in pasted.findings] == ["copied-posting"]
    assert pasted.score < score(PARTIAL)


def test_advice_never_says_that_the_person_has_it(matcher, profile):
    match = matcher.match(matcher.read_resume(UNRELATED.encode(), "a.txt"), profile)

    for gap in match.missing:
        assert gap.advice.endswith(".")
        assert "!" not in gap.advice
        assert "If you" in gap.advice or "Check that" in gap.advice or "would do" in gap.advice


def test_kept_values_match_as_fresh_ones_do(matcher, profile):
    resume = matcher.read_resume(GOOD.encode(), "a.txt")
    kept = matcher.match(
        Resume.from_dict(resume.to_dict()), PostingProfile.from_dict(profile.to_dict())
    )

    assert Resume.from_dict(resume.to_dict()) == resume
    assert PostingProfile.from_dict(profile.to_dict()) == profile
    assert kept == matcher.match(resume, profile)


def test_the_index_ranks_by_the_same_scores(matcher, profile):
    other = matcher.read_posting("Cook for forty guests.", title="Head Chef")
    resume = matcher.read_resume(GOOD.encode(), "a.txt")
    index = matcher.index([("chef", other), ("pmo", profile)])

    ranked = index.rank(resume, top=5)

    assert [key for key, _ in ranked] == ["pmo", "chef"]
    assert ranked[0][1] == matcher.match(resume, profile).score
    assert index.rank(resume, top=1) == ranked[:1]


def test_what_is_denied_counts_as_not_met_and_its_gain_is_exact(matcher, profile):
    resume = matcher.read_resume(GOOD.encode(), "a.txt")
    plain = matcher.match(resume, profile)
    for met in plain.met:
        place = frozenset({met.requirement})
        denied = matcher.match(resume, profile, deny=place)
        again = matcher.match(resume, profile, assume=place, deny=place)

        assert denied.score <= plain.score <= again.score
        assert met.requirement not in {one.requirement for one in denied.met}
        for gap in denied.missing:
            if gap.requirement == met.requirement:
                assert again.score - denied.score == pytest.approx(gap.gain, abs=0.011)
