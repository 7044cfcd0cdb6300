"""Pages are tested as browsers meet them: no request inherits what another one left in `g`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask import g, request_started

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
