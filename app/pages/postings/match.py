"""Put right how a posting was read; take the match to paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_security import auth_required

from app.extensions import db
from app.pages.postings import match_page
from app.services import correcting
from app.services.correcting import Wish
from app.services.errors import RefusedError
from app.wiring import now, person, tools

if TYPE_CHECKING:
    from werkzeug import Response

bp = Blueprint("match", __name__, url_prefix="/postings")

SUBJECTS = ("requirement", "evidence", *match_page.READINGS)
# Where on the page a form stands.
ANCHOR = re.compile(r"[a-z]{3,10}-[a-z0-9]{1,10}")
ID = re.compile(r"(?<!\d)\d{1,9}(?!\d)", re.ASCII)


@bp.post("/<int:posting_id>/correct")
@auth_required("session")
def correct(posting_id: int) -> Response:
    """Keep what the person says of one reading; it can be undone."""
    try:
        made = correcting.say(
            db.session, tools().matcher, person().id, posting_id, _wish(), now=now()
        )
    except RefusedError as problem:
        flash(f"{problem} {problem.remedy}", "warning")
        return _back(posting_id)
    if not made:
        flash("What was read counts again.", "done")
        return _back(posting_id)
    undo = url_for("match.take_back", posting_id=posting_id)
    fields = {"ids": ",".join(map(str, made)), "at": request.form.get("at", "")}
    told = {"text": "Corrected for you, and scored anew.", "undo": undo, "fields": fields}
    flash(cast("str", told), "done")
    return _back(posting_id)


@bp.post("/<int:posting_id>/corrections/undo")
@auth_required("session")
def take_back(posting_id: int) -> Response:
    """Let what was read count again."""
    ids = [int(one) for one in ID.findall(request.form.get("ids", ""))]
    gone = correcting.take_back(db.session, tools().matcher, person().id, posting_id, ids)
    flash("What was read counts again." if gone else "Nothing was left to take back.", "done")
    return _back(posting_id)


@bp.get("/<int:posting_id>/report")
@auth_required("session")
def report(posting_id: int) -> str:
    """Show a match as a report that reads well on paper."""
    shown = match_page.shown(posting_id)
    return render_template("postings/report.html", **shown, place="find", path_now="match")


def _wish() -> Wish:
    """Return what the form says: the first subject that it names, and its value."""
    subject = next((name for name in SUBJECTS if name in request.form), "")
    things = [one.partition(":") for one in request.form.getlist("thing")]
    return Wish(
        subject=subject,
        value=request.form.get(subject, ""),
        things=tuple((kind, thing) for kind, _, thing in things),
        where=request.form.get("where", ""),
    )


def _back(posting_id: int) -> Response:
    at = request.form.get("at", "")
    anchor = at if ANCHOR.fullmatch(at) else None
    return redirect(url_for("postings.one", posting_id=posting_id, _anchor=anchor))
