"""A goal and a kept plan for tests that ask who may see what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.models import Goal, KeptPlan
from tests.conftest import NOW

if TYPE_CHECKING:
    from app.models import Person


def a_goal(person: Person, **given: Any) -> Goal:
    """Return a goal without a day, not stored yet."""
    of = {"person_id": person.id, "kind": "certification", "thing_id": "pmp", "label": "PMP"}
    return Goal(**(of | {"created_at": NOW} | given))


def a_kept_plan(person: Person, **given: Any) -> KeptPlan:
    """Return a plan that still waits, for limits that no page asks for; not stored yet."""
    of = {"person_id": person.id, "query": "place=nowhere", "fingerprint": "none"}
    return KeptPlan(**(of | {"state": "waiting", "created_at": NOW} | given))
