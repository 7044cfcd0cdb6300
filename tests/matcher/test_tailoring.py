"""Choosing, ordering and rewording by hand; what became of the master is told exactly."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher import ResumeDocument, outline, plain_text
from matcher.tailoring import (
    UneditableError,
    add_line,
    changes,
    include,
    move,
    reword,
    shift,
    words_changed,
)
from tests.matcher.writers.resumes import a_resume

TEXT = """Ada Fernhill
ada.fernhill@example.com

Experience
PMO Coordinator, Tallow Bridge Housing
March 2022 - present
- Kept the RAID log for 14 projects.
- Built the resource plan in Excel.
- Ran the stage gates.
Office Clerk, Harbourline Ltd
2019 - 2021
- Answered calls.

Skills
Tools: Excel, Jira
"""


@pytest.fixture
def master(matcher):
    return outline(matcher.read_resume(TEXT.encode(), "ada.txt"))


def find(document, words):
    return next(item for item in document.items if words in item.text)


def kinds(master, document):
    return [(change.kind, change.after) for change in changes(master, document)]


def test_the_outline_says_what_the_resume_says(master):
    shape = [(item.kind, item.text) for item in master.items if item.kind != "entry"]

    assert shape == [
        ("section", ""),
        ("name", "Ada Fernhill"),
        ("text", "ada.fernhill@example.com"),
        ("section", "Experience"),
        ("head", "PMO Coordinator, Tallow Bridge Housing"),
        ("head", "March 2022 - present"),
        ("bullet", "Kept the RAID log for 14 projects."),
        ("bullet", "Built the resource plan in Excel."),
        ("bullet", "Ran the stage gates."),
        ("head", "Office Clerk, Harbourline Ltd"),
        ("head", "2019 - 2021"),
        ("bullet", "Answered calls."),
        ("section", "Skills"),
        ("text", "Tools: Excel, Jira"),
    ]


def test_places_point_at_the_lines(master):
    plain = plain_text(master)

    assert [plain.text[p.start : p.end] for p in plain.places] == [
        item.text for item in master.items if item.is_line
    ]
    line = find(master, "RAID")
    assert plain.line_at(plain.text.index("RAID")) == line.id
    assert plain.line_at(plain.text.index("Experience")) is None


def test_nothing_done_is_no_change(master):
    assert changes(master, master) == ()


def test_a_reworded_line_is_told_word_by_word(master):
    document = reword(master, find(master, "RAID").id, "Kept the RAID log for 20 projects.")

    assert kinds(master, document) == [("reworded", "Kept the RAID log for 20 projects.")]
    change = changes(master, document)[0]
    pieces = [(p.kind, p.text) for p in words_changed(change.before, change.after)]
    assert ("taken_out", "14 ") in pieces
    assert ("put_in", "20 ") in pieces


def test_what_is_left_out_is_told_once_and_keeps_its_words(master):
    job = find(master, "Office Clerk").parent
    document = include(master, job, included=False)

    assert [c.id for c in changes(master, document)] == [job]
    assert "Answered calls." not in plain_text(document).text
    assert include(document, job, included=True) == master


def test_one_line_moved_is_one_change(master):
    document = move(master, find(master, "stage gates").id, find(master, "RAID").id)

    assert kinds(master, document) == [("moved", "Ran the stage gates.")]
    assert shift(document, find(master, "stage gates").id, 2) == master


def test_a_section_moves_with_all_that_is_in_it(master):
    document = move(master, find(master, "Skills").id, find(master, "Experience").id)

    text = plain_text(document).text
    assert text.index("Tools: Excel") < text.index("Experience")
    assert [c.kind for c in changes(master, document)] == ["moved"]


def test_a_line_cannot_go_under_another_employer(master):
    with pytest.raises(UneditableError, match="stays with its job"):
        move(master, find(master, "RAID").id, find(master, "Answered calls").id)


def test_name_and_head_stay_on_top(master):
    with pytest.raises(UneditableError):
        move(master, find(master, "Ada").id, None)
    document = shift(master, find(master, "stage gates").id, -9)
    lines = document.children(find(master, "RAID").parent)

    assert [line.kind for line in lines] == ["head", "head", "bullet", "bullet", "bullet"]


def test_a_line_of_ones_own_is_told_as_added(master):
    document, new = add_line(master, find(master, "RAID").parent, "- Kept the\nbenefits register.")

    assert document.get(new).text == "Kept the benefits register."
    assert kinds(master, document) == [("added", "Kept the benefits register.")]


@pytest.mark.parametrize("words", ["", "  \n ", "x" * 2001])
def test_words_that_cannot_be_used_are_refused(master, words):
    with pytest.raises(UneditableError) as caught:
        reword(master, find(master, "RAID").id, words)

    assert caught.value.remedy


def test_an_unknown_item_is_a_key_error(master):
    for change in (
        lambda: reword(master, "l999", "x"),
        lambda: include(master, "l999", included=False),
        lambda: shift(master, "l999", 1),
        lambda: add_line(master, "l999", "x"),
    ):
        with pytest.raises(KeyError):
            change()


def test_a_document_survives_json(master):
    document, _ = add_line(master, find(master, "RAID").parent, "Mine.")
    document = include(document, find(master, "Skills").id, included=False)

    assert ResumeDocument.from_dict(document.to_dict()) == document


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 10_000), data=st.data())
def test_any_run_of_changes_keeps_every_line_and_can_be_told(matcher, seed, data):
    master = document = outline(matcher.read_resume(a_resume(seed).encode(), "r.txt"))
    ids = [item.id for item in master.items]
    for _ in range(data.draw(st.integers(0, 6))):
        one = data.draw(st.sampled_from(ids))
        if data.draw(st.booleans()):
            document = include(document, one, included=not document.get(one).included)
            continue
        try:
            document = shift(document, one, data.draw(st.integers(-3, 3)))
        except UneditableError:
            continue

    assert sorted(item.id for item in document.items) == sorted(ids)
    assert {item.id: item.text for item in document.items} == {i.id: i.text for i in master.items}
    told = {change.id for change in changes(master, document)}
    assert told <= set(ids)
    assert bool(told) == (document != master)
    text = plain_text(document).text
    for item in document.shown().items:
        assert item.text in text
