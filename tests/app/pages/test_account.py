"""The person's own account: names, roles, browsers, data, and the way out."""

from __future__ import annotations

import io
import zipfile

import pytest
from sqlalchemy import select

from app.models import LoginSession, Person
from tests.app.services.test_accounts import a_browser
from tests.factories import a_person, log_in
from tests.factories_people import a_grant, a_resume


@pytest.fixture
def me(session, client):
    person = a_person(session, name="Sam", email="sam@example.com")
    log_in(client, person)
    return person


def fresh(session, person):
    session.expire_all()
    return session.get(Person, person.id)


def test_the_page_shows_address_name_role_and_this_browser(client, me):
    page = client.get("/account/").text

    for words in ("sam@example.com", 'value="Sam"', "This browser", "Change the password"):
        assert words in page
    assert "Log out everywhere else" not in page


def test_a_name_is_changed(client, session, me):
    client.post("/account/name", data={"name": " Samira  Okafor "})

    assert fresh(session, me).name == "Samira Okafor"


def test_a_name_that_is_too_long_is_refused_and_kept_in_the_form(client, session, me):
    answer = client.post("/account/name", data={"name": "x" * 121})

    assert answer.status_code == 422
    assert "x" * 121 in answer.text
    assert fresh(session, me).name == "Sam"


@pytest.mark.parametrize(
    ("role", "kept"), [("coach", "coach"), ("admin", "candidate"), ("", "candidate")]
)
def test_only_the_two_own_roles_can_be_chosen(client, session, me, role, kept):
    client.post("/account/role", data={"role": role})

    assert fresh(session, me).role == kept


def test_an_admin_stays_one(client, session):
    admin = a_person(session, role="admin")
    log_in(client, admin)

    client.post("/account/role", data={"role": "coach"})

    assert fresh(session, admin).role == "admin"
    assert "What brings you here" not in client.get("/account/").text


def test_one_browser_is_logged_out(client, app, session, me):
    other = log_in(app.test_client(), me)
    assert other.get("/account/").status_code == 200
    mine = client.get_cookie("pmo_session").value

    from_list = client.get("/account/").text
    ref = from_list.split("/account/sessions/")[1].split("/end")[0]
    client.post(f"/account/sessions/{ref}/end")

    assert other.get("/account/").status_code == 302
    assert client.get("/account/").status_code == 200
    assert client.get_cookie("pmo_session").value == mine


def test_every_other_browser_is_logged_out_and_this_one_stays(client, app, session, me):
    others = [log_in(app.test_client(), me) for _ in range(2)]
    for other in others:
        assert other.get("/account/").status_code == 200

    client.post("/account/sessions/end-others")

    assert [other.get("/account/").status_code for other in others] == [302, 302]
    assert client.get("/account/").status_code == 200
    rows = session.scalars(select(LoginSession).where(LoginSession.person_id == me.id)).all()
    assert len(rows) == 1


def test_a_browser_of_somebody_else_is_not_found(client, session, me):
    theirs = a_browser(session, a_person(session), "theirs")

    assert client.post(f"/account/sessions/{theirs.key_hash[:16]}/end").status_code == 404


def test_the_data_come_as_one_archive_to_keep(client, session, me):
    a_resume(session, me, filename="cv.txt")

    answer = client.post("/account/export")

    assert answer.mimetype == "application/zip"
    assert "attachment" in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert any(name.endswith("cv.txt") for name in archive.namelist())


def test_deleting_asks_for_the_address_and_keeps_all_without_it(client, session, me):
    assert "sam@example.com" in client.get("/account/delete").text

    answer = client.post("/account/delete", data={"confirm": "yes"})

    assert answer.status_code == 422
    assert "nothing was deleted" in answer.text
    assert 'href="#confirm"' in answer.text
    assert fresh(session, me) is not None


def test_a_deleted_account_is_gone_and_its_browsers_are_out(client, app, session, me):
    coach = a_person(session, role="coach")
    grant = a_grant(session, me, coach)
    number, number_of_grant = me.id, grant.id
    watching = log_in(app.test_client(), coach)
    assert watching.get(f"/coach/{number_of_grant}").status_code == 200

    answer = client.post("/account/delete", data={"confirm": "sam@example.com"})

    assert answer.location == "/"
    assert client.get("/account/").status_code == 302
    assert watching.get(f"/coach/{number_of_grant}").status_code == 404
    session.expire_all()
    assert session.get(Person, number) is None
