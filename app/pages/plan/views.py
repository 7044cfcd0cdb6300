"""What to earn, learn or write down next over the whole market; what if; goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_security import auth_required

from app.extensions import db
from app.pages.plan import shown
from app.pages.plan.forms import GoalForm
from app.services import goals, market_plan
from app.services.errors import RefusedError
from app.services.market_plan_what_if import what_if
from app.wiring import now, person, tools

if TYPE_CHECKING:
    from werkzeug import Response as Redirect

    from app.services.market_plan import Look
    from app.services.market_plan_what_if import Answer

bp = Blueprint("plan", __name__, url_prefix="/plan")

PLACE = {"place": "plan", "path_now": "plan"}


@bp.get("/")
@auth_required("session")
def index() -> str:
    """Show the plan over what fits place and level, with the what-if that is ticked."""
    look = _look()
    answer = _answer(look)
    best = look.result or {"best": None}
    found = market_plan.postings_of(db.session, person().id, shown.opened_ids(best))
    return render_template(
        "plan/index.html",
        **shown.context(look),
        opened=shown.opened_rows(best, found),
        goals=goals.all_of(db.session, person().id),
        today=now().date(),
        **_told(answer),
        **PLACE,
    )


@bp.get("/what-if")
@auth_required("session")
def what_if_part() -> str:
    """Show only the answer to what is ticked: the page asks for it while it is being ticked."""
    look = _look()
    return render_template("plan/_what_if.html", **shown.context(look), **_told(_answer(look)))


@bp.get("/export.csv")
@auth_required("session")
def export() -> Response:
    """Give the options as CSV; only the header where there is no plan yet."""
    result = _look().result or {"options": [], "later": []}
    headers = {"Content-Disposition": "attachment; filename=plan.csv"}
    return Response(shown.as_csv(result), mimetype="text/csv", headers=headers)


@bp.get("/<int:kept_id>/progress")
@auth_required("session")
def progress(kept_id: int) -> str | Response:
    """Say how far a plan is; the page loads anew once it is done."""
    row = market_plan.working(db.session, person().id, kept_id)
    if row.state == "done":
        return Response(headers={"HX-Refresh": "true"})
    return render_template("plan/_progress.html", row=row)


@bp.post("/goals")
@auth_required("session")
def set_goal() -> Redirect:
    """Set a goal, or move its day."""
    form = GoalForm()
    if not form.validate_on_submit():
        flash("That is no day, so nothing was set. Give it as year, month and day.", "error")
        return redirect(url_for("plan.index"))
    try:
        goal = goals.put(db.session, tools().matcher, person().id, form.wanted(), now=now())
    except RefusedError as problem:
        flash(f"{problem} {problem.remedy}", "error")
    else:
        flash(f"{goal.label} is a goal of yours now.", "done")
    return redirect(url_for("plan.index", _anchor="goals"))


@bp.post("/goals/<int:goal_id>/done")
@auth_required("session")
def finish_goal(goal_id: int) -> Redirect:
    """Mark a goal as reached, or as open again."""
    goal = goals.finish(db.session, person().id, goal_id, now=now())
    word = "reached. Add it to your resume, and the plan moves on" if goal.done_at else "open again"
    flash(f"{goal.label} is {word}.", "done")
    return redirect(url_for("plan.index", _anchor="goals"))


@bp.post("/goals/<int:goal_id>/remove")
@auth_required("session")
def remove_goal(goal_id: int) -> Redirect:
    """Take a goal off, with a way back."""
    goal = goals.remove(db.session, person().id, goal_id)
    fields = {"thing": goal.thing} | ({"target_on": str(goal.target_on)} if goal.target_on else {})
    said = f"{goal.label} is no goal any more."
    undo = {"text": said, "undo": url_for("plan.set_goal"), "fields": fields}
    flash(undo, "done")  # type: ignore[arg-type]  # the page's frame draws a mapping as undo
    return redirect(url_for("plan.index", _anchor="goals"))


def _look() -> Look:
    filters = market_plan.limits(request.query_string.decode("utf-8", "replace"))
    look = market_plan.look(db.session, tools().market, person().id, filters, now=now())
    if look.due and look.kept is not None:
        tools().queue.put("plan_market", look.kept.id)
    return look


def _answer(look: Look) -> Answer | None:
    if look.result is None:
        return None
    chosen = request.args.getlist("have")
    return what_if(db.session, tools().market, person().id, look.result, chosen)


def _told(answer: Answer | None) -> dict[str, object]:
    moved = answer.moved[: shown.SHOWN] if answer else ()
    return {
        "chosen": request.args.getlist("have"),
        "answer": answer,
        "answer_rows": shown.what_if_rows(answer) if answer else [],
        "moved": moved,
        "moved_postings": market_plan.postings_of(
            db.session, person().id, [one.key for one in moved]
        ),
    }
