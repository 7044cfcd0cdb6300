"""The sample data is made whatever else the machine has to do."""

from __future__ import annotations

from sqlalchemy import select

from app.mail.links import Links
from app.models import CoachComment, CoachView, Person, Resume
from app.services import demo, overview
from app.services.demo_files import sample_resumes
from matcher.readers import sandbox
from tests.conftest import NOW


def seeded(session, matcher, bank):
    links = Links("http://127.0.0.1", "only-for-tests-" + "x" * 32)
    demo.seed(session, matcher, bank, links=links, now=NOW)


def test_a_machine_too_busy_for_uploads_still_reads_the_sample_resumes(
    session, matcher, bank, monkeypatch
):
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 0.0)
    seeded(session, matcher, bank)

    kept = set(session.scalars(select(Resume.filename)))
    assert kept == {sample.file for sample in sample_resumes()}


def test_the_coach_has_looked_before_each_comment(session, matcher, bank):
    seeded(session, matcher, bank)
    looks = session.execute(select(CoachView.grant_id, CoachView.seen_at)).all()

    for comment in session.scalars(select(CoachComment)):
        assert any(
            grant == comment.grant_id and seen < comment.created_at for grant, seen in looks
        ), comment.text


def test_the_best_new_matches_are_none_that_one_has_dealt_with(session, matcher, bank, market):
    seeded(session, matcher, bank)
    for person in session.scalars(select(Person).where(Person.role == "candidate")):
        shown = overview.overview(session, market, person.id, now=NOW)

        assert len(shown.best) == overview.SHOWN
        assert {hit.stage for hit in shown.best} == {None}
