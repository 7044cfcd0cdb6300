"""The reasons of a score say what its numbers say."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.matcher.texts import GOOD, NEIGHBOUR, PARTIAL, POSTING, UNRELATED

DEMANDS = [
    "Fluent German is required.",
    "You must hold SC clearance.",
    "A full driving licence is essential.",
    "At least 9 years of experience in a PMO.",
    "A master's degree is required.",
    "Currently enrolled in a master's degree.",
    "We build hospitals and wards; patients and clinical teams come first.",
]
TITLES = ["PMO Analyst", "PMO Director", "Staff Nurse", "Business Analyst", "Project Intern"]
COUNTED = re.compile(r"Counted at (\d+)%")
FEW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def asking(matcher, demands: list[str], title: str):
    lines = "".join(f"- {demand}\n" for demand in demands if demand)
    return matcher.read_posting(POSTING.replace("- You do not", f"{lines}- You do not"), title)


@FEW
@given(
    demands=st.lists(st.sampled_from(DEMANDS), max_size=4, unique=True),
    title=st.sampled_from(TITLES),
    text=st.sampled_from([GOOD, PARTIAL, NEIGHBOUR, UNRELATED]),
)
def test_whatever_lowers_a_part_is_named_with_how_much(matcher, demands, title, text):
    profile = asking(matcher, demands, title)
    match = matcher.match(matcher.read_resume(text.encode(), "a.txt"), profile)

    for part in match.parts:
        told = COUNTED.search(part.reason)
        assert part.score <= part.value + 1e-9
        if part.value == 0:
            assert told is None
        elif part.score / part.value < 0.99:
            assert int(told.group(1)) == pytest.approx(100 * part.score / part.value, abs=1)
            assert ":" in part.reason[told.start() :]


@FEW
@given(
    demands=st.lists(st.sampled_from(DEMANDS), max_size=4, unique=True),
    title=st.sampled_from(TITLES),
    text=st.sampled_from([GOOD, PARTIAL, NEIGHBOUR, UNRELATED]),
)
def test_every_gain_is_what_rescoring_gives(matcher, demands, title, text):
    profile = asking(matcher, demands, title)
    resume = matcher.read_resume(text.encode(), "a.txt")
    match = matcher.match(resume, profile)

    for gap in match.missing:
        met = matcher.match(resume, profile, assume=frozenset({gap.requirement}))
        assert met.score == pytest.approx(match.score + gap.gain, abs=1e-6)


def reasons(matcher, text: str, title: str, demand: str = "") -> dict[str, str]:
    profile = asking(matcher, [demand], title)
    match = matcher.match(matcher.read_resume(text.encode(), "a.txt"), profile)
    return {part.name: part.reason for part in match.parts}


@pytest.mark.parametrize(
    ("title", "demand", "words"),
    [
        ("Staff Nurse", "", "of another kind"),
        ("PMO Director", "", "the level is another"),
        ("PMO Analyst", "Fluent German is required.", "German is a condition and was not found"),
        ("PMO Analyst", "Currently enrolled in a master's degree.", "the posting is for students"),
    ],
)
def test_full_years_at_a_lower_number_say_why(matcher, title, demand, words):
    said = reasons(matcher, GOOD, title, demand)["must_haves"]

    assert words in said


def test_what_counts_in_part_is_named_with_its_share(matcher):
    half = GOOD.replace("PRINCE2 Practitioner (2022)", "PRINCE2 Foundation (2022)")
    said = reasons(matcher, half, "PMO Analyst")["must_haves"]

    assert "PRINCE2 Practitioner or PMP 40%" in said
    assert "By weight" in said
