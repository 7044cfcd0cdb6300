"""A posting pasted into a resume, whole or in part, is found out and worth nothing."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.copied import copied_lines, without
from matcher.plan_types import Thing
from tests.matcher.texts import GOOD, NEIGHBOUR, PARTIAL, POSTING, UNRELATED

ADVERT = """PMO Lead, Marram Coastal Railways

Your work
- Set up a single reporting calendar for the nine renewal programmes and hold owners to it
- Challenge forecasts before they reach the investment committee and explain every variance
- Coach project managers in planning, estimating and honest status reporting
- Own the change control board, its agenda and its decision log
- Keep a resource forecast in Planview that directors trust

Your profile
- Proven record of building a project management office from nothing in a regulated industry
- Confident with Planview, Power BI and advanced Excel modelling
- Holder of MSP Practitioner or an equivalent programme qualification
- Able to brief directors in plain words and to say no when the evidence is thin
- Familiar with railway safety approvals and possession planning
"""
SYNONYMS = {
    "proven": "solid", "confident": "experienced", "able": "used", "keep": "maintain",
    "every": "each", "owners": "people", "holder": "owner", "directors": "executives",
    "familiar": "acquainted", "own": "run", "coach": "train",
}  # fmt: skip
LINES = [line[2:] for line in ADVERT.splitlines() if line.startswith("- ")]
PEOPLE = {"good": GOOD, "partial": PARTIAL, "neighbour": NEIGHBOUR}
SLOW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def reworded(line: str, dice: random.Random) -> str:
    """Change a few words, drop one, or move the halves of a line."""
    words = [
        SYNONYMS.get(word.lower(), word) if dice.random() < 0.7 else word for word in line.split()
    ]
    if dice.random() < 0.5:
        del words[dice.randrange(len(words))]
    halves = " ".join(words).split(" and ")
    if len(halves) > 1 and dice.random() < 0.3:
        halves.reverse()
    return " and ".join(halves)


def mixed(text: str, lines: list[str], dice: random.Random) -> str:
    """Put lines among the bullets of a resume, here and there."""
    rows = text.splitlines()
    for line in lines:
        places = [i for i, row in enumerate(rows) if row.startswith(("•", "-"))] or [len(rows)]
        rows.insert(dice.choice(places), f"- {line}")
    return "\n".join(rows)


@pytest.fixture(scope="module")
def profile(matcher):
    return matcher.read_posting(ADVERT, title="PMO Lead")


@SLOW
@given(
    seed=st.integers(0, 10_000),
    who=st.sampled_from(sorted(PEOPLE)),
    count=st.integers(3, len(LINES)),
    light=st.booleans(),
)
def test_pasted_lines_are_found_and_gain_nothing(matcher, profile, seed, who, count, light):
    dice = random.Random(seed)
    # Three lines with a word changed in each may be anybody's; four are not.
    lines = dice.sample(LINES, max(count, 4) if light else count)
    pasted = [reworded(line, dice) if light else line for line in lines]
    text = mixed(PEOPLE[who], pasted, dice)
    honest = matcher.read_resume(PEOPLE[who].encode(), "a.txt")
    match = matcher.match(matcher.read_resume(text.encode(), "a.txt"), profile)

    found = [f for f in match.findings if f.code == "copied-posting"]
    marked = " ".join(match.text_resume[f.start : f.end] for f in found)
    assert all(line.split()[-1] in marked for line in pasted)
    assert match.score <= matcher.score(honest, profile) + 0.05
    for met in match.met:
        for start, end in met.by:
            assert not any(f.start < end and start < f.end for f in found)


@SLOW
@given(data=st.data())
def test_a_genuine_resume_is_never_accused(matcher, data):
    text = data.draw(st.sampled_from([GOOD, PARTIAL, NEIGHBOUR, UNRELATED]))
    advert = data.draw(st.sampled_from([ADVERT, POSTING]))
    # One line in common may be chance, or the posting's wording used once.
    line = data.draw(st.sampled_from(["", *LINES]))
    resume = matcher.read_resume(f"{text}\n{line}".encode(), "a.txt")

    assert copied_lines(resume, advert) == ()


TAILORED = """Sasha Example
sasha@example.com

EXPERIENCE
PMO Lead, Gannet Water
Apr 2020 - present
- Built a project management office of six from nothing under the water regulator's eye
- Set one reporting calendar for 11 programmes; late reports fell from 14 to 1 a month
- Own change control: chair the board, keep its decision log, closed 212 requests in 2024
- Forecast resources for 140 engineers in Planview, right to within 4% by quarter
- Challenge forecasts with the finance director before each investment committee
- Coached nine project managers in planning and estimating; seven now run reviews alone

CERTIFICATIONS
MSP Practitioner (2022)

SKILLS
Planview, Power BI, Excel
"""


def test_a_resume_tailored_in_the_words_of_the_posting_is_not_accused(matcher, profile):
    match = matcher.match(matcher.read_resume(TAILORED.encode(), "a.txt"), profile)

    assert match.findings == ()
    assert match.band == "strong"


def test_a_claim_of_ones_own_outlives_the_pasted_line_that_names_it_too(matcher, profile):
    msp = next(i for i, row in enumerate(profile.requirements) if row.id == "msp")
    text = mixed(TAILORED, LINES[5:10], random.Random(1))
    match = matcher.match(matcher.read_resume(text.encode(), "a.txt"), profile)

    (place,) = next(met.by for met in match.met if met.requirement == msp)
    assert match.text_resume[slice(*place)] == "MSP Practitioner"
    assert match.text_resume[place[1] :].startswith(" (2022)")


def test_what_a_plan_adds_to_a_resume_with_pasted_lines_still_counts(matcher, profile):
    text = mixed(PARTIAL, LINES, random.Random(2))
    resume = matcher.read_resume(text.encode(), "a.txt")
    postings = {"one": profile}
    moved = matcher.planner().what_if(resume, postings, [thing("certification", "msp")]).moved

    assert [m.key for m in moved] == ["one"]
    assert moved[0].after > moved[0].before


def test_short_lines_of_the_posting_among_pasted_ones_count_for_nothing(matcher):
    asked = "Primavera P6\nRAID logs\nMinutes"
    advert = ADVERT.replace("Your profile", f"{asked}\nYour profile")
    profile = matcher.read_posting(advert, title="PMO Lead")
    honest = matcher.read_resume(NEIGHBOUR.encode(), "a.txt")
    text = f"{NEIGHBOUR}\n" + "\n".join([*LINES[2:5], asked, *LINES[5:]])
    match = matcher.match(matcher.read_resume(text.encode(), "a.txt"), profile)

    marked = "".join(match.text_resume[f.start : f.end] for f in match.findings)
    assert all(line in marked for line in asked.splitlines())
    assert match.score <= matcher.score(honest, profile) + 0.05


def thing(kind: str, name: str):
    return Thing(kind, name, name)


def test_places_turned_to_blanks_keep_all_others(matcher):
    text = "one\ntwo three\nfour"

    assert without(text, ((4, 13),)) == "one\n         \nfour"


def test_pasted_lines_are_seen_within_a_hostile_amount_of_text(matcher, profile):
    text = "PMO Lead, PMP and Planview. " * 5_000
    resume = matcher.read_resume(text.encode(), "a.txt")

    assert matcher.match(resume, matcher.read_posting(text[:100_000])).score <= 100
