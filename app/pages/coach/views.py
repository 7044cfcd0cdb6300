"""What a coach sees: only what candidates share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_security import auth_required

from app.extensions import db
from app.pages.coach.forms import CommentForm
from app.services import coach_comments, coach_readings, side_by_side
from app.services.coach_comments import About
from app.services.errors import RefusedError
from app.wiring import now, person, tools

if TYPE_CHECKING:
    from werkzeug import Response

    from app.services.coach_comments import Kind

bp = Blueprint("coach", __name__, url_prefix="/coach")

TAKEN_BACK = "taken-back-comment"


@bp.get("/")
@auth_required("session")
def index() -> str:
    """Show every candidate who has let this coach in, whoever is stuck first."""
    sort = request.args.get("sort", "stuck")
    coach_readings.score_shared(db.session, tools().market, person().id)
    found = coach_readings.candidates(db.session, person().id, sort=sort, now=now())
    for one in found:
        coach_comments.note_look(db.session, one.grant.id, "summary", now=now())
    return render_template(
        "coach/index.html",
        candidates=found,
        sort=sort if sort in coach_readings.SORTS else "stuck",
        sorts=coach_readings.SORTS,
        place="coach",
    )


@bp.get("/<int:grant_id>")
@auth_required("session")
def candidate(grant_id: int) -> str:
    """Show one candidate: resume, matches, gaps and practice, each if shared."""
    return _candidate(grant_id, CommentForm())


@bp.get("/<int:grant_id>/posting/<int:posting_id>")
@auth_required("session")
def posting(grant_id: int, posting_id: int) -> str:
    """Show one posting beside the candidate's resume."""
    return _posting(grant_id, posting_id, CommentForm())


@bp.get("/<int:grant_id>/answer/<int:answer_id>")
@auth_required("session")
def answer(grant_id: int, answer_id: int) -> str:
    """Show one of the candidate's answers with its review."""
    return _answer(grant_id, answer_id, CommentForm())


@bp.post("/<int:grant_id>/comment")
@auth_required("session")
def comment(grant_id: int) -> str | Response | tuple[str, int]:
    """Leave a comment about the candidate as a whole."""
    return _commented(grant_id, About())


@bp.post("/<int:grant_id>/<any(posting, answer):kind>/<int:about_id>/comment")
@auth_required("session")
def comment_about(grant_id: int, kind: Kind, about_id: int) -> str | Response | tuple[str, int]:
    """Leave a comment about a posting or an answer."""
    return _commented(grant_id, About(kind=kind, id=about_id))


@bp.route("/<int:grant_id>/comments/<int:comment_id>", methods=["GET", "POST"])
@auth_required("session")
def edit_comment(grant_id: int, comment_id: int) -> str | Response | tuple[str, int]:
    """Change a comment."""
    row = coach_comments.own(db.session, person().id, grant_id, comment_id)
    form = CommentForm(obj=row)
    back = _place_of(grant_id, coach_comments.about_of(row))
    if form.validate_on_submit():
        try:
            coach_comments.edit(db.session, person().id, grant_id, comment_id, form.text.data)
        except RefusedError as problem:
            form.text.errors = [f"{problem} {problem.remedy}"]
        else:
            flash("Changed; the candidate sees it as new.", "done")
            return redirect(back)
    page = render_template(
        "coach/edit_comment.html", form=form, comment=row, back=back, place="coach"
    )
    return (page, 422) if form.errors else page


@bp.post("/<int:grant_id>/comments/<int:comment_id>/delete")
@auth_required("session")
def delete_comment(grant_id: int, comment_id: int) -> Response:
    """Take a comment back."""
    gone = coach_comments.delete(db.session, person().id, grant_id, comment_id)
    about = coach_comments.about_of(gone)
    session[TAKEN_BACK] = {"grant": grant_id, "kind": about.kind, "id": about.id, "text": gone.text}
    undo = {"text": "The comment is gone.", "undo": url_for("coach.undo_delete")}
    flash(undo, "done")  # type: ignore[arg-type]  # the page's frame draws a mapping as undo
    return redirect(_place_of(grant_id, about))


@bp.post("/comments/undo")
@auth_required("session")
def undo_delete() -> Response:
    """Bring the comment back that was taken back last."""
    kept = session.pop(TAKEN_BACK, None)
    if kept is None:
        flash("That can no longer be undone. Write the comment again.", "error")
        return redirect(url_for("coach.index"))
    about = About(kind=kept["kind"], id=kept["id"])
    coach_comments.write(db.session, person().id, kept["grant"], about, kept["text"], now=now())
    flash("The comment is back.", "done")
    return redirect(_place_of(kept["grant"], about))


def _commented(grant_id: int, about: About) -> str | Response | tuple[str, int]:
    form = CommentForm()
    if not form.validate_on_submit():
        return _page_about(grant_id, about, form), 422
    try:
        coach_comments.write(db.session, person().id, grant_id, about, form.text.data, now=now())
    except RefusedError as problem:
        form.text.errors = [f"{problem} {problem.remedy}"]
        return _page_about(grant_id, about, form), 422
    flash("The candidate sees your comment from now on.", "done")
    return redirect(_place_of(grant_id, about))


def _page_about(grant_id: int, about: About, form: CommentForm) -> str:
    if about.kind == "posting" and about.id is not None:
        return _posting(grant_id, about.id, form)
    if about.kind == "answer" and about.id is not None:
        return _answer(grant_id, about.id, form)
    return _candidate(grant_id, form)


def _candidate(grant_id: int, form: CommentForm) -> str:
    me = person().id
    coach_readings.score_shared(db.session, tools().market, me)
    shown = coach_readings.candidate(db.session, me, grant_id, now=now())
    coach_comments.note_look(db.session, grant_id, "overview", now=now())
    shares = shown.sharing
    return render_template(
        "coach/candidate.html",
        shown=shown,
        matches=coach_readings.matches(db.session, me, grant_id) if shares.matches else (),
        answers=coach_readings.answers(db.session, me, grant_id) if shares.practice else (),
        questions=_questions(),
        comments=coach_comments.by_coach(db.session, me, grant_id, About()),
        form=form,
        place="coach",
    )


def _posting(grant_id: int, posting_id: int, form: CommentForm) -> str:
    me = person().id
    shown = coach_readings.candidate(db.session, me, grant_id, now=now())
    reading = coach_readings.reading(db.session, tools().matcher, me, grant_id, posting_id)
    coach_comments.note_look(db.session, grant_id, "matches", now=now())
    about = About(kind="posting", id=posting_id)
    rows = side_by_side.rows(tools().matcher, reading)
    resume = reading.match.text_resume if reading.match else ""
    return render_template(
        "coach/posting.html",
        shown=shown,
        reading=reading,
        rows=rows,
        in_posting=side_by_side.pieces(reading.profile.text, side_by_side.posting_marks(rows)),
        in_resume=side_by_side.pieces(resume, side_by_side.resume_marks(rows)),
        comments=coach_comments.by_coach(db.session, me, grant_id, about),
        form=form,
        place="coach",
    )


def _answer(grant_id: int, answer_id: int, form: CommentForm) -> str:
    me = person().id
    shown = coach_readings.candidate(db.session, me, grant_id, now=now())
    row = coach_readings.answer(db.session, me, grant_id, answer_id)
    coach_comments.note_look(db.session, grant_id, "practice", now=now())
    return render_template(
        "coach/answer.html",
        shown=shown,
        answer=row,
        question=_questions().get(row.question_id),
        comments=coach_comments.by_coach(
            db.session, me, grant_id, About(kind="answer", id=answer_id)
        ),
        form=form,
        place="coach",
    )


def _questions() -> dict[str, str]:
    """Return the questions' words by their ids."""
    return {question.id: question.text for question in tools().bank.questions}


def _place_of(grant_id: int, about: About) -> str:
    if about.kind == "posting" and about.id is not None:
        return url_for("coach.posting", grant_id=grant_id, posting_id=about.id)
    if about.kind == "answer" and about.id is not None:
        return url_for("coach.answer", grant_id=grant_id, answer_id=about.id)
    return url_for("coach.candidate", grant_id=grant_id)
