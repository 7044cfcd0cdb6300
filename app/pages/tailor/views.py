"""Tailor a resume for one posting: edit, undo, versions, files, and what was sent."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from flask_security import auth_required

from app.extensions import db
from app.pages.tailor.forms import edit_in
from app.services import market_moves, matching, tailor, tailor_files, tailor_sent, tailor_shown
from app.services.errors import RefusedError
from app.wiring import now, person, tools

if TYPE_CHECKING:
    from flask import Response as Sent
    from werkzeug import Response

bp = Blueprint("tailor", __name__, url_prefix="/tailor")

PHRASE = "delete"
UNUSABLE = 422


@bp.get("/")
@auth_required("session")
def index() -> str:
    """Show all tailored resumes."""
    rows = tailor_sent.listed(db.session, person().id)
    return render_template("tailor/index.html", rows=rows, place="resume", path_now="apply")


@bp.post("/begin/<int:posting_id>")
@auth_required("session")
def begin(posting_id: int) -> Response:
    """Go on with the tailored resume for a posting, or make one."""
    anew = bool(request.form.get("anew"))
    try:
        row = tailor.begin(db.session, person().id, posting_id, anew=anew, now=now())
    except RefusedError as problem:
        flash(f"{problem} {problem.remedy}", "error")
        return redirect(url_for("resume.index"))
    return redirect(url_for("tailor.one", tailored_id=row.id))


@bp.get("/<int:tailored_id>")
@auth_required("session")
def one(tailored_id: int) -> str:
    """Show the document with its live score."""
    return _page(tailored_id)


@bp.post("/<int:tailored_id>/items/<item_id>")
@auth_required("session")
def change(tailored_id: int, item_id: str) -> str | Response | tuple[str, int]:
    """Make one change; htmx gets the parts that may have changed."""
    edit = edit_in(request.form, item_id)
    problem = None
    try:
        tailor.change(db.session, person().id, tailored_id, edit, now=now())
    except RefusedError as refused:
        problem = f"{refused} {refused.remedy}"
    return _answer(tailored_id, problem, is_typed=edit.action == "reword", item=item_id)


@bp.post("/<int:tailored_id>/undo")
@auth_required("session")
def undo(tailored_id: int) -> str | Response | tuple[str, int]:
    """Take the last change back."""
    tailor.undo(db.session, person().id, tailored_id, now=now())
    return _answer(tailored_id)


@bp.post("/<int:tailored_id>/redo")
@auth_required("session")
def redo(tailored_id: int) -> str | Response | tuple[str, int]:
    """Make the change again that was taken back."""
    tailor.redo(db.session, person().id, tailored_id, now=now())
    return _answer(tailored_id)


@bp.get("/<int:tailored_id>/market")
@auth_required("session")
def market(tailored_id: int) -> str:
    """Show how the edit moves the whole market; htmx asks for it after each change."""
    moved = market_moves.moves(db.session, tools().market, person().id, tailored_id, now=now())
    fragment = "HX-Request" in request.headers
    return render_template(
        "tailor/_market.html" if fragment else "tailor/market.html",
        moved=moved,
        tailored_id=tailored_id,
        place="resume",
        path_now="apply",
    )


@bp.get("/<int:tailored_id>/versions")
@auth_required("session")
def versions(tailored_id: int) -> str:
    """Show every version."""
    row = tailor.one(db.session, person().id, tailored_id)
    return render_template(
        "tailor/versions.html",
        row=row,
        posting=matching.read(db.session, tools().matcher, person().id, row.posting_id).posting,
        versions=tailor.versions(db.session, row),
        place="resume",
        path_now="apply",
    )


@bp.post("/<int:tailored_id>/versions/<int:number>/restore")
@auth_required("session")
def restore(tailored_id: int, number: int) -> Response:
    """Work on from a former version."""
    tailor.restore(db.session, person().id, tailored_id, number, now=now())
    flash(f"You are working on from version {number}.", "done")
    return redirect(url_for("tailor.one", tailored_id=tailored_id))


@bp.post("/<int:tailored_id>/versions/<int:number>/name")
@auth_required("session")
def name(tailored_id: int, number: int) -> Response:
    """Name a version."""
    try:
        tailor.rename(db.session, person().id, tailored_id, number, request.form.get("name", ""))
        flash("Named." if request.form.get("name") else "The name is taken off.", "done")
    except RefusedError as problem:
        flash(f"{problem} {problem.remedy}", "error")
    return redirect(url_for("tailor.versions", tailored_id=tailored_id))


@bp.post("/<int:tailored_id>/versions/<int:number>/sent")
@auth_required("session")
def sent(tailored_id: int, number: int) -> Response:
    """Say that a version went out with the application, or that it did not after all."""
    if request.form.get("take_back"):
        tailor_sent.take_back(db.session, person().id, tailored_id, number)
        flash("Noted: it was not sent. The application keeps its stage.", "done")
        return redirect(url_for("tailor.versions", tailored_id=tailored_id))
    application = tailor_sent.mark_sent(db.session, person().id, tailored_id, number, now=now())
    flash(f"Version {number} is noted as sent with this application.", "done")
    return redirect(url_for("applications.edit", application_id=application.id))


@bp.get("/<int:tailored_id>/versions/<int:number>/file/<file_format>")
@auth_required("session")
def file(tailored_id: int, number: int, file_format: str) -> Sent:
    """Hand over a version as a file."""
    made = tailor_files.tailored_file(
        db.session, tools().matcher, (tailored_id, number), file_format, person_id=person().id
    )
    return send_file(
        BytesIO(made.data), mimetype=made.media_type, as_attachment=True, download_name=made.name
    )


@bp.route("/<int:tailored_id>/delete", methods=["GET", "POST"])
@auth_required("session")
def delete(tailored_id: int) -> str | Response | tuple[str, int]:
    """Delete it with all versions, once the word was typed."""
    row = tailor.one(db.session, person().id, tailored_id)
    error = f"Type “{PHRASE}” to delete it, or go back." if request.method == "POST" else None
    if request.form.get("confirm", "").strip().lower() != PHRASE:
        page = render_template(
            "tailor/delete.html", row=row, phrase=PHRASE, error=error, place="resume"
        )
        return (page, UNUSABLE) if error else page
    tailor.delete(db.session, person().id, tailored_id)
    flash("The tailored resume and its versions are deleted.", "done")
    return redirect(url_for("tailor.index"))


def _answer(
    tailored_id: int, problem: str | None = None, *, is_typed: bool = False, item: str = ""
) -> str | Response | tuple[str, int]:
    """Answer htmx with what changed, anybody else with the way back to the page."""
    if not request.headers.get("HX-Request"):
        if problem:
            return _page(tailored_id, problem), UNUSABLE
        return redirect(url_for("tailor.one", tailored_id=tailored_id, _anchor=item or None))
    part = "tailor/_live.html" if is_typed else "tailor/_work.html"
    answer = render_template(part, **_shown(tailored_id, problem), item=item, is_fragment=True)
    return (answer, UNUSABLE) if problem else answer


def _page(tailored_id: int, problem: str | None = None) -> str:
    return render_template("tailor/one.html", **_shown(tailored_id, problem))


def _shown(tailored_id: int, problem: str | None) -> dict[str, object]:
    found = tailor_shown.shown(db.session, tools().matcher, person().id, tailored_id, now=now())
    kept = {"problem": problem, "kinds": tailor_shown.CHANGES, "formats": tailor_files.FORMATS}
    return {"shown": found, "place": "resume", "path_now": "apply"} | kept
