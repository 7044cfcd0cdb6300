"""What a resume denies counts for nothing, however it is put; what went well is no denial."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.blanks import blanked
from tests.matcher.texts import GOOD, NEIGHBOUR, PARTIAL, POSTING, UNRELATED

PEOPLE = {"good": GOOD, "partial": PARTIAL, "neighbour": NEIGHBOUR, "unrelated": UNRELATED}
SAYINGS = [
    "No {x}.", "I have no {x} so far.", "Zero {x} experience to date", "Little or no {x}",
    "Hardly any exposure to {x}", "Never worked with {x}", "I've never held {x}", "Not {x} trained",
    "not currently {x} certified", "Lacks {x}", "Without {x} so far", "Unfamiliar with {x}",
    "Untrained in {x}", "I cannot offer {x}", "Unable to show {x}", "My one gap is {x}",
    "Gaps: {x}", "Weaknesses: {x}", "Failed the {x} exam", "Was turned down for {x}",
    "Would need training in {x}", "Keen to learn {x}", "Have yet to use {x}", "{x}: none",
    "{x} – no", "{x} (not held)", "{x}: 0 years", "{x} ... none", "{x} is new to me",
    "{x} lies outside my experience", "Neither {x} nor anything close", "Nobody used {x} there",
    "Colleagues looked after {x}; I was not involved.", "My office had {x}, I never touched it.",
    "Everything except {x}", "I meet all requirements other than {x}", "At no time did I use {x}",
    "I have done nothing with {x}", "Only ever read about {x}", "New to {x}", "I haven’t got {x}",
    "My experience does not include {x}", "Dropped out of the {x} course", "Ineligible for {x}",
]  # fmt: skip
SOME = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def profile(matcher):
    return matcher.read_posting(POSTING)


def score(matcher, profile, text: str) -> float:
    return matcher.score(matcher.read_resume(text.encode(), "a.txt"), profile)


@SOME
@given(
    who=st.sampled_from(sorted(PEOPLE)),
    saying=st.sampled_from(SAYINGS),
    mark=st.sampled_from(["", "- ", "• "]),
    data=st.data(),
)
def test_a_denial_raises_nothing_wherever_it_stands(matcher, profile, who, saying, mark, data):
    asked = [row.label for row in profile.requirements if row.strength != "excluded"]
    others = [one.label for one in matcher.certifications()]
    line = mark + saying.format(x=data.draw(st.sampled_from(asked + others)))
    rows = PEOPLE[who].splitlines()
    ends = [i + 1 for i, row in enumerate(rows) if row.startswith(("-", "•"))]
    place = data.draw(st.sampled_from([len(rows), *ends]))
    text = "\n".join([*rows[:place], line, *rows[place:]])

    assert score(matcher, profile, text) <= score(matcher, profile, PEOPLE[who])


def read(matcher, line: str):
    text = f"Sample Person\n\nExperience\nPMO Analyst, Example Ltd\nMay 2019 - present\n- {line}\n"
    return matcher.read_resume(text.encode(), "a.txt")


@pytest.mark.parametrize(
    "line",
    [
        "Kept the RAID log of nine projects without a single late update",
        "Never missed an issue of the RAID log in four years",
        "Not only kept the RAID log but chaired its review",
        "Wrote the RAID log for a board that had not seen one before",
        "RAID log with no overdue actions for two years",
        "Took over a RAID log that nobody had kept",
        "Closed 40 entries of the RAID log, none reopened",
    ],
)
def test_what_went_well_is_no_denial(matcher, line):
    assert "raid-log" in {skill.id for skill in read(matcher, line).skills}


@pytest.mark.parametrize("heading", ["What I do not know:", "Gaps", "Still to learn:"])
def test_a_list_of_what_is_missing_names_no_skill(matcher, heading):
    text = f"Sample Person\n\nSkills\nExcel\n\n{heading}\n- Jira\n- Planview\n\nOther\nTableau\n"
    found = {skill.id for skill in matcher.read_resume(text.encode(), "a.txt").skills}

    assert {"excel", "tableau"} <= found
    assert not {"jira", "planview"} & found


def test_a_denial_reaches_to_the_end_of_its_clause(matcher):
    found = {s.id for s in read(matcher, "No Jira or Planview, but Tableau daily").skills}

    assert "tableau" in found
    assert not {"jira", "planview"} & found


def test_a_level_not_yet_taken_leaves_the_one_below(matcher):
    text = "Sample Person\n\nCertifications\nP3O Foundation (2024), Practitioner not yet taken\n"
    (claim,) = matcher.read_resume(text.encode(), "a.txt").certifications

    assert (claim.id, claim.status, claim.grade) == ("p3o", "held", "foundation")


def test_a_denied_trade_adds_nothing_to_the_trades_of_a_past(matcher):
    plain = read(matcher, "Kept plans")
    denied = read(matcher, "Kept plans\n- No construction, banking or hospital work so far")

    assert denied.domains == plain.domains


@given(text=st.text(max_size=60), data=st.data())
def test_blanks_keep_every_other_letter_in_its_place(text, data):
    cut = st.integers(0, len(text))
    places = sorted(tuple(sorted((data.draw(cut), data.draw(cut)))) for _ in range(3))
    out = blanked(text, places)

    assert len(out) == len(text)
    for at, letter in enumerate(text):
        inside = any(start <= at < end for start, end in places)
        assert out[at] == (" " if inside and letter != "\n" else letter)
