"""Who most tests of services are about: somebody who looks for work, with a resume in use."""

from __future__ import annotations

import pytest

from app.services import resumes
from tests.factories_postings import NOW, RESUME_TEXT, a_reader


@pytest.fixture
def reader(session):
    return a_reader(session)


@pytest.fixture
def resume(session, matcher, reader):
    data = RESUME_TEXT.encode()
    return resumes.add(session, matcher, data, "ada.txt", person_id=reader.id, now=NOW).resume
