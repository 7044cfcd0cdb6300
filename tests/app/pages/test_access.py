"""Every route, asked by everybody: only those whom the table names are let in."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.pages import BLUEPRINTS
from tests.app.access_table import GET, TABLE, Rule
from tests.factories import log_in
from tests.factories_world import OF_MATCHES, OF_PRACTICE, WORDS, a_world

LOG_IN, NOTHING, REFUSED, ANSWER = "is sent to log in", "nothing there", "refused", "an answer"
IN = {ANSWER, REFUSED}
COACHES = ("coach", "matches_coach", "practice_coach")
# Those who are let in come last: what they do may change what is there.
VISITORS = ("anonymous", "other", "invited", "revoked", "admin", *COACHES[::-1], "owner")
LET_IN = {
    Rule.ANYONE: set(VISITORS),
    Rule.TOKEN: set(VISITORS),
    Rule.EACH: set(VISITORS) - {"anonymous"},
    Rule.OWNER: {"owner"},
    Rule.ADMIN: {"admin"},
    Rule.COACH: set(COACHES),
    Rule.COACH_MATCHES: {"coach", "matches_coach"},
    Rule.COACH_PRACTICE: {"coach", "practice_coach"},
    Rule.COACH_WRITER: {"coach"},
    Rule.ABSENT: set(),
}
SEES = {
    "owner": set(WORDS),
    "coach": {OF_MATCHES, OF_PRACTICE},
    "matches_coach": {OF_MATCHES},
    "practice_coach": {OF_PRACTICE},
}
# What a form must carry to be about the owner's row, where the address does not say it.
FORMS = {"applications.save": ("posting_id",)}


@pytest.fixture
def world(app, session, settings, bank):
    app.config["SECURITY_LOGOUT_CSRF"] = False
    return a_world(
        session, secret_key=settings.secret_key, question_id=next(iter(bank.questions)).id
    )


@dataclass(frozen=True)
class Answer:
    """What came back, with the connection closed."""

    status_code: int
    location: str
    data: bytes


def routes(app):
    return {
        (rule.endpoint, method)
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }


def expected(rule, visitor):
    if rule is Rule.INVITED:
        return {"anonymous": {LOG_IN}, "invited": {ANSWER}}.get(visitor, {REFUSED})
    if visitor in LET_IN[rule]:
        return IN
    if visitor == "anonymous" and rule is not Rule.ABSENT:
        return {LOG_IN}
    return {NOTHING}


def kind_of(answer):
    if answer.status_code in {301, 302} and "/account/log-in" in answer.location:
        return LOG_IN
    if answer.status_code in {400, 403, 422}:
        return REFUSED
    return {401: LOG_IN, 404: NOTHING}.get(
        answer.status_code, ANSWER if answer.status_code < 400 else f"HTTP {answer.status_code}"
    )


def ask(app, world, endpoint, method, visitor):
    """Ask a route as one visitor, about the owner's rows."""
    person = world.people[visitor]
    browser = app.test_client() if person is None else log_in(app.test_client(), person)
    values = world.values_for(endpoint, visitor)
    address = _address(app, endpoint, method, values)
    form = {name: values[name] for name in FORMS.get(endpoint, ())} | {"text": "Words"}
    with browser.open(address, method=method, data=None if method == GET else form) as answer:
        return Answer(answer.status_code, answer.location or "", answer.get_data())


def _address(app, endpoint, method, values):
    wanted = {
        name
        for rule in app.url_map.iter_rules(endpoint)
        if method in rule.methods
        for name in rule.arguments
    }
    given = {name: values[name] for name in wanted}
    return app.url_map.bind("127.0.0.1").build(endpoint, given, method=method)


def may_show(endpoint, visitor):
    """Return the owner's words that this visitor may meet; a coach, on the coach's pages only."""
    if visitor == "owner" or endpoint.startswith("coach."):
        return SEES.get(visitor, set())
    return set()


def test_every_route_stands_in_the_table(app):
    missing = sorted(routes(app) - set(TABLE))

    assert missing == [], f"Add to tests/app/access_table.py: {missing}"


def test_every_line_of_the_table_is_a_route(app):
    assert sorted(set(TABLE) - routes(app)) == []


def test_every_area_of_the_app_is_asked(app):
    asked = {endpoint.split(".")[0] for endpoint, _ in routes(app)}

    assert {bp.name for bp in BLUEPRINTS} <= asked


@pytest.mark.parametrize(("endpoint", "method"), sorted(TABLE))
def test_a_route_answers_whom_it_should_and_nobody_else(app, world, endpoint, method):
    rule = TABLE[endpoint, method]

    for visitor in VISITORS:
        answer = ask(app, world, endpoint, method, visitor)

        who = f"{method} {endpoint} for {visitor}"
        assert kind_of(answer) in expected(rule, visitor), who
        if rule is Rule.TOKEN:
            continue
        shown = {word for word in WORDS if word.encode() in answer.data}
        assert shown <= may_show(endpoint, visitor), who


def test_the_owner_meets_their_own_words_so_that_the_words_prove_something(app, world):
    pages = ("postings.index", "applications.index", "alerts.index", "alerts.mailbox")
    for endpoint in pages:
        page = ask(app, world, endpoint, GET, "owner").data

        assert any(word.encode() in page for word in WORDS), endpoint
    matches = ask(app, world, "coach.candidate", GET, "matches_coach").data
    practice = ask(app, world, "coach.answer", GET, "practice_coach").data
    assert OF_MATCHES.encode() in matches
    assert OF_PRACTICE.encode() in practice
