"""What a person says is not right counts for them alone, at once, and until they take it back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, select

from app.models import Correction, Fit
from app.services import correcting, correction_counts, corrections, fits, matching, resumes
from app.services.correcting import Wish
from app.services.errors import NotFoundError, RefusedError
from app.services.filters import Filters
from app.services.index_upkeep import catch_up_all
from app.services.shortlist import shortlist
from matcher import PostingProfile
from tests.factories_postings import ASKS, NOW, RESUME_TEXT, a_posting, a_reader

PMP = ("certification", "pmp")
EXCEL = ("tool", "excel")
P6 = ("tool", "primavera-p6")
BI = ("tool", "power-bi")


@pytest.fixture
def posting(session, matcher):
    return a_posting(session, matcher, description_text=ASKS, salary=None)


@pytest.fixture
def say(session, matcher, reader, posting):
    def keep(subject, value, *things, where="", person=reader, about=posting):
        wish = Wish(subject=subject, value=value, things=things, where=where)
        return correcting.say(session, matcher, person.id, about.id, wish, now=NOW)

    return keep


@pytest.fixture
def read(session, matcher, reader, posting):
    return lambda person=reader: matching.read(session, matcher, person.id, posting.id)


def strength(profile, thing):
    return next(r.strength for r in profile.requirements if (r.kind, r.id) == thing)


def index(profile, thing):
    return next(i for i, r in enumerate(profile.requirements) if (r.kind, r.id) == thing)


# --- the match follows --------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["preferred", "mentioned", "excluded", "none"])
def test_a_must_have_that_is_none_weighs_less_at_once(say, read, resume, value):
    before = read()
    say("requirement", value, P6)
    after = read()

    assert strength(before.profile, P6) == "required"
    assert strength(after.profile, P6) == corrections.STRENGTH_OF[value]
    assert after.match.score > before.match.score
    assert [r.id for r in after.profile.requirements] == [r.id for r in before.profile.requirements]


def test_gains_are_exact_under_corrections(say, read, resume, matcher):
    say("requirement", "required", BI)
    say("evidence", "not", EXCEL)
    reading = read()
    owned = matching.ReadResume.from_dict(resume.reading)

    assert {m.requirement for m in reading.match.missing} >= {
        index(reading.profile, BI),
        index(reading.profile, EXCEL),
    }
    for one in reading.match.missing:
        raised = reading.corrected.match(matcher, owned, assume=frozenset({one.requirement}))
        assert raised.score - reading.match.score == pytest.approx(one.gain, abs=0.011)


def test_what_a_person_says_they_have_is_met_and_what_is_no_evidence_is_missing(say, read, resume):
    before = read()
    say("evidence", "have", P6, where="At Tallow Bridge,  2023")
    say("evidence", "not", EXCEL)
    after = read()
    p6, excel = index(after.profile, P6), index(after.profile, EXCEL)

    assert p6 in {m.requirement for m in before.match.missing}
    assert excel in {m.requirement for m in before.match.met}
    assert p6 in {m.requirement for m in after.match.met}
    assert excel in {m.requirement for m in after.match.missing}
    assert after.corrected.held == {p6: "At Tallow Bridge, 2023"}


def test_what_a_person_only_says_is_not_told_as_shown_by_the_resume(say, read, resume):
    say("evidence", "have", P6)

    told = " ".join(matching.strengths(read()))
    assert "Excel" in told
    assert "Primavera" not in told


def test_years_level_and_schooling_change_what_is_compared(say, read, resume):
    before = read()
    say("years", "2")
    say("education", "none")
    say("level", "entry")
    say("track", "project")
    after = read()

    assert after.profile.years_experience.min == 2
    assert after.profile.education is None
    assert (after.profile.level, after.profile.track) == ("entry", "project")
    assert after.match.score > before.match.score
    assert {p.name for p in before.match.parts} - {p.name for p in after.match.parts} == {
        "schooling"
    }


def test_years_and_schooling_that_the_posting_does_not_name_are_asked_for_once_said(
    session, matcher, reader, resume, say
):
    bare = a_posting(session, matcher, title="PMO Analyst", description_text="Excel is required.")
    say("years", "3,5", about=bare)
    say("education", "master", about=bare)
    reading = matching.read(session, matcher, reader.id, bare.id)

    added = [(r.kind, r.strength, r.min_years) for r in reading.profile.requirements[-2:]]
    assert added == [("experience", "required", 3.5), ("education", "required", None)]
    assert {"experience", "schooling"} <= {p.name for p in reading.match.parts}


def test_no_years_asked_brings_back_what_is_usual_at_the_level(say, read, resume):
    say("requirement", "mentioned", ("experience", "experience"))
    part = next(p for p in read().match.parts if p.name == "experience")

    assert read().profile.years_experience is None
    assert "would be usual" in part.reason


def test_a_misread_word_is_no_topic_of_the_duties_either(session, matcher, reader, say):
    posting = a_posting(
        session,
        matcher,
        description_text="Requirements\nRisk management is required. Reporting is required.",
    )
    say("requirement", "none", ("skill", "risk-management"), about=posting)
    profile = matching.read(session, matcher, reader.id, posting.id).profile

    assert "risk-management" not in profile.topics
    assert "reporting" in profile.topics


def test_the_kept_score_follows_and_comes_back(session, matcher, say, read, resume):
    posting_id = read().posting.id

    def kept():
        session.expire_all()
        return session.scalar(select(Fit.score).where(Fit.posting_id == posting_id))

    fits.ensure(session, matcher, resume, [posting_id])
    before = kept()
    (made,) = say("requirement", "none", P6)
    assert kept() == read().match.score > before
    session.execute(delete(Fit))
    fits.ensure(session, matcher, resume, [posting_id])
    assert kept() == read().match.score
    correcting.take_back(session, matcher, resume.person_id, posting_id, [made])

    assert kept() == before == read().match.score


def test_the_board_ranks_by_the_corrected_score_whatever_the_index_knows(
    session, matcher, market, say, posting, resume
):
    twin = a_posting(session, matcher, description_text=ASKS, title="PMO Analyst, twin")
    near = a_posting(session, matcher)
    catch_up_all(session, market)

    def board():
        found = shortlist(session, market, resume.person_id, Filters(), now=NOW).found
        return {hit.posting.id: hit.fit.score for hit in found.hits}

    before = board()
    assert list(before) == [near.id, twin.id, posting.id]
    say("years", "1")
    session.execute(delete(Fit))
    session.commit()
    after = board()

    assert list(after) == [near.id, posting.id, twin.id]
    assert after[posting.id] > before[posting.id]
    assert {**after, posting.id: before[posting.id]} == before


# --- whose it is, and for how long --------------------------------------------------------------


def test_nobody_else_is_matched_differently(session, matcher, say, read, resume):
    other = a_reader(session)
    resumes.add(session, matcher, RESUME_TEXT.encode(), "a.txt", person_id=other.id, now=NOW)
    before = read(other).match
    say("requirement", "none", P6)
    say("level", "director")

    assert read(other).match == before


def test_a_posting_of_somebody_else_cannot_be_corrected(session, matcher, say):
    theirs = a_posting(session, matcher, a_reader(session).id, description_text=ASKS)

    with pytest.raises(NotFoundError):
        say("requirement", "none", P6, about=theirs)


def test_a_correction_of_somebody_else_is_not_taken_back(session, matcher, say, posting):
    (made,) = say("requirement", "none", P6)
    other = a_reader(session)

    assert correcting.take_back(session, matcher, other.id, posting.id, [made]) == 0
    assert session.get(Correction, made) is not None


def test_it_survives_another_reading_as_long_as_the_words_stand(session, matcher, say, read):
    say("requirement", "preferred", P6)
    a_posting(
        session,
        matcher,
        source_id=read().posting.source_id,
        url=read().posting.url,
        description_text=ASKS.replace("PMO Analyst\n", "PMO Analyst\n\nWe are growing.\n"),
    )
    assert "growing" in read().profile.text
    assert strength(read().profile, P6) == "preferred"

    a_posting(
        session,
        matcher,
        source_id=read().posting.source_id,
        url=read().posting.url,
        description_text=ASKS.replace("Primavera P6", "Oracle Primavera"),
    )
    assert len(read().corrections) == 1
    assert strength(read().profile, P6) == "required"


def test_a_level_is_read_again_once_the_title_changes(session, matcher, say, read):
    say("level", "director")
    assert read().profile.level == "director"

    read().posting.title = "Another title"
    session.commit()
    profile = PostingProfile.from_dict(read().posting.profile | {"title": "Another title"})

    assert corrections.applied(profile, read().corrections).level != "director"


def test_saying_it_again_replaces_and_saying_what_was_read_takes_back(session, say, read):
    say("requirement", "none", P6)
    say("requirement", "preferred", P6)
    assert [one.said for one in read().corrections] == [{"value": "preferred"}]

    assert say("requirement", "required", P6) == []
    assert read().corrections == []


def test_the_adverts_of_one_job_are_put_right_together_where_their_words_agree(
    session, matcher, say, read, resume, posting
):
    twin = a_posting(session, matcher, description_text=ASKS)
    other = a_posting(session, matcher, description_text=ASKS.replace("- Primavera P6\n", ""))
    for row in (posting, twin, other):
        row.job_id = posting.id
    session.commit()
    (made,) = say("requirement", "none", P6)

    kept = {one.posting_id for one in session.scalars(select(Correction))}
    assert kept == {posting.id, twin.id}
    assert (
        matching.read(session, matcher, resume.person_id, twin.id).match.score == read().match.score
    )
    correcting.take_back(session, matcher, resume.person_id, posting.id, [made])
    assert session.scalars(select(Correction)).all() == []


def test_a_form_that_names_a_thing_twice_is_one_correction(say, read):
    assert len(say("requirement", "none", P6, P6)) == 1
    assert len(read().corrections) == 1


def test_a_choice_is_corrected_as_one(say, read):
    made = say("requirement", "preferred", PMP, ("certification", "pgmp"))

    assert len(made) == 2
    assert {r.strength for r in read().profile.requirements if r.any_of} == {"preferred"}


def test_workplace_and_pay_hold_while_the_source_states_the_same(session, say, read):
    say("workplace", "remote")
    say("pay", "£38,000 to £42,000 a year")
    said = corrections.stated_by(read().posting, read().corrections)
    assert said["workplace"] == "remote"
    assert (said["pay"]["min"], said["pay"]["max"], said["pay"]["currency"]) == (
        38000,
        42000,
        "GBP",
    )

    read().posting.workplace = "onsite"
    session.commit()
    assert set(corrections.stated_by(read().posting, read().corrections)) == {"pay"}


@pytest.mark.parametrize(
    ("subject", "value", "thing", "words"),
    [
        ("years", "many", None, "number of years"),
        ("years", "0", None, "number of years"),
        ("years", "nan", None, "number of years"),
        ("pay", "generous", None, "No pay could be read"),
        ("level", "wizard", None, "no answer"),
        ("nonsense", "required", None, "no answer"),
        ("requirement", "required", None, "No requirement"),
        ("requirement", "required", ("tool", "not-there"), "does not name that"),
        ("evidence", "maybe", P6, "no answer"),
    ],
)
def test_what_is_no_answer_is_refused_by_name(say, read, subject, value, thing, words):
    with pytest.raises(RefusedError, match=words):
        say(subject, value, *([thing] if thing else []))

    assert read().corrections == []


SUBJECTS = st.sampled_from(
    [("requirement", value) for value in corrections.STRENGTH_OF]
    + [("years", 3.0), ("years", "none"), ("education", "master"), ("education", "none")]
    + [("level", "entry"), ("track", "programme"), ("evidence", "not"), ("evidence", "have")]
)


@given(
    said=st.lists(st.tuples(SUBJECTS, st.integers(0, 5)), max_size=8),
    shift=st.integers(0, 30),
)
def test_any_corrections_keep_every_index_and_rest_where_the_words_are_gone(matcher, said, shift):
    profile = matcher.read_posting(ASKS)
    made = []
    for (subject, value), place in said:
        one = profile.requirements[place]
        named = subject in correcting.OF_A_REQUIREMENT
        kind, thing = (one.kind, one.id) if named else ("", "")
        words = corrections.words_of(profile, subject, kind, thing)
        made.append(
            Correction(subject=subject, kind=kind, thing=thing, words=words, said={"value": value})
        )
    seen = corrections.corrected(profile, made)

    assert len(seen.profile.requirements) >= len(profile.requirements)
    for before, after in zip(profile.requirements, seen.profile.requirements, strict=False):
        assert (before.kind, before.start, before.end) == (after.kind, after.start, after.end)
    assert PostingProfile.from_dict(seen.profile.to_dict()) == seen.profile
    other = matcher.read_posting("Chef\n\nKnives are required." + " " * shift)
    assert corrections.applied(other, made) == other


# --- counted for the instance -------------------------------------------------------------------


def test_the_same_reading_is_counted_once_a_person_without_naming_anybody(
    session, matcher, say, reader, posting
):
    other = a_reader(session)
    twin = a_posting(session, matcher, description_text=ASKS.replace("P6", "p6"))
    say("requirement", "none", P6)
    say("requirement", "none", P6, about=twin)
    say("requirement", "none", P6, person=other)
    say("evidence", "have", BI, where="my secret employer")
    found = correction_counts.counts(session)

    first = found.rows[0]
    assert (first.subject, first.kind, first.thing) == ("requirement", *P6)
    assert (first.words, first.read, first.said) == ("Primavera P6", "required", "none")
    assert (first.people, first.postings, found.total) == (2, 2, 4)
    assert "secret" not in repr(found)
    assert reader.email not in repr(found)


def test_words_of_a_posting_that_a_person_brought_stay_theirs(session, matcher, reader, say):
    own = a_posting(session, matcher, reader.id, title="PMO Lead for Aunt Ida")
    say("level", "entry", about=own)
    say("pay", "£12,345 a year", about=own)

    told = correction_counts.counts(session).rows
    assert {one.words for one in told} == {None}
    assert "12,345" not in repr(told)
