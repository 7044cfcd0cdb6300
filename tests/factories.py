"""Rows that tests start from; every name and address is invented."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from flask_security import hash_password

from app.models import Person
from tests.conftest import NOW

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from sqlalchemy.orm import Session

PASSWORD = "a long enough password"
numbers = count(1)


def a_person(session: Session, **given: Any) -> Person:
    """Add a person who can log in with PASSWORD; needs an app context."""
    number = next(numbers)
    row = Person(
        **{
            "email": f"person{number}@example.com",
            "name": f"Person {number}",
            "password": hash_password(PASSWORD),
            "active": True,
            "role": "candidate",
            "fs_uniquifier": f"unique-{number}",
            "created_at": NOW,
        }
        | given
    )
    session.add(row)
    session.commit()
    return row


def log_in(client: FlaskClient, person: Person) -> FlaskClient:
    """Make `client` the browser in which `person` is logged in."""
    with client.session_transaction() as browser:
        browser["_user_id"] = person.fs_uniquifier
        browser["_fresh"] = True
        browser["fs_cc"] = "set"
        browser["fs_paa"] = NOW.timestamp()
    return client
