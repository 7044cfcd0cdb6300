"""Stories against competencies: keep, cut, link to the resume, see the gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_security import auth_required
from wtforms.fields.choices import SelectChoice

from app.extensions import db
from app.pages.stories.forms import StoryForm
from app.services import practise, stories
from app.services.errors import RefusedError
from app.services.stories import Draft
from app.services.wording import competency_word
from app.wiring import now, person, tools

if TYPE_CHECKING:
    from collections.abc import Sequence

    from werkzeug import Response

bp = Blueprint("stories", __name__, url_prefix="/stories")
UNUSABLE = 422


@bp.get("/")
@auth_required("session")
def index() -> str:
    """Show all stories against the competencies, and the lines of the resume behind them."""
    return render_template(
        "stories/index.html",
        overview=stories.overview(db.session, tools().bank, person().id),
        lines=stories.lines(db.session, person().id),
        competency_word=competency_word,
        place="practise",
        path_now="practise",
    )


@bp.route("/new", methods=["GET", "POST"])
@auth_required("session")
def new() -> str | Response | tuple[str, int]:
    """Write a story, from an answer or a resume line, or afresh."""
    form = StoryForm(obj=_start() if request.method == "GET" else None)
    _offer(form)
    if request.method == "GET":
        form.answer.data = request.args.get("answer", type=int)
        return _form_page(form, url_for("stories.new"))
    problem = _refused(form)
    if problem is None:
        try:
            row = stories.add(
                db.session, tools().bank, person().id, form.draft(), now=now(),
                answer_id=form.answer.data,
            )  # fmt: skip
            return redirect(url_for("stories.one", story_id=row.id))
        except RefusedError as refusal:
            problem = f"{refusal} {refusal.remedy}"
    return _form_page(form, url_for("stories.new"), problem), UNUSABLE


@bp.get("/<int:story_id>")
@auth_required("session")
def one(story_id: int) -> str:
    """Show a story with its two cuts and where it was told."""
    told = stories.told(db.session, person().id, story_id)
    bank = tools().bank
    return render_template(
        "stories/one.html",
        told=told,
        question_of=lambda answer: practise.question_of(bank, answer).text,
        asked=[q for q in bank.questions if q.competency in told.row.competencies][:MOST_ASKED],
        competency_word=competency_word,
        place="practise",
        path_now="practise",
    )


@bp.route("/<int:story_id>/edit", methods=["GET", "POST"])
@auth_required("session")
def edit(story_id: int) -> str | Response | tuple[str, int]:
    """Change a story."""
    row = stories.get(db.session, person().id, story_id)
    form = StoryForm(obj=row if request.method == "GET" else None)
    _offer(form, row.bullets)
    action = url_for("stories.edit", story_id=story_id)
    if request.method == "GET":
        return _form_page(form, action)
    problem = _refused(form)
    if problem is None:
        try:
            stories.change(db.session, tools().bank, person().id, story_id, form.draft(), now=now())
            return redirect(url_for("stories.one", story_id=story_id))
        except RefusedError as refusal:
            problem = f"{refusal} {refusal.remedy}"
    return _form_page(form, action, problem), UNUSABLE


@bp.post("/<int:story_id>/delete")
@auth_required("session")
def delete(story_id: int) -> Response:
    """Take a story away; the next page offers to undo it."""
    row = stories.take_away(db.session, person().id, story_id, now=now())
    undo = {
        "text": f"“{row.title}” is taken off your stories.",
        "undo": url_for("stories.bring_back", story_id=row.id),
    }
    flash(undo, "done")  # type: ignore[arg-type]  # the page's frame draws a mapping as undo
    return redirect(url_for("stories.index"))


@bp.post("/<int:story_id>/undo")
@auth_required("session")
def bring_back(story_id: int) -> Response:
    """Put a story back."""
    stories.bring_back(db.session, person().id, story_id)
    return redirect(url_for("stories.one", story_id=story_id))


MOST_ASKED = 6


def _start() -> Draft:
    """Return what the page that led here knows: an answer, or a line of the resume."""
    answer_id = request.args.get("answer", type=int)
    if answer_id:
        answer = practise.get(db.session, person().id, answer_id)
        return stories.from_answer(tools().bank, answer)
    line = request.args.get("line", "")
    known = [one.text for one in stories.lines(db.session, person().id) if one.text == line]
    return Draft(title="", text="", bullets=tuple(known))


def _offer(form: StoryForm, kept: Sequence[str] = ()) -> None:
    form.competencies.choices = [
        SelectChoice(one, competency_word(one)) for one in tools().bank.competencies
    ]
    lines = dict.fromkeys([*(line.text for line in stories.lines(db.session, person().id)), *kept])
    form.bullets.choices = [SelectChoice(line, line) for line in lines]


def _refused(form: StoryForm) -> str | None:
    if form.validate():
        return None
    return next(str(error) for errors in form.errors.values() for error in errors)


def _form_page(form: StoryForm, action: str, error: str | None = None) -> str:
    return render_template(
        "stories/edit.html", form=form, action=action, error=error, place="practise",
        path_now="practise",
    )  # fmt: skip
