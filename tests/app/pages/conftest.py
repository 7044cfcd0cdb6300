"""Pages are tested as browsers meet them: no request inherits what another one left in `g`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask import g, request_started

from app.services import resumes
from tests.factories import a_person, log_in
from tests.factories_postings import NOW, RESUME_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

# The database session of the test's own app context; everything else in `g` is a request's.
KEPT = "_sqlalchemy"


@pytest.fixture(autouse=True)
def each_request_on_its_own() -> Iterator[None]:
    """Forget who was logged in before.

    The `session` fixture keeps one app context open for a whole test, and requests share it:
    without this, the second browser of a test would be taken for the first.
    """

    def forget(*_: object, **__: object) -> None:
        for name in [name for name in vars(g) if KEPT not in name]:
            g.pop(name)

    with request_started.connected_to(forget):
        yield


@pytest.fixture
def me(session):
    return a_person(session)


@pytest.fixture
def browser(client, me):
    return log_in(client, me)


@pytest.fixture
def resume(session, matcher, me):
    data = RESUME_TEXT.encode()
    return resumes.add(session, matcher, data, "ada.txt", person_id=me.id, now=NOW).resume
