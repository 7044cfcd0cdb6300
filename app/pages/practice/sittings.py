"""A sitting of practice: choose it, answer its questions, look back on it; and progress so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for
from flask_security import auth_required
from wtforms.fields.choices import SelectChoice

from app.extensions import db
from app.pages.practice import shown as shape
from app.pages.practice.forms import SittingForm
from app.services import practice_progress, practice_sessions
from app.services.errors import RefusedError
from app.services.wording import competency_word
from app.wiring import now, person, tools

if TYPE_CHECKING:
    from werkzeug import Response

bp = Blueprint("sittings", __name__, url_prefix="/practice")
UNUSABLE = 422


@bp.route("/sittings/new", methods=["GET", "POST"])
@auth_required("session")
def new() -> str | Response | tuple[str, int]:
    """Choose a sitting, from a posting or freely; start it."""
    form = _form()
    if request.method == "GET":
        return _new_page(form)
    if not form.validate():
        return _new_page(form), UNUSABLE
    try:
        row = practice_sessions.start(
            db.session, tools().bank, tools().matcher, person().id, form.wanted(), now=now()
        )
    except RefusedError as problem:
        return _new_page(form, f"{problem} {problem.remedy}"), UNUSABLE
    return redirect(url_for("sittings.one", sitting_id=row.id))


@bp.get("/sittings/<int:sitting_id>")
@auth_required("session")
def one(sitting_id: int) -> str:
    """Show a sitting: what is next, what was answered and how it went."""
    return render_template(
        "practice/sitting.html",
        sitting=practice_sessions.sitting(db.session, tools().bank, person().id, sitting_id),
        competency_word=competency_word,
        levels=shape.LEVELS,
        kinds=shape.KINDS,
        place="practise",
        path_now="practise",
    )


@bp.post("/sittings/<int:sitting_id>/end")
@auth_required("session")
def end(sitting_id: int) -> Response:
    """End a sitting before all its questions were answered."""
    practice_sessions.end(db.session, person().id, sitting_id, now=now())
    return redirect(url_for("sittings.one", sitting_id=sitting_id))


@bp.get("/progress")
@auth_required("session")
def progress() -> str:
    """Show progress by competency, when each is due again, and all answers over time."""
    return render_template(
        "practice/progress.html",
        standing=practice_progress.standing(db.session, tools().bank, person().id, now=now()),
        competency_word=competency_word,
        place="practise",
        path_now="practise",
    )


def _form() -> SittingForm:
    form = SittingForm()
    form.level.choices = [
        SelectChoice("", "Any"),
        *(SelectChoice(*one) for one in shape.LEVELS.items()),
    ]
    chosen = request.values.get("posting", type=int) or request.values.get("posting_id", type=int)
    known = practice_sessions.postings(db.session, person().id, chosen)
    form.posting_id.choices = [
        SelectChoice(0, "None in particular"),
        *(SelectChoice(*one) for one in known),
    ]
    form.competencies.choices = [
        SelectChoice(one, competency_word(one)) for one in tools().bank.competencies
    ]
    if request.method == "GET":
        form.posting_id.data = chosen or 0
        form.competencies.data = request.args.getlist("competency")
    return form


def _new_page(form: SittingForm, error: str | None = None) -> str:
    return render_template(
        "practice/new_sitting.html", form=form, error=error, place="practise", path_now="practise"
    )
