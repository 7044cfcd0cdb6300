"""Answer interview questions and read the review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for
from flask_security import auth_required

from app.extensions import db
from app.pages.practice import shown as shape
from app.pages.practice.forms import AnswerForm
from app.services import practice_plan, practise
from app.services.errors import RefusedError
from app.services.practice_plan import Choice
from app.wiring import now, person, tools

if TYPE_CHECKING:
    from werkzeug import Response

    from app.models import Answer
    from interview_bank import Question

bp = Blueprint("practice", __name__, url_prefix="/practice")


@bp.get("/")
@auth_required("session")
def index() -> str:
    """Choose a question: the suggested one, or by competency, level and kind."""
    bank = tools().bank
    choice = Choice(**{name: request.args.get(name) or None for name in Choice.__slots__})
    return render_template(
        "practice/index.html",
        overview=practice_plan.overview(db.session, bank, person().id, choice, now=now()),
        choice=choice,
        question_of=_question_words,
        competency_word=shape.competency_word,
        levels=shape.LEVELS,
        kinds=shape.KINDS,
        place="practise",
        path_now="practise",
    )


@bp.route("/questions/<question_id>", methods=["GET", "POST"])
@auth_required("session")
def question(question_id: str) -> str | Response | tuple[str, int]:
    """Ask one question; keep the answer with its review."""
    asked = practise.question(tools().bank, question_id)
    form = AnswerForm()
    if request.method == "GET":
        return _question_page(asked, form)
    try:
        kept = practise.answer(
            db.session,
            asked,
            form.text.data or "",
            person_id=person().id,
            seconds=form.time_taken,
            now=now(),
        )
    except RefusedError as problem:
        return _question_page(asked, form, f"{problem} {problem.remedy}"), 422
    return redirect(url_for("practice.one", answer_id=kept.id))


@bp.get("/answers/<int:answer_id>")
@auth_required("session")
def one(answer_id: int) -> str:
    """Show an answer with its review; beside the one before it where it was completed."""
    return _review_page(practise.get(db.session, person().id, answer_id))


@bp.post("/answers/<int:answer_id>/complete")
@auth_required("session")
def complete(answer_id: int) -> str | Response | tuple[str, int]:
    """Put what was said to the probe into the answer and review it again."""
    form = AnswerForm()
    said = form.text.data or ""
    try:
        kept = practise.complete(db.session, tools().bank, person().id, answer_id, said, now=now())
    except RefusedError as problem:
        row = practise.get(db.session, person().id, answer_id)
        return _review_page(row, said, f"{problem} {problem.remedy}"), 422
    return redirect(url_for("practice.one", answer_id=kept.id))


@bp.get("/answers/")
@auth_required("session")
def history() -> str:
    """List the person's answers, newest first."""
    return render_template(
        "practice/history.html",
        answers=practise.history(db.session, person().id),
        question_of=_question_words,
        place="practise",
        path_now="practise",
    )


def _question_page(asked: Question, form: AnswerForm, error: str | None = None) -> str:
    earlier = practise.history(db.session, person().id, question_id=asked.id, most=5)
    return render_template(
        "practice/question.html",
        question=asked,
        asks=shape.ASKS[asked.kind],
        aim=shape.AIMS[asked.kind],
        earlier=earlier,
        text=form.text.data,
        error=error,
        competency_word=shape.competency_word,
        levels=shape.LEVELS,
        kinds=shape.KINDS,
        place="practise",
        path_now="practise",
    )


def _review_page(row: Answer, said: str = "", error: str | None = None) -> str:
    asked = practise.question_of(tools().bank, row)
    before = practise.before(db.session, row)
    return render_template(
        "practice/review.html",
        competency_word=shape.competency_word,
        shown=shape.shown(row, asked, before=before),
        before=before and shape.shown(before, asked),
        said=said,
        error=error,
        place="practise",
        path_now="practise",
    )


def _question_words(answer: Answer) -> str:
    return practise.question_of(tools().bank, answer).text
