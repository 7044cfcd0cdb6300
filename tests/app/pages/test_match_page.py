"""The match page: readings put right in place, advice to copy, a report for paper."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from app.models import Correction
from app.services import matching, resumes, score_example, score_rules
from tests.factories import a_person, log_in
from tests.factories_people import a_grant
from tests.factories_postings import ASKS, NOW, RESUME_TEXT, a_posting

SIXTY = "PMO Lead\n\nRequirements\n" + "\n".join(
    f"- {name} is required"
    for name in (
        *("PMP", "PgMP", "PfMP", "CAPM", "PRINCE2 Practitioner", "MSP Practitioner", "ITIL"),
        *("Excel", "Power BI", "Jira", "Confluence", "SharePoint", "Smartsheet", "Planview"),
        *("Clarity PPM", "Primavera P6", "Microsoft Project", "ServiceNow", "Tableau", "SAP"),
        *("Visio", "Asana", "Trello", "Monday.com", "Agile", "Scrum", "Kanban", "Waterfall"),
        *("Lean", "Six Sigma", "Earned Value Management", "Risk management", "Reporting"),
        *("Stakeholder management", "Budgeting", "Benefits management", "Change management"),
        *("RAID log", "business case", "project charter", "resource plan", "status report"),
        *("Leadership", "Communication", "Negotiation", "Planning", "German", "French"),
    )
)


@pytest.fixture
def posting(session, matcher):
    return a_posting(session, matcher, description_text=ASKS)


def page(response, status=200):
    assert response.status_code == status, response.get_data(as_text=True)[:500]
    return BeautifulSoup(response.get_data(as_text=True), "lxml")


def words(soup):
    return " ".join(soup.get_text(" ").split())


def row_of(soup, label):
    return next(r for r in soup.select(".req") if r.select_one("strong").get_text() == label)


def press(browser, form, button=None, **filled):
    """Send a form as a browser does, by one of its buttons."""
    sent = [(i["name"], i.get("value", "")) for i in form.select("input[name]")]
    sent += [(s["name"], s.select_one("option")["value"]) for s in form.select("select")]
    sent = [(name, filled.get(name, value)) for name, value in sent]
    if button is not None:
        sent.append((button["name"], button["value"]))
    data: dict[str, list[str]] = {}
    for name, value in sent:
        data.setdefault(name, []).append(value)
    return browser.post(form["action"], data=data, follow_redirects=True)


def button_of(soup, text):
    return next(b for b in soup.select("button[name]") if text in b.get_text())


def score(soup):
    return float(soup.select_one(".match-head .ring-arc")["stroke-dasharray"].split()[0])


def test_every_row_and_reading_has_its_ways_under_a_name_of_its_own(browser, posting, resume):
    soup = page(browser.get(f"/postings/{posting.id}"))

    names = [words(one) for one in soup.select(".not-right > summary")]
    assert len(names) == len(set(names))
    assert "Not right? How Primavera P6 was read" in names
    for term in ("pay", "workplace", "level", "kind of work", "experience", "education"):
        assert f"Not right? How {term} was read" in names
    ids = [one["id"] for one in soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_a_must_have_put_right_is_scored_anew_marked_and_taken_back(browser, posting, resume):
    before = page(browser.get(f"/postings/{posting.id}"))
    way = button_of(row_of(before, "Primavera P6"), "Preferred")
    after = page(press(browser, way.find_parent("form"), way))
    row = row_of(after, "Primavera P6")

    assert score(after) > score(before)
    assert "Corrected by you" in words(row)
    assert words(row.select_one(".req-strength")) == "read as Must have Preferred"
    assert "1 reading corrected by you" in words(after)
    undo = after.select_one(".toast form")
    assert score(page(press(browser, undo))) == score(before)


def test_what_i_have_is_met_where_i_say_and_points_at_the_words(browser, posting, resume):
    before = page(browser.get(f"/postings/{posting.id}"))
    way = button_of(row_of(before, "Primavera P6"), "I do have this")
    after = page(
        press(browser, way.find_parent("form"), way, where="built the  RESOURCE plan in excel")
    )
    row = row_of(after, "Primavera P6")

    assert "Met" in words(row.select_one(".req-side"))
    assert "“Built the resource plan in Excel”" in words(row.select_one(".req-evidence"))
    assert "write it there" not in words(row)


def test_what_my_resume_does_not_say_is_to_be_written_there(browser, posting, resume):
    before = page(browser.get(f"/postings/{posting.id}"))
    way = button_of(row_of(before, "PMP or PgMP"), "I do have this")
    after = page(press(browser, way.find_parent("form"), way, where="passed in 2021"))

    told = words(row_of(after, "PMP or PgMP"))
    assert "passed in 2021" in told
    assert "write it there" in told


def test_what_is_no_evidence_is_missing_again(browser, posting, resume):
    before = page(browser.get(f"/postings/{posting.id}"))
    way = button_of(row_of(before, "Excel"), "not evidence")
    after = page(press(browser, way.find_parent("form"), way))

    assert "Missing" in words(row_of(after, "Excel").select_one(".req-side"))
    assert score(after) < score(before)


@pytest.mark.parametrize(
    ("subject", "value", "shown"),
    [
        ("years", "2", "2 years"),
        ("years", "none", "It asks for no years"),
        ("education", "none", "It asks for no degree"),
        ("education", "master", "Master’s degree"),
        ("level", "entry", "Entry level"),
        ("track", "programme", "Programme"),
        ("workplace", "remote", "Remote"),
        ("pay", "£38,000 to £42,000 a year", "£38,000–£42,000 a year"),
    ],
)
def test_a_reading_of_the_whole_posting_is_put_right_beside_what_was_read(
    browser, posting, resume, subject, value, shown
):
    answer = browser.post(
        f"/postings/{posting.id}/correct",
        data={subject: value, "at": f"read-{subject}"},
        follow_redirects=False,
    )
    assert answer.location.endswith(f"/postings/{posting.id}#read-{subject}")
    told = page(browser.get(f"/postings/{posting.id}")).select_one(f"#read-{subject}")

    assert shown in words(told)
    assert "Corrected by you" in words(told)
    assert told.select_one("s.was")


def test_what_cannot_be_read_is_refused_with_its_remedy(browser, posting):
    answer = browser.post(
        f"/postings/{posting.id}/correct", data={"years": "lots"}, follow_redirects=True
    )

    assert "“lots” is no number of years" in words(page(answer))


@pytest.mark.parametrize("at", ["https://evil.example", "//evil", "x" * 500, "req-1\r\nX: y"])
def test_the_way_back_leads_to_the_posting_only(browser, posting, at):
    answer = browser.post(f"/postings/{posting.id}/correct", data={"level": "entry", "at": at})

    assert answer.location == f"/postings/{posting.id}"


def test_a_correction_whose_words_changed_is_told_to_rest(browser, session, posting, resume):
    browser.post(
        f"/postings/{posting.id}/correct", data={"requirement": "none", "thing": "tool:excel"}
    )
    posting.profile = posting.profile | {
        "requirements": [r for r in posting.profile["requirements"] if r["id"] != "excel"]
    }
    session.commit()
    told = words(page(browser.get(f"/postings/{posting.id}")).select_one("#corrected"))

    assert "it has no effect" in told


def test_the_list_shows_the_corrected_score(browser, session, matcher, posting, resume):
    before = page(browser.get("/postings/")).select_one(".ring-number").get_text()
    for thing in ("certification:pmp", "certification:pgmp"):
        browser.post(
            f"/postings/{posting.id}/correct", data={"requirement": "none", "thing": thing}
        )
    after = page(browser.get("/postings/"))

    assert int(after.select_one(".ring-number").get_text()) > int(before)
    assert "PMP" not in words(after.select_one(".posting"))


def test_the_list_shows_pay_and_workplace_as_put_right(browser, posting):
    for said in ({"pay": "£38,000 to £42,000 a year"}, {"workplace": "remote"}):
        browser.post(f"/postings/{posting.id}/correct", data=said)
    told = words(page(browser.get("/postings/")).select_one(".posting .facts"))

    assert "£38,000–£42,000 a year" in told
    assert "remote" in told


def test_a_coach_sees_the_corrected_match_and_cannot_change_it(
    app, session, matcher, me, posting, resume
):
    coach = a_person(session, role="coach")
    grant = a_grant(session, me, coach)
    theirs, mine = log_in(app.test_client(), coach), log_in(app.test_client(), me)
    mine.post(
        f"/postings/{posting.id}/correct",
        data={"evidence": "have", "thing": "tool:primavera-p6", "where": "at Tallow Bridge"},
    )
    soup = page(theirs.get(f"/coach/{grant.id}/posting/{posting.id}"))
    row = row_of(soup, "Primavera P6")

    assert f"Corrected by {me.shown_name}" in words(row)
    assert not soup.select(".not-right")
    theirs.post(
        f"/postings/{posting.id}/correct", data={"requirement": "none", "thing": "tool:excel"}
    )
    assert {c.person_id for c in session.query(Correction) if c.thing == "excel"} == {coach.id}
    assert len(matching.read(session, matcher, me.id, posting.id).corrections) == 1


def test_advice_can_be_copied_by_a_button_that_names_it(browser, posting, resume):
    soup = page(browser.get(f"/postings/{posting.id}"))
    buttons = soup.select("[data-copy]")

    assert buttons
    for one in buttons:
        assert soup.select_one(f"#{one['data-copy']}").get_text().strip()
    assert "Copy the advice on Primavera P6" in [words(one) for one in buttons]


def test_a_posting_with_very_many_demands_and_one_with_none(browser, session, matcher, resume):
    many = a_posting(session, matcher, title="PMO Lead", description_text=SIXTY)
    none = a_posting(session, matcher, title="PMO Person", description_text="Come and join us.")

    rows = page(browser.get(f"/postings/{many.id}")).select(".req")
    assert len(rows) > 40
    told = words(page(browser.get(f"/postings/{none.id}")))
    assert "names nothing that could be looked up" in told


def test_a_posting_read_by_an_older_release_is_shown_and_put_right(
    browser, session, posting, resume
):
    old = {n: v for n, v in posting.profile.items() if n not in {"topics", "domains"}}
    posting.profile = old | {"years_experience": None, "title": None, "level": None}
    session.commit()
    browser.post(f"/postings/{posting.id}/correct", data={"level": "entry"})
    told = page(browser.get(f"/postings/{posting.id}")).select_one("#read-level")

    assert "Entry level" in words(told)


def test_a_posting_without_a_text_has_its_page_and_its_report(browser, session, matcher, resume):
    bare = a_posting(
        session, matcher, description_text="", company=None, places=(), workplace=None, url=None
    )
    for path in ("", "/report"):
        told = words(page(browser.get(f"/postings/{bare.id}{path}")))
        assert "not stated" in told


def test_without_a_resume_the_reading_can_be_put_right_all_the_same(browser, posting):
    soup = page(browser.get(f"/postings/{posting.id}"))
    assert not soup.select("[name=evidence]")
    way = button_of(row_of(soup, "Primavera P6"), "Not asked for at all")
    after = page(press(browser, way.find_parent("form"), way))

    assert "Not asked for" in words(row_of(after, "Primavera P6"))


def test_pasted_lines_are_told_once_with_their_words(browser, session, matcher, me, posting):
    pasted = [
        "Maintain the risk register of the portfolio and report exposure to the board monthly",
        "Prepare the monthly benefits report for directors and reconcile it with finance figures",
        "Coordinate stage gate reviews across twelve programmes and chase outstanding actions",
    ]
    posting = a_posting(session, matcher, description_text="PMO Analyst\n\n" + "\n".join(pasted))
    text = RESUME_TEXT.replace(
        "- Kept the RAID log", "\n".join(f"- {p}" for p in pasted) + "\n- Kept the RAID log"
    )
    resumes.add(session, matcher, text.encode(), "p.txt", person_id=me.id, now=NOW)
    for path in ("", "/report"):
        (told,) = page(browser.get(f"/postings/{posting.id}{path}")).select(".notice-error")
        assert "Copied text is no evidence" in words(told)
        assert "Maintain the risk register" in words(told)


def test_lines_of_the_resume_that_could_carry_more_are_offered(browser, posting, resume):
    soup = page(browser.get(f"/postings/{posting.id}"))

    lines = soup.select(".line-help")
    assert lines
    for one in lines:
        assert one.select_one("blockquote").get_text().strip() in RESUME_TEXT
        assert soup.select_one(f"#{one.select_one('[data-copy]')['data-copy']}")


def test_the_report_says_what_the_page_says(browser, posting, resume):
    browser.post(
        f"/postings/{posting.id}/correct",
        data={"requirement": "preferred", "thing": "tool:primavera-p6"},
    )
    seen = page(browser.get(f"/postings/{posting.id}"))
    report = page(browser.get(f"/postings/{posting.id}/report"))

    assert score(report) == score(seen)
    told = words(report)
    for row in seen.select(".reqs .req"):
        assert row.select_one("strong").get_text() in told
    for gain in seen.select(".reqs .req-gain .num"):
        assert gain.get_text() in told
    assert "Corrected by you; read as must have." in told
    assert "ada.txt" in told


def test_the_report_without_a_resume_says_what_is_asked(browser, posting):
    told = words(page(browser.get(f"/postings/{posting.id}/report")))

    assert "No resume yet" in told
    assert "Primavera P6" in told


# --- how scores work ----------------------------------------------------------------------------


def figures(table):
    rows = [[cell.get_text() for cell in row.select("td")] for row in table.select("tbody tr")]
    return [[float(cell) for cell in row] for row in rows]


def test_the_worked_example_adds_up_and_is_what_the_matcher_says(browser, matcher):
    soup = page(browser.get("/postings/how-scores-work"))
    table = next(t for t in soup.select("table") if "example" in t.caption.get_text())
    lines = figures(table)
    told = float(table.select("tfoot td")[-1].get_text())

    assert sum(points for _, _, points in lines) == pytest.approx(told, abs=0.35)
    assert sum(weight for _, weight, _ in lines) == pytest.approx(100, abs=0.35)
    for score_of, weight, points in lines:
        assert score_of * weight == pytest.approx(points, abs=0.15)
    profile = matcher.read_posting(score_example.POSTING, title=score_example.TITLE)
    resume = matcher.read_resume(score_example.RESUME.encode(), "example.txt")
    assert told == pytest.approx(matcher.match(resume, profile).score, abs=0.051)


def test_every_published_share_is_told_in_words(browser):
    told = words(page(browser.get("/postings/how-scores-work")))
    rules = score_rules.score_rules()

    of_things = (rules.evidence, rules.status, rules.relation, rules.spoken, rules.clearance)
    for table in (*of_things, rules.conditions):
        for name, share in table:
            assert f"{name} {round(share * 100)}%" in told
