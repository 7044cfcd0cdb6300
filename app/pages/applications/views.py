"""Where each saved posting stands, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Blueprint, Response, flash, redirect, render_template, request, session, url_for
from flask_security import auth_required

from app.extensions import db
from app.pages.applications.forms import StepForm
from app.services import tailor_sent, track, track_board
from app.services.errors import RefusedError
from app.wiring import now, person, tools

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkzeug import Response as Redirect

bp = Blueprint("applications", __name__, url_prefix="/applications")

REMOVED = "removed-application"
STAGE_WORDS: Mapping[str, str] = {
    "saved": "Saved",
    "applied": "Applied",
    "interview": "Interview",
    "offer": "Offer",
    "rejected": "Rejected",
    "ghosted": "No answer",
    "withdrawn": "Withdrawn",
}


@bp.get("/")
@auth_required("session")
def index() -> str:
    """Show the board; `stage` picks the column that a narrow screen shows."""
    return render_template("applications/index.html", **_board())


@bp.post("/save")
@auth_required("session")
def save() -> Redirect:
    """Put a posting among the applications, and go back to where the person was."""
    saved = track.save(
        db.session, person().id, request.form.get("posting_id", 0, type=int), now=now()
    )
    flash(f"It stands under {STAGE_WORDS[saved.stage]} in your applications.", "done")
    return redirect(_way_back(where_from=request.referrer))


@bp.post("/<int:application_id>/move")
@auth_required("session")
def move(application_id: int) -> str | Redirect:
    """Move an application to another stage."""
    stage = request.form.get("stage", "")
    try:
        change = track.move(db.session, person().id, application_id, stage, now=now())
    except RefusedError as problem:
        flash(f"{problem} {problem.remedy}", "error")
        return _answer(None)
    if change is not None:
        _say(f"Moved to {STAGE_WORDS[stage]}.", change=change.id)
    return _answer(stage)


@bp.route("/<int:application_id>", methods=["GET", "POST"])
@auth_required("session")
def edit(application_id: int) -> str | Redirect | tuple[str, int]:
    """Show one application; take its next step, day and note."""
    row = track.one(db.session, person().id, application_id)
    form = StepForm(obj=row)
    if form.validate_on_submit():
        try:
            track.plan(db.session, person().id, application_id, form.step(), now=now())
        except RefusedError as problem:
            form.next_step.errors = [*form.next_step.errors, f"{problem} {problem.remedy}"]
        else:
            flash("Saved.", "done")
            return redirect(url_for("applications.index", stage=row.stage))
    page = render_template(
        "applications/edit.html",
        card=track_board.card(db.session, person().id, application_id, now=now()),
        history=track.history(db.session, application_id),
        sent=tailor_sent.sent_for(db.session, person().id, row.posting_id),
        form=form,
        stages=STAGE_WORDS,
        place="apply",
        path_now="apply",
    )
    return (page, 422) if form.errors else page


@bp.post("/<int:application_id>/done")
@auth_required("session")
def done(application_id: int) -> str | Redirect:
    """Tick the next step off."""
    row = track.one(db.session, person().id, application_id)
    step = track.Step(note=row.note)
    before = track.plan(db.session, person().id, application_id, step, now=now())
    _say(
        f"Done: {before.next_step or 'the next step'}.",
        step=application_id,
        next_step=before.next_step or "",
        next_step_on=before.next_step_on or "",
    )
    return _answer(row.stage)


@bp.post("/<int:application_id>/remove")
@auth_required("session")
def remove(application_id: int) -> Redirect:
    """Take an application off the board; it can be brought back while this session lasts."""
    removed = track.remove(db.session, person().id, application_id)
    session[REMOVED] = removed.to_dict()
    _say("Taken off your board.", removed=removed.posting_id)
    return redirect(url_for("applications.index", stage=removed.stage))


@bp.post("/undo")
@auth_required("session")
def undo() -> Redirect:
    """Take the last move, tick or removal back."""
    try:
        stage = _undone()
    except RefusedError as problem:
        flash(f"{problem} {problem.remedy}", "error")
        return redirect(url_for("applications.index"))
    flash("Undone.", "done")
    return redirect(url_for("applications.index", stage=stage))


@bp.get("/applications.csv")
@auth_required("session")
def export() -> Response:
    """Hand the board over for a spreadsheet."""
    track_board.match_all(db.session, tools().matcher, person().id)
    shown = track_board.board(db.session, person().id, now=now())
    # The byte order mark is how spreadsheets tell UTF-8.
    return Response(
        "\ufeff" + track_board.to_csv(shown),
        mimetype="text/csv",
        headers={"Content-Disposition": 'attachment; filename="applications.csv"'},
    )


def _undone() -> str:
    me, form = person().id, request.form
    if "change" in form:
        change_id = form.get("change", 0, type=int)
        return track.undo_move(db.session, me, change_id, now=now()).stage
    if "step" in form:
        return _step_again(form.get("step", 0, type=int))
    kept = session.pop(REMOVED, None)
    if kept is None or str(kept["posting_id"]) != form.get("removed"):
        raise RefusedError("That can no longer be undone.", "Save the posting again.")
    return track.bring_back(db.session, me, track.Removed.from_dict(kept), now=now()).stage


def _step_again(application_id: int) -> str:
    """Put a ticked step back as the form carries it; the note is left as it is now."""
    row = track.one(db.session, person().id, application_id)
    form = StepForm()
    if not form.validate():
        raise RefusedError("That step cannot be put back.", "Write it again.")
    step = track.Step(
        next_step=form.step().next_step, next_step_on=form.step().next_step_on, note=row.note
    )
    track.plan(db.session, person().id, application_id, step, now=now())
    return row.stage


def _board() -> dict[str, object]:
    track_board.match_all(db.session, tools().matcher, person().id)
    board = track_board.board(db.session, person().id, now=now())
    stage = request.values.get("stage", "")
    has_tab = stage in track_board.ACTIVE or board.columns.get(stage)
    return {
        "board": board,
        "stages": STAGE_WORDS,
        "shown_stage": stage if has_tab else "saved",
        "active": track_board.ACTIVE,
        "ended": track_board.ENDED,
        "place": "apply",
        "path_now": "apply",
    }


def _answer(stage: str | None) -> str | Redirect:
    """Answer htmx with the board alone, anybody else with the way back to it."""
    if request.headers.get("HX-Request"):
        return render_template("applications/_board.html", **_board(), is_fragment=True)
    return redirect(_way_back(stage))


def _say(text: str, **fields: object) -> None:
    kept = {name: str(value) for name, value in fields.items()}
    undo = {"text": text, "undo": url_for("applications.undo"), "fields": kept}
    flash(undo, "done")  # type: ignore[arg-type]  # the page's frame draws a mapping as undo


def _way_back(stage: str | None = None, *, where_from: str | None = None) -> str:
    """Return where the form, or else the browser, says it came from, if that is of this site."""
    came = urlsplit(where_from or "")
    browser = came._replace(scheme="", netloc="", fragment="").geturl()
    for place in (request.form.get("next", ""), browser if came.netloc == request.host else ""):
        if _is_ours(place):
            return place
    return url_for("applications.index", stage=stage)


def _is_ours(place: str) -> bool:
    """Say whether a browser takes this as a path of this site, and of no other."""
    inside = place.startswith("/") and not place.startswith(("//", "/\\"))
    return inside and not urlsplit(place).netloc
