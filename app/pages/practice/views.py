"""Answer interview questions and read the review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for
from flask_security import auth_required

from app.extensions import db
from app.pages.practice import shown as shape
from app.pages.practice.forms import AnswerForm
from app.services import practice_plan, practice_sessions, practise, stories
from app.services.errors import RefusedError
from app.services.practice_plan import Choice
from app.services.wording import competency_word
from app.wiring import now, person, tools

if TYPE_CHECKING:
    from werkzeug import Response

    from app.models import Answer
    from app.services.practice_sessions import Sitting
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
        sittings=practice_sessions.recent(db.session, person().id),
        story_count=len(stories.all_of(db.session, person().id)),
        choice=choice,
        question_of=_question_words,
        competency_word=competency_word,
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
    form = AnswerForm(request.values)
    sitting = _sitting(form)
    if request.method == "GET":
        return _question_page(asked, form, sitting=sitting)
    said, me = form.text.data or "", person().id
    try:
        kept = practise.answer(
            db.session, asked, said, person_id=me, seconds=form.time_taken, now=now()
        )
    except RefusedError as problem:
        page = _question_page(asked, form, f"{problem} {problem.remedy}", sitting=sitting)
        return page, 422
    practise.note_how(db.session, kept, story_id=form.story.data, spoken=form.spoken.data)
    if sitting:
        practice_sessions.count_answer(db.session, kept, sitting.row.id, now=now())
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


def _sitting(form: AnswerForm) -> Sitting | None:
    """Return the sitting that the answer counts to; somebody else's is no page."""
    if not form.sitting.data:
        return None
    return practice_sessions.sitting(db.session, tools().bank, person().id, form.sitting.data)


def _question_page(
    asked: Question, form: AnswerForm, error: str | None = None, *, sitting: Sitting | None = None
) -> str:
    earlier = practise.history(db.session, person().id, question_id=asked.id, most=5)
    return render_template(
        "practice/question.html",
        question=asked,
        asks=shape.ASKS[asked.kind],
        aim=shape.AIMS[asked.kind],
        earlier=earlier,
        sitting=sitting,
        stories=stories.all_of(db.session, person().id) if asked.kind == "behavioural" else (),
        story_now=form.story.data,
        text=form.text.data,
        error=error,
        competency_word=competency_word,
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
        competency_word=competency_word,
        shown=shape.shown(row, asked, before=before),
        before=before and shape.shown(before, asked),
        said=said,
        error=error,
        sitting=row.session_id
        and practice_sessions.sitting(db.session, tools().bank, person().id, row.session_id),
        story=row.story_id and stories.get(db.session, person().id, row.story_id),
        place="practise",
        path_now="practise",
    )


def _question_words(answer: Answer) -> str:
    return practise.question_of(tools().bank, answer).text
