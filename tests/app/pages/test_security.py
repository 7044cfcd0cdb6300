"""Signing up, logging in and a forgotten password, as a newcomer meets them."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from app.extensions import db
from app.models import LoginSession, OutboxMail, Person
from tests.factories import PASSWORD, a_person, log_in

SIGN_UP, LOG_IN, RESET = "/account/sign-up", "/account/log-in", "/account/reset"
NEW = "another long password"


def text_of(page):
    """Return the words of the page's main part."""
    main = re.search(r"<main.*?</main>", page, re.S).group(0)
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def sign_up(client, **given):
    form = {"email": "new@example.com", "password": PASSWORD, "role": "candidate"} | given
    return client.post(SIGN_UP, data=form)


def the_mail(session):
    return session.scalars(select(OutboxMail).order_by(OutboxMail.id.desc())).first()


@pytest.mark.parametrize("address", [SIGN_UP, LOG_IN, RESET])
def test_each_form_has_one_primary_action_and_lets_a_password_be_pasted(client, address):
    page = client.get(address).text
    main = re.search(r"<main.*?</main>", page, re.S).group(0)

    assert main.count("btn-primary") == 1
    assert 'autocomplete="username"' in main
    assert "onpaste" not in page
    assert 'autocomplete="off"' not in main


def test_a_newcomer_signs_up_is_logged_in_and_gets_a_welcome(client, session):
    answer = sign_up(client, name="Sam Okafor", role="coach")

    assert answer.status_code == 302
    person = session.scalars(select(Person)).one()
    assert (person.name, person.role, person.active) == ("Sam Okafor", "coach", True)
    assert "Hello Sam Okafor" in the_mail(session).text
    assert client.get("/account/").status_code == 200


def test_nobody_signs_up_as_admin(client, session):
    answer = sign_up(client, role="admin")

    assert answer.status_code == 200
    assert session.scalars(select(Person)).all() == []


def test_what_is_wrong_stands_on_top_linked_to_its_field_and_nothing_typed_is_lost(client):
    page = sign_up(client, email="nobody", password="short", name="Sam").text

    summary = re.search(r'class="error-summary".*?</section>', page, re.S).group(0)
    assert set(re.findall(r'href="#(\w+)"', summary)) == {"email", "password"}
    assert 'value="nobody"' in page
    assert 'value="Sam"' in page
    assert "short" not in re.findall(r'id="password"[^>]*value="([^"]*)"', page)


def test_a_known_address_is_not_told_from_a_new_one(client, session):
    a_person(session, email="known@example.com")

    known = sign_up(client, email="known@example.com")
    new = sign_up(client)

    assert (known.status_code, known.location) == (new.status_code, new.location)
    assert len(session.scalars(select(Person)).all()) == 2
    told = session.scalars(
        select(OutboxMail.text).where(OutboxMail.to_address.like("known%"))
    ).one()
    assert "You have one already" in told


@pytest.mark.parametrize("address", [LOG_IN, SIGN_UP])
def test_the_way_on_survives_both_forms(client, session, address):
    page = client.get(f"{address}?next=/coaching/").text

    assert 'name="next" type="hidden" value="/coaching/"' in page
    assert page.count("?next=/coaching/") >= 2


@pytest.mark.parametrize(
    ("asked", "place"), [("/coaching/", "/coaching/"), ("https://evil.example/", None)]
)
def test_log_in_leads_on_within_this_site_only(client, session, asked, place):
    person = a_person(session)

    answer = client.post(LOG_IN, data={"email": person.email, "password": PASSWORD, "next": asked})

    if place:
        assert answer.location.endswith(place)
    else:
        assert "evil.example" not in (answer.location or "")


@pytest.mark.parametrize("email", ["known@example.com", "unknown@example.com"])
def test_a_failed_log_in_says_one_thing_once_and_not_which_was_wrong(client, session, email):
    a_person(session, email="known@example.com")

    page = client.post(LOG_IN, data={"email": email, "password": "wrong"}).text

    assert text_of(page).count("do not fit together") == 1
    assert f'value="{email}"' in page


def test_an_empty_log_in_says_its_sentence_once(client):
    page = client.post(LOG_IN, data={"email": "", "password": ""}).text

    assert text_of(page).count("do not fit together") == 1


@pytest.fixture
def guarded(guarded_app):
    """A browser at the app as it is served, with CSRF tokens asked for."""
    return guarded_app.test_client()


def token_in(page):
    return re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page).group(1)


@pytest.fixture
def logged_in(guarded, guarded_app):
    with guarded_app.app_context():
        email = a_person(db.session).email
    token = token_in(guarded.get(LOG_IN).text)
    guarded.post(LOG_IN, data={"email": email, "password": PASSWORD, "csrf_token": token})
    return guarded


def test_logging_out_kills_the_old_cookie(logged_in):
    old = logged_in.get_cookie("pmo_session").value
    page = logged_in.get("/account/")
    assert page.status_code == 200

    logged_in.post("/account/log-out", data={"csrf_token": token_in(page.text)})
    logged_in.set_cookie("pmo_session", old)

    assert logged_in.get("/account/").status_code == 302


def test_logging_out_with_a_stale_form_asks_once_more(logged_in):
    answer = logged_in.post("/account/log-out", data={"csrf_token": "stale"})

    assert answer.status_code in {200, 400}
    assert 'action="/account/log-out"' in answer.text
    assert logged_in.get("/account/").status_code == 200


@pytest.mark.parametrize("address", [SIGN_UP, LOG_IN, RESET])
def test_a_form_without_its_token_is_refused(guarded, address):
    form = {"email": "a@example.com", "password": PASSWORD, "role": "candidate"}

    assert guarded.post(address, data=form).status_code == 400


def test_a_forgotten_password_is_replaced_by_the_link_in_the_mail(client, session):
    person = a_person(session, email="sam@example.com")
    other = client.application.test_client()
    log_in(other, person)
    assert other.get("/account/").status_code == 200

    client.post(RESET, data={"email": "sam@example.com"})
    link = re.search(r"https?://\S+", the_mail(session).text).group(0)
    assert client.get(link).status_code == 200
    answer = client.post(link, data={"password": NEW, "password_confirm": NEW})
    assert answer.status_code == 302

    assert other.get("/account/").status_code == 302
    assert "has been changed" in the_mail(session).text
    client.post(LOG_IN, data={"email": "sam@example.com", "password": NEW})
    assert client.get("/account/").status_code == 200
    assert client.get(link).status_code == 302


def test_a_reset_says_the_same_for_an_unknown_address_and_sends_nothing(client, session):
    a_person(session, email="known@example.com")

    known = client.post(RESET, data={"email": "known@example.com"})
    unknown = client.post(RESET, data={"email": "nobody@example.com"})

    assert known.text.replace("known@", "") == unknown.text.replace("nobody@", "")
    assert len(session.scalars(select(OutboxMail)).all()) == 1


def test_a_changed_password_ends_every_other_browser(client, session):
    person = a_person(session)
    other = client.application.test_client()
    for browser in (client, other):
        browser.post(LOG_IN, data={"email": person.email, "password": PASSWORD})

    answer = client.post(
        "/account/password",
        data={"password": PASSWORD, "new_password": NEW, "new_password_confirm": NEW},
    )

    assert answer.status_code == 302
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302
    rows = session.scalars(select(LoginSession).where(LoginSession.person_id == person.id)).all()
    assert len(rows) == 1


def test_a_wrong_present_password_changes_nothing(client, session):
    person = a_person(session)
    log_in(client, person)

    answer = client.post(
        "/account/password",
        data={"password": "wrong one", "new_password": NEW, "new_password_confirm": NEW},
    )

    assert answer.status_code == 200
    assert 'href="#password"' in answer.text
    session.expire_all()
    assert session.get(Person, person.id).password == person.password


def test_a_page_that_is_not_there_says_what_to_do(client, session):
    answer = client.get("/nothing-here")

    assert answer.status_code == 404
    assert "There is no such page" in answer.text
    assert 'href="/"' in answer.text


@pytest.mark.parametrize("kind", ["text", "html"])
def test_account_mails_hold_no_unfinished_markup(client, session, kind):
    sign_up(client, name="<b>Sam</b>")
    client.delete_cookie("pmo_session")
    client.post(RESET, data={"email": "new@example.com"})

    for mail in session.scalars(select(OutboxMail)):
        words = getattr(mail, kind)
        assert "{{" not in words
        assert "http" in words
        if kind == "html":
            assert "Hello &lt;b&gt;Sam&lt;/b&gt;" in words
            assert 'class="button" href="http' in words
