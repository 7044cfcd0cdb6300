import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_bank import load_bank, merge, review
from interview_bank.types import KINDS, PARTS
from tests.interview_bank import answers

QUESTION = "Tell me about a time you organised something under time pressure."


def codes(text, question=QUESTION):
    return {finding.code for finding in review(text, question).findings}


def test_a_whole_story_is_told_in_four_parts():
    parts = [segment.part for segment in review(answers.WHOLE, QUESTION).segments]

    assert list(dict.fromkeys(parts)) == ["situation", "task", "action", "result"]
    assert not {code for code in codes(answers.WHOLE) if code.startswith("missing-")}


def test_a_story_without_its_outcome_is_told_so_and_asked_for_it():
    told = review(answers.WITHOUT_RESULT, QUESTION)

    assert "missing-result" in codes(answers.WITHOUT_RESULT)
    assert told.probe_part == "result"
    assert len(told.probes) == 1
    assert told.overall < review(answers.WHOLE, QUESTION).overall


def test_a_story_without_steps_is_told_so():
    assert "missing-action" in codes(answers.WITHOUT_ACTION)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (answers.WHOLE, "story"),
        (answers.SPEECH, "story"),
        (answers.HYPOTHETICAL, "hypothetical"),
        (answers.OPINION, "opinion"),
        (answers.HABIT, "pseudo-story"),
        (answers.PORTRAIT, "self-description"),
        (answers.KNOWLEDGE, "knowledge"),
    ],
)
def test_the_kind_of_answer_is_told_apart(answer, kind):
    told = review(answer, QUESTION)

    assert told.kind == kind
    assert (kind == "story") == (kind not in {finding.code for finding in told.findings})


def test_a_hypothetical_answer_is_right_where_the_question_asks_for_one():
    assert "hypothetical" not in codes(
        answers.HYPOTHETICAL, "What would you do if an archive moved?"
    )


def test_another_kind_than_a_story_is_asked_for_an_occasion_first():
    told = review(answers.OPINION, QUESTION)

    assert told.probe_part == "kind"
    assert told.overall < 2


def test_typed_headings_decide_the_parts():
    text = (
        "Situation: The report was late.\nTask: I had to fix it.\nAction: I rang the owners.\n"
        "Result: It went out on Friday."
    )

    assert [s.part for s in review(text).segments] == ["situation", "task", "action", "result"]
    assert not {code for code in codes(text) if code.startswith("missing-")}


def test_a_part_that_is_plainly_missing_is_given_no_words():
    told = review(answers.WITHOUT_RESULT, QUESTION)

    assert "result" not in {segment.part for segment in told.segments}


def test_a_result_told_first_is_seen_as_one():
    at = answers.WHOLE.index("On the second night")
    text = f"{answers.WHOLE[at:]} {answers.WHOLE[:at]}"

    assert review(text, QUESTION).segments[0].part == "result"


def test_an_empty_answer_is_too_short_and_nothing_else_is_claimed():
    told = review("", QUESTION)

    assert [finding.code for finding in told.findings] == ["too-short"]
    assert told.segments == ()
    assert told.probes == ()


def test_the_json_has_the_shape_that_was_agreed():
    told = review(answers.WHOLE, QUESTION).to_dict()

    assert {"text", "kind", "segments", "scores", "overall", "findings", "probes", "stats"} <= set(
        told
    )
    assert set(told["segments"][0]) == {"part", "start", "end", "confidence"}
    assert set(told["scores"][0]) == {"dimension", "score", "anchor", "reason", "spans"}
    assert set(told["findings"][0]) == {"code", "tone", "message", "start", "end"}
    assert set(told["stats"]) == {
        "words", "spoken_seconds", "first_person_singular", "first_person_plural", "figures",
        "fillers",
    }  # fmt: skip
    assert json.loads(json.dumps(told)) == told


def test_who_is_in_the_story_moves_nothing():
    hers = (
        "In June Maria Lopez left our depot in Leeds and I was asked to take over her route. She "
        "had kept everything in her head. I sat with her for a day and I wrote down the 40 stops. "
        "Anna told her sister about it. In July all 40 stops were served on time."
    )
    his = (
        "In June Kwame Mensah left our depot in Accra and I was asked to take over his route. He "
        "had kept everything in his head. I sat with him for a day and I wrote down the 40 stops. "
        "Pedro told his brother about it. In July all 40 stops were served on time."
    )

    one, other = review(hers, QUESTION), review(his, QUESTION)

    assert [(s.dimension, s.score, s.reason) for s in one.scores] == [
        (s.dimension, s.score, s.reason) for s in other.scores
    ]
    assert one.overall == other.overall
    assert [f.code for f in one.findings] == [f.code for f in other.findings]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400) | st.binary(max_size=400))
def test_any_text_gets_a_review_whose_segments_cover_it(text):
    told = review(text, QUESTION)

    assert 1 <= told.overall <= 5
    assert told.kind in KINDS
    assert all(segment.part in PARTS and 0 <= segment.confidence <= 1 for segment in told.segments)
    last, covered = 0, set()
    for segment in told.segments:
        assert last <= segment.start < segment.end <= len(told.text)
        covered |= set(range(segment.start, segment.end))
        last = segment.end
    assert all(char.isspace() or index in covered for index, char in enumerate(told.text))
    assert all(0 <= f.start <= f.end <= len(told.text) for f in told.findings)


SENTENCES = st.lists(st.sampled_from(answers.WHOLE.split(". ") + answers.OPINION.split(". ")))


@settings(max_examples=60, deadline=None)
@given(SENTENCES)
def test_scores_stay_in_their_range_whatever_is_put_together(sentences):
    told = review(". ".join(sentences), QUESTION)

    assert all(1 <= score.score <= 5 for score in told.scores)


def test_the_same_answer_is_reviewed_the_same_again():
    assert review(answers.SPEECH, QUESTION) == review(answers.SPEECH, QUESTION)


def test_twenty_thousand_words_are_reviewed():
    told = review(" ".join([answers.WHOLE] * 240), QUESTION)

    assert told.stats.words > 20_000
    assert "too-long" in {finding.code for finding in told.findings}


def test_twenty_thousand_words_without_a_full_stop_are_cut():
    told = review(answers.SPEECH.replace(".", " ") * 250, QUESTION)

    assert len(told.segments) > 200


def test_merging_the_answer_to_a_probe_closes_the_gap():
    merged = merge(
        answers.WITHOUT_RESULT,
        "result",
        "In the end all 1,140 boxes were on their shelves, none lost.",
    )

    before, after = review(answers.WITHOUT_RESULT, QUESTION), review(merged, QUESTION)

    assert after.overall > before.overall
    assert "missing-result" not in {finding.code for finding in after.findings}


def test_merging_puts_a_part_where_it_belongs_and_loses_no_word():
    story = answers.WHOLE[answers.WHOLE.index("I counted") :]

    merged = merge(story, "situation", "It was in May.")

    assert merged.startswith("It was in May. I counted")
    assert merged.endswith(story)
    assert merge(story, "result", "  ") == story


def test_a_knowledge_question_is_scored_on_its_points():
    question = load_bank().get("raid-log-parts")
    full = (
        "Risks are what may happen, issues have happened already, assumptions are taken as true, "
        "and dependencies are on others. Each entry has an owner and a date, and the log is read "
        "every week, with closed items taken out."
    )

    good, poor = review(full, question), review("It is a list that one keeps somewhere.", question)

    assert good.overall > poor.overall + 1
    assert {s.dimension for s in good.scores} >= {"key points", "relevance"}
    assert "missing-key-point" in {finding.code for finding in poor.findings}
    assert not {finding.code for finding in good.findings} & {"missing-result", "knowledge"}
