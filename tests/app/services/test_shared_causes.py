"""What lowers all parts alike is told once, and no word of it is lost."""

from __future__ import annotations

from app.services.shared_causes import told_once
from matcher import Part
from tests.factories_postings import RESUME_TEXT

ALIKE = "Counted at 52%: the past is of another kind (70%); the level is another (74%)."


def part(name, reason, score=0.26, value=0.5):
    return Part(name, score, 0.2, reason, value=value)


def test_what_several_parts_end_with_is_said_once():
    own = part("field", "Its world is finance.", score=0.5)
    given = [
        part("level", f"It is senior. {ALIKE}"),
        part("experience", f"2.5 years. {ALIKE}"),
        own,
    ]
    shared, parts = told_once(given)

    assert shared == ALIKE
    assert [one.reason for one in parts] == ["It is senior.", "2.5 years.", "Its world is finance."]
    assert [one.score for one in parts] == [one.score for one in given]


def test_one_lowered_part_or_different_endings_stay_as_they_are():
    for given in (
        [part("level", f"It is senior. {ALIKE}"), part("field", "A.", score=0.5)],
        [part("level", "It is senior. Counted at 9%."), part("field", "No. Counted at 8%.")],
        [],
    ):
        assert told_once(given) == (None, given)


def test_a_real_match_loses_no_word(matcher):
    posting = matcher.read_posting("PMO Director\n\nExcel and PRINCE2 Foundation are required.")
    match = matcher.match(matcher.read_resume(RESUME_TEXT.encode(), "a.txt"), posting)
    shared, parts = told_once(match.parts)

    assert shared
    for before, after in zip(match.parts, parts, strict=True):
        assert before.reason in {after.reason, f"{after.reason} {shared}"}
