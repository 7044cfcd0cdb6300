"""From the invitation to the end of it, in two browsers: the candidate's and the coach's."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from app.models import CoachComment, CoachGrant, CoachView, OutboxMail, Person
from app.services import coach_comments
from app.services.coach_comments import About
from tests.conftest import NOW
from tests.factories import PASSWORD, a_person, log_in
from tests.factories_people import a_fit, a_grant, a_posting, a_resume, an_answer


@pytest.fixture
def sam(session):
    return a_person(session, name="Tamsin", email="sam@example.com")


@pytest.fixture
def dana(session):
    return a_person(session, name="Dana", email="dana@example.com", role="coach")


@pytest.fixture
def candidate(app, sam):
    """The candidate's browser."""
    return log_in(app.test_client(), sam)


@pytest.fixture
def coach(app, dana):
    """The coach's browser."""
    return log_in(app.test_client(), dana)


@pytest.fixture
def grant(session, sam, dana):
    return a_grant(session, sam, dana)


@pytest.fixture
def matched(session, sam):
    posting = a_posting(session, title="Portfolio Analyst")
    a_fit(session, a_resume(session, sam), posting)
    return posting


def the_link(session):
    mail = session.scalars(select(OutboxMail)).one()
    return re.search(r"http://127\.0\.0\.1:8000(/coaching/invitation/\S+)", mail.text).group(1)


def invite(candidate, **given):
    form = {"email": "dana@example.com", "shares_matches": "y"} | given
    return candidate.post("/coaching/invite", data=form, follow_redirects=True)


def test_an_invitation_is_sent_in_the_background(candidate, session, queue):
    page = invite(candidate).text

    assert "An invitation is on its way to dana@example.com." in page
    assert "Invited" in page
    assert queue.asked == [("deliver_mail", ())]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"email": ""}, "Write your coach’s e-mail address."),
        ({"email": "dana"}, "“dana” is no e-mail address."),
        ({"email": "sam@example.com"}, "That is your own address."),
        ({"shares_matches": ""}, "Nothing is chosen to be shared."),
    ],
)
def test_a_wrong_invitation_is_explained_at_its_field(candidate, session, form, words):
    answer = invite(candidate, **form)

    assert answer.status_code == 422
    assert answer.text.count(words) == 2
    assert 'href="#email"' in answer.text
    assert session.scalars(select(OutboxMail)).all() == []


def test_opening_the_link_changes_nothing(client, candidate, session):
    invite(candidate)

    page = client.get(the_link(session)).text

    assert "Tamsin asks you to be their coach" in page
    assert "Interview practice: not shared" in page
    assert session.scalars(select(CoachGrant)).one().accepted_at is None


def test_a_newcomer_signs_up_by_the_link_accepts_and_sees_the_candidate(
    app, candidate, session, matched
):
    invite(candidate)
    newcomer = app.test_client()
    link = the_link(session)
    page = newcomer.get(link).text
    to_sign_up = re.search(r'href="(/account/sign-up\?next=[^"]+)"', page).group(1)

    form = {"email": "dana@example.com", "password": PASSWORD, "role": "coach", "name": "Dana"}
    answer = newcomer.post(to_sign_up, data=form)
    assert answer.location.endswith(link)
    assert "Accept" in newcomer.get(link).text
    page = newcomer.post(link, follow_redirects=True).text

    assert "Portfolio Analyst" in page
    assert "Dana" in candidate.get("/coaching/").text


def test_another_account_is_told_so_and_does_not_learn_who_invites(app, candidate, session):
    invite(candidate)
    link = the_link(session)
    other = log_in(app.test_client(), a_person(session))

    page = other.get(link).text
    answer = other.post(link)

    assert "for another address" in page
    assert "Tamsin" not in page
    assert answer.status_code == 422
    assert session.scalars(select(CoachGrant)).one().accepted_at is None


def test_an_invitation_taken_back_is_over(client, candidate, session, coach):
    invite(candidate)
    link = the_link(session)
    grant = session.scalars(select(CoachGrant)).one()
    candidate.post(f"/coaching/{grant.id}/revoke")

    assert "This invitation is over" in client.get(link).text
    assert coach.post(link).status_code == 422
    assert client.get("/coaching/invitation/guessed").status_code == 404


def test_the_coach_sees_the_list_and_the_candidate_sees_the_look(
    candidate, coach, session, sam, grant, matched
):
    page = coach.get("/coach/").text
    for words in ("Tamsin", "Portfolio Analyst", "PRINCE2 Practitioner", "Project coordinator"):
        assert words in page

    coach.get(f"/coach/{grant.id}")

    assert {view.what for view in session.scalars(select(CoachView))} == {"summary", "overview"}
    assert "Dana looked today" in candidate.get("/coaching/").text


def test_an_empty_list_says_how_candidates_invite(coach):
    page = coach.get("/coach/").text

    assert "Nobody has let you in yet" in page
    assert "dana@example.com" in page


def test_a_posting_stands_beside_the_candidates_resume(coach, grant, matched):
    page = coach.get(f"/coach/{grant.id}/posting/{matched.id}").text

    assert "PRINCE2 Practitioner" in page
    assert "Project coordinator at Harbourline since 2021." in page
    assert "points if met" in page


def test_an_answer_is_shown_with_its_review(coach, session, sam, grant):
    answer = an_answer(session, sam)

    page = coach.get(f"/coach/{grant.id}/answer/{answer.id}").text

    assert "ed the report to Monday." in page
    assert "Say what came of it." in page


def test_what_is_not_shared_is_neither_linked_nor_open(coach, session, sam, dana, matched):
    grant = a_grant(session, sam, dana, shares_matches=False)
    answer = an_answer(session, sam)

    page = coach.get(f"/coach/{grant.id}").text

    assert "Tamsin does not share these." in page
    assert "Portfolio Analyst" not in page
    assert "Project coordinator" not in page
    assert coach.get(f"/coach/{grant.id}/posting/{matched.id}").status_code == 404
    assert coach.get(f"/coach/{grant.id}/answer/{answer.id}").status_code == 200


def test_revoking_asks_first_and_then_shuts_every_page_at_once(
    candidate, coach, session, sam, grant, matched
):
    answer = an_answer(session, sam)
    coach.post(f"/coach/{grant.id}/comment", data={"text": "Stay curious"})
    assert "From this moment on" in candidate.get(f"/coaching/{grant.id}/revoke").text
    assert coach.get(f"/coach/{grant.id}").status_code == 200

    candidate.post(f"/coaching/{grant.id}/revoke")

    comment = session.scalars(select(CoachComment)).one()
    for path in ("", f"/posting/{matched.id}", f"/answer/{answer.id}", f"/comments/{comment.id}"):
        assert coach.get(f"/coach/{grant.id}{path}").status_code == 404
    assert coach.post(f"/coach/{grant.id}/comment", data={"text": "Hm"}).status_code == 404
    assert "Tamsin" not in coach.get("/coach/").text
    assert "Stay curious" in candidate.get("/coaching/").text


@pytest.mark.parametrize("path", ["revoke", "sharing"])
def test_nobody_else_changes_a_grant(coach, session, grant, path):
    assert (
        coach.post(f"/coaching/{grant.id}/{path}", data={"shares_matches": "1"}).status_code == 404
    )


def test_sharing_is_switched_for_what_follows(candidate, coach, session, sam, grant):
    answer = an_answer(session, sam)

    page = candidate.post(
        f"/coaching/{grant.id}/sharing", data={"shares_matches": "1"}, follow_redirects=True
    ).text

    assert "now sees: resume and matches." in page
    assert coach.get(f"/coach/{grant.id}/answer/{answer.id}").status_code == 404


def test_switching_everything_off_is_refused_with_the_way_to_end_it(candidate, grant):
    form = {"csrf_token": "in every real form"}

    page = candidate.post(f"/coaching/{grant.id}/sharing", data=form, follow_redirects=True).text

    assert "take the coach’s access back" in page


@pytest.mark.parametrize("about", ["profile", "posting", "answer"])
def test_a_comment_is_left_changed_taken_back_and_brought_back(
    coach, candidate, session, grant, matched, about
):
    row = an_answer(session, session.get(Person, grant.candidate_id))
    base = f"/coach/{grant.id}"
    place = {
        "profile": base,
        "posting": f"{base}/posting/{matched.id}",
        "answer": f"{base}/answer/{row.id}",
    }[about]
    answer = coach.post(f"{place}/comment", data={"text": "First words"})
    assert answer.location == place
    comment = session.scalars(select(CoachComment)).one()
    assert "First words" in coach.get(place).text

    coach.post(f"{base}/comments/{comment.id}", data={"text": "Better words"})
    page = candidate.get("/coaching/").text
    assert "Better words" in page
    assert page.count("comment-new") == 1
    assert "comment-new" not in candidate.get("/coaching/").text

    page = coach.post(f"{base}/comments/{comment.id}/delete", follow_redirects=True).text
    assert "The comment is gone." in page
    assert "Better words" not in candidate.get("/coaching/").text

    coach.post("/coach/comments/undo")
    assert "Better words" in candidate.get("/coaching/").text
    assert session.scalars(select(CoachComment.about)).one() == about


def test_an_undo_after_the_end_brings_nothing_back(coach, candidate, session, grant):
    coach.post(f"/coach/{grant.id}/comment", data={"text": "Words"})
    comment = session.scalars(select(CoachComment)).one()
    coach.post(f"/coach/{grant.id}/comments/{comment.id}/delete")
    candidate.post(f"/coaching/{grant.id}/revoke")

    assert coach.post("/coach/comments/undo").status_code == 404
    assert session.scalars(select(CoachComment)).all() == []


def test_an_empty_comment_is_refused_where_it_was_written(coach, grant, matched):
    answer = coach.post(f"/coach/{grant.id}/posting/{matched.id}/comment", data={"text": " "})

    assert answer.status_code == 422
    assert "Write what the candidate should know." in answer.text
    assert "Portfolio Analyst" in answer.text


def test_a_comment_is_shown_as_text(candidate, session, dana, grant):
    coach_comments.write(
        session, dana.id, grant.id, About(), "<img src=x onerror=alert(1)>", now=NOW
    )

    assert "<img src=x" not in candidate.get("/coaching/").text


def test_a_candidate_may_also_be_a_coach(app, session, sam, dana):
    a_grant(session, dana, sam)
    browser = log_in(app.test_client(), sam)

    assert "Candidates you coach" in browser.get("/coaching/").text
    assert "Dana" in browser.get("/coach/").text
