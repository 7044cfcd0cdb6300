"""Exact scores that are kept for what a person was shown."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, update

from app.models import Fit
from app.services import fits, matching
from tests.factories_postings import NOW, a_posting, a_reader


def kept(session):
    session.expire_all()
    return {fit.posting_id: fit for fit in session.scalars(select(Fit))}


def test_the_kept_score_is_the_score_of_the_page(session, matcher, reader, resume):
    postings = [a_posting(session, matcher), a_posting(session, matcher, title="PMO Manager")]
    told = fits.score(session, matcher, resume, [one.id for one in postings])

    for posting in postings:
        match = matching.read(session, matcher, reader.id, posting.id).match
        row = kept(session)[posting.id]
        assert (row.score, row.band) == (match.score, match.band)
        assert told[posting.id] == match.score
        assert row.reasons == matching.reasons(
            matching.read(session, matcher, reader.id, posting.id).profile, match
        )


def test_what_was_scored_is_not_scored_again(session, matcher, resume):
    posting = a_posting(session, matcher)
    fits.ensure(session, matcher, resume, [posting.id])
    session.execute(update(Fit).values(score=12.5))
    session.commit()
    fits.ensure(session, matcher, resume, [posting.id])

    assert kept(session)[posting.id].score == 12.5


def test_scores_made_under_other_rules_are_dropped(session, matcher, resume):
    posting = a_posting(session, matcher)
    fits.score(session, matcher, resume, [posting.id])
    session.execute(update(Fit).values(score=12.5, version="0.0.0"))
    session.commit()

    assert fits.kept(session, resume) == {}
    assert kept(session) == {}
    fits.ensure(session, matcher, resume, [posting.id])
    assert kept(session)[posting.id].score != 12.5
    assert kept(session)[posting.id].version == matching.rules_version()


def test_rules_are_those_of_this_vocabulary_and_these_weights():
    assert len(matching.rules_version()) <= 32
    assert matching.rules_version().endswith(matching.fingerprint()[:16])


def test_closed_postings_and_those_of_others_are_not_scored(session, matcher, resume):
    closed = a_posting(session, matcher, state="closed")
    theirs = a_posting(session, matcher, a_reader(session).id)

    assert fits.score(session, matcher, resume, [closed.id, theirs.id]) == {}
    assert kept(session) == {}


def test_a_posting_whose_text_changed_is_scored_anew(session, matcher, resume):
    posting = a_posting(session, matcher, source_id="7")
    before = fits.score(session, matcher, resume, [posting.id])[posting.id]
    text = "We need a PMO Analyst. PMP and PgMP are required. Fluent German is required."
    a_posting(session, matcher, source_id="7", description_text=text, now=NOW + timedelta(days=1))
    assert kept(session) == {}

    assert fits.score(session, matcher, resume, [posting.id])[posting.id] < before
