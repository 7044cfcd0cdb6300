"""Upload a resume, see how it is read, keep and choose versions."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from flask_security import auth_required

from app.extensions import db
from app.pages.resume.forms import ACCEPTED, ResumeForm
from app.pages.resume.shown import shown
from app.services import resumes, tailor_files
from app.services.errors import RefusedError
from app.wiring import now, person, tools

if TYPE_CHECKING:
    from flask import Response as Sent
    from werkzeug import Response

    from app.models.resume import Resume

bp = Blueprint("resume", __name__, url_prefix="/resume")

PHRASE = "delete"
UNUSABLE = 422


@bp.get("/")
@auth_required("session")
def index() -> str:
    """Show the resume in use and how it was read, or the place to drop one."""
    return _page(ResumeForm(), resumes.current(db.session, person().id))


@bp.post("/")
@auth_required("session")
def upload() -> Response | tuple[str, int]:
    """Read a new resume; one that cannot be read leaves the former in use."""
    form = ResumeForm()
    if form.validate_on_submit():
        try:
            return _added(form)
        except RefusedError as problem:
            form.resume.errors = [f"{problem} {problem.remedy}"]
    return _page(form, resumes.current(db.session, person().id)), UNUSABLE


@bp.get("/<int:resume_id>")
@auth_required("session")
def show(resume_id: int) -> str:
    """Show one version and how it was read."""
    return _page(ResumeForm(), resumes.one(db.session, person().id, resume_id))


@bp.post("/<int:resume_id>/use")
@auth_required("session")
def use(resume_id: int) -> Response:
    """Put a former version in use again."""
    row = resumes.make_current(db.session, person().id, resume_id)
    flash(f"“{row.filename}” is in use; your postings are scored against it.", "done")
    return redirect(url_for("resume.index"))


@bp.get("/<int:resume_id>/file")
@auth_required("session")
def download(resume_id: int) -> Sent:
    """Give the file back as it was uploaded."""
    row = resumes.one(db.session, person().id, resume_id)
    return send_file(
        BytesIO(row.content),
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=row.filename,
    )


@bp.get("/<int:resume_id>/as/<file_format>")
@auth_required("session")
def written(resume_id: int, file_format: str) -> Sent:
    """Hand the resume over as it was read, as Word, PDF or JSON Resume."""
    made = tailor_files.master_file(
        db.session, tools().matcher, resume_id, file_format, person_id=person().id
    )
    return send_file(
        BytesIO(made.data), mimetype=made.media_type, as_attachment=True, download_name=made.name
    )


@bp.route("/<int:resume_id>/delete", methods=["GET", "POST"])
@auth_required("session")
def delete(resume_id: int) -> str | Response | tuple[str, int]:
    """Delete a version for good, once the word was typed."""
    row = resumes.one(db.session, person().id, resume_id)
    if request.method == "GET":
        return render_template("resume/delete.html", row=row, phrase=PHRASE, place="resume")
    if request.form.get("confirm", "").strip().lower() != PHRASE:
        error = f"Type “{PHRASE}” to delete it, or go back."
        page = render_template(
            "resume/delete.html", row=row, phrase=PHRASE, error=error, place="resume"
        )
        return page, UNUSABLE
    name = row.filename
    left = resumes.delete(db.session, person().id, resume_id)
    flash(f"“{name}” is deleted.{f' “{left.filename}” is in use now.' if left else ''}", "done")
    return redirect(url_for("resume.index"))


def _added(form: ResumeForm) -> Response:
    file = form.resume.data
    added = resumes.add(
        db.session,
        tools().matcher,
        file.read(),
        file.filename or "",
        person_id=person().id,
        now=now(),
    )
    if added.was_known:
        flash("You had uploaded this very file before; it is in use again.", "info")
    else:
        flash("Your resume is read and in use. Check below what was found in it.", "done")
    return redirect(url_for("resume.index"))


def _page(form: ResumeForm, row: Resume | None) -> str:
    return render_template(
        "resume/index.html" if row is not None else "resume/first.html",
        form=form,
        accepted=ACCEPTED,
        row=row,
        read=shown(row) if row is not None else None,
        versions=resumes.versions(db.session, person().id),
        place="resume",
        path_now="match",
    )
