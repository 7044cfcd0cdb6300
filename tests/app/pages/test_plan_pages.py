"""The plan's page: empty states, limits, what-if with and without htmx, goals, CSV, progress."""

from __future__ import annotations

import csv
import io

import pytest

from app.services import market_plan, resumes
from app.services.market_index import MarketIndex
from tests.app.services.test_market_plan import HARD
from tests.conftest import NOW
from tests.factories import a_person, log_in
from tests.factories_postings import RESUME_TEXT, a_posting


@pytest.fixture
def ada(session):
    return a_person(session)


@pytest.fixture
def browser(client, ada):
    return log_in(client, ada)


@pytest.fixture
def opening(session, matcher, ada):
    resumes.add(session, matcher, RESUME_TEXT.encode(), "a.txt", person_id=ada.id, now=NOW)
    a_posting(session, matcher)
    return a_posting(session, matcher, ada.id, title="Head of PMO", description_text=HARD)


def test_without_a_resume_the_page_offers_one_action(browser):
    page = browser.get("/plan/").text

    assert "A plan is measured from your resume" in page
    assert 'href="/resume/"' in page


def test_without_postings_the_page_offers_one_action(browser, session, matcher, ada):
    resumes.add(session, matcher, RESUME_TEXT.encode(), "a.txt", person_id=ada.id, now=NOW)

    assert "There is no open PMO posting to plan over yet." in browser.get("/plan/").text


def test_the_page_tells_what_is_missing_with_source_and_day(browser, opening):
    page = browser.get("/plan/").text

    assert "of 2 postings are a good match or better" in page
    assert "Not yet" in page
    assert "months of experience within the past 8 years" in page
    assert "https://www.pmi.org/certifications" in page
    assert "facts checked on 2026-" in page
    assert "not known" in page


def test_a_place_without_postings_says_so_and_offers_all(browser, opening):
    page = browser.get("/plan/?place=Atlantis").text

    assert "No open PMO posting fits this place and level." in page
    assert 'value="Atlantis"' in page


def test_what_if_works_without_scripts_and_as_a_part(browser, opening):
    whole = browser.get("/plan/?have=certification:pmp").text
    part = browser.get("/plan/what-if?have=certification:pmp", headers={"HX-Request": "true"}).text

    for page in (whole, part):
        assert "With PMP:" in page
        assert f"/postings/{opening.id}" in page
    assert "<html" not in part
    assert 'value="certification:pmp" checked' in whole
    assert "Nothing is ticked" in browser.get("/plan/what-if").text


def test_the_export_has_a_line_for_every_option(browser, opening, session, matcher, ada):
    given = browser.get("/plan/export.csv")
    rows = list(csv.DictReader(io.StringIO(given.text)))
    result = market_plan.look(
        session, MarketIndex(matcher), ada.id, market_plan.limits(""), now=NOW
    ).result

    assert given.mimetype == "text/csv"
    assert len(rows) == len(result["options"]) + len(result["later"])
    pmp = next(row for row in rows if row["what"] == "PMP")
    assert pmp["standing"] == "Not yet"
    assert "are missing" in pmp["missing"]


def test_a_goal_is_set_shown_and_taken_off_with_a_way_back(browser, opening):
    form = {"thing": "certification:capm", "target_on": "2027-03-01"}
    page = browser.post("/plan/goals", data=form, follow_redirects=True).text
    assert "CAPM is a goal of yours now." in page
    assert "1 Mar 2027" in page
    assert "Goal: CAPM" in browser.get("/overview").text

    done = browser.post("/plan/goals/1/done", follow_redirects=True).text
    assert "CAPM is reached" in done
    gone = browser.post("/plan/goals/1/remove", follow_redirects=True).text
    assert "CAPM is no goal any more." in gone
    assert 'name="target_on" value="2027-03-01"' in gone


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"thing": "certification:capm", "target_on": "soon"}, "That is no day"),
        ({"thing": "certification:capm", "target_on": "2020-01-01"}, "That day has gone by."),
        ({"thing": "nothing"}, "nothing that can be planned"),
    ],
)
def test_a_goal_that_cannot_be_is_refused_with_a_remedy(browser, opening, form, said):
    assert said in browser.post("/plan/goals", data=form, follow_redirects=True).text


def test_a_large_market_is_made_by_the_worker_with_progress(
    browser, opening, monkeypatch, queue, session, matcher
):
    monkeypatch.setattr(market_plan, "AT_ONCE", 1)
    page = browser.get("/plan/").text
    assert "Your plan waits for its turn." in page
    ((task, (kept,)),) = [one for one in queue.asked if one[0] == "plan_market"]
    waiting = browser.get(f"/plan/{kept}/progress")
    assert "postings scored" in waiting.text

    market_plan.make(session, MarketIndex(matcher), kept, now=NOW)
    assert browser.get(f"/plan/{kept}/progress").headers["HX-Refresh"] == "true"
    assert "Where you stand now" in browser.get("/plan/").text
    assert task == "plan_market"


def test_the_path_is_drawn_with_its_figures_and_can_be_printed(browser, session, matcher, ada):
    resumes.add(session, matcher, RESUME_TEXT.encode(), "a.txt", person_id=ada.id, now=NOW)
    a_posting(session, matcher, title="Head of PMO", description_text=HARD)
    page = browser.get("/plan/").get_data(as_text=True)
    result = market_plan.look(
        session, MarketIndex(matcher), ada.id, market_plan.limits(""), now=NOW
    ).result

    assert "data-print" in page
    figures = page[page.index("The path in figures") :]
    for step in result["path"]:
        assert f'<th scope="row">{step["thing"]["label"]}</th>' in figures
    assert "Good matches after each step" in page


def test_a_market_that_nothing_opens_says_so(browser, session, matcher, ada):
    resumes.add(session, matcher, RESUME_TEXT.encode(), "a.txt", person_id=ada.id, now=NOW)
    a_posting(session, matcher)
    result = market_plan.look(
        session, MarketIndex(matcher), ada.id, market_plan.limits(""), now=NOW
    ).result
    page = browser.get("/plan/").get_data(as_text=True)

    assert (result["best"], result["path"]) == (None, [])
    assert "Nothing to earn moves this market" in page
    assert "The path of three" not in page
