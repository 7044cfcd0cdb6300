"""Watches: the board is found, read in time, named, paused, removed, taken back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from app.models import CollectRun, Posting, Watch
from app.services import collecting, source_health, watch_rounds, watches
from app.services.errors import NotFoundError, RefusedError
from scrapers.client import BlockedError
from tests.conftest import NOW
from tests.factories import a_person
from tests.factories_postings import PMO_TEXT
from tests.fakes import RecordedClient

BOARD = "https://jobs.lever.co/pennick-and-rowe"
SITE = "https://careers.pennick.example/"


@dataclass
class Clock:
    time: datetime = NOW

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def sam(session):
    return a_person(session)


@pytest.fixture
def web():
    return RecordedClient()


def jobs(*numbers):
    """A board that, like Lever's, does not say whose it is."""
    return json.dumps(
        [
            {
                "id": f"00000000-0000-4000-8000-00000000000{number}",
                "text": "PMO Analyst",
                "hostedUrl": f"{BOARD}/00000000-0000-4000-8000-00000000000{number}",
                "categories": {"location": "Leeds"},
                "descriptionPlain": PMO_TEXT,
            }
            for number in numbers
        ]
    )


class BoardClient(RecordedClient):
    """Answers whatever page of the board is asked for with the same jobs."""

    def fetch(self, request, validators=None):
        self.put(request.url, self.body, content_type="application/json")
        return super().fetch(request, validators)


def a_board(*numbers):
    client = BoardClient()
    client.body = jobs(*numbers)
    return client


def read(session, matcher, web, run_id, at=NOW):
    collecting.execute(session, run_id, web, matcher, now=Clock(at))


def test_a_boards_own_address_is_known_without_a_request(session, sam):
    watch = watches.add(session, sam.id, BOARD, "", now=NOW)

    assert (watch.target, watch.state, watch.next_due) == ("lever:pennick-and-rowe", "on", NOW)
    assert watch.name == "Pennick And Rowe"


def test_the_board_behind_a_careers_page_is_found(session, sam, web):
    web.put(SITE, f'<html><body><a href="{BOARD}">Our jobs</a></body></html>')
    watch = watches.add(session, sam.id, SITE, "Pennick & Rowe", now=NOW)
    assert watch.state == "looking"

    run_id = watches.find(session, watch.id, web, now=NOW)

    assert (watch.state, watch.target) == ("on", "lever:pennick-and-rowe")
    assert "Lever" in watch.message
    assert session.get(CollectRun, run_id).target == "lever:pennick-and-rowe"


@pytest.mark.parametrize(
    ("body", "word"),
    [("<html><body><p>We bake bread.</p></body></html>", "No board was found"), (None, "403")],
)
def test_what_was_not_found_is_said_with_its_reason(session, sam, web, body, word):
    if body is None:
        web.problems[SITE] = BlockedError(SITE, "did not let us in (403)", "Save the page.")
    else:
        web.put(SITE, body)
    watch = watches.add(session, sam.id, SITE, "", now=NOW)

    assert watches.find(session, watch.id, web, now=NOW) is None
    assert watch.state == "nothing"
    assert word in watch.message
    web.put(SITE, f'<a href="{BOARD}">Our jobs</a>')
    web.problems.clear()
    watches.look_again(session, sam.id, watch.id, now=NOW)
    assert watches.find(session, watch.id, web, now=NOW)
    assert watch.state == "on"


@pytest.mark.parametrize(
    "address",
    ["", "https://www.linkedin.com/company/x/jobs", "http://127.0.0.1/", "ftp://a.example"],
)
def test_what_can_never_be_read_is_refused_at_once(session, sam, address):
    with pytest.raises(RefusedError):
        watches.add(session, sam.id, address, "", now=NOW)

    assert session.scalars(select(Watch)).all() == []


def test_the_same_board_twice_is_one_watch(session, sam, web):
    first = watches.add(session, sam.id, BOARD, "", now=NOW)
    watches.pause(session, sam.id, first.id)
    again = watches.add(session, sam.id, f"{BOARD}/00000000", "", now=NOW)
    web.put(SITE, f'<a href="{BOARD}">Jobs</a>')
    other = watches.add(session, sam.id, SITE, "", now=NOW)
    watches.find(session, other.id, web, now=NOW)

    assert (again.id, again.state) == (first.id, "on")
    assert (other.state, other.target) == ("nothing", None)
    assert first.name in other.message


def test_the_watchs_name_is_the_company_where_the_board_names_none(session, sam, matcher):
    watch = watches.add(session, sam.id, BOARD, "Pennick & Rowe", now=NOW)
    read(session, matcher, a_board(1, 2), watches.read_now(session, sam.id, watch.id, now=NOW))

    rows = session.scalars(select(Posting)).all()
    assert {(row.company, row.person_id) for row in rows} == {("Pennick & Rowe", sam.id)}
    assert len(rows) == 2
    health = watches.line(session, sam.id, watch.id).health
    assert (health.last_count, health.outcome) == (2, "ok")


def test_due_watches_are_read_and_their_next_time_is_set(session, sam):
    watch = watches.add(session, sam.id, BOARD, "", now=NOW)

    runs = watch_rounds.run_due(session, now=NOW)

    assert [session.get(CollectRun, run).person_id for run in runs] == [sam.id]
    assert watch.next_due == NOW + watch_rounds.EVERY
    assert watch_rounds.run_due(session, now=NOW + timedelta(minutes=5)) == []


def test_a_paused_watch_is_left_alone(session, sam):
    watch = watches.add(session, sam.id, BOARD, "", now=NOW)
    watches.pause(session, sam.id, watch.id)

    assert watch_rounds.run_due(session, now=NOW) == []
    watches.resume(session, sam.id, watch.id, now=NOW)
    assert len(watch_rounds.run_due(session, now=NOW)) == 1


def test_a_board_that_somebody_else_had_read_just_now_waits(session, sam):
    heard = source_health.Heard(source="lever", board="pennick-and-rowe", outcome="ok", count=3)
    source_health.note(session, a_person(session).id, heard, now=NOW)
    watch = watches.add(session, sam.id, BOARD, "", now=NOW)

    assert watch_rounds.run_due(session, now=NOW + timedelta(minutes=1)) == []
    assert watch.next_due > NOW + timedelta(minutes=1)
    with pytest.raises(RefusedError, match="just now"):
        watches.read_now(session, sam.id, watch.id, now=NOW + timedelta(minutes=1))


def test_a_search_that_a_dead_worker_lost_is_asked_for_again(session, sam):
    watch = watches.add(session, sam.id, SITE, "", now=NOW)

    assert watch_rounds.still_looking(session, now=NOW) == []
    assert watch_rounds.still_looking(session, now=NOW + timedelta(hours=1)) == [watch.id]


def test_a_bare_board_closes_nothing_where_there_were_many(session, sam, matcher):
    watch = watches.add(session, sam.id, BOARD, "", now=NOW)
    times = [NOW + timedelta(hours=8 * n) for n in range(4)]
    for at, numbers in zip(times, [(1, 2, 3, 4), (1, 2, 3, 4), (), ()], strict=True):
        run = watches.read_now(session, sam.id, watch.id, now=at)
        read(session, matcher, a_board(*numbers), run, at)

    rows = session.scalars(select(Posting)).all()
    assert [row.state for row in rows] == ["open"] * 4
    assert watches.line(session, sam.id, watch.id).health.is_sudden_zero


def test_removing_can_be_taken_back_and_its_postings_stay(session, sam):
    watch = watches.add(session, sam.id, BOARD, "Pennick", now=NOW)
    gone = watches.remove(session, sam.id, watch.id)
    assert watches.lines(session, sam.id) == []

    back = watches.restore(session, sam.id, gone, now=NOW)

    assert (back.name, back.target, back.state) == ("Pennick", "lever:pennick-and-rowe", "on")
    assert watches.restore(session, sam.id, gone, now=NOW).id == back.id


def test_a_watch_is_its_persons_alone(session, sam):
    watch = watches.add(session, sam.id, BOARD, "", now=NOW)
    other = a_person(session)

    for act in (watches.one, watches.pause, watches.remove, watches.line):
        with pytest.raises(NotFoundError):
            act(session, other.id, watch.id)


@pytest.mark.parametrize("target", ["nonsense", "lever", "linkedin_mail", "remotive:board"])
def test_only_boards_and_feeds_can_be_watched(session, sam, target):
    with pytest.raises(RefusedError):
        watches.add_target(session, sam.id, target, "", now=NOW)


FEED = {
    "job-count": 1,
    "jobs": [
        {
            "id": 17,
            "url": "https://remotive.com/remote-jobs/pmo-17",
            "title": "PMO Analyst",
            "company_name": "",
            "description": PMO_TEXT,
        }
    ],
}


class FeedClient(RecordedClient):
    """A feed that answers every request with the same job."""

    def fetch(self, request, validators=None):
        self.put(request.url, json.dumps(FEED), content_type="application/json")
        return super().fetch(request, validators)


def test_a_feeds_name_is_nobodys_employer(session, sam, matcher):
    watch = watches.add_target(session, sam.id, "remotive", "", now=NOW)
    read(session, matcher, FeedClient(), watches.read_now(session, sam.id, watch.id, now=NOW))

    assert session.scalars(select(Posting.company)).all() == [None]
    assert watches.line(session, sam.id, watch.id).health.last_count == 1


PAGE_OF_JOBS = "".join(
    '<script type="application/ld+json">'
    + json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "JobPosting",
            "title": f"PMO Analyst {number}",
            "identifier": str(number),
            "url": f"{SITE}jobs/{number}",
            "description": PMO_TEXT,
        }
    )
    + "</script>"
    for number in (1, 2)
)


@pytest.mark.parametrize(("given", "company"), [("", None), ("Pennick & Rowe", "Pennick & Rowe")])
def test_a_page_that_lists_jobs_itself_is_watched_as_a_page(
    session, sam, web, matcher, given, company
):
    web.put(SITE, PAGE_OF_JOBS)
    watch = watches.add(session, sam.id, SITE, given, now=NOW)

    read(session, matcher, web, watches.find(session, watch.id, web, now=NOW))

    assert watch.target == SITE
    assert session.scalars(select(Posting.company)).all() == [company] * 2
    health = watches.line(session, sam.id, watch.id).health
    assert (health.source, health.last_count) == ("jsonld", 2)


def test_the_jobs_that_only_the_sitemap_names_are_watched_by_it(session, sam, web, matcher):
    web.put(SITE, "<html><body><p>Work with us.</p></body></html>")
    web.put(f"{SITE}robots.txt", f"Sitemap: {SITE}map.xml")
    web.put(f"{SITE}map.xml", f"<urlset><url><loc>{SITE}jobs/7/pmo-analyst</loc></url></urlset>")
    told = {"@type": "JobPosting", "title": "PMO Analyst", "description": PMO_TEXT}
    script = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    web.put(f"{SITE}jobs/7/pmo-analyst", f"<html><head>{script}</head></html>")
    watch = watches.add(session, sam.id, SITE, "Pennick & Rowe", now=NOW)

    read(session, matcher, web, watches.find(session, watch.id, web, now=NOW))

    assert (watch.state, watch.target) == ("on", f"sitemap:{SITE}map.xml")
    assert "names 1 page of a job" in watch.message
    posting = session.scalars(select(Posting)).one()
    assert (posting.title, posting.company) == ("PMO Analyst", "Pennick & Rowe")
    health = watches.line(session, sam.id, watch.id).health
    assert (health.source, health.last_count) == ("sitemap", 1)


def test_a_site_without_a_sitemap_is_told_as_one(session, sam, web):
    web.put(SITE, "<html><body><p>We bake bread.</p></body></html>")
    watch = watches.add(session, sam.id, SITE, "", now=NOW)

    watches.find(session, watch.id, web, now=NOW)

    assert "no sitemap" in watch.message


def test_a_private_site_may_be_watched_where_the_instance_answers_for_it(session, sam):
    inside = "http://127.0.0.1:8765/jobs"
    with pytest.raises(RefusedError, match="8765"):
        watches.add(session, sam.id, inside, "", now=NOW)

    watch = watches.add(session, sam.id, inside, "", now=NOW, vouched={"127.0.0.1:8765"})
    assert watch.state == "looking"
