"""The sample data is made whatever else the machine has to do."""

from __future__ import annotations

from sqlalchemy import select

from app.mail.links import Links
from app.models import Resume
from app.services import demo
from app.services.demo_files import sample_resumes
from matcher.readers import sandbox
from tests.conftest import NOW


def test_a_machine_too_busy_for_uploads_still_reads_the_sample_resumes(
    session, matcher, bank, monkeypatch
):
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 0.0)
    links = Links("http://127.0.0.1", "only-for-tests-" + "x" * 32)
    demo.seed(session, matcher, bank, links=links, now=NOW)

    kept = set(session.scalars(select(Resume.filename)))
    assert kept == {sample.file for sample in sample_resumes()}
