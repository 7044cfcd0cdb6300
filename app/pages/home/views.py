"""The first page for a newcomer, the overview for everybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, url_for
from flask_security import auth_required, current_user

from app.extensions import db
from app.pages.home.shown import shown
from app.services import overview as overviews
from app.wiring import now, person, settings, tools

if TYPE_CHECKING:
    from werkzeug import Response

bp = Blueprint("home", __name__)

DEMO_AT = "/demo"


@bp.get("/")
def first() -> str | Response:
    """Show what this is and the ways in; whoever is logged in goes on to their overview."""
    if current_user.is_authenticated:
        return redirect(url_for("home.overview"))
    at = "" if settings().demo else DEMO_AT
    return render_template(
        "home/first.html",
        look_round_candidate_url=f"{at}{url_for('look_round.enter', role='candidate')}",
        look_round_coach_url=f"{at}{url_for('look_round.enter', role='coach')}",
        signup_open=settings().signup == "open",
    )


@bp.get("/overview")
@auth_required("session")
def overview() -> str | Response:
    """Show where the person is on the critical path, and what is next; coaches see their list."""
    if person().role == "coach":
        return redirect(url_for("coach.index"))
    found = overviews.overview(db.session, tools().market, person().id, now=now())
    return render_template("home/overview.html", **shown(found, tools().bank, now()), place="home")


@bp.get("/health")
def health() -> dict[str, str]:
    """Answer a monitor without touching anybody's data."""
    return {"status": "ok"}
