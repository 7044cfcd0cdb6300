"""Whom a candidate lets in, and what they said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_security import auth_required, current_user

from app.extensions import db
from app.pages.coaching.forms import InviteForm, SharingForm
from app.services import coach_comments, coach_invitations, coach_policy, coaching
from app.services.errors import RefusedError
from app.wiring import now, person, settings, tools

if TYPE_CHECKING:
    from werkzeug import Response

bp = Blueprint("coaching", __name__, url_prefix="/coaching")


@bp.get("/")
@auth_required("session")
def index() -> str:
    """Show the coaches, what each sees and saw, and what they said."""
    return _page(InviteForm())


@bp.post("/invite")
@auth_required("session")
def invite() -> str | Response | tuple[str, int]:
    """Invite a coach by e-mail."""
    form = InviteForm()
    if form.validate_on_submit():
        try:
            grant = coach_invitations.invite(
                db.session, person(), form.email.data, form.sharing(), link=_link, now=now()
            )
        except RefusedError as problem:
            form.email.errors = [f"{problem} {problem.remedy}"]
        else:
            tools().queue.put("deliver_mail")
            flash(f"An invitation is on its way to {grant.coach_email}.", "done")
            return redirect(url_for("coaching.index"))
    return _page(form), 422


@bp.post("/<int:grant_id>/sharing")
@auth_required("session")
def sharing(grant_id: int) -> Response:
    """Change what a coach sees."""
    try:
        changed = coaching.change_sharing(
            db.session, person().id, grant_id, SharingForm().sharing()
        )
    except RefusedError as problem:
        flash(f"{problem} {problem.remedy}", "error")
    else:
        flash(f"{changed.coach_email} now sees: {coaching.sharing_of(changed).words}.", "done")
    return redirect(url_for("coaching.index"))


@bp.get("/<int:grant_id>/revoke")
@auth_required("session")
def confirm_revoke(grant_id: int) -> str:
    """Ask before a coach's access ends."""
    grant = coaching.own_grant(db.session, person().id, grant_id)
    return render_template("coaching/revoke.html", grant=grant, place="coach")


@bp.post("/<int:grant_id>/revoke")
@auth_required("session")
def revoke(grant_id: int) -> Response:
    """End a coach's access at once."""
    grant = coaching.revoke(db.session, person().id, grant_id, now=now())
    flash(f"{grant.coach_email} sees nothing of yours from now on.", "done")
    return redirect(url_for("coaching.index"))


@bp.get("/invitation/<token>")
def invitation(token: str) -> str:
    """Show who invites, and what they would share; opening the link changes nothing."""
    return _invitation(token)


@bp.post("/invitation/<token>")
@auth_required("session")
def accept(token: str) -> Response | tuple[str, int]:
    """Become the coach of whoever sent this invitation."""
    try:
        grant = coach_invitations.accept(db.session, token, person(), now=now())
    except RefusedError as problem:
        flash(f"{problem} {problem.remedy}", "error")
        return _invitation(token), 422
    return redirect(url_for("coach.candidate", grant_id=grant.id))


def _invitation(token: str) -> str:
    found = coach_invitations.opened(db.session, token, now=now())
    known = current_user.is_authenticated
    return render_template(
        "coaching/invitation.html",
        invitation=found,
        token=token,
        is_invited=known and coach_invitations.is_invited(found.grant, person()),
        here=request.full_path.rstrip("?"),
        signup=settings().signup,
    )


def _page(form: InviteForm) -> str:
    me = person().id
    comments = coach_comments.told(db.session, me)
    page = render_template(
        "coaching/index.html",
        form=form,
        coaches=coaching.coaches(db.session, me, now=now()),
        comments=comments,
        coaches_others=bool(coach_policy.grants(db.session, me)),
        place="coach",
    )
    coach_comments.mark_seen(db.session, comments, now=now())
    return page


def _link(token: str) -> str:
    """Write the invitation's address out in full, by the name that people reach us under."""
    path = url_for("coaching.invitation", token=token).removeprefix(request.script_root)
    return settings().base_url + path
