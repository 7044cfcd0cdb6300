"""People are added with a usable account, and can see and end where they are logged in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.models import LoginSession, Person
from app.services import accounts
from app.services.accounts import key_hash
from app.services.errors import NotFoundError, RefusedError
from tests.conftest import NOW
from tests.factories import a_person

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130 Safari/537.36 Edg/130.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"


def a_browser(session, person, key, **given):
    row = LoginSession(
        **{
            "key_hash": key_hash(key),
            "person_id": person.id if person else None,
            "content": b"{}",
            "created_at": NOW,
            "seen_at": NOW,
            "expires_at": NOW + timedelta(days=14),
        }
        | given
    )
    session.add(row)
    session.commit()
    return row


def add(session, **given):
    return accounts.add_person(
        session,
        **{"email": "new@example.com", "name": None, "role": "candidate"}
        | {"password_hash": "hash", "now": NOW}
        | given,
    )


def test_an_added_person_is_active_and_has_an_identity_of_their_own(session):
    one, two = add(session), add(session, email="two@example.com")

    assert one.active
    assert (one.role, one.created_at, one.password) == ("candidate", NOW, "hash")
    assert one.fs_uniquifier != two.fs_uniquifier


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"email": "nobody"}, "no e-mail address"),
        ({"email": "NEW@Example.com"}, "has an account already"),
        ({"role": "boss"}, "no role"),
        ({"name": "x" * 121}, "121 characters"),
    ],
)
def test_what_makes_no_account_is_refused(session, given, words):
    add(session)

    with pytest.raises(RefusedError, match=words):
        add(session, **{"email": "other@example.com"} | given)

    assert len(session.scalars(select(Person)).all()) == 1


def test_a_name_is_tidied_and_an_empty_one_is_none(session):
    person = a_person(session)

    assert accounts.rename(session, person.id, "  Sam \t Okafor ").name == "Sam Okafor"
    assert accounts.rename(session, person.id, "  ").name is None


def test_a_role_switches_between_candidate_and_coach_only(session):
    person = a_person(session)

    assert accounts.change_role(session, person.id, "coach").role == "coach"
    with pytest.raises(RefusedError):
        accounts.change_role(session, person.id, "admin")
    with pytest.raises(RefusedError, match="admin"):
        accounts.change_role(session, a_person(session, role="admin").id, "coach")


def test_browsers_are_listed_with_this_one_first_and_without_expired_ones(session):
    me = a_person(session)
    a_browser(session, me, "here", agent=FIREFOX, seen_at=NOW - timedelta(days=1))
    a_browser(session, me, "phone", agent=SAFARI)
    a_browser(session, me, "old", expires_at=NOW)
    a_browser(session, a_person(session), "theirs")

    shown = accounts.browsers(session, me.id, "here", now=NOW)

    assert [(one.name, one.is_this) for one in shown] == [
        ("Firefox on Linux", True),
        ("Safari on iPhone", False),
    ]


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (EDGE, "Edge on Windows"),
        ("curl/8.5.0", "curl"),
        ("", "A browser that does not say its name"),
        (None, "A browser that does not say its name"),
    ],
)
def test_a_browser_is_named_as_far_as_it_tells(agent, name):
    assert accounts.browser_name(agent) == name


def test_one_browser_is_logged_out_by_its_owner_only(session):
    me, other = a_person(session), a_person(session)
    row = a_browser(session, me, "phone")
    ref = row.key_hash[:16]

    with pytest.raises(NotFoundError):
        accounts.end_session(session, other.id, ref)
    accounts.end_session(session, me.id, ref)

    assert session.scalars(select(LoginSession)).all() == []


def test_ending_the_others_leaves_this_one_and_changes_the_identity(session):
    me, other = a_person(session), a_person(session)
    for person, key in ((me, "here"), (me, "phone"), (me, "tablet"), (other, "theirs")):
        a_browser(session, person, key)
    before = me.fs_uniquifier

    after = accounts.end_other_sessions(session, me.id, "here")

    left = set(session.scalars(select(LoginSession.key_hash)))
    assert left == {key_hash("here"), key_hash("theirs")}
    assert after == me.fs_uniquifier != before
