"""A new password ends every other browser's session, so that whoever had the old one is out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import session
from flask_security import password_changed, password_reset

from app.extensions import db
from app.services import accounts

if TYPE_CHECKING:
    from flask import Flask
    from flask.blueprints import BlueprintSetupState

    from app.models.person import Person


def listen(state: BlueprintSetupState) -> None:
    """Hang both endings on the app; for `Blueprint.record_once`."""
    password_changed.connect(_after_change, state.app)
    password_reset.connect(_after_reset, state.app)


def _after_change(_app: Flask, user: Person, **_: object) -> None:
    accounts.drop_sessions(db.session, user.id, but=getattr(session, "key", None))


def _after_reset(_app: Flask, user: Person, **_: object) -> None:
    accounts.drop_sessions(db.session, user.id)
