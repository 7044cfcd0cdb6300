"""Runs of collecting: refused at once, claimed once, told to the end, resumed, never doubled."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from app.models import CollectRun, Posting
from app.services import collecting, runs
from app.services.errors import NotFoundError, RefusedError
from app.services.liveness import TROUBLE, told
from app.services.run_claim import LEASE
from scrapers import Query, collect
from scrapers.client import (
    BlockedError,
    PrivateAddressError,
    RateLimitedError,
    UnreachableError,
)
from scrapers.client import (
    NotFoundError as PageNotFoundError,
)
from tests.factories_postings import NOW, NURSE_TEXT, PMO_TEXT, a_posting, a_reader
from tests.fakes import RecordedClient

API = "https://boards-api.greenhouse.io/v1/boards/tallow/jobs?content=true"
BOARD = "https://boards.greenhouse.io/tallow"
SITE = "https://careers.pennick.example/jobs/pmo-analyst"
JOB_PAGE = """<html><head><script type="application/ld+json">{}</script></head></html>"""


@dataclass
class Clock:
    time: datetime = NOW

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def web():
    return RecordedClient()


@pytest.fixture
def reader(session):
    return a_reader(session)


def a_job(number: int, title: str = "PMO Analyst", text: str = PMO_TEXT) -> dict[str, object]:
    return {
        "id": number,
        "internal_job_id": number + 1,
        "title": title,
        "absolute_url": f"https://boards.greenhouse.io/tallow/jobs/{number}",
        "company_name": "Tallow Bridge Housing",
        "location": {"name": "Leeds, United Kingdom"},
        "content": f"&lt;p&gt;{text}&lt;/p&gt;",
        "first_published": "2026-11-12T09:00:00-05:00",
    }


def a_page(title: str = "PMO Analyst", text: str = PMO_TEXT) -> str:
    return JOB_PAGE.format(
        json.dumps(
            {
                "@context": "https://schema.org",
                "@type": "JobPosting",
                "title": title,
                "description": f"<p>{text}</p>",
                "hiringOrganization": {"@type": "Organization", "name": "Pennick Waterways"},
            }
        )
    )


def put_board(web, *jobs):
    body = json.dumps({"jobs": list(jobs), "meta": {"total": len(jobs)}})
    web.put(API, body, content_type="application/json")


@pytest.fixture
def ran(session, matcher, web, clock, reader):
    """Ask for an address or board and carry it out."""

    def start_and_execute(target=BOARD, kind="address", *, person=reader):
        owner = person.id if person else None
        run = collecting.start(session, owner, kind, target, clock())
        collecting.execute(session, run.id, web, matcher, now=clock)
        session.refresh(run)
        return run

    return start_and_execute


def states(session):
    session.expire_all()
    return {row.source_id: row.state for row in session.scalars(select(Posting))}


# --- refused before any run -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("https://www.linkedin.com/jobs/view/4100200300/", "LinkedIn"),
        ("linkedin.com/jobs/view/4100200300", "LinkedIn"),
        ("https://uk.indeed.com/viewjob?jk=1", "Indeed"),
        ("https://www.glassdoor.co.uk/job-listing/x", "Glassdoor"),
        ("http://127.0.0.1:8000/admin", "port|private"),
        ("http://127.0.0.1/", "private"),
        ("http://[::1]/", "private"),
        ("http://169.254.169.254/latest/meta-data", "private"),
        ("ftp://example.com/jobs", "not a web address"),
        ("file:///etc/passwd", "not a web address"),
        ("javascript:alert(1)", "not a web address"),
        ("   ", "No address"),
        ("two words", "cannot be read"),
    ],
)
def test_an_address_that_can_never_be_read_is_refused_at_once(session, reader, address, says):
    with pytest.raises(RefusedError, match=says) as refused:
        collecting.start(session, reader.id, "address", address, NOW)

    assert refused.value.remedy
    assert session.scalars(select(CollectRun)).all() == []


def test_an_address_may_come_without_its_scheme(session, reader):
    run = collecting.start(session, reader.id, "address", " careers.pennick.example/jobs ", NOW)

    assert run.target == "https://careers.pennick.example/jobs"


@pytest.mark.parametrize(
    "target", ["monster:acme", "greenhouse", "greenhouse:", "linkedin_mail", ""]
)
def test_a_board_that_cannot_be_collected_is_refused(session, target):
    with pytest.raises(RefusedError):
        collecting.start(session, None, "board", target, NOW)


def test_asking_twice_gives_the_same_run(session, reader):
    first = collecting.start(session, reader.id, "address", SITE, NOW)

    assert collecting.start(session, reader.id, "address", SITE, NOW) is first
    assert collecting.start(session, a_reader(session).id, "address", SITE, NOW) is not first


def test_a_sixth_address_waits_for_the_first_five(session, reader):
    for number in range(5):
        collecting.start(session, reader.id, "address", f"{SITE}/{number}", NOW)

    with pytest.raises(RefusedError, match="still being read"):
        collecting.start(session, reader.id, "address", f"{SITE}/6", NOW)


def test_nobody_sees_the_run_of_another_person(session, reader):
    run = collecting.start(session, reader.id, "address", SITE, NOW)

    with pytest.raises(NotFoundError):
        runs.one(session, a_reader(session).id, run.id)


# --- what comes of it -------------------------------------------------------------------------


def test_a_job_page_gives_its_posting(ran, session, web, reader):
    web.put(SITE, a_page())
    run = ran(SITE)
    (row,) = session.scalars(select(Posting)).all()

    assert (run.state, run.outcome) == ("done", "ok")
    assert (run.result["new"], run.result["posting_ids"]) == (1, [row.id])
    assert (row.person_id, row.company) == (reader.id, "Pennick Waterways")
    assert run.finished_at == NOW
    assert run.message


def test_a_job_that_a_person_brings_is_kept_whatever_it_is(ran, web):
    web.put(SITE, a_page("Staff Nurse", NURSE_TEXT))
    run = ran(SITE)

    assert (run.result["new"], run.result["not_pmo"], run.result["left_out"]) == (1, 1, 0)


def test_a_board_keeps_pmo_work_and_tells_of_the_rest(ran, web):
    put_board(web, a_job(1), a_job(2, "Staff Nurse", NURSE_TEXT), a_job(3, "PMO Lead"))
    run = ran()

    assert (run.state, run.outcome) == ("done", "ok")
    assert (run.result["new"], run.result["left_out"]) == (2, 1)
    assert (run.done, run.result["complete"]) == (3, True)
    assert "2 new postings" in run.message
    assert "1 is no PMO work" in run.message


def test_everything_is_kept_if_the_person_asks(ran, web):
    put_board(web, a_job(1), a_job(2, "Staff Nurse", NURSE_TEXT))
    run = ran(kind="address-all")

    assert (run.result["new"], run.result["not_pmo"], run.result["left_out"]) == (2, 1, 0)


def test_the_job_whose_address_was_given_is_kept_with_its_boards_pmo_work(ran, session, web):
    put_board(web, a_job(1), a_job(2, "Staff Nurse", NURSE_TEXT), a_job(3, "Cook", NURSE_TEXT))
    run = ran(f"{BOARD}/jobs/2")

    assert sorted(states(session)) == ["1", "2"]
    assert run.result["left_out"] == 1


def test_a_board_for_everybody_belongs_to_nobody(ran, session, web):
    put_board(web, a_job(1))
    ran("greenhouse:tallow", "board", person=None)

    assert [row.person_id for row in session.scalars(select(Posting))] == [None]


def test_an_empty_board_is_well_and_says_so(ran, web):
    put_board(web)
    run = ran()

    assert (run.state, run.outcome) == ("done", "empty")
    assert "no jobs at the moment" in run.message


@pytest.mark.parametrize(
    ("problem", "outcome", "says"),
    [
        (BlockedError(SITE, "does not let programs in (403)"), "blocked", "403"),
        (PageNotFoundError(SITE, "is not there (404)"), "not_found", "404"),
        (RateLimitedError(SITE, 60), "rate_limited", "fewer requests"),
        (UnreachableError(SITE, "does not answer in time"), "unreachable", "in time"),
        (PrivateAddressError(SITE, "127.0.0.1"), "refused", "127.0.0.1"),
    ],
)
def test_each_trouble_on_the_way_has_its_own_outcome_and_sentence(ran, web, problem, outcome, says):
    web.problems[SITE] = problem
    run = ran(SITE)

    assert (run.state, run.outcome) == ("failed", outcome)
    assert says in run.message
    assert run.result["failures"]
    assert run.finished_at is not None


def test_a_page_without_a_job_says_so(ran, web):
    web.put(SITE, "<html><body><h1>Leek soup</h1><p>Wash three leeks.</p></body></html>")
    run = ran(SITE)

    assert (run.state, run.outcome) == ("failed", "empty")
    assert "No job was found" in run.message


# --- claimed once, resumed, never doubled -----------------------------------------------------


def test_a_run_that_is_over_is_not_run_again(ran, session, matcher, web, clock):
    put_board(web, a_job(1))
    run = ran()
    asked = len(web.asked)
    collecting.execute(session, run.id, web, matcher, now=clock)

    assert len(web.asked) == asked


def test_a_run_that_another_worker_has_is_left_alone(session, matcher, web, clock, reader):
    run = collecting.start(session, reader.id, "address", BOARD, clock())
    run.state, run.claimed_until = "running", NOW + timedelta(minutes=1)
    session.commit()
    collecting.execute(session, run.id, web, matcher, now=clock)

    assert web.asked == []
    assert run.state == "running"


def test_no_run_at_all_is_no_trouble(session, matcher, web, clock):
    collecting.execute(session, 4711, web, matcher, now=clock)

    assert web.asked == []


class DiedError(Exception):
    """The worker was killed."""


@dataclass
class DyingMatcher:
    """Reads so many postings, then its worker dies."""

    matcher: object
    left: int

    def read_posting(self, *args, **kwargs):
        self.left -= 1
        if self.left < 0:
            raise DiedError
        return self.matcher.read_posting(*args, **kwargs)


def test_a_run_whose_worker_died_is_resumed_without_doubles(session, matcher, web, clock, reader):
    jobs = [a_job(number) for number in range(1, 41)]
    put_board(web, *jobs)
    run = collecting.start(session, reader.id, "address", BOARD, clock())
    with pytest.raises(DiedError):
        collecting.execute(session, run.id, web, DyingMatcher(matcher, 30), now=clock)
    session.rollback()
    stored = len(states(session))
    assert 0 < stored < 40
    clock.time += LEASE + timedelta(seconds=1)
    collecting.execute(session, run.id, web, matcher, now=clock)
    session.refresh(run)

    assert len(states(session)) == 40
    assert (run.state, run.result["new"], run.result["seen"]) == ("done", 40 - stored, stored)


def test_a_run_that_keeps_dying_is_given_up_with_a_message(session, matcher, web, clock, reader):
    put_board(web, a_job(1))
    run = collecting.start(session, reader.id, "address", BOARD, clock())
    for _ in range(3):
        with pytest.raises(DiedError):
            collecting.execute(session, run.id, web, DyingMatcher(matcher, 0), now=clock)
        session.rollback()
        clock.time += LEASE + timedelta(seconds=1)
    collecting.execute(session, run.id, web, matcher, now=clock)
    session.refresh(run)

    assert run.state == "failed"
    assert "three times" in run.message


@dataclass
class SlowClient:
    """Answers only after the lease has run out and another worker has taken the run."""

    web: RecordedClient
    clock: Clock
    session: object
    run_id: int

    def fetch(self, request, validators=None):
        self.clock.time += LEASE + timedelta(minutes=1)
        run = self.session.get(CollectRun, self.run_id)
        run.claimed_until = self.clock.time + LEASE
        self.session.commit()
        return self.web.fetch(request, validators)


def test_a_worker_that_lost_its_lease_writes_nothing_more(session, matcher, web, clock, reader):
    put_board(web, a_job(1))
    run = collecting.start(session, reader.id, "address", BOARD, clock())
    slow = SlowClient(web, clock, session, run.id)
    collecting.execute(session, run.id, slow, matcher, now=clock)
    session.refresh(run)

    assert (run.state, run.outcome) == ("running", None)
    assert states(session) == {}


# --- closing ----------------------------------------------------------------------------------


def test_a_posting_missed_once_is_unknown_and_missed_twice_closed(ran, session, web, clock):
    put_board(web, a_job(1), a_job(2))
    ran()
    put_board(web, a_job(1))
    clock.time += timedelta(days=1)
    ran()
    assert states(session) == {"1": "open", "2": "unknown"}
    clock.time += timedelta(days=1)
    ran()

    assert states(session) == {"1": "open", "2": "closed"}
    gone = session.scalar(select(Posting).where(Posting.source_id == "2"))
    assert "two complete readings" in gone.state_reason
    assert gone.state_at == clock.time


def test_two_misses_within_hours_prove_little(ran, session, web, clock):
    put_board(web, a_job(1), a_job(2))
    ran()
    put_board(web, a_job(1))
    for _ in range(3):
        clock.time += timedelta(minutes=30)
        ran()

    assert states(session)["2"] == "unknown"


def test_a_posting_that_comes_back_is_open_and_starts_afresh(ran, session, web, clock):
    put_board(web, a_job(1), a_job(2))
    ran()
    for jobs in ([a_job(1)], [a_job(1), a_job(2)], [a_job(1)]):
        clock.time += timedelta(days=1)
        put_board(web, *jobs)
        ran()

    assert states(session)["2"] == "unknown"


@pytest.mark.parametrize(
    "problem",
    [
        BlockedError(API, "does not let programs in (403)"),
        PageNotFoundError(API, "is not there (404)"),
        RateLimitedError(API, None),
        UnreachableError(API, "is in trouble (503)"),
    ],
)
def test_an_unhealthy_reading_never_closes(ran, session, web, clock, problem):
    put_board(web, a_job(1), a_job(2))
    ran()
    web.problems[API] = problem
    for _ in range(3):
        clock.time += timedelta(days=1)
        run = ran()
        assert run.state == "failed"
        assert run.result["closed"] == 0

    assert set(states(session).values()) == {"unknown"}
    assert {row.state_reason for row in session.scalars(select(Posting))} == {
        f"I{TROUBLE[run.outcome][1:]}."
    }


def test_a_reading_that_fails_once_changes_nothing_for_a_day(ran, session, web, clock):
    put_board(web, a_job(1))
    ran()
    web.problems[API] = RateLimitedError(API, None)
    clock.time += timedelta(hours=20)
    ran()
    row = session.scalar(select(Posting))
    assert (row.state, told(row, clock.time)) == ("open", "Seen open yesterday")
    clock.time += timedelta(hours=10)
    ran()

    session.expire_all()
    assert row.state == "unknown"
    assert "its board asked for fewer requests (429)" in told(row, clock.time)


@pytest.mark.parametrize(
    "body",
    [
        b'{"jobs": [{"id": 1, "title": "PMO',
        b"<html><title>Just a moment...</title></html>",
        b'{"jobs": [], "meta": {"total": 40}}',
        b"{}",
    ],
)
def test_a_reading_that_is_not_whole_never_closes(ran, session, web, clock, body):
    put_board(web, a_job(1), a_job(2))
    ran()
    web.put(API, body, content_type="application/json")
    for _ in range(3):
        clock.time += timedelta(days=1)
        ran()

    assert set(states(session).values()) == {"unknown"}


def test_closing_touches_only_the_same_owner_and_board(ran, session, matcher, web, clock, reader):
    other = a_reader(session)
    a_posting(session, matcher, other.id, board="tallow", source_id="9")
    a_posting(session, matcher, None, board="tallow", source_id="10")
    a_posting(session, matcher, reader.id, board="elsewhere", source_id="11")
    put_board(web, a_job(1))
    for _ in range(3):
        clock.time += timedelta(days=1)
        ran()

    assert states(session) == {"1": "open", "9": "open", "10": "open", "11": "open"}


def test_a_feed_never_closes_what_it_no_longer_shows(session, web, clock, ran):
    job = {
        "id": 1,
        "url": "https://feed.example/1",
        "position": "PMO Analyst",
        "company": "Moorgate Trams",
        "description": PMO_TEXT,
        "epoch": 1763283600,
        "slug": "pmo-analyst",
    }
    feed = next(iter(_asked_by("remoteok")))
    for body in ([job], [job | {"id": 2, "slug": "pmo-two"}], [job | {"id": 3}], [job | {"id": 4}]):
        web.put(feed, json.dumps([{"legal": "terms"}, *body]), content_type="application/json")
        ran("remoteok", "board", person=None)
        clock.time += timedelta(days=1)

    assert set(states(session).values()) == {"open"}
    assert len(states(session)) == 4


def test_a_source_whose_keys_are_not_set_ends_with_a_sentence(web, ran):
    run = ran("adzuna:gb", "board", person=None)

    assert (run.state, run.outcome) == ("failed", "refused")
    assert "PMO_ADZUNA" in run.message
    assert web.asked == []


def _asked_by(source):
    """Return the addresses that a source asks, found by letting it ask a dead line."""
    line = RecordedClient()
    collect(source, line, query=Query(keywords="PMO"))
    return line.asked
