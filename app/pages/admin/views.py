"""For whoever runs this instance: mails, runs and people; nobody's content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_security import auth_required

from app.extensions import db
from app.services import admin, correction_counts
from app.services.errors import RefusedError
from app.wiring import now, person, tools

if TYPE_CHECKING:
    from werkzeug import Response

bp = Blueprint("admin", __name__, url_prefix="/admin")


@bp.before_request
@auth_required("session")
def admins_only() -> None:
    """Let nobody else know that there is such a place."""
    if person().role != "admin":
        abort(404)


@bp.get("/")
@auth_required("session")
def index() -> str:
    """Show how mails, runs and accounts stand."""
    state = request.args.get("state") or None
    return render_template(
        "admin/index.html",
        people=admin.people(db.session, now=now()),
        counts=admin.mail_counts(db.session),
        mails=admin.mails(db.session, state),
        state=state,
        runs=admin.runs(db.session),
        corrected=correction_counts.counts(db.session),
        place="admin",
    )


@bp.post("/mails/<int:mail_id>/again")
@auth_required("session")
def send_again(mail_id: int) -> Response:
    """Send a mail once more that failed, or whose fate is unknown."""
    try:
        admin.send_again(db.session, mail_id)
    except RefusedError as problem:
        flash(f"{problem} {problem.remedy}", "error")
    else:
        tools().queue.put("deliver_mail")
        flash("It waits to be sent again.", "done")
    return redirect(url_for("admin.index"))
