"""Whom a candidate lets in: by mail, once, as far as chosen, and no longer than wanted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.models import CoachGrant, OutboxMail
from app.services import coach_invitations, coach_policy, coaching
from app.services.coaching import Sharing
from app.services.errors import NotFoundError, RefusedError
from tests.conftest import NOW
from tests.factories import a_person
from tests.factories_people import a_grant

DAY = timedelta(days=1)


@pytest.fixture
def sam(session):
    return a_person(session, name="Sam", email="sam@example.com")


@pytest.fixture
def dana(session):
    return a_person(session, name="Dana", email="dana@example.com", role="coach")


def invite(session, candidate, email="dana@example.com", *, now=NOW, **shared):
    """Invite, and return the grant with the token that only the mail carries."""
    sent = []

    def link(token):
        sent.append(token)
        return f"https://pmo.example/coaching/invitation/{token}"

    grant = coach_invitations.invite(
        session, candidate, email, Sharing(**shared), link=link, now=now
    )
    return grant, sent[0]


def test_an_invitation_leaves_with_its_mail_and_keeps_only_the_tokens_hash(session, sam):
    grant, token = invite(session, sam)

    mail = session.scalars(select(OutboxMail)).one()
    assert (mail.to_address, mail.state) == ("dana@example.com", "waiting")
    assert f"https://pmo.example/coaching/invitation/{token}" in mail.text
    assert "Sam" in mail.subject
    assert token not in grant.token_hash
    assert len(token) >= 43


def test_the_invited_address_is_compared_without_case_or_spaces(session, sam, dana):
    grant, token = invite(session, sam, "  Dana@Example.COM ")

    assert grant.coach_email == "dana@example.com"
    assert coach_invitations.accept(session, token, dana, now=NOW).coach_id == dana.id


@pytest.mark.parametrize(
    ("email", "words"),
    [("", "no e-mail address"), ("dana", "no e-mail address"), ("SAM@example.com", "your own")],
)
def test_an_address_that_cannot_be_invited_is_refused_and_nothing_is_sent(
    session, sam, email, words
):
    with pytest.raises(RefusedError, match=words):
        invite(session, sam, email)

    assert session.scalars(select(OutboxMail)).all() == []


def test_sharing_nothing_is_refused(session, sam):
    with pytest.raises(RefusedError, match="Nothing is chosen"):
        invite(session, sam, matches=False, practice=False)


def test_a_coach_who_is_let_in_is_not_invited_again(session, sam, dana):
    a_grant(session, sam, dana)

    with pytest.raises(RefusedError, match="your coach already"):
        invite(session, sam)


def test_inviting_again_kills_the_earlier_link(session, sam, dana):
    first, old = invite(session, sam)
    second, new = invite(session, sam, practice=True)

    assert first.id == second.id
    with pytest.raises(NotFoundError):
        coach_invitations.accept(session, old, dana, now=NOW)
    assert coach_invitations.accept(session, new, dana, now=NOW).shares_practice


def test_a_revoked_coach_can_be_invited_anew(session, sam, dana):
    old = a_grant(session, sam, dana)
    coaching.revoke(session, sam.id, old.id, now=NOW)

    grant, token = invite(session, sam)
    coach_invitations.accept(session, token, dana, now=NOW)

    assert grant.id != old.id
    assert coach_policy.grant(session, dana.id, grant.id, "matches").id == grant.id


def test_one_account_writes_to_ten_addresses_a_day_at_most(session, sam):
    for number in range(10):
        invite(session, sam, f"coach{number}@example.com")

    with pytest.raises(RefusedError, match="10 invitations"):
        invite(session, sam, "coach11@example.com")
    with pytest.raises(RefusedError, match="10 invitations"):
        invite(session, sam, "coach1@example.com")
    assert invite(session, sam, "coach11@example.com", now=NOW + 2 * DAY)


def test_only_the_invited_address_can_accept(session, sam):
    _, token = invite(session, sam)
    stranger = a_person(session)

    with pytest.raises(RefusedError, match="another address"):
        coach_invitations.accept(session, token, stranger, now=NOW)

    assert session.scalars(select(CoachGrant)).one().accepted_at is None


def test_an_invitation_is_good_for_fourteen_days(session, sam, dana):
    _, token = invite(session, sam)
    almost, over = NOW + 14 * DAY - timedelta(seconds=1), NOW + 14 * DAY

    assert coach_invitations.opened(session, token, now=almost).state == "open"
    assert coach_invitations.opened(session, token, now=over).state == "expired"
    with pytest.raises(RefusedError, match="no longer be accepted"):
        coach_invitations.accept(session, token, dana, now=over)


def test_an_accepted_invitation_cannot_be_used_after_the_revocation(session, sam, dana):
    grant, token = invite(session, sam)
    coach_invitations.accept(session, token, dana, now=NOW)
    coaching.revoke(session, sam.id, grant.id, now=NOW)

    with pytest.raises(RefusedError):
        coach_invitations.accept(session, token, dana, now=NOW)
    with pytest.raises(NotFoundError):
        coach_policy.grant(session, dana.id, grant.id, "any")


def test_accepting_twice_is_accepting_once(session, sam, dana):
    _, token = invite(session, sam)
    first = coach_invitations.accept(session, token, dana, now=NOW)

    assert coach_invitations.accept(session, token, dana, now=NOW + DAY).id == first.id
    assert first.accepted_at == NOW


def test_an_unknown_token_opens_nothing(session):
    with pytest.raises(NotFoundError):
        coach_invitations.opened(session, "guess", now=NOW)


@pytest.mark.parametrize("scope", ["any", "matches", "practice"])
def test_the_policy_lets_in_nobody_but_the_accepted_coach(session, sam, dana, scope):
    grant = a_grant(session, sam, dana)
    invited = a_grant(session, sam)

    assert coach_policy.grant(session, dana.id, grant.id, scope).id == grant.id
    for person, number in (
        (a_person(session), grant.id),
        (sam, grant.id),
        (dana, invited.id),
        (dana, 10_000),
    ):
        with pytest.raises(NotFoundError):
            coach_policy.grant(session, person.id, number, scope)


def test_the_policy_follows_what_is_shared_at_the_moment(session, sam, dana):
    grant = a_grant(session, sam, dana)

    coaching.change_sharing(session, sam.id, grant.id, Sharing(matches=False, practice=True))
    with pytest.raises(NotFoundError):
        coach_policy.grant(session, dana.id, grant.id, "matches")
    assert coach_policy.grant(session, dana.id, grant.id, "practice")

    coaching.change_sharing(session, sam.id, grant.id, Sharing(matches=True, practice=False))
    with pytest.raises(NotFoundError):
        coach_policy.grant(session, dana.id, grant.id, "practice")


def test_revoking_holds_from_that_moment_and_only_the_candidate_can(session, sam, dana):
    grant = a_grant(session, sam, dana)
    for other in (dana, a_person(session)):
        with pytest.raises(NotFoundError):
            coaching.revoke(session, other.id, grant.id, now=NOW)
    assert len(coach_policy.grants(session, dana.id)) == 1

    coaching.revoke(session, sam.id, grant.id, now=NOW)

    assert coach_policy.grants(session, dana.id) == []
    assert coaching.coaches(session, sam.id, now=NOW) == []


def test_revoking_an_open_invitation_takes_its_unsent_mail_back(session, sam):
    grant, _ = invite(session, sam)
    other, _ = invite(session, sam, "other@example.com")

    coaching.revoke(session, sam.id, grant.id, now=NOW)

    keys = session.scalars(select(OutboxMail.key)).all()
    assert [key.startswith(coaching.mail_key(other.id)) for key in keys] == [True]


def test_a_mail_that_already_went_out_is_left(session, sam):
    grant, _ = invite(session, sam)
    session.scalars(select(OutboxMail)).one().state = "sent"
    session.commit()

    coaching.revoke(session, sam.id, grant.id, now=NOW)

    assert session.scalars(select(OutboxMail)).one().state == "sent"


def test_the_candidate_sees_each_coach_and_where_it_stands(session, sam, dana):
    a_grant(session, sam, dana, created_at=NOW)
    a_grant(session, sam, coach_email="new@example.com", created_at=NOW + DAY)
    a_grant(session, sam, coach_email="old@example.com", created_at=NOW - DAY, expires_at=NOW)

    shown = coaching.coaches(session, sam.id, now=NOW)

    assert [(c.name, c.state) for c in shown] == [
        ("new@example.com", "open"),
        ("Dana", "active"),
        ("old@example.com", "expired"),
    ]
    assert coaching.coaches(session, a_person(session).id, now=NOW) == []
