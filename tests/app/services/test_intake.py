"""Taking postings in: what is new, what is known, what is refused and with which sentence."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as given_that
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.models import Posting
from app.services.errors import RefusedError
from app.services.intake import Pasted, Upload, from_files, from_payload, from_text, take_in
from app.services.uploads import LARGEST, open_upload
from scrapers import Place, Salary
from tests.factories_postings import NOW, NURSE_TEXT, PMO_TEXT, a_read_posting, a_reader

LATER = NOW + timedelta(days=2)
JOB = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "PMO Analyst",
    "hiringOrganization": {"@type": "Organization", "name": "Pennick Waterways"},
    "jobLocation": {
        "@type": "Place",
        "address": {"addressLocality": "Leeds", "addressCountry": "GB"},
    },
    "datePosted": "2026-11-12",
    "description": f"<p>{PMO_TEXT}</p>",
    "url": "https://jobs.pennick.example/pmo-analyst",
}
PAGE = f'<html><head><script type="application/ld+json">{json.dumps(JOB)}</script></head></html>'
RECIPE = """<html><head><title>Leek soup</title></head><body><main><h1>Leek soup</h1>
<p>Wash three leeks and cut them. Boil for twenty minutes with two potatoes.</p></main></html>"""
WALL = "<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>"
ALERT = """2 new jobs match your alert

PMO Analyst
Corvane Rail
York, England, United Kingdom
View job: https://www.linkedin.com/comm/jobs/view/4100200300/?trackingId=abc

Staff Nurse
Wealdmoor Hospital
Leeds, England, United Kingdom
View job: https://www.linkedin.com/comm/jobs/view/4100200301/?trackingId=def
"""


def an_alert_mail() -> bytes:
    mail = EmailMessage()
    mail["From"] = "LinkedIn Job Alerts <jobalerts-noreply@linkedin.com>"
    mail["Subject"] = "2 new jobs match your alert"
    mail["To"] = "ada@example.com"
    mail.set_content(ALERT)
    return mail.as_bytes()


@pytest.fixture
def reader(session):
    return a_reader(session)


def rows(session):
    return session.scalars(select(Posting).order_by(Posting.id)).all()


def taken(session, matcher, posting, person=None, *, board="brack", now=NOW):
    return take_in(
        session, matcher, [posting], person_id=person and person.id, board=board, now=now
    )


# --- new, seen, changed ----------------------------------------------------------------------


def test_a_new_posting_is_read_and_stored(session, matcher, reader):
    intake = taken(session, matcher, a_read_posting(source_id="77"), reader)
    (row,) = rows(session)

    assert (intake.new, intake.seen, intake.changed, intake.ids) == (1, 0, 0, (row.id,))
    assert (row.source, row.board, row.source_id) == ("greenhouse", "brack", "77")
    assert (row.person_id, row.state, row.first_seen) == (reader.id, "open", NOW)
    assert row.is_pmo
    assert {r["id"] for r in row.profile["requirements"]} >= {"prince2-foundation"}
    assert row.profile["text"] == PMO_TEXT
    assert " prince2 " in row.search_text


def test_the_same_posting_again_is_seen_not_doubled(session, matcher):
    posting = a_read_posting()
    taken(session, matcher, posting)
    again = taken(session, matcher, posting, now=LATER)
    (row,) = rows(session)

    assert (again.new, again.seen, again.changed) == (0, 1, 0)
    assert (row.first_seen, row.last_seen) == (NOW, LATER)


def test_twice_in_one_batch_is_one_row(session, matcher):
    posting = a_read_posting()
    intake = take_in(session, matcher, [posting, posting], person_id=None, board="b", now=NOW)

    assert (intake.new, intake.seen, len(intake.ids)) == (1, 1, 1)


def test_what_changed_is_taken_over_and_read_again(session, matcher):
    posting = a_read_posting()
    taken(session, matcher, posting)
    text = "We need a PMO Lead. PMP is required."
    again = taken(
        session, matcher,
        replace(posting, title="PMO Lead", description_text=text, salary=Salary(min=50000)),
        now=LATER,
    )  # fmt: skip
    (row,) = rows(session)

    assert (again.seen, again.changed) == (1, 1)
    assert (row.title, row.salary["min"], row.profile["text"]) == ("PMO Lead", 50000, text)
    assert [r["id"] for r in row.profile["requirements"]] == ["pmp"]
    assert " lead " in row.search_text
    assert " prince2 " not in row.search_text


def test_what_a_source_leaves_out_this_time_is_kept(session, matcher):
    full = a_read_posting(salary=Salary(min=34000), closes_on=date(2026, 12, 1))
    taken(session, matcher, full)
    bare = replace(
        full, salary=None, closes_on=None, places=(), company=None, description_text=None
    )
    again = taken(session, matcher, bare, now=LATER)
    (row,) = rows(session)

    assert again.changed == 0
    assert (row.salary["min"], row.closes_on) == (34000, date(2026, 12, 1))
    assert (row.company, row.places[0]["city"]) == ("Brackenholt Energy", "Leeds")
    assert row.description_text == PMO_TEXT


def test_a_new_place_can_be_searched_for(session, matcher):
    posting = a_read_posting()
    taken(session, matcher, posting)
    taken(session, matcher, replace(posting, places=(Place(text="York", city="York"),)))

    assert " @york" in rows(session)[0].search_text


def test_a_closed_posting_that_is_there_again_opens(session, matcher):
    posting = a_read_posting()
    taken(session, matcher, replace(posting, closed=True))
    (row,) = rows(session)
    assert (row.state, row.state_at) == ("closed", NOW)
    taken(session, matcher, posting, now=LATER)
    session.refresh(row)

    assert (row.state, row.state_at) == ("open", LATER)
    assert row.state_reason


def test_a_source_that_says_closed_closes(session, matcher):
    posting = a_read_posting()
    taken(session, matcher, posting)
    again = taken(session, matcher, replace(posting, closed=True), now=LATER)

    assert again.changed == 1
    assert rows(session)[0].state == "closed"


# --- whose ------------------------------------------------------------------------------------


def test_two_people_may_bring_the_same_posting(session, matcher, reader):
    posting = a_read_posting()
    other = a_reader(session)

    assert taken(session, matcher, posting, reader).new == 1
    assert taken(session, matcher, posting, other).new == 1
    assert [row.person_id for row in rows(session)] == [reader.id, other.id]


def test_what_everybody_has_is_not_rewritten_by_one_person(session, matcher, reader):
    posting = a_read_posting()
    taken(session, matcher, posting)
    mine = taken(session, matcher, replace(posting, title="PMO Analyst, fake"), reader, now=LATER)
    (row,) = rows(session)

    assert (mine.new, mine.seen, mine.changed, mine.ids) == (0, 1, 0, (row.id,))
    assert (row.title, row.last_seen) == ("PMO Analyst", NOW)


def test_ids_of_two_sites_do_not_meet(session, matcher, reader):
    for host in ("one.example", "two.example"):
        page = a_read_posting(source="jsonld", source_id="7", url=f"https://{host}/7")
        taken(session, matcher, page, reader, board="")

    assert [row.board for row in rows(session)] == ["one.example", "two.example"]


# --- what is no PMO work ----------------------------------------------------------------------


def test_a_board_keeps_pmo_work_and_counts_the_rest(session, matcher):
    postings = [
        a_read_posting(),
        a_read_posting(title="Staff Nurse", description_text=NURSE_TEXT),
    ]
    intake = take_in(session, matcher, postings, person_id=None, board="brack", now=NOW)

    assert (intake.new, intake.not_pmo, intake.left_out) == (1, 1, 1)
    assert [row.title for row in rows(session)] == ["PMO Analyst"]


def test_what_a_person_brings_is_kept_and_labelled(session, matcher, reader):
    nurse = a_read_posting(title="Staff Nurse", description_text=NURSE_TEXT)
    intake = taken(session, matcher, nurse, reader, board="")

    assert (intake.new, intake.not_pmo, intake.left_out) == (1, 1, 0)
    assert rows(session)[0].is_pmo is False


# --- files ------------------------------------------------------------------------------------


def test_a_saved_page_is_taken_in(session, matcher, reader):
    intake = from_payload(session, matcher, PAGE.encode(), "job.html", person_id=reader.id, now=NOW)
    (row,) = rows(session)

    assert intake.new == 1
    assert (row.title, row.company, row.source) == ("PMO Analyst", "Pennick Waterways", "jsonld")


def test_a_web_archive_is_unwrapped(session, matcher, reader):
    archive = EmailMessage()
    archive["Snapshot-Content-Location"] = "https://jobs.pennick.example/pmo-analyst"
    archive["Subject"] = "PMO Analyst"
    archive.set_content(PAGE, subtype="html", cte="quoted-printable")
    archive.make_related()
    payload = archive.as_bytes()
    intake = from_payload(session, matcher, payload, "job.mhtml", person_id=reader.id, now=NOW)

    assert intake.new == 1
    assert rows(session)[0].url == "https://jobs.pennick.example/pmo-analyst"


def test_an_alert_mail_gives_all_its_postings(session, matcher, reader):
    intake = from_payload(
        session, matcher, an_alert_mail(), "alert.eml", person_id=reader.id, now=NOW
    )

    assert (intake.new, intake.not_pmo) == (2, 1)
    assert [(r.source, r.title) for r in rows(session)] == [
        ("linkedin_mail", "PMO Analyst"),
        ("linkedin_mail", "Staff Nurse"),
    ]
    assert all("trackingId" not in (r.url or "") for r in rows(session))


def test_a_text_file_is_read_as_text(session, matcher, reader):
    from_payload(session, matcher, PMO_TEXT.encode(), "job.txt", person_id=reader.id, now=NOW)

    assert rows(session)[0].source == "text"


@pytest.mark.parametrize(
    ("payload", "filename", "says"),
    [
        (b"", "job.html", "is empty"),
        (b"  \n ", "job.txt", "is empty"),
        (RECIPE.encode(), "soup.html", "holds no job posting"),
        (WALL.encode(), "wall.html", "log-in or robot check"),
        (b"%PDF-1.7 ...", "job.pdf", "is a document"),
        (b"PK\x03\x04...", "job.txt", "is a document"),
        (b"\x89PNG....", "job.png", "is a picture"),
        (b"MZ......", "setup.exe", "not a kind of file"),
        (b"x" * (LARGEST + 1), "job.html", "may have up to 10 MB"),
        (b"From: a@example.com\nSubject: Hi\nTo: b@example.com\n\nHello", "x.eml", "mail"),
    ],
)
def test_each_unusable_file_has_its_own_sentence(session, matcher, reader, payload, filename, says):
    with pytest.raises(RefusedError, match=says) as refused:
        from_payload(session, matcher, payload, filename, person_id=reader.id, now=NOW)

    assert refused.value.remedy
    assert filename in str(refused.value)
    assert session.scalar(select(func.count()).select_from(Posting)) == 0


def test_one_bad_file_never_stops_the_others(session, matcher, reader):
    files = [
        Upload("soup.html", RECIPE.encode()),
        Upload("job.html", PAGE.encode()),
        Upload("empty.eml", b""),
        Upload("alert.eml", an_alert_mail()),
    ]
    taken_files = from_files(session, matcher, files, person_id=reader.id, now=NOW)

    assert taken_files.intake.new == 3
    assert [refused.filename for refused in taken_files.refused] == ["soup.html", "empty.eml"]


@given_that(
    payload=st.binary(max_size=400), suffix=st.sampled_from([".html", ".mhtml", ".eml", ""])
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_whatever_the_bytes_opening_a_file_ends_in_bytes_or_a_refusal(payload, suffix):
    outcome: object
    try:
        outcome = open_upload(Upload(f"file{suffix}", payload)).payload
    except RefusedError as refused:
        outcome = refused.remedy

    assert outcome


# --- pasted text ------------------------------------------------------------------------------


def test_pasted_text_becomes_a_posting(session, matcher, reader):
    from_text(session, matcher, Pasted(text=PMO_TEXT), person_id=reader.id, now=NOW)
    (row,) = rows(session)

    assert (row.title, row.source, row.is_pmo) == ("PMO Analyst", "text", True)


def test_what_the_person_states_beats_what_is_read(session, matcher, reader):
    pasted = Pasted(text=PMO_TEXT, title="PMO Analyst (night)", company="Moorgate Trams")
    from_text(session, matcher, pasted, person_id=reader.id, now=NOW)
    (row,) = rows(session)

    assert (row.title, row.company) == ("PMO Analyst (night)", "Moorgate Trams")


def test_the_same_text_twice_is_one_posting_and_another_text_is_another(session, matcher, reader):
    more = PMO_TEXT.replace("Power BI", "Tableau")
    results = [
        from_text(session, matcher, Pasted(text=text), person_id=reader.id, now=NOW)
        for text in (PMO_TEXT, f"  {PMO_TEXT}\n\n", more)
    ]

    assert [result.new for result in results] == [1, 0, 1]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("https://jobs.pennick.example/pmo-analyst", "an address"),
        ("PMO Analyst", "too little text"),
        ("", "too little text"),
        ("word " * 50_000, "more than"),
    ],
)
def test_text_that_is_no_posting_is_refused(session, matcher, reader, text, says):
    with pytest.raises(RefusedError, match=says):
        from_text(session, matcher, Pasted(text=text), person_id=reader.id, now=NOW)
