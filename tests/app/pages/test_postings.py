"""The pages of postings in a browser's eyes: found, brought, matched, refused, nobody else's."""

from __future__ import annotations

import io
import json

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from app.models import CollectRun, Posting
from app.services import collecting, intake, score_rules
from app.services.index_upkeep import catch_up_all
from scrapers import Place
from tests.factories import a_person
from tests.factories_market import fill
from tests.factories_postings import (
    NOW,
    NURSE_TEXT,
    PMO_TEXT,
    a_posting,
    a_read_posting,
)

API = "https://boards-api.greenhouse.io/v1/boards/tallow/jobs?content=true"
BOARD = "https://boards.greenhouse.io/tallow"


def page(response, status=200):
    assert response.status_code == status, response.get_data(as_text=True)[:500]
    return BeautifulSoup(response.get_data(as_text=True), "lxml")


def words(soup):
    return " ".join(soup.get_text(" ").split())


def titles(soup):
    return [link.get_text() for link in soup.select(".posting-title a")]


# --- who may see it ---------------------------------------------------------------------------

PATHS = ["/postings/", "/postings/add", "/postings/1", "/postings/runs/1"]


@pytest.mark.parametrize("path", [*PATHS, "/postings/how-scores-work"])
def test_a_visitor_is_sent_to_log_in(client, path):
    answer = client.get(path)

    assert answer.status_code == 302
    assert "/log-in" in answer.location


def test_a_posting_or_run_of_another_person_is_not_there(browser, session, matcher):
    other = a_person(session)
    posting = a_posting(session, matcher, other.id)
    run = collecting.start(session, other.id, "address", BOARD, NOW)

    assert browser.get(f"/postings/{posting.id}").status_code == 404
    assert browser.post(f"/postings/{posting.id}/close").status_code == 404
    assert browser.get(f"/postings/runs/{run.id}").status_code == 404
    assert browser.post(f"/postings/runs/{run.id}/again").status_code == 404
    assert titles(page(browser.get("/postings/?pmo=all"))) == []


# --- the list ---------------------------------------------------------------------------------


def test_a_newcomer_is_shown_the_one_thing_to_do(browser):
    soup = page(browser.get("/postings/"))

    assert soup.select_one('.empty a[href="/postings/add"]')
    assert not soup.select(".posting")


def test_the_list_shows_postings_with_their_facts(browser, session, matcher):
    a_posting(session, matcher)
    soup = page(browser.get("/postings/"))

    assert titles(soup) == ["PMO Analyst"]
    told = words(soup.select_one(".posting"))
    for fact in ("Brackenholt Energy", "Leeds", "hybrid", "Pay not stated", "4 days ago"):
        assert fact in told


def test_without_a_resume_the_list_says_what_one_would_bring(browser, session, matcher):
    a_posting(session, matcher)

    soup = page(browser.get("/postings/"))

    assert "Upload your resume" in words(soup)
    assert not soup.select(".ring")


def test_with_a_resume_the_best_match_is_first_with_reasons(browser, session, matcher, resume):
    far = "PMP, PgMP and MSP are required. 15 years of experience are required."
    a_posting(session, matcher, title="PMO Director", description_text=far)
    a_posting(session, matcher)
    soup = page(browser.get("/postings/"))

    assert titles(soup) == ["PMO Analyst", "PMO Director"]
    assert soup.select(".posting .ring-number")
    assert "Missing" in words(soup.select(".posting")[1])


def test_while_the_index_is_being_made_the_list_says_so_and_goes_on(
    browser, session, matcher, market, resume
):
    fill(session, matcher, 900)
    waiting = words(page(browser.get("/postings/")).select_one(".list-count"))
    assert "420 of them still without a score" in waiting
    assert "background worker" in waiting
    with market.keeping(None):
        market.tell(None, 250, 900)
        told = page(browser.get("/postings/"))
    assert "250 of 900 postings done" in words(told.select_one(".list-count"))
    assert len(titles(told)) == 20
    catch_up_all(session, market)

    assert "without a score" not in words(page(browser.get("/postings/")))


def test_filters_in_use_are_chips_that_take_themselves_off(browser, session, matcher):
    a_posting(session, matcher)
    soup = page(browser.get("/postings/?q=analyst&workplace=hybrid"))
    chips = {chip.get_text(strip=True): chip["href"] for chip in soup.select(".chip")}

    assert len(chips) == 2
    assert all(browser.get(href).status_code == 200 for href in chips.values())
    assert any("workplace" not in href and "q=analyst" in href for href in chips.values())


def test_saving_the_search_sends_just_its_query(browser, session, matcher):
    a_posting(session, matcher)
    soup = page(browser.get("/postings/?workplace=hybrid&q=analyst&colour=blue"))
    form = soup.select_one('form:has(input[name="query"])')

    assert form["method"] == "post"
    assert form.select_one('input[name="query"]')["value"] == "q=analyst&workplace=hybrid"


def test_what_is_not_known_in_a_search_is_told(browser, session, matcher):
    a_posting(session, matcher)

    assert "level=wizard" in words(page(browser.get("/postings/?level=wizard")))


def test_nothing_found_names_the_search_and_the_way_out(browser, session, matcher):
    a_posting(session, matcher)
    a_posting(session, matcher, title="Staff Nurse", description_text=NURSE_TEXT)
    soup = page(browser.get("/postings/?q=nurse"))
    out = soup.select_one(".empty a.btn-primary")

    assert "“nurse”" in words(soup.select_one(".empty"))
    assert titles(page(browser.get(out["href"]))) == ["Staff Nurse"]


def test_pages_keep_the_search(browser, session, matcher):
    for number in range(21):
        a_posting(session, matcher, title=f"PMO Analyst {number}")
    soup = page(browser.get("/postings/?q=analyst"))
    following = soup.select_one('a[rel="next"]')["href"]

    assert "q=analyst" in following
    assert len(titles(page(browser.get(following)))) == 1


@pytest.mark.parametrize(
    "query", ["page=0", "page=-3", "page=x", "page=9999999", "%00=%ff", "q=%00"]
)
def test_odd_addresses_of_the_list_never_break_it(browser, session, matcher, query):
    a_posting(session, matcher)

    assert browser.get(f"/postings/?{query}").status_code == 200


def test_markup_in_a_posting_stays_text(browser, session, matcher, resume):
    bad = "<script>alert(1)</script>"
    row = a_posting(session, matcher, title=f"PMO {bad}", description_text=f"{PMO_TEXT}{bad}")
    for path in ("/postings/", f"/postings/{row.id}"):
        html = browser.get(path).get_data(as_text=True)
        assert bad not in html
        assert "&lt;script&gt;alert(1)" in html


# --- the match page ---------------------------------------------------------------------------


def test_the_match_page_links_every_row_to_its_marks(browser, session, matcher, resume):
    soup = page(browser.get(f"/postings/{a_posting(session, matcher).id}"))
    ids = {tag["id"] for tag in soup.select("[id]")}
    links = [a["href"][1:] for a in soup.select(".req a[href^='#'], .marked a[href^='#']")]

    assert soup.select(".req")
    assert set(links) <= ids
    assert soup.select(".req-evidence a")


def test_the_match_page_shows_both_texts_whole(browser, session, matcher, resume):
    soup = page(browser.get(f"/postings/{a_posting(session, matcher).id}"))
    for tag in soup.select(".marked sup"):
        tag.decompose()
    shown = [pane.get_text() for pane in soup.select(".text-pane .marked")]

    assert shown == [PMO_TEXT, resume.text]


def test_must_have_misses_come_first_with_what_they_are_worth(browser, session, matcher, resume):
    text = "Excel is required. PMP is required. Tableau is a plus."
    soup = page(browser.get(f"/postings/{a_posting(session, matcher, description_text=text).id}"))
    first = words(soup.select(".req")[0])

    assert "PMP" in first
    assert "Missing" in first
    assert "points if met" in first


def test_the_parts_add_up_to_the_score(browser, session, matcher, resume):
    soup = page(browser.get(f"/postings/{a_posting(session, matcher).id}"))
    points = [float(one.select_one(".num").get_text()) for one in soup.select(".part-points")]
    score = int(soup.select_one(".match-head .ring-number").get_text())

    assert sum(points) == pytest.approx(score, abs=0.5 + 0.05 * len(points))


def test_without_a_resume_the_match_page_says_what_is_asked(browser, session, matcher):
    soup = page(browser.get(f"/postings/{a_posting(session, matcher).id}"))

    assert soup.select(".req")
    assert not soup.select(".ring")
    assert soup.select_one('a[href="/resume/"]')


def test_what_is_worth_most_is_the_largest_gain_of_all(browser, session, matcher, resume):
    text = "Word is required. MSP Practitioner is a plus. PRINCE2 Foundation is required."
    soup = page(browser.get(f"/postings/{a_posting(session, matcher, description_text=text).id}"))
    gains = [float(one.get_text()) for one in soup.select(".req-gain .num")]
    most = float(soup.select_one(".match-next .num").get_text())

    assert most == max(gains)


def test_a_saved_posting_shows_its_stage_and_can_be_moved(browser, session, matcher):
    row = a_posting(session, matcher)
    soup = page(browser.get(f"/postings/{row.id}"))
    save = soup.select_one('form[action="/applications/save"]')
    assert save.select_one('[name="posting_id"]')["value"] == str(row.id)
    browser.post("/applications/save", data={"posting_id": row.id})
    soup = page(browser.get(f"/postings/{row.id}"))

    assert soup.select_one('select[name="stage"] option[selected]')["value"] == "saved"


def test_closed_postings_say_why_and_when(browser, session, matcher):
    row = a_posting(session, matcher, closed=True)
    told = words(page(browser.get(f"/postings/{row.id}")).select_one(".liveness"))

    assert "Closed" in told
    assert "The source says that it is closed" in told


def test_closing_an_own_posting_can_be_undone(browser, session, matcher, me):
    row = a_posting(session, matcher, me.id)
    soup = page(browser.post(f"/postings/{row.id}/close", follow_redirects=True))
    undo = soup.select_one(".toast form")
    session.refresh(row)
    assert row.state == "closed"
    browser.post(undo["action"], data={i["name"]: i["value"] for i in undo.select("input")})
    session.refresh(row)

    assert row.state == "open"


def test_how_scores_work_shows_the_weights_that_are_used(browser):
    told = words(page(browser.get("/postings/how-scores-work")))

    for _, name, weight in score_rules.score_rules().parts:
        assert f"{name} {round(weight * 100)} points" in told
    assert "What never counts" in told


# --- adding -----------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["address", "page", "mail", "text", "nonsense"])
def test_every_way_to_add_has_its_form(browser, way):
    soup = page(browser.get(f"/postings/add?way={way}"))

    assert len(soup.select("main form[method=post]")) == 1
    assert soup.select_one('main input[name="csrf_token"]')


def test_an_address_starts_a_run_and_its_page_tells_the_outcome(
    browser, session, queue, web, matcher, clock
):
    job = {"id": 1, "internal_job_id": 2, "title": "PMO Analyst", "content": PMO_TEXT}
    job["absolute_url"] = f"{BOARD}/jobs/1"
    web.put(API, json.dumps({"jobs": [job]}), content_type="application/json")
    sent = browser.post("/postings/add/address", data={"address": BOARD})
    run = session.scalar(select(CollectRun))
    assert sent.location == f"/postings/runs/{run.id}"
    assert queue.asked == [("run_collection", (run.id,))]
    waiting = page(browser.get(sent.location))
    assert waiting.select_one("[hx-get]")
    assert waiting.select_one("progress")
    collecting.execute(session, run.id, web, matcher, now=clock)
    over = page(browser.get(sent.location))

    assert not over.select("[hx-get]")
    assert "1 new posting" in words(over)
    assert over.select_one('.run-list a[href^="/postings/"]')


def test_htmx_gets_the_run_alone(browser, session, me):
    run = collecting.start(session, me.id, "address", BOARD, NOW)
    html = browser.get(f"/postings/runs/{run.id}", headers={"HX-Request": "true"})
    soup = page(html)

    assert soup.select_one("#run")
    assert not soup.select("header.site")


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("https://www.linkedin.com/jobs/view/1/", "LinkedIn"),
        ("http://127.0.0.1/", "private address"),
        ("ftp://example.com", "not a web address"),
        ("", "Paste the address"),
    ],
)
def test_a_hopeless_address_is_refused_in_the_form_and_kept_there(
    browser, session, queue, address, says
):
    soup = page(browser.post("/postings/add/address", data={"address": address}), 422)

    assert says in words(soup.select_one(".error-summary"))
    assert soup.select_one("#address")["value"] == address
    assert queue.asked == []
    assert session.scalars(select(CollectRun)).all() == []


def test_a_failed_run_offers_the_other_ways(browser, session, me, web, matcher, clock):
    url = "https://careers.pennick.example/soup"
    web.put(url, "<html><h1>Leek soup</h1><p>Three leeks.</p></html>")
    run = collecting.start(session, me.id, "address", url, NOW)
    collecting.execute(session, run.id, web, matcher, now=clock)
    soup = page(browser.get(f"/postings/runs/{run.id}"))

    assert "No job was found" in words(soup)
    assert soup.select_one('.run-ways a[href="/postings/add?way=text"]')


def test_what_was_left_out_can_be_kept_by_choice(browser, session, me, web, matcher, clock):
    job = {"id": 1, "internal_job_id": 2, "title": "Cook", "content": NURSE_TEXT}
    job["absolute_url"] = f"{BOARD}/jobs/1"
    web.put(API, json.dumps({"jobs": [job]}), content_type="application/json")
    run = collecting.start(session, me.id, "address", BOARD, NOW)
    collecting.execute(session, run.id, web, matcher, now=clock)
    assert session.scalars(select(Posting)).all() == []
    form = page(browser.get(f"/postings/runs/{run.id}")).select_one(".left-out form")
    sent = browser.post(form["action"], data={i["name"]: i["value"] for i in form.select("input")})
    again = session.scalar(select(CollectRun).order_by(CollectRun.id.desc()))
    collecting.execute(session, again.id, web, matcher, now=clock)

    assert sent.location.endswith(f"/{again.id}")
    assert [row.title for row in session.scalars(select(Posting))] == ["Cook"]


def test_a_pasted_text_leads_to_its_match_page(browser, session):
    sent = browser.post("/postings/add/text", data={"text": PMO_TEXT})
    row = session.scalar(select(Posting))

    assert sent.location == f"/postings/{row.id}"
    assert row.title == "PMO Analyst"


def test_text_that_cannot_be_used_is_kept_in_the_form(browser):
    soup = page(browser.post("/postings/add/text", data={"text": "Too short", "title": "X"}), 422)

    assert "too little text" in words(soup.select_one(".error-summary"))
    assert "Too short" in soup.select_one("#text").get_text()
    assert soup.select_one("#title")["value"] == "X"


def files(*named):
    return {"files": [(io.BytesIO(body), name) for name, body in named]}


def test_files_are_taken_in_and_bad_ones_named(browser, session):
    body = files(("job.txt", PMO_TEXT.encode()), ("empty.html", b""), ("cv.pdf", b"%PDF-1.4"))
    soup = page(browser.post("/postings/add/files", data=body), 422)
    told = words(soup.select_one(".taken"))

    assert "1 posting taken in, 2 files could not be used" in told
    assert "“empty.html” is empty" in told
    assert "“cv.pdf” is a document" in told
    assert [row.title for row in session.scalars(select(Posting))] == ["PMO Analyst"]


def test_one_good_file_leads_to_its_posting(browser, session):
    sent = browser.post("/postings/add/files", data=files(("job.txt", PMO_TEXT.encode())))

    assert sent.location == f"/postings/{session.scalar(select(Posting.id))}"


def test_no_file_at_all_is_said(browser):
    soup = page(browser.post("/postings/add/files", data={"way": "mail"}), 422)

    assert "Choose at least one file" in words(soup.select_one(".error-summary"))


def test_too_large_an_upload_gets_its_own_page(browser, session):
    told = {"CONTENT_LENGTH": str(30 * 1024 * 1024)}
    data = files(("big.html", b"x"))
    sent = browser.post("/postings/add/files", data=data, environ_overrides=told)

    assert "too large" in words(page(sent, 413))
    assert session.scalars(select(Posting)).all() == []


# --- the adverts of a job ---------------------------------------------------------------------

LONG = PMO_TEXT + " ".join(f"Duty {n} of the office is told here at length." for n in range(12))


def taken(session, matcher, **given):
    posting = a_read_posting(**({"description_text": LONG} | given))
    (one,) = intake.take_in(session, matcher, [posting], person_id=None, board="brack", now=NOW).ids
    return one


def test_a_job_has_one_card_and_its_page_lists_the_adverts(browser, session, matcher):
    one = taken(session, matcher, source="greenhouse")
    taken(session, matcher, source="lever", places=(Place(text="Bristol", city="Bristol"),))
    soup = page(browser.get("/postings/"))

    assert len(titles(soup)) == 1
    assert "2 adverts of this job" in words(soup)
    assert "Also in" in words(soup)
    assert "The same job in another place" in words(page(browser.get(f"/postings/{one}")))


def test_an_advert_is_split_out_and_comes_back(browser, session, matcher):
    one, other = (taken(session, matcher, source=source) for source in ("greenhouse", "lever"))
    browser.post(f"/postings/{other}/split")
    assert len(titles(page(browser.get("/postings/")))) == 2
    soup = page(browser.get(f"/postings/{other}"))
    browser.post(soup.select_one('form[action$="/undo"]')["action"])

    assert len(titles(page(browser.get("/postings/")))) == 1
    assert browser.post(f"/postings/{one}/join", data={"other": other}).status_code == 302


def test_one_vacancy_behind_two_agencies_is_suggested_and_answered(browser, session, matcher):
    one = taken(session, matcher, company="Harbour Recruitment")
    other = taken(session, matcher, company="Quayside Staffing")
    soup = page(browser.get(f"/postings/{one}"))

    assert "the employer is not named" in words(soup)
    assert "Probably the same vacancy" in words(soup)
    assert len(titles(page(browser.get("/postings/")))) == 2
    browser.post(f"/postings/{one}/apart", data={"other": other})
    assert "Probably the same vacancy" not in words(page(browser.get(f"/postings/{one}")))
    browser.post(f"/postings/{one}/join", data={"other": other})
    assert len(titles(page(browser.get("/postings/")))) == 1


def test_what_does_not_look_like_pmo_work_is_a_switch_away_and_can_be_put_right(
    browser, session, matcher
):
    a_posting(session, matcher)
    nurse = a_posting(session, matcher, title="Staff Nurse", description_text=NURSE_TEXT)
    soup = page(browser.get("/postings/"))
    assert "Show 1 more posting" in words(soup.select_one(".outside-pmo"))
    shown = page(browser.get(soup.select_one(".outside-pmo a")["href"]))
    assert "Neither its title nor its text" in words(shown)
    browser.post(f"/postings/{nurse.id}/work", data={"is_pmo": "yes"})

    assert "Staff Nurse" in titles(page(browser.get("/postings/")))
    browser.post(f"/postings/{nurse.id}/work", data={"is_pmo": "read"})
    assert "Staff Nurse" not in titles(page(browser.get("/postings/")))
