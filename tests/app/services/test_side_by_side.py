"""A match laid out: rows in their order, every number with its anchor, no word lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services import matching, resumes
from app.services.side_by_side import Mark, pieces, posting_marks, resume_marks, rows
from tests.factories_postings import NOW, RESUME_TEXT, a_posting

ASKS = """PMO Analyst

PMP is required. PRINCE2 Foundation is required. Excel is essential.
CAPM or PgMP is required.
Power BI is a plus. No degree required. You will support teams that use Jira.
"""


@pytest.fixture
def read(session, matcher, reader):
    def match(text):
        posting = a_posting(session, matcher, description_text=text)
        return matching.read(session, matcher, reader.id, posting.id)

    return match


def test_must_have_misses_come_first_then_other_misses_then_what_is_met(matcher, read, resume):
    shown = rows(matcher, read(ASKS))
    kinds = [(row.status, row.strength) for row in shown]

    assert kinds[0] == ("missing", "required")
    order = [k for k in kinds if k[0] in {"missing", "met"}]
    assert order == sorted(order, key=lambda k: (k[0] != "missing", k[1] != "required"))
    dear = [(row.status, row.strength) for row in shown if row.is_dear]
    assert dear
    assert set(dear) == {("missing", "required")}


def test_rows_are_numbered_by_their_place_in_the_posting(matcher, read, resume):
    by_number = sorted(rows(matcher, read(ASKS)), key=lambda row: row.n)

    starts = [min(start for start, _ in row.spans) for row in by_number]
    assert starts == sorted(starts)
    assert [row.n for row in by_number] == list(range(1, len(by_number) + 1))


def test_what_stands_in_for_one_another_is_one_row(matcher, read, resume):
    (choice,) = [row for row in rows(matcher, read(ASKS)) if row.is_choice]

    assert len(choice.spans) == 2
    assert " or " in choice.label


def test_everything_asked_for_has_evidence_or_is_missing(matcher, read, resume):
    for row in rows(matcher, read(ASKS)):
        if row.strength in {"required", "preferred"}:
            assert row.evidence or row.status == "missing", row
            assert bool(row.advice) == (row.status == "missing"), row
            assert bool(row.evidence) == bool(row.credit), row


def test_what_is_missing_but_on_its_way_points_at_the_words_that_count_in_part(
    session, matcher, reader, read
):
    text = RESUME_TEXT.replace("PRINCE2 Foundation, 2023", "PMP (exam booked for March 2027)")
    resumes.add(session, matcher, text.encode(), "b.txt", person_id=reader.id, now=NOW)
    reading = read("PMO Analyst\n\nPMP is required. Jira is required.")
    pmp, jira = sorted(rows(matcher, reading), key=lambda row: row.n)

    assert (pmp.status, jira.status) == ("missing", "missing")
    assert "PMP" in {reading.match.text_resume[s:e] for s, e in pmp.evidence}
    assert 0 < pmp.credit < 0.5
    assert (jira.evidence, jira.credit) == ((), 0)
    assert {mark.kind for mark in resume_marks([pmp])} == {"partly"}


def test_the_gain_of_a_row_is_what_the_score_rises_by(matcher, read, resume):
    reading = read(ASKS)
    shown = rows(matcher, reading)
    dearest = shown[0]
    index = next(
        m.requirement for m in reading.match.missing if m.gain == pytest.approx(dearest.gain)
    )
    read_resume = matcher.read_resume(RESUME_TEXT.encode(), "ada.txt", today=NOW.date())
    raised = matcher.match(read_resume, reading.profile, assume=frozenset({index}))

    assert raised.score - reading.match.score == pytest.approx(dearest.gain, abs=0.05)


def test_a_row_tells_by_what_its_evidence_is_shown_and_in_what_share_it_counts(
    matcher, read, resume
):
    shown = {row.label: row for row in rows(matcher, read(ASKS)) if row.tier}

    assert shown["Excel"].tier in {"used", "measured"}
    for row in shown.values():
        assert 0.5 <= row.credit <= 1


def test_without_a_resume_rows_say_what_is_asked_and_judge_nothing(matcher, read):
    shown = rows(matcher, read(ASKS))

    assert {row.status for row in shown} <= {"unmatched", "mentioned", "excluded"}
    assert all(row.gain is None and not row.evidence for row in shown)


def test_evidence_points_at_words_of_the_resume(matcher, read, resume):
    reading = read(ASKS)
    shown = [row for row in rows(matcher, reading) if row.evidence]
    texts = [reading.match.text_resume[s:e] for row in shown for s, e in row.evidence]

    assert "Excel" in texts
    assert all(text.strip() for text in texts)


def test_both_texts_come_back_whole_with_every_number_anchored_once(matcher, read, resume):
    reading = read(ASKS)
    shown = rows(matcher, reading)
    for text, marks in (
        (reading.match.text_posting, posting_marks(shown)),
        (reading.match.text_resume, resume_marks(shown)),
    ):
        cut = pieces(text, marks)
        assert "".join(piece.text for piece in cut) == text
        anchors = [piece.mark.n for piece in cut if piece.is_anchor]
        assert sorted(anchors) == sorted({mark.n for mark in marks})


spans = st.lists(
    st.tuples(st.integers(-3, 45), st.integers(-3, 45), st.integers(1, 6)), max_size=12
)


@given(st.text(max_size=40), spans)
def test_pieces_never_lose_a_word_or_a_number(text, given_spans):
    marks = [Mark(min(a, b), max(a, b), n, "met", "") for a, b, n in given_spans]
    cut = pieces(text, marks)

    assert "".join(piece.text for piece in cut) == text
    anchors = [piece.mark.n for piece in cut if piece.is_anchor]
    assert sorted(anchors) == sorted({mark.n for mark in marks})
    shown = [id(piece.mark) for piece in cut if piece.shows_number]
    assert sorted(shown) == sorted({id(mark) for mark in marks})


def test_the_shorter_mark_has_the_words_and_the_longer_one_the_rest():
    cut = pieces("five years in a PMO", [Mark(0, 19, 1, "met", ""), Mark(16, 19, 2, "met", "")])

    assert [(p.text, p.mark.n) for p in cut] == [("five years in a ", 1), ("PMO", 2)]


def test_two_marks_on_the_same_words_both_show_their_number():
    cut = pieces("Excel", [Mark(0, 5, 1, "met", ""), Mark(0, 5, 2, "met", "")])

    assert [(p.text, p.mark.n, p.shows_number) for p in cut] == [("Excel", 2, True), ("", 1, True)]
