"""The person's own account: who they are, where they are logged in, their data, the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, flash, redirect, render_template, request, session, url_for
from flask_security import auth_required, logout_user

from app.extensions import db
from app.pages.account.forms import NameForm, RoleForm
from app.pages.account.session_endings import listen
from app.services import accounts, coach_policy, privacy
from app.services.errors import RefusedError
from app.wiring import now, person

if TYPE_CHECKING:
    from werkzeug import Response as Redirect

bp = Blueprint("account", __name__, url_prefix="/account")
bp.record_once(listen)

IDENTITY = "_user_id"


@bp.get("/")
@auth_required("session")
def index() -> str:
    """Show the account."""
    return _page(NameForm(obj=person()))


@bp.post("/name")
@auth_required("session")
def rename() -> Redirect | tuple[str, int]:
    """Change the name."""
    form = NameForm()
    if not form.validate_on_submit():
        return _page(form), 422
    accounts.rename(db.session, person().id, form.name.data)
    flash("Saved.", "done")
    return redirect(url_for("account.index"))


@bp.post("/role")
@auth_required("session")
def change_role() -> Redirect:
    """Switch between candidate and coach; no data is touched."""
    try:
        changed = accounts.change_role(db.session, person().id, RoleForm().role.data or "")
    except RefusedError as problem:
        flash(f"{problem} {problem.remedy}", "error")
    else:
        flash(f"The pages for a {changed.role} now lead. Nothing else has changed.", "done")
    return redirect(url_for("account.index"))


@bp.post("/sessions/<ref>/end")
@auth_required("session")
def end_session(ref: str) -> Redirect:
    """Log one browser out."""
    accounts.end_session(db.session, person().id, ref)
    flash("That browser is logged out.", "done")
    return redirect(url_for("account.index"))


@bp.post("/sessions/end-others")
@auth_required("session")
def end_others() -> Redirect:
    """Log every other browser out."""
    session[IDENTITY] = accounts.end_other_sessions(db.session, person().id, _key())
    flash("Every other browser is logged out.", "done")
    return redirect(url_for("account.index"))


@bp.post("/export")
@auth_required("session")
def export() -> Response:
    """Hand over everything that belongs to the person."""
    return Response(
        privacy.export(db.session, person(), now=now()),
        mimetype="application/zip",
        headers={"Content-Disposition": 'attachment; filename="critical-path-my-data.zip"'},
    )


@bp.route("/delete", methods=["GET", "POST"])
@auth_required("session")
def delete() -> str | Redirect | tuple[str, int]:
    """Delete the account, once the address is typed."""
    if request.method == "GET":
        return render_template("account/delete.html", error=None, place="account")
    try:
        privacy.delete_account(db.session, person().id, request.form.get("confirm", ""), now=now())
    except RefusedError as problem:
        error = f"{problem} {problem.remedy}"
        return render_template("account/delete.html", error=error, place="account"), 422
    logout_user()
    session.clear()
    flash("Your account and everything in it is deleted.", "done")
    return redirect(url_for("home.first"))


def _page(form: NameForm) -> str:
    me = person()
    return render_template(
        "account/index.html",
        form=form,
        role_form=RoleForm(role=me.role),
        browsers=accounts.browsers(db.session, me.id, _key(), now=now()),
        coaches_others=bool(coach_policy.grants(db.session, me.id)),
        place="account",
    )


def _key() -> str | None:
    """Return the key of this browser's server-side session."""
    return getattr(session, "key", None)
