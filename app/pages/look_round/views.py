"""One click into the sample data: only where the instance is a demo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, redirect, url_for
from flask_security import login_user

from app.extensions import csrf, db
from app.services import demo
from app.wiring import settings

if TYPE_CHECKING:
    from werkzeug import Response

bp = Blueprint("look_round", __name__, url_prefix="/look-round")


@bp.post("/<any(candidate, coach):role>")
@csrf.exempt  # type: ignore[untyped-decorator]  # Flask-WTF ships no types
def enter(role: str) -> Response:
    """Log in as the sample candidate or coach; no form of this app need have been open before."""
    if not settings().demo:
        abort(404)
    login_user(demo.visitor(db.session, role))
    return redirect(url_for("coach.index" if role == "coach" else "home.overview"))
