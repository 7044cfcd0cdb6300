"""What a coach reads and writes: only what is shared, and the candidate sees all of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import settings as chosen
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from app.models import OwnJob, Person
from app.services import coach_comments, coach_policy, coach_readings, coaching
from app.services.coach_comments import About
from app.services.coaching import Sharing
from app.services.errors import NotFoundError, RefusedError
from tests.conftest import NOW
from tests.factories import a_person
from tests.factories_people import a_fit, a_grant, a_posting, a_resume, an_answer

DAY = timedelta(days=1)


@pytest.fixture
def sam(session):
    return a_person(session, name="Sam")


@pytest.fixture
def dana(session):
    return a_person(session, name="Dana", role="coach")


@pytest.fixture
def grant(session, sam, dana):
    return a_grant(session, sam, dana)


@pytest.fixture
def matched(session, sam):
    """A posting that Sam's resume in use is scored against."""
    posting = a_posting(session)
    a_fit(session, a_resume(session, sam), posting)
    return posting


def share(session, grant, **shared):
    coaching.change_sharing(session, grant.candidate_id, grant.id, Sharing(**shared))


def the_list(session, dana, **given):
    return coach_readings.candidates(session, dana.id, now=NOW, **given)


def test_the_list_shows_resume_matches_gaps_and_practice(session, sam, dana, grant, matched):
    an_answer(session, sam, overall=3.5)

    (one,) = the_list(session, dana)

    assert one.candidate.id == sam.id
    assert (one.headline, one.years) == ("Project coordinator, Harbourline", 4.0)
    assert [match.posting.id for match in one.best] == [matched.id]
    assert one.gaps == [("PRINCE2 Practitioner", 1)]
    assert (one.practice.latest.overall, one.practice.answers) == (3.5, 1)


def test_what_is_not_shared_is_not_in_the_list(session, sam, dana, grant, matched):
    an_answer(session, sam)

    share(session, grant, matches=False, practice=True)
    (one,) = the_list(session, dana)
    assert (one.resume, one.best, one.gaps, one.headline) == (None, (), [], None)

    share(session, grant, matches=True, practice=False)
    (one,) = the_list(session, dana)
    assert one.practice is None


def test_only_open_pmo_postings_that_the_candidate_may_see_count(session, sam, dana, grant):
    resume = a_resume(session, sam)
    hidden = (
        {"person_id": a_person(session).id},
        {"state": "closed"},
        {"is_pmo": False, "track": "other"},
    )
    for given in hidden:
        a_fit(session, resume, a_posting(session, **given))
    own = a_posting(session, person_id=sam.id)
    a_fit(session, resume, own)

    assert [m.posting.id for m in coach_readings.matches(session, dana.id, grant.id)] == [own.id]


def test_the_best_come_first_and_gaps_count_over_ten(session, sam, dana, grant):
    resume = a_resume(session, sam)
    for score in range(12):
        a_fit(session, resume, a_posting(session), score=float(score))

    (one,) = the_list(session, dana)

    assert [match.fit.score for match in one.best] == [11.0, 10.0, 9.0]
    assert one.gaps == [("PRINCE2 Practitioner", 10)]


def test_a_job_with_several_adverts_is_one_match_by_its_best_and_counts_once(
    session, sam, dana, grant
):
    resume = a_resume(session, sam)
    first, second = (a_posting(session) for _ in range(2))
    other = a_posting(session)
    for posting, job, score in ((first, first, 60.0), (second, first, 70.0), (other, other, 65.0)):
        posting.job_id = job.id
        a_fit(session, resume, posting, score=score)
    session.commit()
    (one,) = the_list(session, dana)

    assert [match.posting.id for match in one.best] == [second.id, other.id]
    assert one.gaps == [("PRINCE2 Practitioner", 2)]

    # What the candidate took apart is apart for the coach, too.
    session.add(OwnJob(person_id=sam.id, posting_id=second.id, job_id=second.id))
    session.commit()

    found = coach_readings.matches(session, dana.id, grant.id)
    assert [match.posting.id for match in found] == [second.id, other.id, first.id]


def test_whoever_is_stuck_stands_first(session, dana):
    moving, silent, without = (a_person(session, name=n) for n in ("Ann", "Ben", "Cleo"))
    accepted = NOW - 20 * DAY
    for person in (moving, silent, without):
        a_grant(session, person, dana, accepted_at=accepted, shares_practice=False)
    a_resume(session, moving, created_at=NOW - DAY)
    a_resume(session, silent, created_at=NOW - 9 * DAY)

    found = the_list(session, dana)

    assert [(s.candidate.name, s.stuck) for s in found] == [
        ("Cleo", "No resume yet"),
        ("Ben", "Nothing new for 9 days"),
        ("Ann", None),
    ]
    assert [s.candidate.name for s in the_list(session, dana, sort="name")] == [
        "Ann",
        "Ben",
        "Cleo",
    ]
    assert the_list(session, dana, sort="odd")[0].candidate.name == "Cleo"


def test_a_candidate_who_shares_practice_only_is_not_told_off_for_the_resume(session, sam, dana):
    a_grant(session, sam, dana, shares_matches=False)
    an_answer(session, sam)

    (one,) = the_list(session, dana)

    assert one.stuck is None


@pytest.mark.parametrize("reader", ["matches", "reading", "answers", "answer", "candidate"])
def test_every_read_ends_with_the_grant(session, matcher, grant, matched, reader):
    sam, dana = session.get(Person, grant.candidate_id), session.get(Person, grant.coach_id)
    answer = an_answer(session, sam)
    reads = {
        "matches": lambda: coach_readings.matches(session, dana.id, grant.id),
        "reading": lambda: coach_readings.reading(session, matcher, dana.id, grant.id, matched.id),
        "answers": lambda: coach_readings.answers(session, dana.id, grant.id),
        "answer": lambda: coach_readings.answer(session, dana.id, grant.id, answer.id),
        "candidate": lambda: coach_readings.candidate(session, dana.id, grant.id, now=NOW),
    }
    assert reads[reader]()

    coaching.revoke(session, sam.id, grant.id, now=NOW)

    with pytest.raises(NotFoundError):
        reads[reader]()


def test_an_answer_of_somebody_else_is_not_under_the_grant(session, dana, grant):
    other = an_answer(session, a_person(session))

    with pytest.raises(NotFoundError):
        coach_readings.answer(session, dana.id, grant.id, other.id)


def test_a_comment_reaches_the_candidate_as_new_until_it_was_shown(session, sam, dana, grant):
    coach_comments.write(session, dana.id, grant.id, About(), " Well done \n", now=NOW)

    (told,) = coach_comments.told(session, sam.id)
    assert (told.coach, told.comment.text, told.is_new) == ("Dana", "Well done", True)
    assert coach_comments.unseen(session, sam.id) == 1

    coach_comments.mark_seen(session, [told], now=NOW)

    assert coach_comments.unseen(session, sam.id) == 0
    session.expire_all()
    assert not coach_comments.told(session, sam.id)[0].is_new


def test_a_changed_comment_is_new_again(session, sam, dana, grant):
    comment = coach_comments.write(session, dana.id, grant.id, About(), "One", now=NOW)
    coach_comments.mark_seen(session, coach_comments.told(session, sam.id), now=NOW)
    session.expire_all()

    coach_comments.edit(session, dana.id, grant.id, comment.id, "Two")

    (told,) = coach_comments.told(session, sam.id)
    assert (told.comment.text, told.is_new) == ("Two", True)


@pytest.mark.parametrize(("text", "words"), [("  \n", "empty"), ("x" * 4001, "4,001 characters")])
def test_an_unusable_comment_is_refused(session, dana, grant, text, words):
    with pytest.raises(RefusedError, match=words):
        coach_comments.write(session, dana.id, grant.id, About(), text, now=NOW)


def test_a_comment_may_only_be_about_what_is_shared_and_the_candidates(
    session, sam, dana, grant, matched
):
    hidden = a_posting(session, person_id=a_person(session).id)
    foreign = an_answer(session, a_person(session))
    for about in (About(kind="posting", id=hidden.id), About(kind="answer", id=foreign.id)):
        with pytest.raises(NotFoundError):
            coach_comments.write(session, dana.id, grant.id, about, "Hm", now=NOW)

    own = About(kind="posting", id=matched.id)
    coach_comments.write(session, dana.id, grant.id, own, "Good one", now=NOW)
    share(session, grant, matches=False, practice=True)

    with pytest.raises(NotFoundError):
        coach_comments.by_coach(session, dana.id, grant.id, own)
    assert [t.comment.text for t in coach_comments.told(session, sam.id, own)] == ["Good one"]


def test_two_coaches_do_not_see_each_others_comments(session, sam, dana, grant):
    eve = a_person(session, role="coach")
    hers = a_grant(session, sam, eve)
    comment = coach_comments.write(session, eve.id, hers.id, About(), "Between us", now=NOW)

    assert coach_comments.by_coach(session, dana.id, grant.id, About()) == []
    for act in (coach_comments.own, coach_comments.delete):
        with pytest.raises(NotFoundError):
            act(session, dana.id, hers.id, comment.id)
        with pytest.raises(NotFoundError):
            act(session, dana.id, grant.id, comment.id)


def test_comments_stay_with_the_candidate_after_the_end_and_are_out_of_the_coachs_hands(
    session, sam, dana, grant
):
    comment = coach_comments.write(session, dana.id, grant.id, About(), "Stay", now=NOW)
    coaching.revoke(session, sam.id, grant.id, now=NOW)

    assert [t.comment.text for t in coach_comments.told(session, sam.id)] == ["Stay"]
    for act in (
        lambda: coach_comments.edit(session, dana.id, grant.id, comment.id, "Changed"),
        lambda: coach_comments.delete(session, dana.id, grant.id, comment.id),
    ):
        with pytest.raises(NotFoundError):
            act()


def test_a_look_is_noted_once_in_half_an_hour_for_each_page(session, sam, dana, grant):
    for minutes, what in ((0, "matches"), (29, "matches"), (29, "practice"), (31, "matches")):
        coach_comments.note_look(session, grant.id, what, now=NOW + timedelta(minutes=minutes))

    (coach,) = coaching.coaches(session, sam.id, now=NOW)
    assert [view.what for view in coach.views] == ["matches", "practice", "matches"]


class Sharings(RuleBasedStateMachine):
    """Whatever candidates do in whatever order, a coach reads exactly what is shared now."""

    session = candidate = coach = None

    def __init__(self):
        super().__init__()
        self.row = a_grant(self.session, self.candidate, self.coach)
        self.shared = {"any", "matches", "practice"}
        self.is_open = True

    @rule(matches=st.booleans(), practice=st.booleans())
    def share(self, matches, practice):
        sharing = Sharing(matches=matches, practice=practice)
        if not (matches or practice):
            with pytest.raises(RefusedError):
                coaching.change_sharing(self.session, self.candidate.id, self.row.id, sharing)
            return
        coaching.change_sharing(self.session, self.candidate.id, self.row.id, sharing)
        self.shared = {"any"} | {
            name for name, on in (("matches", matches), ("practice", practice)) if on
        }

    @rule()
    def revoke(self):
        coaching.revoke(self.session, self.candidate.id, self.row.id, now=NOW)
        self.is_open = False

    @invariant()
    def the_policy_agrees(self):
        allowed = set()
        for scope in ("any", "matches", "practice"):
            try:
                coach_policy.grant(self.session, self.coach.id, self.row.id, scope)
            except NotFoundError:
                continue
            allowed.add(scope)
        assert allowed == (self.shared if self.is_open else set())


def test_no_order_of_sharing_and_revoking_lets_a_coach_see_more(session, sam, dana):
    class Here(Sharings):
        pass

    Here.session, Here.candidate, Here.coach = session, sam, dana
    run_state_machine_as_test(
        Here, settings=chosen(max_examples=15, stateful_step_count=12, deadline=None)
    )
